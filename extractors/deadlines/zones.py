"""Where a document says when: the operative parts, and in them the places that hold a time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.deadlines.words import words
from extractors.folding import fold
from schemas import Block, BlockKind, Cell, Document, Part, Table
from schemas.quick import quick

_LABEL = re.compile(
    r"(?P<words>(?:[Dd]ự kiến )?(?:[Tt]hời|[Tt]iến|[Hh]ạn|[Hh]oàn|[Ll][ịộ]|[Mm]ốc|[Kk]ỳ|[Nn]gày)"
    r"[^:.;()\n]{1,45}):"
)
_ZONE_END = re.compile(r"[;\n]|\.(?=\s|$)")
_BRACKET = re.compile(r"\((?=(?:[Tt]háng|[Qq]u[ýí]|[Nn]ăm|0?6 tháng|[Tt]ừ|[Tt]rong) )")
_OPENING = re.compile(
    r"\s*(?:(?:[Nn]gày|[Ss]áng|[Cc]hiều|[Tt]ối)\s[^\n]{0,40}"
    r"|(?:[Tt]háng|[Qq]u[ýí]|[Nn]ăm|[Ss]áu|0?6)\s[^\n:.,;]{1,40}(?=:|$))"
)
_GROUP_LABEL = re.compile(r"\s*(?:[IVX]{1,5}|[0-9]{1,2})[.)/]\s*")
_FIRST = 12
_BASIS = re.compile(r"\s*(?:Căn cứ|Thực hiện|Thi hành|Xét|Theo|Triển khai|Tiếp theo|Trên cơ sở)\b")
_NOT_OPERATIVE = (Part.LETTERHEAD, Part.TITLE, Part.RECIPIENTS, Part.SIGNATURE)
_SILENT_KINDS = (BlockKind.FURNITURE, BlockKind.FOOTNOTE)


@quick
@dataclass(frozen=True, slots=True)
class Place:
    """A range that holds a time; of a `limit` ("Thời hạn: …") a day is the last one."""

    start: int
    end: int
    limit: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Zone:
    """A range to be read. `times` are the places in it that hold a time.

    In a `silent` one recurring words count for nothing (purposes, facts), in a `strict` one only
    what is to be done before a time (the preamble, where letters give orders).
    """

    start: int
    end: int
    times: tuple[Place, ...] = ()
    silent: bool = False
    strict: bool = False

    def is_time(self, offset: int) -> bool:
        return any(place.start <= offset < place.end for place in self.times)

    def opens_time(self, offset: int) -> bool:
        """Whether it stands first in a place of time."""
        return any(place.start <= offset < place.start + _FIRST for place in self.times)

    @property
    def is_all_time(self) -> bool:
        """Whether the zone is nothing but a time: a cell of a column of times."""
        return any((place.start, place.end) == (self.start, self.end) for place in self.times)

    def is_limit(self, offset: int) -> bool:
        """Whether a day there is the last one."""
        return any(place.limit and place.start <= offset < place.end for place in self.times)


def find_zones(document: Document, anchors: Sequence[int]) -> Iterator[Zone]:
    """The ranges of the operative parts, in order; in tables cell by cell, by their heads.

    Only blocks that one of the `anchors` (sorted offsets) stands in are looked into.
    """
    silent: set[int] = set()
    for index, block in enumerate(document.blocks):
        if block.parent in silent or _is_silent(document, block):
            silent.add(index)
        place = bisect_left(anchors, block.start)
        if place == len(anchors) or anchors[place] >= block.end:
            continue
        if block.kind in _SILENT_KINDS or block.part in _NOT_OPERATIVE:
            continue
        if block.part is Part.PREAMBLE:
            if not _BASIS.match(document.text, block.body):
                yield Zone(block.body, block.end, silent=True, strict=True)
        elif block.table is not None:
            yield from _cells(document, block.table)
        else:
            yield _zone(document.text, block, index in silent)


def _is_silent(document: Document, block: Block) -> bool:
    if block.kind is not BlockKind.HEADING:
        return False
    return words().silent.match(fold(document.text[block.body : block.end]).lstrip()) is not None


def _zone(text: str, block: Block, silent: bool) -> Zone:
    times = list(_labelled(text, block.body, block.end))
    opening = _OPENING.match(text, block.body, block.end)
    if opening is not None:
        times.append(Place(*opening.span()))
    for bracket in _BRACKET.finditer(text, block.body, block.end):
        close = text.find(")", bracket.end(), block.end)
        times.append(Place(bracket.end(), close if close > 0 else block.end))
    return Zone(block.body, block.end, tuple(times), silent)


def _labelled(text: str, start: int, end: int) -> Iterator[Place]:
    """What follows "Thời gian …:" and its like, up to the end of the sentence."""
    last = text.rfind(":", start, end) + 1
    for label in _LABEL.finditer(text, start, last):
        folded = fold(label["words"])
        if words().times.match(folded):
            close = _ZONE_END.search(text, label.end(), end)
            stop = end if close is None else close.start()
            yield Place(label.end(), stop, words().limits.match(folded) is not None)


def _cells(document: Document, table: Table) -> Iterator[Zone]:
    """The cells of a column of times, and the others of a table that assigns tasks."""
    heads = _heads(document, table)
    assigns = any(words().task_heads.match(head) for head in heads.values()) and not any(
        words().figure_heads.match(head) for head in heads.values()
    )
    below = max(1, table.header_rows)
    timed = {column: head for column, head in heads.items() if words().times.match(head)}
    groups = _group_rows(table) if assigns else frozenset()
    for cell in table.cells:
        if cell.row < below or cell.start == cell.end:
            continue
        head = timed.get(cell.column)
        if head is not None:
            limit = words().limits.match(head) is not None
            yield Zone(cell.start, cell.end, (Place(cell.start, cell.end, limit),))
        elif assigns:
            text = document.text
            label = _GROUP_LABEL.match(text, cell.start, cell.end)
            start = cell.start if label is None else label.end()
            if cell.row in groups and (opening := _OPENING.fullmatch(text, start, cell.end)):
                yield Zone(cell.start, cell.end, (Place(*opening.span()),))
            else:
                yield Zone(cell.start, cell.end, tuple(_labelled(text, cell.start, cell.end)))


def _group_rows(table: Table) -> frozenset[int]:
    """The rows that hold one cell of words: the title of the rows below them."""
    filled = Counter(cell.row for cell in table.cells if cell.start < cell.end)
    return frozenset(row for row, cells in filled.items() if cells == 1)


def _heads(document: Document, table: Table) -> dict[int, str]:
    """The folded words over each column; a head of two rows is read from the top down."""
    heads: dict[int, str] = {}
    below = max(1, table.header_rows)
    for cell in table.cells:
        if cell.row < below:
            for column in range(cell.column, cell.column + cell.column_span):
                heads[column] = f"{heads.get(column, '')} {_words(document, cell)}".strip()
    return heads


def _words(document: Document, cell: Cell) -> str:
    return " ".join(fold(document.text[cell.start : cell.end]).split())
