"""A sample plan as a Word file: two-column letterhead, automatic numbering, footnotes, tables."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from corpus.samples.source import NOTE, Block, Grid, Sample

_W = nsdecls("w")
_LEVELS = (
    ("roman", "upperRoman", "%1.", 0),
    ("decimal", "decimal", "%2.", 0.5),
    ("letter", "lowerLetter", "%3)", 0.5),
    ("dash", "bullet", "-", 0.5),
    ("plus", "bullet", "+", 1.0),
)
_LEVEL_OF = {kind: level for level, (kind, *_) in enumerate(_LEVELS)}
_FOOTNOTES = (
    '<w:footnotes {namespaces}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/>'
    '</w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote>{notes}</w:footnotes>"
)
_NOTE = (
    '<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    '<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
)
CENTER, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


def write(sample: Sample, target: Path) -> None:
    """Write the sample to `target`."""
    _Writer(sample).save(target)


class _Writer:
    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.word: Document = docx.Document()
        self.notes: list[str] = []
        style = self.word.styles["Normal"]
        style.font.name, style.font.size = sample.font, Pt(13)
        style.paragraph_format.space_after = Pt(6)
        section = self.word.sections[0]
        width, height = (29.7, 21) if sample.landscape else (21, 29.7)
        section.page_width, section.page_height = Cm(width), Cm(height)
        section.left_margin, section.right_margin = Cm(3), Cm(1.5)
        section.top_margin = section.bottom_margin = Cm(2)
        self.numbering = self.word.part.numbering_part.element

    def save(self, target: Path) -> None:
        self._page_numbers()
        self._letterhead()
        for line in self.sample.title:
            self._line(self.word.add_paragraph(), line, bold=True, align=CENTER)
        self._blocks(self.sample.body)
        self._signature()
        for annex in self.sample.annexes:
            self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            for line in annex.title:
                bold = not line.startswith("(")
                self._line(self.word.add_paragraph(), line, bold=bold, align=CENTER)
            self._blocks(annex.body)
        self._footnotes()
        properties = self.word.core_properties
        properties.author = properties.title = ""
        self.word.save(str(target))

    def _page_numbers(self) -> None:
        section = self.word.sections[0]
        section.different_first_page_header_footer = True
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = CENTER
        for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
            run = paragraph.add_run()
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark = OxmlElement("w:instrText")
                mark.text = text
            run._r.append(mark)

    def _letterhead(self) -> None:
        left, right = self._columns(6.5, 10.5)
        self._stack(left, self.sample.left)
        self._stack(right, self.sample.right)

    def _stack(self, cell: _Cell, lines: tuple[str, ...], *, align: int = CENTER) -> None:
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(0)
            bold = line.isupper() or line.startswith("Độc lập")
            self._line(paragraph, line, bold=bold, align=align)

    def _signature(self) -> None:
        left, right = self._columns(8.5, 8.5)
        self._stack(left, ("Nơi nhận:", *(f"- {line}" for line in self.sample.recipients)), align=0)
        *stack, name = self.sample.signature
        self._stack(right, (*stack, "", "", "", name))

    def _columns(self, *widths: float) -> tuple[_Cell, ...]:
        """A row of cells without borders, of these widths in centimetres."""
        table = self.word.add_table(rows=1, cols=len(widths))
        _set_widths(table, widths)
        return tuple(table.rows[0].cells)

    def _blocks(self, blocks: tuple[Block, ...]) -> None:
        number = self._new_list()
        for block in blocks:
            if block.table is not None:
                self._table(block.table)
                continue
            paragraph = self.word.add_paragraph()
            if block.kind in _LEVEL_OF:
                self._number(paragraph, number, _LEVEL_OF[block.kind])
            elif block.kind == "p":
                paragraph.paragraph_format.first_line_indent = Cm(1)
            self._line(
                paragraph, block.text, bold=block.kind in ("roman", "heading"), align=JUSTIFY
            )

    def _line(self, paragraph: Paragraph, text: str, *, bold: bool, align: int) -> None:
        paragraph.alignment = align  # type: ignore[assignment]
        for position, piece in enumerate(NOTE.split(text)):
            if position % 2:
                self.notes.append(piece)
                run = paragraph.add_run()
                run.font.superscript = True
                mark = OxmlElement("w:footnoteReference")
                mark.set(qn("w:id"), str(len(self.notes)))
                run._r.append(mark)
            elif piece:
                paragraph.add_run(piece).bold = bold

    def _table(self, grid: Grid) -> None:
        table = self.word.add_table(rows=len(grid.rows), cols=len(grid.widths))
        if grid.borders:
            table.style = "Table Grid"
        _set_widths(table, grid.widths)
        for y, row in enumerate(grid.rows):
            for x, text in enumerate(row):
                cell = table.cell(y, x)
                if text not in ("<", "^"):
                    self._cell(cell, text, bold=y < grid.head)
        _merge(table, grid)
        for row in table.rows[: grid.head]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    def _cell(self, cell: _Cell, text: str, *, bold: bool) -> None:
        for number, line in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            self._line(paragraph, line, bold=bold, align=CENTER if bold else 0)

    def _new_list(self) -> int:
        """A numbering of its own, so that it starts anew; returns its id."""
        number = len(self.numbering.findall(qn("w:num"))) + 100
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:suff w:val="space"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
            f'<w:ind w:left="0" w:firstLine="{int(indent * 567)}"/></w:pPr></w:lvl>'
            for level, (_, form, text, indent) in enumerate(_LEVELS)
        )
        abstract = f'<w:abstractNum {_W} w:abstractNumId="{number}">{levels}</w:abstractNum>'
        first = self.numbering.find(qn("w:num"))
        first.addprevious(parse_xml(abstract))
        link = f'<w:abstractNumId w:val="{number}"/>'
        self.numbering.append(parse_xml(f'<w:num {_W} w:numId="{number}">{link}</w:num>'))
        return number

    def _number(self, paragraph: Paragraph, number: int, level: int) -> None:
        properties = paragraph._p.get_or_add_pPr()
        place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
        properties.append(parse_xml(f"<w:numPr {_W}>{place}</w:numPr>"))

    def _footnotes(self) -> None:
        if not self.notes:
            return
        notes = "".join(
            _NOTE.format(number=number, text=text) for number, text in enumerate(self.notes, 1)
        )
        xml = _FOOTNOTES.format(namespaces=nsdecls("w"), notes=notes)
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        package = self.word.part.package
        part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode("utf-8"), package)
        self.word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _set_widths(table: Table, widths: tuple[float, ...]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _merge(table: Table, grid: Grid) -> None:
    for y, row in enumerate(grid.rows):
        for x, text in enumerate(row):
            if text == "<":
                table.cell(y, x - 1).merge(table.cell(y, x))
            elif text == "^":
                table.cell(y - 1, x).merge(table.cell(y, x))
