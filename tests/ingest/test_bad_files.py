"""Bad input ends with a typed error that names the file and a remedy, in both languages."""

from pathlib import Path

import pytest

from ingest import (
    DamagedFile,
    EmptyFile,
    FileMissing,
    IngestError,
    Unreadable,
    UnsupportedFormat,
    read,
)

TEXT = "KẾ HOẠCH\nTrồng cây đầu xuân\nI. MỤC ĐÍCH\n- Phủ xanh đồi trọc.\n"


def fails(path: Path, kind: type[IngestError]) -> None:
    with pytest.raises(kind) as caught:
        read(path)
    error = caught.value
    assert error.path == path and error.code == kind.__name__
    for language in ("vi", "en"):
        line = error.describe(language)
        assert str(path) in line and "; " in line and "\n" not in line


def test_a_missing_file(tmp_path: Path) -> None:
    fails(tmp_path / "vanished.txt", FileMissing)


def test_a_folder(tmp_path: Path) -> None:
    fails(tmp_path, Unreadable)


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_files_without_words(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    fails(path, EmptyFile)


def test_binary_in_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(bytes(range(256)) * 8)
    fails(path, UnsupportedFormat)


def test_a_picture_named_pdf(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    fails(path, DamagedFile)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_any_form_of_unicode(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read(path).text == TEXT.strip()


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028"])
def test_any_line_end(tmp_path: Path, end: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.replace("\n", end).encode())
    assert read(path).text == TEXT.strip()


@pytest.mark.parametrize("name", ["plan.pdf", "plan.docx", "plan", "plan.TXT"])
def test_the_content_decides_not_the_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(TEXT.encode())
    document = read(str(path))
    assert document.text == TEXT.strip()
    assert document.source.media_type == "text/plain"
    assert document.source.uri == path.as_posix()
