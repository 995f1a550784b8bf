"""`read_docx`: a Word document as paragraphs and grids, in the order in which Word shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ingest.docx.inline import Box, Inline
from ingest.docx.legacy import LegacyRuns
from ingest.docx.margins import FOOTER, HEADER, Margins
from ingest.docx.markup import (
    ALTERNATE,
    DELETED,
    P_PR,
    P_STYLE,
    R_PR,
    SDT,
    SECTION,
    TABLE,
    TYPE,
    WRAPPERS,
    Node,
    P,
    alternative,
    control_content,
    flag,
    value_of,
)
from ingest.docx.notes import Notes
from ingest.docx.numbering import Label, Numbering
from ingest.docx.package import Package
from ingest.docx.styles import ParagraphFormat, ParagraphStyle, Styles, paragraph_format
from ingest.docx.tables import read_grid
from ingest.elements import Element, Paragraph, Reading
from ingest.errors import DamagedFile, UnsupportedFormat
from ingest.limits import check
from ingest.runs import Text, texts
from ingest.sides import set_apart
from schemas import Style

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MEDIA_TYPES = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": (
        "application/vnd.ms-word.document.macroEnabled.12"
    ),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template"
    ),
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": (
        "application/vnd.ms-word.template.macroEnabled.12"
    ),
}
"""Documents with macros and templates, by what their main part is; python-docx refuses them."""

_DOCUMENT = qn("w:document")
_BODY = qn("w:body")
_VANISH = qn("w:vanish")
_BREAK_BEFORE = qn("w:pageBreakBefore")
_NO_PROPERTIES = OxmlElement("w:pPr")
_NO_LIST = "0"
_SAME_PAGE = frozenset({"continuous", "nextColumn"})
_SINGLE_PARTS = frozenset({"styles", "settings", "numbering", "footnotes", "endnotes"})
_MOTTOES = ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT NAM")
_PAGE_NUMBER = re.compile(r"\W*(?:(?:Trang|Page)\s+)?\d{0,4}(?:\s*/\s*\d{1,4})?\W*")
_CENTRED = frozenset({"center", "right"})


@dataclass(frozen=True, slots=True)
class _Open:
    """A paragraph that goes on in the next one."""

    inline: Inline
    look: ParagraphFormat


@dataclass(slots=True)
class _Flow:
    """A run of elements being read: the body, a cell, a text box, a note, a header.

    `page` says that a page begins with whatever comes next; `open` is a paragraph whose end mark
    is hidden, so that it shows as one with the next; `notes` wait for their place, which is behind
    the paragraph or table of the outermost flow; `drawn` has what may be set in columns, by index.
    """

    elements: list[Element] = field(default_factory=list)
    drawn: dict[int, str] = field(default_factory=dict)
    inside: bool = False
    cell: bool = False
    cites: bool = True
    depth: int = 0
    page: bool = False
    open: _Open | None = None
    notes: list[str] = field(default_factory=list)


def read_docx(path: Path, data: bytes) -> Reading:
    """The content `data` of the Word document `path`, as Word shows it with changes accepted.

    Raises `DamagedFile`, `EncryptedFile`, `TooLarge`, or `UnsupportedFormat` for another kind of
    Office document.
    """
    package = Package(path, data)
    name = next(
        (link.target for link in package.relations("") if link.kind == "officeDocument"),
        "word/document.xml",
    )
    root = package.part(name)
    body = root.find(_BODY)
    if root.tag != _DOCUMENT:
        raise UnsupportedFormat(path, detail=name)
    if body is None:
        raise DamagedFile(path, detail=f"{name}: thiếu nội dung", detail_en=f"{name}: no content")
    media_type = _MEDIA_TYPES.get(package.content_type(name) or "", MEDIA_TYPE)
    return Reading(media_type, "plain", _Reader(package, name, body).read())


class _Reader:
    """One walk over one document; the counters of lists, notes and sections advance with it."""

    def __init__(self, package: Package, name: str, body: Node) -> None:
        self._path = package.path
        links = list(package.relations(name))
        parts = {
            link.kind: package.part(link.target) for link in links if link.kind in _SINGLE_PARTS
        }
        styles, settings = parts.get("styles"), parts.get("settings")
        self._styles = Styles(styles)
        self._legacy = LegacyRuns(self._styles, body)
        self._numbering = Numbering(parts.get("numbering"), styles)
        self._notes = Notes(
            {"footnote": parts.get("footnotes"), "endnote": parts.get("endnotes")}, settings
        )
        self._margins = Margins(package, links, settings)
        self._body = body
        # Properties that a tracked change replaced lie deeper.
        self._sections = [
            node
            for node in body.iter(SECTION)
            if (parent := node.getparent()) is not None and parent.tag in (P_PR, _BODY)
        ]
        self._section = 0
        self._running: set[str] = set()

    def read(self) -> tuple[Element, ...]:
        flow = _Flow()
        self._begin_section(flow)
        self._blocks(self._body, flow)
        self._close(flow)
        self._end_section(flow)
        return tuple(set_apart(flow.elements, flow.drawn))

    def _blocks(self, node: Node, flow: _Flow) -> None:
        """Read the paragraphs and tables in `node` into `flow`."""
        for child in node:
            tag = child.tag
            if tag == P:
                self._paragraph(child, flow)
            elif tag == TABLE:
                self._table(child, flow)
            elif tag in WRAPPERS:
                self._blocks(child, flow)
            elif tag in (SDT, ALTERNATE):
                inner = control_content(child) if tag == SDT else alternative(child)
                if inner is not None:
                    self._blocks(inner, flow)

    def _story(self, node: Node, flow: _Flow) -> list[Element]:
        """Everything in `node`, read into a flow of its own."""
        self._blocks(node, flow)
        self._close(flow)
        return flow.elements

    def _table(self, node: Node, flow: _Flow) -> None:
        self._close(flow)
        starts_page = flow.page or _breaks_page(node)
        grid = read_grid(
            node, lambda cell: tuple(self._inside(cell, flow, cell=True)), page_start=starts_page
        )
        if grid is not None:
            flow.elements.append(grid)
            flow.page = False
        self._place_notes(flow)

    def _inside(self, node: Node, outer: _Flow, *, cell: bool) -> list[Element]:
        """What stands in a cell or text box; its notes are placed by `outer`."""
        depth = outer.depth + 1
        check(self._path, "nested_tables", depth)
        return self._story(
            node,
            _Flow(inside=True, cell=cell, cites=outer.cites, depth=depth, notes=outer.notes),
        )

    def _paragraph(self, node: Node, flow: _Flow) -> None:
        properties = node.find(P_PR)
        if properties is None:
            properties = _NO_PROPERTIES
        style = self._styles.paragraph(value_of(properties, P_STYLE))
        direct = paragraph_format(properties)
        opened, flow.open = flow.open, None
        inline = Inline(self._styles, self._notes if flow.cites else None, self._legacy)
        if opened is not None:
            inline = opened.inline
        inline.add(node, style)
        if style.run.hidden or _ends_hidden(properties):
            flow.open = _Open(inline, direct.over(style.paragraph))
        else:
            label = self._label(direct, style)
            self._show(inline, _look(direct, style, label), label, flow)
        if self._section + 1 < len(self._sections) and properties.find(SECTION) is not None:
            self._close(flow)
            self._end_section(flow)
            self._begin_section(flow)

    def _close(self, flow: _Flow) -> None:
        """Show a paragraph that waits for a next one which does not come."""
        opened, flow.open = flow.open, None
        if opened is not None:
            self._show(opened.inline, opened.look, None, flow)

    def _label(self, direct: ParagraphFormat, style: ParagraphStyle) -> Label | None:
        """Count the paragraph in its list, if it stands in one."""
        number = direct.number or style.paragraph.number
        if number is None or number == _NO_LIST:
            return None
        level = direct.level
        if level is None and direct.number is None:
            level = self._numbering.level_of_style(number, style.chain)
            level = style.paragraph.level if level is None else level
        return self._numbering.next(number, level or 0)

    def _show(
        self, inline: Inline, look: ParagraphFormat, label: Label | None, flow: _Flow
    ) -> None:
        """Hand out what was collected of a paragraph, its text boxes and notes with it."""
        found, page_behind = texts(inline.lines, centred=look.align in _CENTRED)
        flow.page = flow.page or bool(look.page_break)
        flow.notes += inline.notes
        for box in inline.boxes:
            if box.above:
                self._box(box, flow)
        if not found and label is not None and label.text and flow.cell:
            # A column of running numbers has nothing but labels in it.
            found = [Text("", (), False, None, None, None)]
        for text in found:
            if text.drawn:
                flow.drawn[len(flow.elements)] = text.drawn
            flow.elements.append(_element(text, look, label, page_start=flow.page or text.page))
            flow.page, label = False, None
        for box in inline.boxes:
            if not box.above:
                self._box(box, flow)
        self._place_notes(flow)
        flow.page = flow.page or page_behind

    def _box(self, box: Box, flow: _Flow) -> None:
        elements = self._inside(box.content, flow, cell=False)
        if all(_PAGE_NUMBER.fullmatch(text.text) for text in _paragraphs(elements)):
            flow.elements += _furniture(elements)
        else:
            flow.elements += elements

    def _place_notes(self, flow: _Flow) -> None:
        if flow.inside:
            return
        for note in flow.notes:
            body = _paragraphs(self._story(self._notes.node(note), _Flow(inside=True, cites=False)))
            shown = self._notes.shown(note)
            number = f"[{shown}]" if shown else ""
            for paragraph in body:
                label = f"{number} {paragraph.label}".strip()
                flow.elements.append(replace(paragraph, label=label, note=note))
                number = ""
        flow.notes.clear()

    def _begin_section(self, flow: _Flow) -> None:
        """Enter the next section: its headers, its numbering of notes, its page."""
        if self._section >= len(self._sections):
            return
        section = self._sections[self._section]
        self._notes.begin_section(section)
        if self._section > 0 and value_of(section, TYPE) not in _SAME_PAGE:
            flow.page = True
        for root in self._margins.parts(section, HEADER):
            elements = self._story(root, _Flow(inside=True, cites=False))
            letterhead = self._section == 0 and any(
                motto in text.text for text in _paragraphs(elements) for motto in _MOTTOES
            )
            flow.elements += elements if letterhead else self._new_furniture(elements)

    def _end_section(self, flow: _Flow) -> None:
        if self._section < len(self._sections):
            for root in self._margins.parts(self._sections[self._section], FOOTER):
                elements = self._story(root, _Flow(inside=True, cites=False))
                flow.elements += self._new_furniture(elements)
        self._section += 1

    def _new_furniture(self, elements: list[Element]) -> list[Element]:
        # A page number in the file is that of the page last looked at.
        new = [
            each
            for each in _furniture(elements)
            if each.text not in self._running and not _PAGE_NUMBER.fullmatch(each.text)
        ]
        self._running.update(each.text for each in new)
        return [*new]


def _ends_hidden(properties: Node) -> bool:
    """Whether a paragraph's end mark is deleted or hidden, which joins it to the next."""
    mark = properties.find(R_PR)
    return mark is not None and (mark.find(DELETED) is not None or bool(flag(mark.find(_VANISH))))


