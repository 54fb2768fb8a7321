"""Verbs and nouns that tell how a level changes: one table, each verb once, with what its number is."""

from __future__ import annotations

from typing import Final

from crosscheck.values.lexer import words

# A change of level ("rose 12"): the amount behind it is by how much.
_RISING_FALLING: Final = words(
    """rise increase grow climb jump surge soar advance leap edge rally rocket swell expand balloon strengthen
    fall drop decline decrease slip slide slump plunge tumble dip shrink sink plummet weaken ease
    lower hike slash improve worsen
    """
)
# A change whose object may be counted: "lost 17", "cut 3" is no new level, "lost up to 40 trees" neither.
_TAKING: Final = words("lose shed cut add gain reduce raise boost lift trim contract widen narrow up down")
# No change of their own, but they go "from 3 to 5", "up to 3.9%".
_GOING: Final = words("go come move tick inch creep push shift revise amend change nudge")
_CARRYING: Final = words("bring take send drive")  # likewise, and their object may be counted

CHANGE_VERBS: Final = _RISING_FALLING | _TAKING
MOVING_VERBS: Final = CHANGE_VERBS | _GOING | _CARRYING  # may stand before "from A to B"
TAKING_VERBS: Final = _TAKING | _CARRYING
CHANGE_NOUNS: Final = words(
    """rise increase growth gain jump surge climb advance drop fall decline decrease slump reduction cut dip
    plunge hike raise slide improvement expansion contraction uptick downturn swing boost
    """
)


def is_change_word(lemma: str) -> bool:
    """Whether a lemma tells a change of level: "rise", "cut", "increase"."""
    return lemma in CHANGE_VERBS or lemma in CHANGE_NOUNS
