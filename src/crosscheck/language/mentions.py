"""Where names stand in a text: the pipeline's entities, mended and extended by runs of capitalised words.

The statistical recognizer knows famous names; reports are full of others. A run of capitalised words with its small
words ("Gazeta e Malësisë", "Ministry of Science") and its type noun ("Velmora dam") is a name whatever the recognizer
says, so the two are put together here. Which thing a name is, is settled later over the whole audit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from crosscheck.language.casing import Casing, titled
from crosscheck.language.evidence import NAME_LABELS, role_of, votes
from crosscheck.language.forms import fold, singular
from crosscheck.language.tables import given_names, kind_of, states, type_nouns, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VALUE_LABELS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
_HYPHENS = frozenset("-‐‑")
# A recognizer's span may join runs over these words: "Monument to Sailors and Pilots".
_SPANNED = frozenset({"to", "and", "for", "with"})


@dataclass(frozen=True)
class Found:
    """A name as it stands in one part. Tokens first..last inclusive.

    title     the title words before it, folded, outermost first
    type_noun the common noun that ends it ("airport"), "" where none does
    alias     what stands in brackets between the name and its type noun
    sentence  index of its sentence in the part
    role      subject (of the main clause), clause (subject of another), object, possessor or other
    glue      the words between the name before and this one where they are at most two, else "."
    votes     how much speaks for each label
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    title: tuple[str, ...] = ()
    type_noun: str = ""
    alias: str = ""
    sentence: int = 0
    role: str = "other"
    glue: str = "."
    votes: Mapping[str, float] = field(default_factory=dict)


