"""Runs in fonts from before Unicode: whether their letters are what such a font shows.

A document that was converted to Unicode often keeps the name of the old font on some runs. So the
name alone proves nothing: the words must become Vietnamese by it.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from ingest.docx.markup import P_PR, P_STYLE, R_PR, Node, P, R, value_of
from ingest.docx.styles import ParagraphStyle, RunFormat, Styles
from ingest.legacy import LegacyFont, Scheme, legacy_font
from ingest.legacy.conversion import decoded_pieces
from ingest.legacy.evidence import weigh

_T = qn("w:t")


class LegacyRuns:
    """The runs of one document whose fonts are from before Unicode."""

    def __init__(self, styles: Styles, body: Node) -> None:
        self._styles = styles
        self._body = body
        self._truthful: dict[Scheme, bool] = {}

    def font(self, look: RunFormat) -> LegacyFont | None:
        """The old font of a run."""
        return legacy_font(look.font) if look.font is not None else None

    def decodes(self, paragraph: Node, style: ParagraphStyle, scheme: Scheme) -> bool:
        """Whether the runs of a paragraph in fonts of `scheme` are written in it.

        Its own words decide, and those of the whole document where they may be either.
        """
        balance = weigh([self._text(paragraph, style, scheme)], scheme).balance
        return balance > 0 if balance else self._holds(scheme)

    def _holds(self, scheme: Scheme) -> bool:
        if scheme not in self._truthful:
            self._truthful[scheme] = weigh(self._texts(scheme), scheme).balance >= 0
        return self._truthful[scheme]

    def _texts(self, scheme: Scheme) -> Iterator[str]:
        for paragraph in self._body.iter(P):
            properties = paragraph.find(P_PR)
            name = None if properties is None else value_of(properties, P_STYLE)
            yield self._text(paragraph, self._styles.paragraph(name), scheme)

    def _text(self, paragraph: Node, style: ParagraphStyle, scheme: Scheme) -> str:
        parts = []
        for run in paragraph.iter(R):
            font = self.font(self._styles.run(style, run.find(R_PR)))
            if font is not None and font.scheme is scheme:
                parts += [node.text or "" for node in run.iter(_T)]
        return "".join(parts)


def shown_pieces(text: str, font: LegacyFont) -> Iterator[tuple[str, str | None]]:
    """The pieces of a run as its font shows them, each with what was typed if that differs."""
    end = 0
    for each in decoded_pieces(text, font):
        if each.start > end:
            yield text[end : each.start], None
        yield each.new, text[each.start : each.end]
        end = each.end
    if end < len(text):
        yield text[end:], None
