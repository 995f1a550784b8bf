"""Pages drawn for people: the right ones, of the file that was read, whatever the file does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from corpus.pictures import Pictures
from ingest import UnsupportedFormat
from ingest.shown import page_png, page_sizes
from schemas import Source
from tests.support.registries import SAMPLES


@pytest.fixture(scope="module")
def pictures() -> Iterator[Pictures]:
    pictures = Pictures(kept_bytes=1)
    yield pictures
    pictures.close()


def _source(path: Path, media_type: str = "application/pdf") -> Source:
    data = path.read_bytes()
    sha = hashlib.sha256(data).hexdigest()
    return Source(path.as_posix(), sha, media_type, len(data), None, "digital")


def _scan(path: Path, pages: int = 2) -> Path:
    sheets = [Image.new("L", (1240, 1754), 255 - 40 * number) for number in range(pages)]
    sheets[0].save(path, save_all=True, append_images=sheets[1:], dpi=(150, 150))
    return path


def test_pages_of_a_pdf(pictures: Pictures):
    source = _source(SAMPLES / "province-2017.pdf")
    sizes = pictures.sizes(source)
    assert len(sizes) >= 2
    drawn = pictures.png(source, 2)
    assert drawn is not None
    width, height = Image.open(BytesIO(drawn)).size
    assert width / height == pytest.approx(sizes[1][0] / sizes[1][1], abs=0.01)
    assert pictures.png(source, 0) is None
    assert pictures.png(source, len(sizes) + 1) is None


def test_pages_of_a_scan(pictures: Pictures, tmp_path: Path):
    source = _source(_scan(tmp_path / "scan.tif"), "image/tiff")
    sizes = pictures.sizes(source)
    assert [each for size in sizes for each in size] == pytest.approx([595.2, 841.92] * 2)
    first, second = (Image.open(BytesIO(pictures.png(source, n) or b"")) for n in (1, 2))
    assert first.getpixel((5, 5)) == 255
    assert second.getpixel((5, 5)) == 215


def test_a_file_that_is_gone_or_changed_has_no_pages(pictures: Pictures, tmp_path: Path):
    path = _scan(tmp_path / "scan.tif")
    source = _source(path, "image/tiff")
    assert pictures.sizes(source)
    _scan(path, pages=1)
    assert pictures.sizes(source) == ()
    path.unlink()
    assert pictures.png(source, 1) is None


def test_a_damaged_file_has_no_pages_and_costs_itself_alone(pictures: Pictures, tmp_path: Path):
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7 nothing of the kind")
    assert pictures.sizes(_source(path)) == ()
    assert pictures.sizes(_source(SAMPLES / "board-2021.pdf"))


def test_a_text_has_no_pages(pictures: Pictures):
    path = SAMPLES / "board-2021.txt"
    assert pictures.sizes(_source(path, "text/plain")) == ()
    for make in (page_sizes, lambda *file: page_png(*file, 1)):
        with pytest.raises(UnsupportedFormat):
            make(path, path.read_bytes())
