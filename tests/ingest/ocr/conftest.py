"""Pictures of pages, made from the sample plans and from plain drawing; small, to be fast."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2
import pytest

from ingest.ocr import Missing
from ingest.pdf.pdfium import page_views
from ingest.pdf.words import Word, page_lines

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples" / "documents"

Pixels = npt.NDArray[np.uint8]


@pytest.fixture(scope="session")
def engine_models() -> None:
    """Skip what needs Tesseract where it, its model or the extra is not installed."""
    try:
        from ingest.ocr.engine import models

        models()
    except (ImportError, Missing) as error:
        pytest.skip(f"recognition is not installed: {error}")


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_OCR_CACHE", "off")


@cache
def drawn(name: str, page: int, dpi: int) -> Pixels:
    document = pypdfium2.PdfDocument(SAMPLES / f"{name}.pdf")
    return document[page - 1].render(scale=dpi / 72).to_numpy()[:, :, :3]


@pytest.fixture(scope="session")
def drawn_page() -> Callable[[str, int, int], Pixels]:
    """The page of a sample plan as a picture: `drawn_page(name, number, dpi)`."""
    return lambda name, number, dpi: drawn(name, number, dpi).copy()


@pytest.fixture(scope="session")
def digital_words() -> Callable[[str, int], list[Word]]:
    """The words of a page from its text layer: `digital_words(name, number)`."""

    def words(name: str, number: int) -> list[Word]:
        path = SAMPLES / f"{name}.pdf"
        views = page_views(path, path.read_bytes())
        view = next(view for view in views if view.number == number)
        return [word for row in page_lines(view) for word in row]

    return words


@pytest.fixture
def lines() -> Callable[..., Pixels]:
    """A white page of small black bars in place of lines of text, falling by `angle` degrees."""
    return striped


def striped(angle: float = 0.0, height: int = 1100, width: int = 800) -> Pixels:
    import cv2

    made = np.full((height, width), 255, np.uint8)
    for top in range(120, height - 120, 40):
        for left in range(100, width - 120, 34):
            made[top : top + 14, left : left + 24] = 0
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, 1.0)
    return cv2.warpAffine(made, turn, (width, height), borderValue=255)
