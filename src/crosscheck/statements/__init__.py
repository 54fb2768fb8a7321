"""Two statements about one subject: whether they meet, clash, or speak of different things.

Here the subject is given, so no gate is needed for it. What is left is to line up the values of the two texts by what
they count and time, to read their bounds as strictly as the words do ("more than 380" excludes 359), and to see
whether one statement denies what the other says.
"""

from __future__ import annotations

from crosscheck.statements.judging import Comparison, compare

__all__ = ["Comparison", "compare"]
