"""Claims that name who did it or where it was: one for each name in a role."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.claims.draft import Draft, Times
from crosscheck.claims.sentences import Sentence, content, label_terms
from crosscheck.language.roles import clause_of
from crosscheck.model import Kind, Mention

# A verb of saying makes its subject the speaker, not the doer.
_SPEAKERS = frozenset(("say tell add note claim state report announce write argue explain recall insist warn ").split())


def identity_drafts(sentence: Sentence, times: Times) -> Iterator[Draft]:
    """A draft for each person, and for each organization that acts, with the role that the clause gives it."""
    for mention in sentence.mentions:
        if mention.label == "person" or (mention.label == "org" and _acts(sentence, mention)):
            yield _draft(sentence, mention, Kind.IDENTITY, times)


def place_drafts(sentence: Sentence, times: Times) -> Iterator[Draft]:
    """A draft for each place that the sentence names."""
    for mention in sentence.mentions:
        if mention.label == "place":
            yield _draft(sentence, mention, Kind.PLACE, times)


def _acts(sentence: Sentence, mention: Mention) -> bool:
    for token in sentence.span:
        if mention.start <= token.idx < mention.end and token.dep_ in ("nsubj", "nsubjpass", "agent", "appos"):
            return True
        inside = mention.start <= token.idx < mention.end
        if inside and token.dep_ == "pobj" and token.head.lower_ == "by":
            return True
    return False


def _draft(sentence: Sentence, mention: Mention, kind: Kind, times: Times) -> Draft:
    clause = clause_of(sentence.span.doc, mention.start, mention.end)
    own = [t for t in sentence.span if not mention.start <= t.idx < mention.end]
    speaker = kind is Kind.IDENTITY and clause.event in _SPEAKERS
    return Draft(
        kind=kind,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        terms=content(own),
        head="speaker" if speaker else _title(sentence, mention),
        event=clause.event,
        subject=mention.entity,
        times=times,
        polarity=not clause.negated,
        modality=clause.modality,
        attribution=clause.attribution,
        reporting=clause.reporting,
    )


def _title(sentence: Sentence, mention: Mention) -> str:
    """The common noun that names the bearer's post: a title before the name, an apposition, "X is the N"."""
    doc = sentence.span.doc
    for token in sentence.span:
        if not mention.start <= token.idx < mention.end:
            continue
        for child in token.children:
            outside = not mention.start <= child.idx < mention.end
            if outside and child.dep_ in ("appos", "compound", "nmod") and child.pos_ in ("NOUN", "PROPN"):
                return child.lemma_.casefold()
        if token.dep_ == "appos" and token.head.pos_ == "NOUN":
            return token.head.lemma_.casefold()
        if token.dep_ == "nsubj" and token.head.lemma_ == "be":
            attr = next((c for c in token.head.children if c.dep_ == "attr"), None)
            if attr is not None:
                return attr.lemma_.casefold()
        if token.i > 0 and doc[token.i - 1].pos_ == "NOUN" and doc[token.i - 1].idx < mention.start:
            return doc[token.i - 1].lemma_.casefold()
    return next(iter(label_terms(sentence.labels[:1])[-1:]), "")
