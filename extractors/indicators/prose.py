"""Indicators from sentences: figures that set a measurable outcome for the plan."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.folding import fold
from extractors.grounding import locate
from extractors.indicators.clauses import Clause, name_of, read_clauses, words_before
from extractors.indicators.columns import head_rule
from extractors.indicators.context import annex_titles, first_blocks
from extractors.indicators.evidence import names_of_titles
from extractors.indicators.lexicon import SectionKind, Veto, lexicon, section_kind
from extractors.indicators.measures import Measure
from extractors.indicators.periods import period_of
from extractors.indicators.series import series_key
from extractors.indicators.values import parse_value
from schemas import (
    Block,
    BlockKind,
    Document,
    Header,
    Indicator,
    IndicatorValue,
    Part,
    Table,
)

_MARKS = (
    "%", "phần trăm", "Ít nhất", "ít nhất", "Tối thiểu", "tối thiểu", "Phấn đấu", "phấn đấu",
    "Không dưới", "không dưới",
)  # fmt: skip
"""What tells that a block may hold a target: a share, or a word of a least amount."""
_SPOKEN = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING})
_OPERATIVE = frozenset({Part.BODY, Part.ANNEX})
_OPENING_TIME = re.compile(
    r"\s*(?:[-–+•*]\s*|\(?\w{1,3}[.)]\s*)?"
    r"(?:[Đđ]ến|[Tt]rong|[Vv]ào|[Hh]ết|[Cc]uối|[Nn]ăm|[Gg]iai đoạn)[^,:;]{1,40}[,:]"
)
"""The time that all figures of a sentence have: "Đến năm 2028, …"."""
_LIST = 12
"""How many blocks over an item its lead-in may stand."""
_SHORTEST_CELL = 6
_SHORTEST_NAME = 2
_MOST_HEAD = 2
_REACH = 400
"""No word farther than so many characters from a figure is read with it."""
_REACH_BACK = 4
"""How many figures back the subject of a figure without one may stand."""
_PART_OF = ("trong đó", "riêng")
"""What opens a clause whose figure is of a part of what the clause before it measures."""
_LONGEST_HEADING = 160
"""A heading says what it is in as many characters; the rest of a longer one is its text."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A stretch of text to look for targets in: a paragraph, or a cell of a table."""

    start: int
    end: int
    block: int
    section: SectionKind


def read_prose(
    document: Document, header: Header, measured: frozenset[int]
) -> tuple[Indicator, ...]:
    """The indicators that sentences set.

    `measured` are the indexes of tables whose rows are indicators already.
    """
    if header.type in lexicon().never:
        return ()
    found: list[Indicator] = []
    for passage in _passages(document, measured):
        if header.type in lexicon().target_only and passage.section != "target":
            continue
        found.extend(_read_passage(document, header, passage))
    return tuple(found)


def _passages(document: Document, measured: frozenset[int]) -> Iterator[_Passage]:
    forms: dict[int, bool] = {}
    annexes = first_blocks(document)
    for index in _candidates(document):
        block = document.blocks[index]
        if index in measured or block.part not in _OPERATIVE:
            continue
        if block.annex is not None:
            if block.annex not in forms:
                titles = annex_titles(document, index, annexes)
                forms[block.annex] = "form" in names_of_titles(titles)
            if forms[block.annex]:
                continue
        section = _section(document, index)
        if section in {"past", "money"}:
            continue
        yield from _stretches(document, index, section)


def _candidates(document: Document) -> list[int]:
    """The blocks worth reading: with a share, a word of a least amount, or under targets."""
    starts = [block.start for block in document.blocks]
    found = {bisect_right(starts, place) - 1 for place in _places(document.text)}
    found.update(_under_targets(document))
    return sorted(index for index in found if index >= 0)


def _places(text: str) -> Iterator[int]:
    """Where one of the marks of a target stands."""
    for mark in _MARKS:
        place = text.find(mark)
        while place >= 0:
            yield place
            place = text.find(mark, place + len(mark))


def _under_targets(document: Document) -> Iterator[int]:
    """The blocks that stand under a heading of targets."""
    under: list[bool] = []
    for index, block in enumerate(document.blocks):
        parent = block.parent
        inherits = parent is not None and parent < index and under[parent]
        if block.kind is BlockKind.HEADING:
            kind = section_kind(_heading(document, index))
            inherits = kind == "target" if kind is not None else inherits
        under.append(inherits)
        if inherits:
            yield index


