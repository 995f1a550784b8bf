"""What a person asks for: words, phrases in quotation marks, beginnings with a star."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from corpus.search.abbreviations import Run, longest, other_ways, other_ways_of_types
from corpus.search.words import accented, folded, words

_PARTS = re.compile(r'["“”]([^"“”]*)["“”]|(\S+)')
_NUMBER_WORDS = frozenset({"so", "ngay"})
"""Words before a number that say nothing: Quyết định *số* 1696, *ngày* 5/4/2016."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_CAPITALS = re.compile(r"(?<![^\W_])[A-ZĐƯ]{2,}(?![^\W_])")
LONGEST = 400
"""Characters of a question that are read."""
MOST_TERMS = 40


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one behind another; of the last, with `prefix`, the beginning is enough.

    `others` are other ways of writing the same. A `quoted` term is meant as it stands.
    """

    words: Run
    prefix: bool = False
    others: tuple[Run, ...] = ()
    quoted: bool = False

    @property
    def ways(self) -> tuple[Run, ...]:
        """All ways of writing it, the asked one first."""
        return (self.words, *self.others)

    @property
    def is_number(self) -> bool:
        return self.words[0].isdigit()


@dataclass(frozen=True)
class Query:
    """A question taken apart. `text` is what was asked, `accents` its words with accents."""

    text: str
    terms: tuple[Term, ...]
    accents: frozenset[str]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for term in self.terms for word in term.words)

    @cached_property
    def has_accents(self) -> bool:
        """Whether the one who asks types accents, so that a word without them is meant bare."""
        return any(folded(word) != word for word in self.accents)

    @cached_property
    def runs(self) -> tuple[tuple[str, ...], ...]:
        """For each term its ways as they stand in words with blanks between and around.

        The longest way comes first; a beginning has no blank behind it.
        """
        return tuple(
            tuple(
                f" {' '.join(way)}" + " " * (not (term.prefix and way is term.words))
                for way in sorted(term.ways, key=len, reverse=True)
            )
            for term in self.terms
        )

    def with_words(self, better: Mapping[str, str]) -> Query:
        """The question with the words of `better` in place of those typed."""
        terms: list[Term] = []
        for term in self.terms:
            run = tuple(each for word in term.words for each in better.get(word, word).split())
            if len(run) > len(term.words) and len(term.words) == 1:
                terms += [replace(term, words=(each,)) for each in run]
            else:
                terms.append(replace(term, words=run))
        return replace(self, terms=tuple(terms))

    def without(self, position: int) -> Query:
        """The question without one of its terms."""
        return replace(self, terms=self.terms[:position] + self.terms[position + 1 :])

    def widened(self) -> Query:
        """The question with the other ways of writing what has some: UBND, Ủy ban nhân dân."""
        capitals = frozenset(folded(word) for word in _CAPITALS.findall(self.text))
        terms: list[Term] = []
        position = 0
        while position < len(self.terms):
            term, used = _widened_at(self.terms, position, capitals)
            terms.append(term)
            position += used
        return replace(self, terms=tuple(terms))


def _widened_at(terms: Sequence[Term], position: int, capitals: frozenset[str]) -> tuple[Term, int]:
    """The term at a position, or the longest run from there that has other ways; its length."""
    run: list[str] = []
    for term in terms[position : position + longest()]:
        if len(term.words) > 1 or term.prefix or term.quoted:
            break
        run.append(term.words[0])
    for size in range(len(run), 0, -1):
        words = tuple(run[:size])
        others = other_ways().get(words, ())
        if not others and (words[0] in capitals or _beside_number(terms, position, size)):
            others = other_ways_of_types().get(words, ())
        if others:
            return Term(words, others=others), size
    return terms[position], 1


def _beside_number(terms: Sequence[Term], position: int, size: int) -> bool:
    beside = (position - 1, position + size)
    return any(terms[at].is_number for at in beside if 0 <= at < len(terms))


def parse_query(text: str) -> Query:
    """Take a question apart.

    >>> [term.words for term in parse_query('"bình đẳng giới" QĐ 1696').terms]
    [('binh', 'dang', 'gioi'), ('qd',), ('1696',)]
    >>> parse_query("thư*").terms
    (Term(words=('thu',), prefix=True, others=(), quoted=False),)
    >>> parse_query("QĐ 1696").widened().terms[0].others
    (('quyet', 'dinh'),)
    """
    text = unicodedata.normalize("NFC", text)[:LONGEST]
    terms: list[Term] = []
    for phrase, word in _PARTS.findall(text):
        if phrase:
            terms += [Term(found, quoted=True)] if (found := tuple(words(phrase))) else []
        else:
            single = words(word)
            terms += [Term((each,)) for each in single[:-1]]
            terms += [Term((each,), word.endswith("*")) for each in single[-1:]]
    kept = [term for term, says in zip(terms, _telling(terms), strict=True) if says]
    return Query(text, tuple(kept[:MOST_TERMS]), accented(text))


def _telling(terms: Sequence[Term]) -> list[bool]:
    """Which terms say something: not "số" and "ngày" before a number, not "năm" before a year."""
    before = [
        len(term.words) > 1 or not is_silent(term.words[0], after.words[0])
        for term, after in pairwise(terms)
    ]
    return [*before, True][: len(terms)]


def is_silent(word: str, following: str) -> bool:
    """Whether a word says nothing before the one that follows it.

    >>> is_silent("so", "1696"), is_silent("nam", "2024"), is_silent("nam", "5")
    (True, True, False)
    """
    if word in _NUMBER_WORDS:
        return following.isdigit()
    return word == "nam" and _YEAR.fullmatch(following) is not None
