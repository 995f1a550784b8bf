"""A PDF, page by page: from its text layer where that is sound, else recognised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.elements import PageSize, Reading
from ingest.errors import DamagedFile, EmptyFile
from ingest.pdf.flow import PageText, page_elements, page_text
from ingest.pdf.frame import Grey
from ingest.pdf.health import Health, health
from ingest.pdf.lines import Line
from ingest.pdf.pdfium import PageView, page_views
from ingest.pdf.render import thumbnail
from ingest.pdf.routing import layer_of
from ingest.pdf.turned import upright_words, watermark
from ingest.pdf.words import Word, page_lines
from schemas import Layer, Method

MEDIA_TYPE = "application/pdf"

_END_MARK, _TAIL = b"%%EOF", 4096


@dataclass(frozen=True, slots=True)
class _Digital:
    """What of a page's own content is kept when pdfium has closed it."""

    text: PageText
    stamps: list[list[Word]]
    health: Health
    layer: Layer


def read_pdf(path: Path, data: bytes) -> Reading:
    """Read a PDF.

    Args:
        path: the file's name, for messages.
        data: its content.

    Raises:
        EncryptedFile: a password is needed.
        DamagedFile: the file is cut off, or it or a page of it cannot be loaded.
        RecognitionMissing: most of its pages must be recognised, and no engine is installed.
        EmptyFile: nothing stands on its pages.
        TooLarge: it is over a limit of `ingest.limits`.
    """
    if _END_MARK not in data[-_TAIL:]:
        raise DamagedFile(path)
    own = [_digital(path, data, view) for view in page_views(path, data)]
    seen = _recognised(path, data, own)
    texts = [seen.get(page.text.number, page.text) for page in own]
    elements = tuple(page_elements(texts))
    if not elements:
        raise EmptyFile(path)
    sizes = tuple(
        PageSize(
            text.number,
            text.width,
            text.height,
            Method.OCR if text.number in seen else Method.TEXT,
            page.health.score,
            page.layer,
        )
        for page, text in zip(own, texts, strict=True)
    )
    layer = "digital" if not seen else "ocr" if len(seen) == len(own) else "mixed"
    return Reading(MEDIA_TYPE, layer, elements, sizes)


def _recognised(path: Path, data: bytes, pages: Sequence[_Digital]) -> dict[int, PageText]:
    """The pages without a sound layer, by number, as far as they can be recognised."""
    if all(page.layer is Layer.SOUND for page in pages):
        return {}
    from ingest.pdf.recognition import Unsound, recognised  # only scans need what it brings

    unsound = [
        Unsound(page.text.number, page.text.width, page.text.height, page.health, page.stamps)
        for page in pages
        if page.layer is not Layer.SOUND
    ]
    return recognised(path, data, unsound, needed=2 * len(unsound) > len(pages))


def _digital(path: Path, data: bytes, view: PageView) -> _Digital:
    rows = page_lines(view)
    found = health(word.text for row in rows for word in row)

    def small() -> Grey:
        return thumbnail(path, data, view.number)

    stamps = [[word for word in row if word.stamped] for row in rows]
    return _Digital(
        page_text(
            view.number,
            (view.width, view.height),
            rows,
            view.rulings,
            upright=upright_words(view),
            aside=_over_all(view),
        ),
        [row for row in stamps if row],
        found,
        layer_of(view, rows, found, small),
    )


def _over_all(view: PageView) -> list[Line]:
    text = watermark(view)
    if not text:
        return []
    width, height = view.width, view.height
    box = Word(text, 0.0, 0.0, width, height, height, 1.0, False, False, page=view.number)
    return [Line.of([box])]