def _section(document: Document, index: int) -> SectionKind:
    """What the headings above a block say of it, the nearest that says something first."""
    own = document.blocks[index].kind is BlockKind.HEADING
    at = index if own else document.blocks[index].parent
    while at is not None:
        kind = section_kind(_heading(document, at))
        if kind is not None:
            return kind
        at = document.blocks[at].parent
    return "neutral"


def _heading(document: Document, index: int) -> str:
    """The words of a heading; where only its number stands there, with the line below it."""
    block, *below = document.blocks[index : index + 2]
    bare = block.label is not None and not document.text[block.body : block.end].strip(" .:")
    last = below[0] if bare and below and below[0].parent == index else block
    words = document.text[block.start : min(last.end, block.start + _LONGEST_HEADING)]
    return words.split(":")[0]


def _stretches(document: Document, index: int, section: SectionKind) -> Iterator[_Passage]:
    block = document.blocks[index]
    if block.table is not None:
        if _gives_marks(document, block.table):
            return
        for cell in block.table.cells:
            if len(document.text[cell.start : cell.end].split()) >= _SHORTEST_CELL:
                yield _Passage(cell.start, cell.end, index, section)
    elif block.kind in _SPOKEN:
        yield _Passage(block.body, block.end, index, section)


def _gives_marks(document: Document, table: Table) -> bool:
    """Whether a table says how marks are given: its figures are conditions, no targets."""
    heads = (document.text[cell.start : cell.end] for cell in table.cells if cell.row < _MOST_HEAD)
    rules = (head_rule(head) for head in heads if len(head.split()) < _SHORTEST_CELL)
    return any(rule is not None and rule.name == "marks" for rule in rules)


def _read_passage(document: Document, header: Header, passage: _Passage) -> Iterator[Indicator]:
    text = document.text
    clauses = list(read_clauses(text, passage.start, passage.end))
    whole = ""
    for at, clause in enumerate(clauses):
        if not _is_target(text, clause, passage.section, header):
            continue
        opening = fold(text[clause.start : clause.measure.start]).lstrip(" ,;")
        part = name_of(text, clause) if whole and opening.startswith(_PART_OF) else ""
        if len(part.split()) == 1:
            name: str | None = f"{whole} - {part}"
        else:
            name = part or _nearest_name(text, clauses, at)
        if name is not None:
            whole = whole if part else name
            key = series_key(
                part or name, clause.measure.unit or None, within=whole if part else ""
            )
            yield replace(_indicator(document, clause, name, passage), series=key)


def _nearest_name(text: str, clauses: list[Clause], at: int) -> str | None:
    """The name of a figure; if its clause has none, the one before it or right behind it.

    "Đến năm 2028 đạt 60%, đến năm 2030 đạt 80% thôn …": one subject, two figures.
    """
    for other in (*range(at, max(-1, at - _REACH_BACK), -1), at + 1):
        name = name_of(text, clauses[other]) if other < len(clauses) else ""
        if len(name.split()) >= _SHORTEST_NAME:
            return name
    return None


def _is_target(text: str, clause: Clause, section: SectionKind, header: Header) -> bool:
    measure = clause.measure
    if _in_brackets(text, clause) or any(vetoes_on(text, clause, section)):
        return False
    if _is_past(text, clause, header):
        return False
    if measure.kind == "share":
        return True
    before = fold(words_before(text, clause.start, measure.start))
    whole = fold(words_before(text, clause.sentence_start, measure.start))
    return _counts(whole, before, section, measure)


def _counts(whole: str, before: str, section: SectionKind, measure: Measure) -> bool:
    """Whether a count is an outcome: set by a cue, or by a verb of outcome among targets."""
    words = lexicon()
    if measure.kind in {"activity", "rank"}:
        return False
    if measure.kind == "money":
        earned = words.earnings.pattern.search(whole) is not None
        return earned and (section == "target" or words.aims.pattern.search(whole) is not None)
    aimed = words.aims.pattern.search(whole) is not None
    if aimed and not words.activities.pattern.search(before):
        return True
    if section != "target" or words.activities.pattern.match(before.strip()):
        return False
    opening = not before.strip(" -–+•*.)")
    if opening or measure.announced or ":" in before[-3:]:
        return True
    return words.outcomes.pattern.search(before) is not None


