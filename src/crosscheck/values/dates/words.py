"""Tables of the words that dates are made of. Keys are lower case; apostrophes are straight."""

from __future__ import annotations

from typing import Final

_MONTHS = (
    ("january", "jan"),
    ("february", "feb", "febr"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}

_WEEKDAYS = (
    ("monday", "mon"),
    ("tuesday", "tue", "tues"),
    ("wednesday", "wed", "weds"),
    ("thursday", "thu", "thur", "thurs"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
WEEKDAYS: Final = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
WEEKDAY_NAMES: Final = tuple(names[0].capitalize() for names in _WEEKDAYS)
MONTH_NAMES: Final = ("", *(names[0].capitalize() for names in _MONTHS))

# Words that are a month or weekday only in the right company ("may" the verb, "sun" the star).
WEAK_MONTHS: Final = frozenset(("may", "march", "mar", "jan", "dec", "sep", "jun", "august"))
WEAK_WEEKDAYS: Final = frozenset(("mon", "wed", "sat", "sun", "fri", "thu", "tue"))

# Seasons by the codes of ISO 8601-2 (21 spring .. 24 winter), northern hemisphere, meteorological months.
SEASONS: Final = {
    "spring": 21,
    "springtime": 21,
    "summer": 22,
    "summertime": 22,
    "autumn": 23,
    "fall": 23,
    "winter": 24,
}

UNITS: Final = {
    "second": "second",
    "seconds": "second",
    "minute": "minute",
    "minutes": "minute",
    "min": "minute",
    "mins": "minute",
    "hour": "hour",
    "hours": "hour",
    "day": "day",
    "days": "day",
    "night": "day",
    "nights": "day",
    "week": "week",
    "weeks": "week",
    "fortnight": "fortnight",
    "fortnights": "fortnight",
    "weekend": "weekend",
    "weekends": "weekend",
    "month": "month",
    "months": "month",
    "quarter": "quarter",
    "quarters": "quarter",
    "year": "year",
    "years": "year",
    "decade": "decade",
    "decades": "decade",
    "century": "century",
    "centuries": "century",
}
UNIT_WORDS: Final = {**UNITS, "workweek": "week"}
SUBDAY: Final = frozenset(("second", "minute", "hour"))

DAYPARTS: Final = {
    "morning": "morning",
    "mornings": "morning",
    "forenoon": "morning",
    "afternoon": "afternoon",
    "afternoons": "afternoon",
    "evening": "evening",
    "evenings": "evening",
    "night": "night",
    "nightfall": "evening",
    "dawn": "dawn",
    "daybreak": "dawn",
    "sunrise": "dawn",
    "dusk": "dusk",
    "sunset": "dusk",
    "lunchtime": "midday",
    "teatime": "afternoon",
    "overnight": "night",
}
# Parts of the day that are written in one word, where "mid-afternoon" is three.
MID_DAYPARTS: Final = {"midmorning": "morning", "midafternoon": "afternoon"}

PARTS: Final = {
    "early": "early",
    "earlier": "early",
    "mid": "mid",
    "late": "late",
    "later": "late",
}
PART_NOUNS: Final = {
    "start": "early",
    "beginning": "early",
    "outset": "early",
    "onset": "early",
    "opening": "early",
    "dawn": "early",
    "turn": "early",
    "middle": "mid",
    "midst": "mid",
    "height": "mid",
    "end": "late",
    "close": "late",
    "ending": "late",
    "remainder": "late",
    "rest": "late",
    "remaining": "late",
    "course": "",
    "whole": "",
}

CARDINALS: Final = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {
    word: 10 * number
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}

ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        1,
    )
} | {
    word: 10 * number
    for number, word in enumerate(
        [
            "twentieth",
            "thirtieth",
            "fortieth",
            "fiftieth",
            "sixtieth",
            "seventieth",
            "eightieth",
            "ninetieth",
            "hundredth",
        ],
        2,
    )
}
ORDINAL_SUFFIXES: Final = frozenset(("st", "nd", "rd", "th"))
HALVES_OF_YEAR: Final = {"first": 1, "1st": 1, "opening": 1, "second": 2, "2nd": 2, "latter": 2, "last": 2}

DECADE_WORDS: Final = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}

# How "last", "next" and their kin point: -1 back, 0 the one we are in, 1 ahead; "that" and "same" at what was told.
MODIFIERS: Final = {
    "this": 0,
    "current": 0,
    "present": 0,
    "last": -1,
    "latest": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "next": 1,
    "following": 1,
    "coming": 1,
    "upcoming": 1,
    "forthcoming": 1,
    "ensuing": 1,
    "succeeding": 1,
    "subsequent": 1,
    "same": 0,
    "that": 0,
    "very": 0,
}
TOLD_MODIFIERS: Final = frozenset(
    ("following", "previous", "preceding", "prior", "ensuing", "succeeding", "subsequent", "same", "that")
)

DAY_WORDS: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "tmrw": 1, "overnight": 0}

VAGUE: Final = frozenset(
    ("now", "currently", "recently", "recent", "nowadays", "presently", "lately", "moment", "future", "past", "present")
)

# What a business reports for a part of its year.
FIGURES: Final = frozenset(
    """net profit profits earnings earned revenue revenues turnover sales income loss losses results dividend pretax
    output exports imports production shipments gdp ebitda takings receipts deliveries""".split()
)

EVENT_NOUNS: Final = frozenset(
    [
        "cup",
        "games",
        "olympics",
        "olympiad",
        "championship",
        "championships",
        "open",
        "grand",
        "prix",
        "festival",
        "expo",
        "election",
        "elections",
        "census",
        "conference",
        "congress",
        "summit",
        "marathon",
        "tour",
        "final",
        "finals",
        "world",
        "euro",
        "eurovision",
        "regatta",
        "rally",
        "season",
        "edition",
        "class",
        "forum",
        "biennale",
    ]
)
HEDGES: Final = frozenset(
    ("about", "around", "circa", "c", "ca", "roughly", "approximately", "nearly", "almost", "approx")
)
