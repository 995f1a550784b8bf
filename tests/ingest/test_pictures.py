from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ingest import limited, pictures
from ingest.errors import DamagedFile, EmptyFile, RecognitionMissing, TooLarge
from ingest.ocr import Missing, Sheet
from ingest.pdf.words import Word
from schemas import Layer, Method

PATH = Path("trang.tif")


@pytest.fixture
def shown(monkeypatch):
    """A recognition that sees one word on every page; what it was shown."""
    seen = []

    def recognise(pages):
        for number, pixels, dpi in pages:
            seen.append((pixels, dpi))
            word = Word(
                "Phường",
                70.0,
                80.0,
                110.0,
                96.0,
                93.0,
                14.0,
                False,
                False,
                page=number,
                confidence=0.9,
            )
            yield number, Sheet(((word,),), ())

    monkeypatch.setattr(pictures, "recognise", recognise)
    return seen


def encoded(*pages, kind="PNG", **options):
    out = BytesIO()
    pages[0].save(
        out,
        kind,
        **({"save_all": True, "append_images": pages[1:]} if pages[1:] else {}),
        **options,
    )
    return out.getvalue()


def page(mode="RGB", size=(620, 877), colour="white"):
    return Image.new(mode, size, colour)


@pytest.mark.parametrize(
    ("kind", "media"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff")]
)
def test_a_picture_is_a_page(shown, kind, media):
    reading = pictures.read_picture(PATH, encoded(page(), kind=kind, dpi=(100, 100)))
    assert (reading.media_type, reading.text_layer) == (media, "ocr")
    (size,) = reading.pages
    assert (size.width, size.height) == pytest.approx((446.4, 631.4), abs=0.5)
    assert (size.method, size.layer) == (Method.OCR, Layer.MISSING)
    ((pixels, dpi),) = shown
    assert dpi == 300
    assert pixels.shape[:2] == (2631, 1860)


def test_every_page_of_a_tiff_is_read(shown):
    reading = pictures.read_picture(
        PATH, encoded(page(), page("L"), page("1", colour=1), kind="TIFF")
    )
    assert [size.number for size in reading.pages] == [1, 2, 3]
    assert [element.page for element in reading.elements] == [1, 2, 3]


def test_without_a_resolution_a_page_is_an_a4_sheet(shown):
    reading = pictures.read_picture(PATH, encoded(page()))
    assert reading.pages[0].width == pytest.approx(595, abs=1)


def test_colours_are_handed_on_blue_first(shown):
    pictures.read_picture(PATH, encoded(page(colour=(200, 30, 10)), dpi=(300, 300)))
    assert shown[0][0][5, 5].tolist() == [10, 30, 200]


def test_what_is_transparent_is_white(shown):
    pictures.read_picture(PATH, encoded(page("RGBA", colour=(0, 0, 0, 0))))
    assert shown[0][0].min() == 255


def test_a_picture_that_is_cut_off(shown):
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (300, 300), np.uint8))
    with pytest.raises(DamagedFile):
        pictures.read_picture(PATH, encoded(noise)[:9000])


def test_limits(shown):
    with limited(page_pixels=1000), pytest.raises(TooLarge):
        pictures.read_picture(PATH, encoded(page()))


def test_without_an_engine(monkeypatch):
    def recognise(pages):
        raise Missing("tesserocr")

    monkeypatch.setattr(pictures, "recognise", recognise)
    with pytest.raises(RecognitionMissing) as caught:
        pictures.read_picture(PATH, encoded(page()))
    assert "tesserocr" in caught.value.describe("vi")


def test_a_blank_page_is_empty(monkeypatch):
    monkeypatch.setattr(
        pictures, "recognise", lambda pages: ((n, Sheet((), ())) for n, _, _ in pages)
    )
    with pytest.raises(EmptyFile):
        pictures.read_picture(PATH, encoded(page()))
