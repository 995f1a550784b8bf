"""What a run and a paragraph look like once all styles have had their say.

Order of the layers: document defaults, paragraph style with its ancestors, character style with
its ancestors, the run itself (ECMA-376 part 1, 17.7.2). Toggles such as bold cancel out between
the two kinds of style (17.7.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TypeVar

from docx.oxml.ns import qn

from ingest.docx.markup import (
    LEVEL,
    NUM_ID,
    NUM_PR,
    P_PR,
    R_PR,
    R_STYLE,
    TYPE,
    VAL,
    Node,
    flag,
    integer,
    points,
    value_of,
)
from ingest.legacy import legacy_font
from ingest.symbols import is_symbol_font

_STYLE = qn("w:style")
_STYLE_ID = qn("w:styleId")
_BASED_ON = qn("w:basedOn")
_DEFAULT = qn("w:default")
_RUN_DEFAULTS = f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{R_PR}"
_PARAGRAPH_DEFAULTS = f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{P_PR}"
_FONTS = qn("w:rFonts")
_ASCII = qn("w:ascii")
_ANSI = qn("w:hAnsi")
_SIZE = qn("w:sz")
_ALIGNED = qn("w:vertAlign")
_JC = qn("w:jc")
_INDENT = qn("w:ind")
_BREAK_BEFORE = qn("w:pageBreakBefore")
_TOGGLES = {
    qn("w:b"): "bold",
    qn("w:i"): "italic",
    qn("w:caps"): "caps",
    qn("w:smallCaps"): "small_caps",
    qn("w:vanish"): "hidden",
}
_WANTED = frozenset({*_TOGGLES, R_STYLE, _SIZE, _FONTS, _ALIGNED})
_ALIGN = {
    "start": "left",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
    "lowKashida": "justify",
    "mediumKashida": "justify",
    "highKashida": "justify",
    "thaiDistribute": "justify",
}
_DEFAULT_SIZE = 10.0
_DEEPEST = 32
"""Longest chain of styles based on one another that is followed."""


@dataclass(frozen=True, slots=True)
class RunFormat:
    """What a layer says of a run; `None` where it is silent. `size` is in points.

    Of all layers together `font` is named only if its codes are no letters of Unicode: a font of
    symbols, or one from before Unicode.
    """

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    small_caps: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    font: str | None = None
    raised: bool | None = None

    def over(self, below: RunFormat) -> RunFormat:
        """This layer with `below` showing through where it is silent."""
        return RunFormat(
            _either(self.bold, below.bold),
            _either(self.italic, below.italic),
            _either(self.caps, below.caps),
            _either(self.small_caps, below.small_caps),
            _either(self.hidden, below.hidden),
            _either(self.size, below.size),
            _either(self.font, below.font),
            _either(self.raised, below.raised),
        )


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """What a layer says of a paragraph; `None` where it is silent. Lengths are in points.

    `first` is the first line's offset from `left`, negative for a hanging label. `number` is the
    id of a list (`"0"` for none), `level` its level from 0.
    """

    align: str | None = None
    left: float | None = None
    first: float | None = None
    page_break: bool | None = None
    number: str | None = None
    level: int | None = None

    def over(self, below: ParagraphFormat) -> ParagraphFormat:
        """This layer with `below` showing through where it is silent."""
        return ParagraphFormat(
            _either(self.align, below.align),
            _either(self.left, below.left),
            _either(self.first, below.first),
            _either(self.page_break, below.page_break),
            _either(self.number, below.number),
            _either(self.level, below.level),
        )


@dataclass(frozen=True, slots=True)
class _Style:
    id: str
    based_on: str | None
    run: RunFormat
    paragraph: ParagraphFormat


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style with its ancestors and the document defaults laid under it.

    `chain` names it and its ancestors, nearest first.
    """

    chain: tuple[str, ...]
    run: RunFormat
    paragraph: ParagraphFormat


RunKey = tuple[tuple[str, str | None], ...]
"""The properties of a run that matter, as written: what its format is looked up by."""


_SILENT = ParagraphFormat()


