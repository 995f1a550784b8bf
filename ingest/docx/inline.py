"""The text of one paragraph: runs, fields, breaks, symbols, note marks, formulas, text boxes.

A paragraph is collected as lines, cut at its manual breaks; `ingest.runs` decides which of
them stand by themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from docx.oxml.ns import qn

from ingest.docx.equations import equation_field, linear
from ingest.docx.legacy import LegacyRuns, shown_pieces
from ingest.docx.markup import (
    ALTERNATE,
    ID,
    MATH,
    R_PR,
    SDT,
    TEXT_BOX,
    TYPE,
    WRAPPERS,
    Node,
    R,
    alternative,
    control_content,
)
from ingest.docx.styles import ParagraphStyle, RunFormat, Styles
from ingest.legacy import Scheme
from ingest.runs import Line, raised
from ingest.symbols import readable, symbol

_T = qn("w:t")
_FIELD = qn("w:fldChar")
_FIELD_STEP = qn("w:fldCharType")
_CODE = qn("w:instrText")
_SYM = qn("w:sym")
_SYM_CODE = qn("w:char")
_SYM_FONT = qn("w:font")
_OWN_MARK = qn("w:customMarkFollows")
_RUBY_BASE = qn("w:rubyBase")
_NOTE_KINDS = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
_CHARACTERS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:noBreakHyphen"): "-",
}
_SOFT_HYPHEN = qn("w:softHyphen")
_BREAKS = frozenset({qn("w:br"), qn("w:cr")})
_NESTING = WRAPPERS | {qn("w:hyperlink"), qn("w:fldSimple"), qn("w:dir"), qn("w:bdo")}
_DRAWINGS = frozenset({qn("w:drawing"), qn("w:pict"), qn("w:object")})
_FORMULAS = frozenset({MATH + "oMath", MATH + "oMathPara"})

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_POSITION = _DRAWING + "positionV"
_OFFSET = _DRAWING + "posOffset"
_RAISED_SHAPE = re.compile(r"margin-top:\s*-")


@dataclass(frozen=True, slots=True)
class Box:
    """A text box anchored in a paragraph; `above` if it hangs over its anchor."""

    content: Node
    above: bool


class NoteMarks(Protocol):
    """Hands out the visible marks of footnotes and endnotes."""

    def cite(self, kind: str, note: str, *, counted: bool) -> tuple[str, str | None]:
        """The note's number as shown ("" if not `counted`), and its id if there is such a note."""


