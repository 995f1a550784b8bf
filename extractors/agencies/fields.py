"""Fields that follow a comma under the rank of the body before: "Sở Y tế, Tư pháp và Nội vụ"."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from extractors.agencies.pieces import Piece
from extractors.agencies.registry import Body, domains, forms, split_name
from extractors.folding import CAPITALS, fold

_SCORE = 0.9
_GAP = re.compile(rf"(?:[ ]?,|;|\s?:|[ ]và|,[ ]và)[ ](?=[{CAPITALS}])")


@dataclass(frozen=True, slots=True)
class Field:
    """A field at `text[start:end]` and the bodies of the rank that are named after it."""

    start: int
    end: int
    bodies: tuple[Body, ...]

    def piece(self, text: str) -> Piece:
        """The field as the name of a body of that rank."""
        words = text[self.start : self.end]
        name = self.bodies[0].name
        return Piece(self.start, self.end, words, self.bodies, name, "alias", _SCORE)


def field_at(rank: str, text: str, position: int) -> Field | None:
    """The next field of a list that the name before `position` began.

    >>> text = "Sở Y tế, Tư pháp và các huyện"
    >>> field = field_at("Sở", text, 7)
    >>> text[field.start : field.end]
    'Tư pháp'
    """
    known = _fields().get(rank)
    gap = _GAP.match(text, position) if known else None
    if known is None or gap is None:
        return None
    pattern, bodies = known
    match = pattern.match(fold(text[gap.end() : gap.end() + 60]))
    if match is None:
        return None
    return Field(gap.end(), gap.end() + match.end(), bodies[_plain(match[0])])


@cache
def _fields() -> dict[str, tuple[re.Pattern[str], dict[str, tuple[Body, ...]]]]:
    """For each rank a pattern of its fields and the bodies of each."""
    by_rank: defaultdict[str, dict[str, tuple[Body, ...]]] = defaultdict(dict)
    for form in forms():
        rank, field = split_name(form.bodies[0].name)
        if field and form.text.startswith(f"{rank} ") and rank in ("Sở", "Bộ", "Phòng"):
            by_rank[rank].setdefault(fold(form.text[len(rank) + 1 :]), form.bodies)
    return {rank: (_pattern(fields), _by_words(fields)) for rank, fields in by_rank.items()}


def _pattern(fields: dict[str, tuple[Body, ...]]) -> re.Pattern[str]:
    spelled = sorted(fields, key=len, reverse=True)
    gap = r"(?:\\s?[-–,&]\\s?|\\svà\\s|\\s)"
    joined = "|".join(
        re.sub(r"(?:\\ (?:\\-|và|\\&)\\ |,?\\ )", gap, re.escape(each)) for each in spelled
    )
    return re.compile(rf"(?:{joined})(?!\w)")


def _by_words(fields: dict[str, tuple[Body, ...]]) -> dict[str, tuple[Body, ...]]:
    by_words: dict[str, tuple[Body, ...]] = {}
    for field, bodies in fields.items():
        by_words.setdefault(_plain(field), bodies)
    return by_words


def _plain(field: str) -> str:
    return " ".join(word for word in re.findall(r"\w+", field) if word != "và")


_NO_FIELDS = ("Tòa án nhân dân", "Kiểm sát nhân dân", "Kiểm sát", "Ngân hàng", "Giáo dục")
"""Sectors that are no fields of departments."""


def read_sector(text: str, position: int) -> tuple[str, int]:
    """The sector named at `position`, behind "ngành", and where it ends; empty if none is.

    >>> read_sector("Hội đồng ngành Tư pháp họp", 15), read_sector("Ban ngành YT", 10)
    (('Tư pháp', 22), ('Y tế', 12))
    """
    named, short = _sectors()
    match = named.match(fold(text[position : position + 60]))
    if match is not None:
        end = position + match.end()
        return text[position:end], end
    letters = _LETTERS.match(text, position)
    sector = short.get(letters[0]) if letters else None
    return (sector, letters.end()) if letters and sector else ("", position)


_LETTERS = re.compile(rf"[{CAPITALS}&\-]{{2,12}}(?!\w)")


@cache
def _sectors() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all sectors in full, and what the short forms that mean one stand for."""
    fields = domains()
    named = sorted({fold(each) for each in (*fields, *_NO_FIELDS)}, key=len, reverse=True)
    meanings: defaultdict[str, list[str]] = defaultdict(list)
    for field, aliases in fields.items():
        for alias in aliases:
            meanings[alias].append(field)
    short = {alias: same[0] for alias, same in meanings.items() if len(same) == 1}
    return re.compile(rf"(?:{'|'.join(map(re.escape, named))})(?!\w)"), short