def vetoes_on(text: str, clause: Clause, section: SectionKind) -> Iterator[str]:
    """The names of the vetoes (`prose.yaml`) that hold for a figure: it is no target."""
    measure = clause.measure
    before = fold(words_before(text, clause.start, measure.start))
    after = fold(text[measure.end : min(clause.sentence_end, measure.end + _REACH)])
    whole = fold(words_before(text, clause.sentence_start, measure.start))
    aimed = section == "target" or lexicon().aims.pattern.search(whole) is not None
    for veto in lexicon().vetoes:
        if (veto.counted and measure.kind == "share") or (veto.stated and aimed):
            continue
        if veto.valued and measure.kind in {"people", "thing"}:
            continue
        if veto.unless is not None and veto.unless.search(before):
            continue
        if _holds(veto, whole, before, after):
            yield veto.name


def _holds(veto: Veto, whole: str, before: str, after: str) -> bool:
    """Whether one of the words of a veto stands where it is sought."""
    found = (
        veto.before is not None and _stands(veto.before, whole),
        veto.soon is not None and veto.soon.search(before) is not None,
        veto.near is not None and veto.near.search(before) is not None,
        veto.after is not None and veto.after.match(after) is not None,
        veto.later is not None and veto.later.search(after) is not None,
    )
    return any(found)


def _stands(veto: re.Pattern[str], before: str) -> bool:
    """Whether a veto holds for a figure: no word that sets a target stands between them."""
    matches = list(veto.finditer(before))
    return bool(matches) and not lexicon().aims.pattern.search(before, matches[-1].end())


def _in_brackets(text: str, clause: Clause) -> bool:
    """Whether a figure stands in brackets or quotation marks of its sentence."""
    before = words_before(text, clause.sentence_start, clause.measure.start)
    if before.count("(") > before.count(")") and not before.rstrip().endswith("("):
        return True
    return before.count("“") > before.count("”") or before.rstrip().endswith("(")


def _is_past(text: str, clause: Clause, header: Header) -> bool:
    """Whether a figure is of a year before the plan's."""
    since = header.period.start if header.period is not None else header.issued_on
    around = text[clause.start : clause.end]
    years = [int(year) for year in _YEAR.findall(around)]
    return since is not None and bool(years) and max(years) < int(since[:4])


_YEAR = re.compile(r"(?<!so với )(?<!so với cuối )(?<!cùng kỳ )[Nn]ăm ((?:19|20)\d\d)(?!\d)")


def _indicator(document: Document, clause: Clause, name: str, passage: _Passage) -> Indicator:
    text = document.text
    measure = clause.measure
    raw = text[measure.start : measure.raw_end]
    figure = parse_value(raw)
    start, end = _trimmed(text, clause.start, clause.end)
    period = period_of(text[start:end]) or _period_around(document, clause, passage.block)
    value = IndicatorValue(
        column=None,
        period=period,
        raw=raw,
        op=figure.op,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        numerator=figure.numerator,
        denominator=figure.denominator,
        span=locate(document, measure.start, measure.raw_end),
    )
    return Indicator(
        id="",
        origin="prose",
        objective=None,
        label=None,
        name=name,
        unit=measure.unit or None,
        values=(value,),
        responsible=(),
        note=None,
        quote=text[start:end],
        span=locate(document, start, end),
        confidence=0.8 if passage.section == "target" else 0.65,
    )


def _period_around(document: Document, clause: Clause, index: int) -> str | None:
    """The time that opens the sentence of a figure, else that of the words it stands under."""
    text = document.text
    opening = text[
        clause.sentence_start : min(clause.measure.start, clause.sentence_start + _REACH)
    ]
    timed = _OPENING_TIME.match(opening)
    if timed is not None and (period := period_of(timed[0])) is not None:
        return period
    return _period_above(document, index)


def _period_above(document: Document, index: int) -> str | None:
    """The time that the lead-in above a block names ("… đến năm 2028:"), else its headings."""
    block = document.blocks[index]
    for over in reversed(document.blocks[max(0, index - _LIST) : index]):
        words = _words(document, over)
        if over.parent == block.parent and over.kind is BlockKind.PARAGRAPH and words.endswith(":"):
            if (period := period_of(words)) is not None:
                return period
            break
        if over.kind is BlockKind.HEADING or over.kind is BlockKind.TABLE:
            break
    at = block.parent
    while at is not None:
        if (period := period_of(_heading(document, at))) is not None:
            return period
        at = document.blocks[at].parent
    return None


def _words(document: Document, block: Block) -> str:
    """The words of a block without its outer blanks."""
    return document.text[block.start : block.end].strip()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    left = len(words) - len(words.lstrip(" \t\n,;"))
    right = len(words) - len(words.rstrip(" \t\n,;"))
    return start + left, end - right
