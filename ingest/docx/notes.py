"""Footnotes and endnotes: their numbers as shown, and what stands in them."""

from __future__ import annotations

from docx.oxml.ns import qn

from ingest.docx.markup import ID, TYPE, Node, integer, value_of
from ingest.numerals import render

_KINDS = ("footnote", "endnote")
_FORMAT = qn("w:numFmt")
_START = qn("w:numStart")
_RESTART = qn("w:numRestart")
_DEFAULT_FORMAT = {"footnote": "decimal", "endnote": "lowerRoman"}


class Notes:
    """The notes of one document, numbered in the order in which they are cited.

    `parts` maps `footnote` and `endnote` to footnotes.xml and endnotes.xml, `settings` is
    settings.xml (both may be missing).
    """

    def __init__(self, parts: dict[str, Node | None], settings: Node | None) -> None:
        self._nodes: dict[str, Node] = {}
        self._settings = {kind: _properties(settings, kind) for kind in _KINDS}
        self._count = dict.fromkeys(_KINDS, 0)
        self._shown: dict[str, str] = {}
        for kind, root in parts.items():
            for node in () if root is None else root.iterchildren(qn(f"w:{kind}")):
                # Separators are notes by form only, and bear a type.
                if node.get(TYPE, "normal") == "normal":
                    self._nodes[f"{kind}-{node.get(ID)}"] = node

    def cite(self, kind: str, note: str, *, counted: bool) -> tuple[str, str | None]:
        """The note's number as shown ("" if not `counted`), and its id if there is such a note."""
        key = f"{kind}-{note}"
        if counted and key not in self._shown:
            self._shown[key] = self._number(kind)
        return self._shown.get(key, ""), key if key in self._nodes else None

    def node(self, note: str) -> Node:
        """What stands in a note (`w:footnote`, `w:endnote`)."""
        return self._nodes[note]

    def shown(self, note: str) -> str:
        """The number by which a note was cited; empty if it has a mark of its own."""
        return self._shown.get(note, "")

    def begin_section(self, section: Node) -> None:
        """Take over the numbering that a section's properties (w:sectPr) state."""
        for kind in _KINDS:
            properties = section.find(qn(f"w:{kind}Pr"))
            if properties is not None:
                self._settings[kind] = properties
            current = self._settings[kind]
            if current is not None and value_of(current, _RESTART) == "eachSect":
                self._count[kind] = 0

    def _number(self, kind: str) -> str:
        properties = self._settings[kind]
        self._count[kind] += 1
        if properties is None:
            return render(self._count[kind], _DEFAULT_FORMAT[kind])
        start = max(integer(value_of(properties, _START), 1), 1)
        number_format = value_of(properties, _FORMAT) or _DEFAULT_FORMAT[kind]
        return render(start + self._count[kind] - 1, number_format)


def _properties(settings: Node | None, kind: str) -> Node | None:
    return None if settings is None else settings.find(qn(f"w:{kind}Pr"))
