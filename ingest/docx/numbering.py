"""Automatic numbering: the label that Word puts in front of a paragraph.

Definitions come from numbering.xml (ECMA-376 part 1, 17.9): a paragraph names a list (w:num), the
list an abstract one, whose nine levels say how to count. Lists of one abstract list go on counting
where the last one stopped, unless they state a start of their own.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from docx.oxml.ns import qn

from ingest.docx.markup import (
    ALTERNATE,
    LEVEL,
    NUM_ID,
    P_PR,
    P_STYLE,
    R_PR,
    VAL,
    Node,
    alternative,
    flag,
    integer,
    value_of,
)
from ingest.docx.styles import ParagraphFormat, indents, run_format, run_key
from ingest.numerals import render
from ingest.symbols import readable

LEVELS = 9

_ABSTRACT = qn("w:abstractNum")
_ABSTRACT_ID = qn("w:abstractNumId")
_NUM = qn("w:num")
_LVL = qn("w:lvl")
_OVERRIDE = qn("w:lvlOverride")
_START_OVERRIDE = qn("w:startOverride")
_START = qn("w:start")
_FORMAT = qn("w:numFmt")
_CUSTOM_FORMAT = qn("w:format")
_TEXT = qn("w:lvlText")
_RESTART = qn("w:lvlRestart")
_LEGAL = qn("w:isLgl")
_STYLE_LINK = qn("w:numStyleLink")
_STYLE_NUM = f"{P_PR}/{qn('w:numPr')}/{NUM_ID}"
_INDENT = f"{P_PR}/{qn('w:ind')}"

_NO_INDENTS = ParagraphFormat()

_COUNTER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts; `restart` is the 1-based level that starts it anew."""

    start: int = 0
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    caps: bool = False
    style: str | None = None
    indents: ParagraphFormat = _NO_INDENTS


@dataclass(frozen=True, slots=True)
class List:
    """A list that paragraphs name: its levels, and the starts that it states itself."""

    abstract: str
    levels: tuple[Level, ...]
    starts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A paragraph's label as shown, its level from 0, and the indents that come with it."""

    text: str
    level: int
    indents: ParagraphFormat


class Numbering:
    """The lists of one document and how far each has counted.

    `root` is numbering.xml, `styles` styles.xml (some lists are defined by way of a style).
    """

    def __init__(self, root: Node | None, styles: Node | None) -> None:
        self._lists: dict[str, List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._load(root, styles)

    def _load(self, root: Node, styles: Node | None) -> None:
        abstracts = {node.get(_ABSTRACT_ID, ""): node for node in root.iterchildren(_ABSTRACT)}
        nums = {node.get(NUM_ID, ""): node for node in root.iterchildren(_NUM)}
        for number, node in nums.items():
            name = _definition(value_of(node, _ABSTRACT_ID), abstracts, nums, styles)
            if name is not None:
                self._lists[number] = _list(name, abstracts[name], node)

    def level_of_style(self, number: str, chain: tuple[str, ...]) -> int | None:
        """The level of list `number` that is tied to a style of `chain`."""
        found = self._lists.get(number)
        tied = [] if found is None else [level.style for level in found.levels]
        return next((tied.index(style) for style in chain if style in tied), None)

    def next(self, number: str, level: int) -> Label | None:
        """Count one paragraph on `level` of list `number`; `None` if there is no such list."""
        found = self._lists.get(number)
        if found is None:
            return None
        level = min(max(level, 0), LEVELS - 1)
        counts = self._advance(number, found, level)
        definition = found.levels[level]
        text = _COUNTER.sub(
            lambda match: _shown(found, counts, int(match[1]) - 1, legal=definition.legal),
            definition.text,
        )
        text = unicodedata.normalize("NFC", text).strip()
        return Label(text.upper() if definition.caps else text, level, definition.indents)

    def _advance(self, number: str, found: List, level: int) -> list[int | None]:
        counts = self._counts.setdefault(found.abstract, [None] * LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for index, _ in found.starts:
                counts[index] = None
        count = counts[level]
        counts[level] = _start(found, level) if count is None else count + 1
        # A level that was skipped counts as begun: after 1.1 without a 1 comes 2.
        for upper in range(level):
            if counts[upper] is None:
                counts[upper] = _start(found, upper)
        for deeper in range(level + 1, LEVELS):
            restart = found.levels[deeper].restart
            if restart is None or level < restart:
                counts[deeper] = None
        return counts


def _start(found: List, level: int) -> int:
    return dict(found.starts).get(level, found.levels[level].start)


def _shown(found: List, counts: list[int | None], level: int, *, legal: bool) -> str:
    count = counts[level]
    definition = found.levels[level]
    number_format = "decimal" if legal and definition.format != "none" else definition.format
    return render(_start(found, level) if count is None else count, number_format)


def _definition(
    name: str | None, abstracts: dict[str, Node], nums: dict[str, Node], styles: Node | None
) -> str | None:
    """The abstract list that holds the levels: `name`, or the one behind its style link."""
    if name is None or name not in abstracts:
        return None
    link = value_of(abstracts[name], _STYLE_LINK)
    if link is None or styles is None:
        return name
    for style in styles.iterchildren(qn("w:style")):
        if style.get(qn("w:styleId")) == link:
            number = style.find(_STYLE_NUM)
            num = nums.get("" if number is None else number.get(VAL, ""))
            target = None if num is None else value_of(num, _ABSTRACT_ID)
            return target if target in abstracts else name
    return name


def _list(name: str, abstract: Node, node: Node) -> List:
    levels = [Level()] * LEVELS
    for child in abstract.iterchildren(_LVL):
        _place(levels, child)
    starts: dict[int, int] = {}
    for override in node.iterchildren(_OVERRIDE):
        index = integer(override.get(LEVEL))
        start = override.find(_START_OVERRIDE)
        if start is not None and 0 <= index < LEVELS:
            starts[index] = integer(start.get(VAL))
        for child in override.iterchildren(_LVL):
            _place(levels, child)
    return List(name, tuple(levels), tuple(sorted(starts.items())))


def _place(levels: list[Level], node: Node) -> None:
    index = integer(node.get(LEVEL), -1)
    if 0 <= index < LEVELS:
        levels[index] = _level(node)


def _level(node: Node) -> Level:
    number_format = _number_format(node)
    run = run_format(run_key(node.find(R_PR)))
    text = value_of(node, _TEXT) or ""
    if number_format == "bullet":
        text = readable(text, run.font)
    left, first = indents(node.find(_INDENT))
    restart = node.find(_RESTART)
    return Level(
        start=integer(value_of(node, _START)),
        format=number_format,
        text=text,
        restart=None if restart is None else integer(restart.get(VAL)),
        legal=bool(flag(node.find(_LEGAL))),
        caps=bool(run.caps or run.small_caps),
        style=value_of(node, P_STYLE),
        indents=ParagraphFormat(left=left, first=first),
    )


def _number_format(node: Node) -> str:
    wrapper = node.find(ALTERNATE)
    branch = None if wrapper is None else alternative(wrapper)
    format_node = (node if branch is None else branch).find(_FORMAT)
    if format_node is None:
        return "decimal"
    return format_node.get(_CUSTOM_FORMAT) or format_node.get(VAL) or "decimal"
