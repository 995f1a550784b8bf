"""Whatever a file holds, it ends with an `IngestError` or with a document."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ingest import read
from ingest.errors import DamagedFile, EncryptedFile, IngestError, TooLarge
from ingest.limits import limited
from ingest.pdf import read_pdf

PATH = Path("hư.pdf")


@pytest.fixture
def sample(writer) -> bytes:
    for number in range(3):
        writer.page().text(290, 40, f"{number + 1}").grid([80, 200, 400], [300, 330, 360])
        for index in range(8):
            writer.text(90, 100 + 18 * index, "Các xã tổ chức tổng vệ sinh môi trường vào thứ bảy")
        writer.text(90, 320, "Nội dung").mixed(210, 320, "Kinh phí").field(300, 500, "12")
    return writer.bytes()


@pytest.mark.parametrize("tenths", range(10))
def test_cut_off(sample, tenths):
    with pytest.raises(DamagedFile):
        read_pdf(PATH, sample[: len(sample) * tenths // 10])


@pytest.mark.parametrize("seed", range(60))
def test_flipped_bits(sample, seed):
    chance = random.Random(seed)
    data = bytearray(sample)
    for _ in range(chance.choice((1, 4, 30, 200))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    try:
        reading = read_pdf(PATH, bytes(data))
    except IngestError:
        return
    assert reading.pages


def test_a_password_is_needed(writer):
    data = writer.page().text(90, 100, "Mật").bytes()
    locked = data.replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 "
        b"/O <" + b"11" * 32 + b"> /U <" + b"22" * 32 + b"> >>",
    )
    with pytest.raises(EncryptedFile):
        read_pdf(PATH, locked)


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7\n%%EOF\n", b"\x89PNG\r\n\x1a\n" + b"\x00" * 400 + b"%%EOF"],
    ids=["empty", "no objects", "picture"],
)
def test_no_pdf_at_all(data):
    with pytest.raises(DamagedFile):
        read_pdf(PATH, data)


def test_no_page(writer):
    with pytest.raises(DamagedFile):
        read_pdf(PATH, writer.bytes())


def test_a_picture_with_the_wrong_name(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 400)
    with pytest.raises(IngestError):
        read(path)


def test_limits(sample):
    with limited(pages=2), pytest.raises(TooLarge):
        read_pdf(PATH, sample)
    with limited(pages=9, page_characters=10), pytest.raises(TooLarge) as caught:
        read_pdf(PATH, sample)
    assert caught.value.page == 1