def _look(direct: ParagraphFormat, style: ParagraphStyle, label: Label | None) -> ParagraphFormat:
    """All layers of a paragraph's look; a list's indents lie where the list was chosen."""
    if label is None:
        return direct.over(style.paragraph)
    if direct.number is not None:
        return direct.over(label.indents).over(style.paragraph)
    return direct.over(style.paragraph).over(label.indents)


def _element(
    text: Text, look: ParagraphFormat, label: Label | None, *, page_start: bool
) -> Paragraph:
    style = Style(
        text.bold,
        text.italic,
        look.align or "left",
        round((look.left or 0.0) + (look.first or 0.0), 2),
        text.size,
    )
    shown = label if label is not None and label.text else None
    return Paragraph(
        text.text,
        "" if shown is None else shown.text,
        None if shown is None else shown.level,
        style,
        marks=text.marks,
        page_start=page_start,
        changes=text.changes,
    )


def _paragraphs(elements: Iterable[Element]) -> Iterator[Paragraph]:
    """The paragraphs in `elements`, those in cells included."""
    for element in elements:
        if isinstance(element, Paragraph):
            yield element
        else:
            for cell in element.cells:
                yield from _paragraphs(cell.content)


def _furniture(elements: list[Element]) -> list[Paragraph]:
    return [replace(paragraph, furniture=True) for paragraph in _paragraphs(elements)]


def _breaks_page(table: Node) -> bool:
    first = next(table.iter(P), None)
    return first is not None and bool(flag(first.find(f"{P_PR}/{_BREAK_BEFORE}")))