class Inline:
    """Collects what stands in one paragraph, or in several that show as one."""

    def __init__(self, styles: Styles, notes: NoteMarks | None, legacy: LegacyRuns) -> None:
        self._styles = styles
        self._notes = notes
        self._legacy = legacy
        self._decodes: dict[Scheme, bool] = {}
        self._paragraph: Node | None = None
        self._style = styles.paragraph(None)
        self._fields: list[list[str] | None] = []
        self._in_code = False
        self._own_mark: str | None = None
        self.lines: list[Line] = [Line()]
        self.boxes: list[Box] = []
        self.notes: list[str] = []

    def add(self, paragraph: Node, style: ParagraphStyle) -> None:
        """Collect the content of `paragraph`."""
        self._style = style
        self._paragraph = paragraph
        self._decodes = {}
        # A field's code does not cross paragraphs in sound files; an unclosed one must not
        # swallow what follows.
        self._fields = []
        self._in_code = False
        self._walk(paragraph)

    @property
    def empty(self) -> bool:
        """Whether nothing readable was collected."""
        return not any(part.strip() for line in self.lines for part in line.parts)

    def _walk(self, node: Node) -> None:
        for child in node:
            tag = child.tag
            if tag == R:
                self._run(child)
            elif tag in _NESTING:
                self._walk(child)
            elif tag in _FORMULAS:
                self._write(linear(child), self._styles.run(self._style, None))
            elif tag == SDT:
                self._nested(control_content(child))
            elif tag == ALTERNATE:
                self._nested(alternative(child))

    def _nested(self, node: Node | None) -> None:
        if node is not None:
            self._walk(node)

    def _run(self, run: Node) -> None:
        self._content(run, self._styles.run(self._style, run.find(R_PR)))
        self._own_mark = None

    def _content(self, run: Node, look: RunFormat) -> None:
        for child in run:
            tag = child.tag
            if tag == _T:
                self._write(child.text or "", look)
            elif tag == _FIELD:
                self._field(child.get(_FIELD_STEP), look)
            elif tag == _CODE:
                self._collect_code(child.text or "")
            elif tag != R_PR and not look.hidden and not self._in_code:
                self._special(child, look)

    def _special(self, node: Node, look: RunFormat) -> None:
        tag = node.tag
        if tag in _CHARACTERS:
            self._write(_CHARACTERS[tag], look)
        elif tag == _SOFT_HYPHEN:
            # Nothing in any font but those of TCVN3, whose ư has its code.
            if self._legacy.font(look) is not None:
                self._write("\xad", look)
        elif tag in _BREAKS:
            self._break(node.get(TYPE))
        elif tag in _NOTE_KINDS:
            self._note(_NOTE_KINDS[tag], node)
        elif tag in _DRAWINGS:
            self._drawing(node)
        elif tag == _SYM:
            self._write(_glyph(node), look)
        elif tag == ALTERNATE:
            branch = alternative(node)
            if branch is not None:
                self._content(branch, look)
        else:
            self._nested(node.find(_RUBY_BASE))

    def _write(self, text: str, look: RunFormat) -> None:
        if not text or look.hidden or self._in_code:
            return
        font = self._legacy.font(look)
        if font is not None and self._is_in(font.scheme):
            for shown, before in shown_pieces(text, font):
                if before is not None:
                    line = self.lines[-1]
                    line.changes.append((len(line.parts), before))
                self._put(shown, look)
            return
        if look.font is not None or not text.isascii():
            text = readable(text, look.font)
        self._put(text, look)

    def _is_in(self, scheme: Scheme) -> bool:
        """Whether the runs of this paragraph in fonts of an old code are written in it."""
        if scheme not in self._decodes and self._paragraph is not None:
            self._decodes[scheme] = self._legacy.decodes(self._paragraph, self._style, scheme)
        return self._decodes.get(scheme, False)

    def _put(self, text: str, look: RunFormat) -> None:
        if look.caps or look.small_caps:
            text = text.upper()
        if look.raised:
            text = raised(text)
        line = self.lines[-1]
        if self._own_mark is not None:
            line.marks.append((len(line.parts), self._own_mark))
            self._own_mark = None
        line.write(text, bold=look.bold, italic=look.italic, size=look.size)

    def _break(self, kind: str | None) -> None:
        self.lines.append(Line(page=kind == "page", column=kind == "column"))

    def _field(self, step: str | None, look: RunFormat) -> None:
        if step == "begin":
            self._fields.append([])
        elif self._fields:
            code = self._fields.pop()
            shown = equation_field("".join(code)) if code else None
            self._in_code = any(code is not None for code in self._fields)
            self._write(shown or "", look)
            if step == "separate":
                # What a formula shows is drawn from its code: a result would repeat it.
                self._fields.append(None if shown is None else [])
        self._in_code = any(code is not None for code in self._fields)

    def _collect_code(self, text: str) -> None:
        code = self._fields[-1] if self._fields else None
        if code is not None:
            code.append(text)

    def _note(self, kind: str, node: Node) -> None:
        if self._notes is None:
            return
        counted = not _is_on(node.get(_OWN_MARK))
        shown, note = self._notes.cite(kind, node.get(ID, ""), counted=counted)
        if note is not None:
            self.notes.append(note)
        if not counted:
            self._own_mark = note
            return
        line = self.lines[-1]
        if note is not None:
            line.marks.append((len(line.parts), note))
        # Brackets keep the figure apart from a number or symbol right before it.
        bracketed = bool(line.parts) and line.parts[-1].endswith(("[", "("))
        line.parts.append(shown if bracketed else f"[{shown}]")

    def _drawing(self, node: Node) -> None:
        if next(node.iter(TEXT_BOX), None) is not None:
            above = _hangs_above(node)
            self.boxes.extend(Box(content, above) for content in _box_contents(node))


def _is_on(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _glyph(node: Node) -> str:
    try:
        return symbol(int(node.get(_SYM_CODE, ""), 16), node.get(_SYM_FONT))
    except ValueError:
        return ""


def _box_contents(node: Node) -> list[Node]:
    found: list[Node] = []
    for child in node:
        if child.tag == TEXT_BOX:
            found.append(child)
        elif child.tag == ALTERNATE:
            branch = alternative(child)
            found += [] if branch is None else _box_contents(branch)
        else:
            found += _box_contents(child)
    return found


def _hangs_above(drawing: Node) -> bool:
    """Whether a shape is placed over the paragraph that anchors it."""
    position = next(drawing.iter(_POSITION), None)
    if position is not None:
        offset = position.findtext(_OFFSET, "")
        return position.get("relativeFrom") in ("paragraph", "line") and offset.startswith("-")
    shape = next((child for child in drawing if child.get("style")), None)
    return shape is not None and bool(_RAISED_SHAPE.search(shape.get("style", "")))