class Finder:
    """Finds the names of one part; made anew for each part."""

    def __init__(self, doc: Doc, case: Casing) -> None:
        self.doc = doc
        self.case = case
        self.tokens: list[Token] = list(doc)
        self.texts = [t.text for t in self.tokens]
        self.folded = [fold(t) for t in self.texts]
        self.entity = [t.ent_type_ for t in self.tokens]
        self.shouted = doc.text.isupper()
        self.headline = titled(doc)
        self.starts: list[int] = []
        self.sentence_of: list[int] = []
        for n, sentence in enumerate(doc.sents):
            self.starts.append(sentence.start)
            self.sentence_of.extend([n] * (sentence.end - sentence.start))
        self.name = [self._name_like(i) for i in range(len(self.tokens))]

    def _name_like(self, i: int) -> bool:
        text = self.texts[i]
        if not text[:1].isalpha() or not (text[0].isupper() or any(c.isupper() for c in text[1:3])):
            return False
        word = self.folded[i]
        label = self.entity[i]
        named = label in NAME_LABELS
        if word in words("names", "not_names"):
            return label == "PERSON" and self._in_span(i)
        if label in _VALUE_LABELS and not states().state(word):
            return False
        if text.isupper() and len(text) > 1 and not self.shouted:
            return True
        lowered = text.casefold()
        if self.shouted:
            return self.case.proper(lowered) or (named and not self.case.common(lowered))
        if self._opens(i) or self.headline:
            if self.case.common(lowered):
                return self.tokens[i].pos_ == "PROPN" and (
                    (label == "PERSON" and self._in_span(i)) or (named and not self._opens(i))
                )
            if named or self.case.proper(lowered) or states().state(word):
                return True
            return self._leads(i)
        if self.tokens[i].pos_ in ("PROPN", "NOUN", "ADJ", "X", "VERB", "ADV"):
            return True
        return named

    def _opens(self, i: int) -> bool:
        """Whether a token opens a sentence, a line, a quotation or a list item, where any word is capitalised."""
        if i == 0 or i in self.starts:
            return True
        before = self.tokens[i - 1]
        return before.is_quote or before.text in ("•", ":", "–", "—", "|", "*", "·", "(", "/", "…", ".", "▶")

    def _in_span(self, i: int) -> bool:
        """Whether a token is one of several that the recognizer takes for one name."""
        after = i + 1 < len(self.tokens) and self.tokens[i + 1].ent_iob_ == "I"
        return after or self.tokens[i].ent_iob_ == "I"

    def _leads(self, i: int) -> bool:
        """Whether a capitalised word follows an opening word, so that the two may be one name."""
        j = i + 1
        if j >= len(self.tokens) or not self.texts[j][:1].isupper() or self.entity[j] in _VALUE_LABELS:
            return False
        return self.tokens[i].pos_ == "PROPN" or (self.tokens[i].pos_ == "ADJ" and self.tokens[j].pos_ == "PROPN")

    # -- runs ---------------------------------------------------------------------------------------------------

    def runs(self) -> list[tuple[int, int]]:
        """Maximal runs of name words with the small words between them, as inclusive token pairs."""
        found: list[tuple[int, int]] = []
        i, n = 0, len(self.tokens)
        while i < n:
            if not self.name[i]:
                i += 1
                continue
            last = i
            while True:
                step = self._next(i, last)
                if step is None:
                    break
                last = step
            found.append((i, last))
            i = last + 1
        return found

    def _next(self, first: int, last: int) -> int | None:
        """The next name word of the run that ends at `last`, over small words; None where the run ends."""
        n = len(self.tokens)
        j = last + 1
        if j >= n:
            return None
        spaced = bool(self.tokens[last].whitespace_)
        if self.name[j]:
            if last > first and self._person_after_body(last, j):
                return None
            cut = self.entity[last] and self.tokens[j].ent_iob_ == "B" and self._cut(first, last, j)
            return None if cut else j
        if self.texts[j] in _HYPHENS and not spaced and not self.tokens[j].whitespace_ and j + 1 < n:
            return j + 1 if self.name[j + 1] or self._tail(j + 1) else None
        if self.texts[j] == "." and len(self.texts[last]) == 1 and j + 1 < n and self.name[j + 1]:
            return j + 1
        if self.texts[j] in ("’s", "'s", "’", "'"):
            return j + 1 if j + 1 < n and self.name[j + 1] and self._same_entity(last, j + 1) else None
        small = words("names", "connectors")
        k = j
        while k < n and k - j < 2 and self.folded[k] in small:
            k += 1
        if k == j or k >= n or not self.name[k] or self._opens(k):
            return self._spanned(last, j)
        return k if self._joins(first, last, j, k) else None

    def _person_after_body(self, last: int, j: int) -> bool:
        """Whether a body's name ends at `last` and a person's begins: "Trade Council Anna Berg"."""
        if kind_of(singular(self.folded[last])) != "org" or j + 1 >= len(self.tokens) or not self.name[j + 1]:
            return False
        return self.entity[j] == "PERSON" or self.folded[j] in given_names()

    def _tail(self, j: int) -> bool:
        """A lower-case member of a hyphened name: the "un" of "Kim Jong-un"."""
        token = self.tokens[j]
        return token.is_alpha and len(token) <= 5 and self.entity[j] == "PERSON" and token.ent_iob_ == "I"

    def _spanned(self, last: int, j: int) -> int | None:
        ok = self.folded[j] in _SPANNED and j + 1 < len(self.tokens) and self.name[j + 1]
        return j + 1 if ok and self._same_entity(last, j + 1) and self.entity[last] != "PERSON" else None

    def _same_entity(self, i: int, j: int) -> bool:
        if self.entity[i] not in ("ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW", "LOC"):
            return False
        return all(self.tokens[k].ent_iob_ == "I" for k in range(i + 1, j + 1))

    def _cut(self, first: int, last: int, j: int) -> bool:
        """Whether the recognizer's border between two words of a run is to be believed."""
        before, after = self.entity[last], self.entity[j]
        if before == "NORP" or states().state(self.folded[last]):
            return after == "PERSON"
        return after == "PERSON" and before in ("ORG", "GPE", "LOC") and last > first

    def _joins(self, first: int, last: int, j: int, k: int) -> bool:
        """Whether the small words j..k-1 hold one name together."""
        small = self.folded[j]
        if self._same_entity(last, k) and (small != "in" or self.entity[last] == "WORK_OF_ART"):
            return True
        if small in ("of", "for"):
            head = singular(self.folded[last])
            if head in words("names", "titles") and head not in type_nouns():
                return False
            return head in type_nouns() or (small == "of" and self.folded[k] in type_nouns())
        if small in ("and", "on", "upon", "in", "the", "an", "am", "i"):
            return False
        # Foreign particles ("Hospital de la Rosa", "Gazeta e Malësisë", "Ursula von der Leyen").
        return self.texts[j].islower()

    # -- from runs to names -------------------------------------------------------------------------------------

    def names(self) -> list[Found]:
        """All names of the part, in order; names inside names come after the longer one."""
        found: list[Found] = []
        skip = -1
        for first, last in self.runs():
            if first <= skip:
                continue
            for a, b, title in self._parts(first, last):
                name = self._name(a, b, title)
                if name is None:
                    continue
                found.append(name)
                skip = max(skip, name.last)
                if (name.last > b or kind_of(name.type_noun) == "work") and (inner := self._inner(a, b)) is not None:
                    found.append(inner)
        return [self._glued(found, i) for i in range(len(found))]

    def _glued(self, found: list[Found], i: int) -> Found:
        """The name with what stands between it and the name before."""
        before = next((f for f in reversed(found[:i]) if f.last < found[i].first), None)
        if before is None or found[i].first - before.last > 3:
            return found[i]
        return replace(found[i], glue=" ".join(self.texts[before.last + 1 : found[i].first]).casefold())

    def _parts(self, first: int, last: int) -> list[tuple[int, int, tuple[str, ...]]]:
        """A run cut into names: what stands before a title, and what stands after it."""
        titles = words("names", "titles")
        at = -1
        if singular(self.folded[last]) in titles and states().state(" ".join(self.folded[first:last])):
            return [(first, last - 1, ())]
        for i in range(first, last):
            if self.folded[i] in titles and self.folded[i + 1] not in titles and not self._type_at(i, last):
                if self.folded[i + 1] in words("names", "connectors") or self.texts[i + 1] in _HYPHENS:
                    continue
                at = i
        if at < 0 or self._names_body(first, last):
            return [] if all(self.folded[i] in titles for i in range(first, last + 1)) else [(first, last, ())]
        start = at
        while start > first and (self.folded[start - 1] in titles or self.texts[start - 1] in (".", "-", "and")):
            start -= 1
        title = tuple(w for w in self.folded[start : at + 1] if w)
        parts: list[tuple[int, int, tuple[str, ...]]] = []
        before = start - 1
        while before >= first and not self.name[before]:
            before -= 1
        if before >= first:
            parts.append((first, before, ()))
        after = at + 1
        if self.texts[after] == "." and after < last:
            after += 1
        parts.append((after, last, title))
        return parts

    def _type_at(self, i: int, last: int) -> bool:
        """Whether a title word at i belongs to a longer type name ("Party", "Home Affairs Committee")."""
        return self.folded[i] in ("party", "state", "home") and self.folded[last] in type_nouns()

    def _names_body(self, first: int, last: int) -> bool:
        """Whether a run with title words in it names a body or a place all the same: "King Street"."""
        end = singular(self.folded[last])
        return end in type_nouns() and end not in words("names", "titles") and self.entity[last] != "PERSON"

    def _inner(self, a: int, b: int) -> Found | None:
        while b > a and (singular(self.folded[b]) in type_nouns() or not self.name[b]):
            b -= 1
        if singular(self.folded[b]) in type_nouns():
            return None
        return self._build(a, b, b, (), "")

    def _name(self, a: int, b: int, title: tuple[str, ...]) -> Found | None:
        while a <= b and (not self.name[a] or self.folded[a] in ("the", "a", "an")):
            a += 1
        if a > b:
            return None
        last = b
        alias = ""
        type_noun = singular(self.folded[b]) if b > a else ""
        if type_noun not in type_nouns() or type_noun in words("names", "legal_forms"):
            type_noun = ""
        if not title and not type_noun:
            closing = self._parenthesis(b)
            after = closing + 1 if closing else b + 1
            noun = self._type_noun(a, b, after)
            if noun:
                last, type_noun = after, noun
                if closing:
                    alias = self.doc[b + 2 : closing].text
        return self._build(a, b, last, title, type_noun, alias)

    def _parenthesis(self, b: int) -> int:
        """The closing bracket of a short parenthesis of names right after a name; 0 where there is none."""
        if b + 2 >= len(self.tokens) or self.texts[b + 1] != "(" or not self.name[b + 2]:
            return 0
        for j in range(b + 3, min(b + 9, len(self.tokens))):
            if self.texts[j] == ")":
                return j
            if not (self.name[j] or self.texts[j] in _HYPHENS):
                return 0
        return 0

    def _type_noun(self, a: int, b: int, j: int) -> str:
        """The lower-case type noun at j that completes a name ("dam" of "Velmora dam"); "" where none does."""
        if j >= len(self.tokens) or not self.texts[j].islower() or not self.tokens[b].whitespace_:
            return ""
        word = self.folded[j]
        if word not in words("names", "completing") or self.tokens[j].pos_ not in ("NOUN", "PROPN"):
            return ""
        if self.entity[b] == "PERSON" and b > a and "-" not in self.texts[a : b + 1]:
            return ""
        # A compound goes on ("Kodra village council"); its head is not this noun.
        if j + 1 < len(self.tokens) and self.tokens[j].dep_ == "compound" and self.tokens[j].head.i > j:
            return ""
        adjective = fold(self.doc[a : b + 1].text) in states().adjectives
        return "" if adjective else word

    def _build(
        self, a: int, b: int, last: int, title: tuple[str, ...], type_noun: str, alias: str = ""
    ) -> Found | None:
        span = self.doc[a : last + 1]
        text = span.text
        if last == a and (len(text) < 2 or not text[0].isalpha() or self._bare_type(a)):
            return None
        head = self.tokens[b]
        while a <= head.head.i <= last and head.head.i != head.i:
            head = head.head
        return Found(
            first=a,
            last=last,
            start=span.start_char,
            end=span.end_char,
            text=text,
            title=title,
            type_noun=type_noun,
            alias=alias,
            sentence=self.sentence_of[a] if a < len(self.sentence_of) else 0,
            role=role_of(head),
            votes=votes(
                self.tokens,
                self.folded,
                (a, b, last),
                head,
                titled=bool(title),
                type_noun=type_noun,
                shouted=self.shouted,
            ),
        )

    def _bare_type(self, a: int) -> bool:
        """Whether a lone capitalised word only says what sort of thing is meant: "the Board", "our Party"."""
        if singular(self.folded[a]) not in type_nouns() and self.folded[a] not in words("names", "titles"):
            return False
        return a == 0 or self.tokens[a - 1].dep_ in ("det", "poss") or self._opens(a) or not self.entity[a]
