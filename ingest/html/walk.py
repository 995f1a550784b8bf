"""One walk over the elements of a page: blocks become paragraphs and grids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from ingest.elements import Element, Grid, Paragraph
from ingest.html.inline import Inline
from ingest.html.lists import List, open_list
from ingest.html.look import Look, Looks, Shape
from ingest.html.notes import PageNotes
from ingest.html.tables import read_grid
from ingest.phrases import is_motto
from ingest.runs import Text, texts
from schemas import Style

_LISTS = frozenset({"ol", "ul", "menu", "dir"})
_CENTRED = frozenset({"center", "right"})
_IGNORED_LABEL = "ignore"
"""`mso-list:Ignore` stands on the label that Word made."""
_LEVEL = re.compile(r"\blevel(\d)\b")
_FIGURE = re.compile(r"\s*(\d{1,3}(?:[.,]?\d{3}){0,3}(?:,\d{1,3})?)\s*")
_SLASH = re.compile(r"\s*[/⁄∕]\s*")
_MARGINS = frozenset({"header", "footer"})
_PAGE_NUMBER = re.compile(r"\W*(?:(?:Trang|Page)\s+)?\d{0,4}(?:\s*/\s*\d{1,4})?\W*")
_DEEPEST = 150
"""Deeper than any page is meant to nest; what lies below is read as plain words."""


@dataclass(slots=True)
class _Flow:
    """A run of elements being read: the page, a cell, a note.

    `label` waits for the first words of a list's item; `page` says that a page begins with
    whatever comes next; `margin` that it is a running head or foot; `note` is the note being read
    and `number` what it begins with.
    """

    elements: list[Element] = field(default_factory=list)
    inline: Inline = field(default_factory=Inline)
    lists: list[List] = field(default_factory=list)
    label: tuple[str, int] | None = None
    page: bool = False
    note: str | None = None
    number: str = ""
    margin: bool = False
    cell: bool = False
    depth: int = 0


class Walk:
    """Reads one page; `skipped` are elements that are no part of the document.

    `drawn` has what may be set in columns by blanks, by the index among the page's elements.
    """

    def __init__(self, looks: Looks, notes: PageNotes, skipped: Set[HtmlElement]) -> None:
        self._looks = looks
        self._notes = notes
        self._skipped = skipped
        self._flow = _Flow()
        self._swallowed: set[HtmlElement] = set()
        self.drawn: dict[int, str] = {}

    def read(self, root: HtmlElement) -> list[Element]:
        """Everything in `root`."""
        shape = self._looks.shape(root, Look())
        if shape is not None:
            self._children(root, shape)
            self._close()
        return self._flow.elements

    def _children(self, node: HtmlElement, shape: Shape) -> None:
        flow = self._flow
        if flow.depth >= _DEEPEST:
            flow.inline.write(" ".join(node.itertext()), shape.look)
            return
        flow.depth += 1
        flow.inline.write(node.text, shape.look)
        for child in node:
            if child not in self._skipped:
                inner = self._looks.shape(child, shape.look, apart=shape.row)
                if inner is not None:
                    self._element(child, inner)
            if child not in self._swallowed:
                flow.inline.write(child.tail, shape.look)
        flow.depth -= 1

    def _element(self, node: HtmlElement, shape: Shape) -> None:
        flow, tag = self._flow, node.tag
        if node in self._notes.bodies and flow.note is None:
            self._note(node, shape)
        elif node in self._notes.marks:
            flow.inline.mark(*self._notes.marks[node])
        elif node in self._notes.backs:
            return
        elif tag == "br":
            if node not in self._swallowed:
                flow.inline.end_line(page=_begins_page(shape))
        elif tag == "table":
            self._table(node, shape)
        elif tag in _LISTS:
            self._list(node, shape)
        elif shape.block:
            self._block(node, shape)
        else:
            self._run(node, shape)

    def _run(self, node: HtmlElement, shape: Shape) -> None:
        """Words inside a line, and the few things that are more than words."""
        properties = shape.properties
        if properties.get("mso-list") == _IGNORED_LABEL:
            self._label(node, shape)
        elif "mso-tab-count" in properties:
            self._flow.inline.tab(shape.look)
        elif not self._fraction(node, shape):
            self._children(node, shape)

    def _block(self, node: HtmlElement, shape: Shape) -> None:
        self._close()
        flow, outside = self._flow, self._flow.margin
        flow.page = flow.page or _begins_page(shape)
        flow.margin = outside or _is_margin(node, shape)
        if node.tag == "li" and flow.lists:
            label = flow.lists[-1].label(node, shape.properties)
            flow.label = (label, flow.lists[-1].level) if label else None
        self._children(node, shape)
        self._close()
        flow.margin = outside
        if node.tag == "li" and flow.label is not None:
            if flow.cell:
                # A column of running numbers has nothing but labels in it.
                flow.elements.append(Paragraph("", *flow.label))
            flow.label = None

    def _list(self, node: HtmlElement, shape: Shape) -> None:
        self._close()
        flow = self._flow
        flow.lists.append(open_list(node, shape.properties, flow.lists))
        self._children(node, shape)
        self._close()
        flow.lists.pop()

    def _label(self, node: HtmlElement, shape: Shape) -> None:
        """The label of a list as Word saved it, in front of the words."""
        inline = Inline()
        outer, self._flow.inline = self._flow.inline, inline
        self._children(node, shape)
        self._flow.inline = outer
        label = "".join(part for line in inline.lines for part in line.parts).strip()
        if label:
            self._flow.label = (label, self._level(node))

    def _level(self, node: HtmlElement) -> int:
        """The level from 0 that the paragraph around a label says it has."""
        for above in node.iterancestors("p", "li", "h1", "h2", "h3", "h4", "h5", "h6"):
            found = _LEVEL.search(above.get("style", ""))
            return int(found[1]) - 1 if found is not None else 0
        return 0

    def _fraction(self, node: HtmlElement, shape: Shape) -> bool:
        """Write a figure over another as `a/b`: one underlined above a line, or one raised."""
        if node.tag not in ("u", "sup") or (above := _FIGURE.fullmatch(_words(node))) is None:
            return False
        below = node.getnext()
        if below is None:
            return False
        if node.tag == "sup" and below.tag == "sub" and _SLASH.fullmatch(node.tail or ""):
            self._flow.inline.put(f"{above[1]}/", replace(shape.look, raised=False))
            self._swallowed.add(node)
            return True
        over_line = node.tag == "u" and below.tag == "br" and not (node.tail or "").strip()
        if not over_line or _FIGURE.fullmatch(below.tail or "") is None:
            return False
        self._flow.inline.put(f"{above[1]}/", shape.look)
        self._swallowed |= {node, below}
        self._flow.inline.put((below.tail or "").strip(), shape.look)
        return True

    def _table(self, node: HtmlElement, shape: Shape) -> None:
        self._close()
        flow = self._flow
        for caption in node.iterchildren("caption"):
            self._element(caption, replace(shape, block=True))
        starts = flow.page or _begins_page(shape)
        grid = read_grid(node, lambda cell: self._cell(cell, shape.look))
        if grid is not None:
            flow.elements.append(replace(grid, page_start=starts))
            flow.page = False

    def _cell(self, node: HtmlElement, look: Look) -> tuple[Element, ...] | None:
        outer_row = node.getparent()
        row = None if outer_row is None else self._looks.shape(outer_row, look)
        shape = None if row is None else self._looks.shape(node, row.look)
        if shape is None or node in self._skipped:
            return None
        return tuple(self._inside(node, shape, _Flow(note=self._flow.note, cell=True)))

    def _inside(self, node: HtmlElement, shape: Shape, flow: _Flow) -> list[Element]:
        """What stands in `node`, read into a flow of its own."""
        outer, drawn = self._flow, self.drawn
        flow.depth = outer.depth + 1
        self._flow, self.drawn = flow, {}
        self._children(node, shape)
        self._close()
        self._flow, self.drawn = outer, drawn
        return flow.elements

    def _note(self, node: HtmlElement, shape: Shape) -> None:
        self._close()
        key = self._notes.bodies[node]
        shown = next(shown for each, shown in self._notes.marks.values() if each == key)
        flow = _Flow(note=key, number=f"[{shown}]")
        self._flow.elements += _paragraphs(self._inside(node, shape, flow))

    def _close(self) -> None:
        """End the paragraph at hand, if it has words."""
        flow = self._flow
        inline, flow.inline = flow.inline, Inline()
        look = inline.look or Look()
        found, page_behind = texts(inline.lines, centred=look.align in _CENTRED)
        for text in found:
            if text.drawn:
                self.drawn[len(flow.elements)] = text.drawn
            flow.elements += self._shown(text, look)
            flow.page, flow.label, flow.number = False, None, ""
        flow.page = flow.page or page_behind

    def _shown(self, text: Text, look: Look) -> Iterable[Paragraph]:
        flow = self._flow
        if flow.margin and _PAGE_NUMBER.fullmatch(text.text):
            return
        label, level = flow.label or ("", None)
        yield Paragraph(
            text.text,
            f"{flow.number} {label}".strip(),
            level,
            Style(text.bold, text.italic, look.align, round(look.left + look.first, 2), text.size),
            marks=text.marks,
            note=flow.note,
            furniture=flow.margin and not is_motto(text.text),
            page_start=flow.page or text.page,
        )


def _begins_page(shape: Shape) -> bool:
    return shape.properties.get("page-break-before") in ("always", "page", "left", "right")


def _is_margin(node: HtmlElement, shape: Shape) -> bool:
    """Whether a block is the running head or foot of printed pages, as editors save it."""
    return shape.properties.get("mso-element") in _MARGINS or node.get("title") in _MARGINS


def _words(node: HtmlElement) -> str:
    return "".join(node.itertext())


def _paragraphs(elements: Iterable[Element]) -> Iterable[Paragraph]:
    for element in elements:
        if isinstance(element, Grid):
            for cell in element.cells:
                yield from _paragraphs(cell.content)
        else:
            yield element
