"""Akoma Ntoso 3.0 (OASIS LegalDocML 1.0): each plan as a document of its own.

The text is all there, in its order and cut at its lines: a paragraph, heading or cell that bears
`start` and `end` (namespace `OFFSETS`) holds `text[start:end]` of the record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from corpus.exports.akoma_marks import Marks
from corpus.exports.akoma_meta import AKN, add, add_meta
from corpus.exports.akoma_parts import Branch, Range, branches_in, lines_in, parts_of
from corpus.exports.options import File, Options
from corpus.exports.xml_text import slug, xml_safe
from corpus.registry.records import WholePlan
from schemas import Section

OFFSETS = "urn:kehoach:offsets"
_NAMESPACES = {None: AKN, "k": OFFSETS}
_LEVELS = (
    (re.compile(r"(?i)phần\b"), "part"),
    (re.compile(r"(?i)chương\b"), "chapter"),
    (re.compile(r"(?i)điều\b"), "article"),
    (re.compile(r"(?i)mục\b|[IVXLC]+$"), "section"),
    (re.compile(r"\d+$"), "paragraph"),
    (re.compile(r"\d+(?:\.\d+)+$"), "subparagraph"),
    (re.compile(r"[a-zđ]$"), "point"),
)
"""The element of a section by its printed label; any other is an `hcontainer`."""
_BEHIND_LABEL = re.compile(r"[.)/:\s–-]*")


def files(plans: Iterable[WholePlan], options: Options) -> Iterator[File]:
    """A file for each plan, named by its id."""
    for whole in plans:
        yield File(f"{whole.id}.xml", [document_of(whole)])


def document_of(whole: WholePlan) -> bytes:
    """One plan as an Akoma Ntoso document."""
    root = etree.Element(f"{{{AKN}}}akomaNtoso", nsmap=_NAMESPACES)  # type: ignore[arg-type] # the stubs know no default namespace
    _Writer(whole).write(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


class _Writer:
    """Writes one plan; knows which eIds have been given."""

    def __init__(self, whole: WholePlan) -> None:
        self._whole, self._plan, self._text = whole, whole.plan, whole.plan.text
        self._marks = Marks(whole.plan)
        self._given: Counter[str] = Counter()
        self._bases = sorted(
            mention.span.start
            for reference in self._plan.legal_references
            for mention in reference.mentions
            if mention.role == "basis"
        )

    def write(self, root: etree._Element) -> None:
        parts = parts_of(self._plan)
        document = add(root, "doc", name=slug(self._plan.document.type or "ke-hoach"))
        add_meta(document, self._whole)
        self._add_part(document, "preface", parts.preface)
        self._add_preamble(document, parts.preamble)
        self._add_body(document, parts.body, "")
        self._add_part(document, "conclusions", parts.conclusions)
        annexes = [each for each in parts.annexes if self._has_text(each)]
        if annexes:
            attachments = add(document, "attachments")
            for number, where in enumerate(annexes, 1):
                own = self._identity("", "att", str(number))
                attachment = add(attachments, "attachment", eId=own)
                annex = add(attachment, "doc", name="phu-luc")
                add_meta(annex, self._whole, component=f"annex_{number}", whole_text=False)
                self._add_body(annex, where, own)

    def _has_text(self, where: Range) -> bool:
        return bool(self._text[slice(*where)].strip())

    def _add_part(self, document: etree._Element, tag: str, where: Range) -> None:
        if self._has_text(where):
            self._add_blocks(add(document, tag), where)

    def _add_preamble(self, document: etree._Element, where: Range) -> None:
        """Lines that a legal basis stands in are citations, the rest paragraphs."""
        if not self._has_text(where):
            return
        preamble = add(document, "preamble")
        for is_basis, lines in groupby(lines_in(self._text, where), self._rests_on):
            if is_basis:
                citations = add(preamble, "citations")
                for line in lines:
                    self._add_text(add(add(citations, "citation"), "p"), line)
            else:
                for line in lines:
                    self._add_text(add(preamble, "p"), line)

    def _rests_on(self, line: Range) -> bool:
        return any(line[0] <= each < line[1] for each in self._bases)

    def _add_body(self, document: etree._Element, where: Range, prefix: str) -> None:
        body = add(document, "mainBody")
        branches = branches_in(self._plan, where)
        first = branches[0].section.span.start if branches else where[1]
        self._add_blocks(body, (where[0], first))
        for branch in branches:
            self._add_section(body, branch, prefix)
        if not len(body):
            add(body, "p")

    def _add_section(self, parent: etree._Element, branch: Branch, prefix: str) -> None:
        section = branch.section
        tag = _element_of(section)
        own = self._identity(prefix, tag, section.label or section.id)
        element = add(parent, tag, eId=own)
        if tag == "hcontainer":
            element.set("name", "muc")
        self._add_head(element, section, branch.own[0])
        if self._has_text(branch.own):
            self._add_blocks(add(element, "intro" if branch.children else "content"), branch.own)
        for child in branch.children:
            self._add_section(element, child, own)

    def _add_head(self, element: etree._Element, section: Section, end: int) -> None:
        """The label with its mark as `num`, the rest of the heading's words as `heading`."""
        start = section.span.start
        if section.label and self._text.startswith(section.label, start):
            behind = _BEHIND_LABEL.match(self._text, start + len(section.label), end)
            stop = behind.end() if behind else end
            self._add_text(add(element, "num"), (start, stop))
            start = stop
        if start < end:
            self._add_text(add(element, "heading"), (start, end))

    def _add_blocks(self, parent: etree._Element, where: Range) -> None:
        """Lines as paragraphs; lines with tabs, which are rows, as tables."""
        lines = lines_in(self._text, where)
        for is_row, group in groupby(lines, lambda line: "\t" in self._text[slice(*line)]):
            if is_row:
                table = add(parent, "table")
                for line in group:
                    self._add_row(add(table, "tr"), line)
            else:
                for line in group:
                    self._add_text(self._paragraph(parent, line), line)

    def _paragraph(self, parent: etree._Element, line: Range) -> etree._Element:
        """What holds the text of a line: a paragraph, or the signature in one."""
        paragraph = add(parent, "p")
        signatures = self._plan.document.signatures
        signed = any(each.span.start <= line[0] < each.span.end for each in signatures)
        return add(paragraph, "signature") if signed else paragraph

    def _add_row(self, row: etree._Element, line: Range) -> None:
        start = line[0]
        for cell in self._text[slice(*line)].split("\t"):
            self._add_text(add(add(row, "td"), "p"), (start, start + len(cell)))
            start += len(cell) + 1

    def _add_text(self, element: etree._Element, where: Range) -> None:
        """The text of a range with its marks, and where it is from."""
        element.set(f"{{{OFFSETS}}}start", str(where[0]))
        element.set(f"{{{OFFSETS}}}end", str(where[1]))
        reached, last = where[0], None
        for mark in self._marks.within(*where):
            _append(element, last, self._text[reached : mark.start])
            last = add(element, mark.tag, **dict([mark.attribute] if mark.attribute else []))
            last.text = xml_safe(self._text[mark.start : mark.end])
            reached = mark.end
        _append(element, last, self._text[reached : where[1]])

    def _identity(self, prefix: str, tag: str, label: str) -> str:
        """An eId that no other element of the document has."""
        own = f"{prefix}__{tag}_{slug(label)}" if prefix else f"{tag}_{slug(label)}"
        self._given[own] += 1
        times = self._given[own]
        return own if times == 1 else self._identity(prefix, tag, f"{label} {times}")


def _element_of(section: Section) -> str:
    label = section.label or ""
    return next((tag for pattern, tag in _LEVELS if pattern.match(label)), "hcontainer")


def _append(element: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        element.text = (element.text or "") + xml_safe(text)
    else:
        last.tail = (last.tail or "") + xml_safe(text)
