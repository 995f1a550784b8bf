"""What a person asks for: words, phrases in quotation marks, beginnings with a star."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import zip_longest

from corpus.search.words import accented, folded, words

_PARTS = re.compile(r'["“”]([^"“”]*)["“”]|(\S+)')
_NUMBER_WORDS = frozenset({"so", "ngay"})
"""Words between a type and its number that say nothing: Quyết định *số* 1696."""
LONGEST = 400
"""Characters of a question that are read."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one behind another; of the last, with `prefix`, the beginning is enough."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question taken apart. `text` is what was asked, `accents` its words with accents."""

    text: str
    terms: tuple[Term, ...]
    accents: frozenset[str]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for term in self.terms for word in term.words)

    @property
    def has_accents(self) -> bool:
        """Whether the one who asks types accents, so that a word without them is meant bare."""
        return any(folded(word) != word for word in self.accents)

    def with_words(self, better: dict[str, str]) -> Query:
        """The question with the words of `better` in place of those typed."""
        terms = (replace(t, words=tuple(better.get(w, w) for w in t.words)) for t in self.terms)
        return replace(self, terms=tuple(terms))


def parse_query(text: str) -> Query:
    """Take a question apart.

    >>> [term.words for term in parse_query('"bình đẳng giới" QĐ 1696').terms]
    [('binh', 'dang', 'gioi'), ('qd',), ('1696',)]
    >>> parse_query("thư*").terms
    (Term(words=('thu',), prefix=True),)
    """
    text = unicodedata.normalize("NFC", text)[:LONGEST]
    terms: list[Term] = []
    for phrase, word in _PARTS.findall(text):
        if phrase:
            terms += [Term(found)] if (found := tuple(words(phrase))) else []
        else:
            single = words(word)
            terms += [Term((each,)) for each in single[:-1]]
            terms += [Term((each,), word.endswith("*")) for each in single[-1:]]
    return Query(text, tuple(_without_number_words(terms)), accented(text))


def _without_number_words(terms: list[Term]) -> list[Term]:
    return [
        term
        for term, following in zip_longest(terms, terms[1:])
        if not (
            following is not None
            and len(term.words) == 1
            and term.words[0] in _NUMBER_WORDS
            and following.words[0].isdigit()
        )
    ] or terms
