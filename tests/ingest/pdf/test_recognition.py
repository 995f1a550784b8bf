"""Which pages are recognised, and what happens where they cannot be."""

from __future__ import annotations

import numpy as np
import pytest

from ingest.errors import RecognitionMissing
from ingest.ocr import Missing, Sheet
from ingest.pdf.words import Word
from schemas import Layer, Method

SOUND = "Các phòng chuyên môn phối hợp với từng thôn rà soát hộ nghèo, hộ cận nghèo trước quý bốn"
WRONG = "&iF SKzQJ FKXyQ PrQ SKWL KWS YSL WVQJ WKrQ Ujx VRiW KQ QJKjR KQ FQQ WUbFF TXk EXQ GFQ KLP"


@pytest.fixture(autouse=True)
def undrawn(monkeypatch):
    """Pages are not drawn: the writer's fonts are stand-ins, and what pdfium has drawn with one
    has other widths from then on."""

    def pictures(path, data, pages, dpi):
        for number in pages:
            yield number, np.full((20, 20, 3), 255, np.uint8), dpi

    monkeypatch.setattr("ingest.pdf.recognition.page_pictures", pictures)


@pytest.fixture
def recognised(monkeypatch):
    """A recognition that sees `SOUND` on every page; the list of the pages it was shown."""
    shown: list[int] = []

    def recognise(pictures):
        for number, pixels, _ in pictures:
            assert pixels.shape[2] == 3
            shown.append(number)
            row = []
            for place, text in enumerate(SOUND.split()):
                x = 60.0 + 20 * place
                row.append(
                    Word(
                        text,
                        x,
                        90.0,
                        x + 17,
                        104.0,
                        101.0,
                        13.0,
                        False,
                        False,
                        page=number,
                        confidence=0.9,
                    )
                )
            yield number, Sheet((tuple(row),), ())

    monkeypatch.setattr("ingest.pdf.recognition.recognise", recognise)
    return shown


@pytest.fixture
def not_installed(monkeypatch):
    def recognise(pictures):
        raise Missing("vie.traineddata")

    monkeypatch.setattr("ingest.pdf.recognition.recognise", recognise)


def written(writer, text=SOUND):
    writer.page()
    for index in range(12):
        writer.text(60, 100 + 18 * index, text, size=10)
    return writer


def routes(reading):
    return [(page.method, page.layer) for page in reading.pages]


def test_a_sound_layer_is_read(writer, read_made, recognised):
    reading = read_made(written(writer))
    assert reading.text_layer == "digital"
    assert routes(reading) == [(Method.TEXT, Layer.SOUND)]
    assert recognised == []


def test_a_garbled_layer_is_recognised(writer, read_made, recognised):
    reading = read_made(written(writer, WRONG))
    assert reading.text_layer == "ocr"
    assert routes(reading) == [(Method.OCR, Layer.GARBLED)]
    assert reading.pages[0].score < 0.5
    assert reading.elements[0].text == SOUND
    assert reading.elements[0].method is Method.OCR
    assert reading.elements[0].confidence == 0.9


def test_scans_among_written_pages(writer, read_made, recognised):
    written(writer).page().picture().page().picture().field(400, 30, "Ký bởi: Sở Y tế", size=8)
    reading = read_made(writer)
    assert reading.text_layer == "mixed"
    assert routes(reading) == [
        (Method.TEXT, Layer.SOUND),
        (Method.OCR, Layer.MISSING),
        (Method.OCR, Layer.STAMPED),
    ]
    assert recognised == [2, 3]
    (stamp,) = [each for each in reading.elements if each.furniture]
    assert stamp.text == "Ký bởi: Sở Y tế"
    assert stamp.method is Method.TEXT


def test_recognition_that_does_no_better_is_not_taken(writer, read_made, monkeypatch):
    monkeypatch.setattr("ingest.pdf.recognition.recognise", lambda pictures: iter(()))
    reading = read_made(written(writer, WRONG))
    assert routes(reading) == [(Method.TEXT, Layer.GARBLED)]


@pytest.mark.parametrize("text", [WRONG, None], ids=["garbled", "scanned"])
def test_without_an_engine_the_error_names_what_to_install(writer, read_made, not_installed, text):
    if text is None:
        writer.page().picture()
    else:
        written(writer, text)
    with pytest.raises(RecognitionMissing) as caught:
        read_made(writer)
    assert caught.value.page == 1
    for language in ("vi", "en"):
        told = caught.value.describe(language)
        assert "tesseract-ocr-vie" in told
        assert "kehoach[ocr]" in told


def test_without_an_engine_a_picture_among_written_pages_is_let_pass(
    writer, read_made, not_installed
):
    written(writer).page().picture()
    reading = read_made(written(writer))
    assert routes(reading)[1] == (Method.TEXT, Layer.MISSING)
    assert reading.text_layer == "digital"
