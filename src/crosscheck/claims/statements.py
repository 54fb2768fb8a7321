"""Claims that something happened or did not: one for each sentence that states an event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crosscheck.claims.draft import Draft, Times
from crosscheck.claims.sentences import Sentence, content
from crosscheck.language.roles import clause_of
from crosscheck.language.tables import words
from crosscheck.model import BlockKind, Kind

if TYPE_CHECKING:
    from spacy.tokens import Token


def polarity_drafts(sentence: Sentence, times: Times) -> Iterator[Draft]:
    """A draft for the statement that a sentence makes, with its main verb as the words of the value.

    A row counts where it has a verb or a yes/no answer; a title without a verb is no statement.
    """
    root = _statement(sentence)
    if root is None:
        return
    clause = clause_of(sentence.span.doc, root.idx, root.idx + len(root))
    verb = root.lemma_.casefold()
    if clause.event and clause.reporting == verb and verb in words("roles", "denying"):
        verb = clause.event  # "denied that it was signed" says "not sign"
    yield Draft(
        kind=Kind.POLARITY,
        start=root.idx,
        end=root.idx + len(root),
        text=f"not {verb}" if clause.negated else verb,
        terms=content(sentence.span),
        event=clause.event or verb,
        subject=sentence.filler(clause.agent),
        object=sentence.filler(clause.patient),
        times=times,
        polarity=not clause.negated,
        modality=clause.modality,
        attribution=clause.attribution,
        reporting=clause.reporting,
    )


def _statement(sentence: Sentence) -> Token | None:
    root = sentence.span.root
    if root.pos_ in ("VERB", "AUX"):
        return root
    if sentence.block is BlockKind.ROW:
        return root if root.is_alpha else None
    return next((t for t in sentence.span if t.pos_ in ("VERB", "AUX")), None)