class Styles:
    """The style sheet of one document (`root` is styles.xml; `None` if there is none)."""

    def __init__(self, root: Node | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default: str | None = None
        self._defaults = RunFormat()
        self._paragraph_defaults = ParagraphFormat()
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._runs: dict[tuple[RunFormat, RunKey], RunFormat] = {}
        if root is not None:
            self._load(root)

    def _load(self, root: Node) -> None:
        self._defaults = run_format(run_key(root.find(_RUN_DEFAULTS)))
        self._paragraph_defaults = paragraph_format(root.find(_PARAGRAPH_DEFAULTS))
        for node in root.iterchildren(_STYLE):
            style = _Style(
                node.get(_STYLE_ID, ""),
                value_of(node, _BASED_ON),
                run_format(run_key(node.find(R_PR))),
                paragraph_format(node.find(P_PR)),
            )
            self._styles[style.id] = style
            default = node.get(_DEFAULT) in ("1", "true", "on")
            if default and node.get(TYPE) == "paragraph":
                self._default = style.id

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """The style of a paragraph; the document's default style for `None` or an unknown id."""
        if style_id not in self._paragraphs:
            known = style_id if style_id in self._styles else self._default
            chain = self._chain(known)
            self._paragraphs[style_id] = ParagraphStyle(
                tuple(style.id for style in chain),
                _run_layer(chain),
                reduce(ParagraphFormat.over, (style.paragraph for style in chain), _SILENT).over(
                    self._paragraph_defaults
                ),
            )
        return self._paragraphs[style_id]

    def run(self, style: ParagraphStyle, properties: Node | None) -> RunFormat:
        """The format of a run with `properties` (w:rPr) in a paragraph of `style`."""
        key = run_key(properties)
        found = self._runs.get((style.run, key))
        if found is None:
            found = self._runs[style.run, key] = self._resolve(style.run, key)
        return found

    def _resolve(self, paragraph: RunFormat, key: RunKey) -> RunFormat:
        direct = run_format(key)
        character = _run_layer(self._chain(dict(key).get(R_STYLE)))
        base = self._defaults
        plain = direct.over(character).over(paragraph).over(base)
        return RunFormat(
            _toggle(direct.bold, character.bold, paragraph.bold, base.bold),
            _toggle(direct.italic, character.italic, paragraph.italic, base.italic),
            _toggle(direct.caps, character.caps, paragraph.caps, base.caps),
            _toggle(direct.small_caps, character.small_caps, paragraph.small_caps, base.small_caps),
            _toggle(direct.hidden, character.hidden, paragraph.hidden, base.hidden),
            _DEFAULT_SIZE if plain.size is None else plain.size,
            plain.font if is_symbol_font(plain.font) or legacy_font(plain.font) else None,
            plain.raised,
        )

    def _chain(self, style_id: str | None) -> list[_Style]:
        chain: list[_Style] = []
        while style_id in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[style_id])
            style_id = chain[-1].based_on
        return chain


def _run_layer(chain: list[_Style]) -> RunFormat:
    return reduce(RunFormat.over, (style.run for style in chain), RunFormat())


def run_key(properties: Node | None) -> RunKey:
    """The properties of a run that matter here, as written."""
    if properties is None:
        return ()
    return tuple(
        [
            (tag, node.get(_ASCII, node.get(_ANSI)) if tag == _FONTS else node.get(VAL))
            for node in properties
            if (tag := node.tag) in _WANTED
        ]
    )


def run_format(key: RunKey) -> RunFormat:
    """What the properties of one layer say."""
    said: dict[str, bool] = {}
    size: float | None = None
    font: str | None = None
    raised: bool | None = None
    for tag, value in key:
        if tag in _TOGGLES:
            said[_TOGGLES[tag]] = value not in ("0", "false", "off", "none")
        elif tag == _SIZE:
            size = _half_points(value)
        elif tag == _FONTS:
            font = value
        elif tag == _ALIGNED:
            raised = value == "superscript"
    return RunFormat(**said, size=size, font=font, raised=raised)


def paragraph_format(properties: Node | None) -> ParagraphFormat:
    """What the properties (w:pPr) of one layer say."""
    align = left = first = number = level = None
    page_break: bool | None = None
    for node in () if properties is None else properties:
        tag = node.tag
        if tag == _JC:
            value = node.get(VAL, "")
            align = _ALIGN.get(value, value)
        elif tag == _INDENT:
            left, first = indents(node)
        elif tag == NUM_PR:
            number, level = value_of(node, NUM_ID), value_of(node, LEVEL)
        elif tag == _BREAK_BEFORE:
            page_break = flag(node)
    return ParagraphFormat(
        align, left, first, page_break, number, None if level is None else integer(level)
    )


def indents(node: Node | None) -> tuple[float | None, float | None]:
    """Left edge and first-line offset that a w:ind says, in points."""
    if node is None:
        return None, None
    left = points(node.get(qn("w:left"), node.get(qn("w:start"))))
    hanging = points(node.get(qn("w:hanging")))
    if hanging is not None:
        return left, -hanging
    return left, points(node.get(qn("w:firstLine")))


def _half_points(value: str | None) -> float | None:
    if value is None or not value.isdecimal():
        return points(value) if value else None
    return int(value) / 2


def _toggle(
    direct: bool | None, character: bool | None, paragraph: bool | None, default: bool | None
) -> bool:
    if direct is not None:
        return direct
    return bool(default) or bool(character) != bool(paragraph)


_Value = TypeVar("_Value")


def _either(upper: _Value | None, lower: _Value | None) -> _Value | None:
    return lower if upper is None else upper
