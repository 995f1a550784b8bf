"""Headers and footers: which of them a section shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.oxml.ns import qn

from ingest.docx.markup import RELATION, TYPE, Node, flag
from ingest.docx.package import Package, Relation

HEADER = "header"
FOOTER = "footer"

_REFERENCES = {qn("w:headerReference"): HEADER, qn("w:footerReference"): FOOTER}
_TITLE_PAGE = qn("w:titlePg")
_EVEN_AND_ODD = qn("w:evenAndOddHeaders")
_ORDER = {"first": 0, "default": 1, "even": 2}


class Margins:
    """The header and footer parts of one document, each handed out once."""

    def __init__(self, package: Package, links: Iterable[Relation], settings: Node | None) -> None:
        self._package = package
        self._targets = {link.id: link.target for link in links if link.kind in (HEADER, FOOTER)}
        self._even = settings is not None and bool(flag(settings.find(_EVEN_AND_ODD)))

    def parts(self, section: Node, kind: str) -> Iterator[Node]:
        """The roots of the headers or footers that a section (w:sectPr) names and shows."""
        shown = {"default"}
        if flag(section.find(_TITLE_PAGE)):
            shown.add("first")
        if self._even:
            shown.add("even")
        named = [
            (_ORDER.get(node.get(TYPE, "default"), 1), node.get(RELATION, ""))
            for node in section
            if _REFERENCES.get(node.tag) == kind and node.get(TYPE, "default") in shown
        ]
        for _, relation in sorted(named):
            target = self._targets.pop(relation, None)
            if target is not None:
                yield self._package.part(target)
