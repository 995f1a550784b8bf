"""Archives: members as documents, names in any encoding, nothing that leads out."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from ingest import (
    ArchiveFile,
    DamagedFile,
    FileMissing,
    IngestError,
    TooLarge,
    UnsafeMember,
    UnsupportedFormat,
    limited,
    read,
)
from ingest.containers import documents, member_name

PLAN = "KẾ HOẠCH\nTu bổ đê biển năm 2023\n".encode()


def packed(members: Mapping[str | zipfile.ZipInfo, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.fixture
def save(tmp_path: Path):  # type: ignore[no-untyped-def]
    def write(members: Mapping[str | zipfile.ZipInfo, bytes], name: str = "hồ sơ.zip") -> Path:
        path = tmp_path / name
        path.write_bytes(packed(members))
        return path

    return write


def named(archive: Path) -> list[str]:
    """What the archive's documents are called behind its own name."""
    return [path.as_posix().removeprefix(archive.as_posix()) for path in documents(archive)]


def test_members_are_documents_of_their_own(save) -> None:
    members = {"xã/Kế hoạch.txt": PLAN, "xã/": b"", "ảnh.bin": b"1", "__MACOSX/._a.txt": b"2"}
    archive = save(members)
    assert named(archive) == ["!/xã/Kế hoạch.txt"]
    document = read(next(documents(archive)))
    assert document.source.uri == f"{archive.as_posix()}!/xã/Kế hoạch.txt"
    assert (document.source.size_bytes, document.text) == (len(PLAN), PLAN.decode().strip())


def test_an_archive_in_an_archive(save) -> None:
    inner = packed({"b.txt": PLAN})
    archive = save({"trong.zip": inner, "sâu.zip": packed({"hơn.zip": inner})})
    assert named(archive) == ["!/trong.zip!/b.txt", "!/sâu.zip!/hơn.zip"]
    good, deep = documents(archive)
    assert read(good).text == PLAN.decode().strip()
    for path in (deep, Path(f"{deep}!/b.txt")):
        with pytest.raises(TooLarge, match="nested_archives"):
            read(path)
    with limited(nested_archives=2):
        assert [read(path).source.uri[-5:] for path in documents(archive)] == ["b.txt"] * 2


def test_a_broken_archive_in_a_sound_one(save) -> None:
    inner = packed({"b.txt": PLAN * 50})
    archive = save({"cụt.zip": inner[: len(inner) // 2], "a.txt": PLAN})
    assert named(archive) == ["!/cụt.zip", "!/a.txt"]
    with pytest.raises(DamagedFile):
        read(next(documents(archive)))


UNSAFE = ["../ra.txt", "/etc/ra.txt", "a/../../ra.txt", "C:/ra.txt", "..\\ra.txt", "\\ra.txt"]


@pytest.mark.parametrize("name", UNSAFE)
def test_paths_that_lead_out(save, name: str) -> None:
    archive = save({name: PLAN, "tốt.txt": PLAN})
    bad, good = documents(archive)
    with pytest.raises(UnsafeMember) as caught:
        read(bad)
    assert caught.value.path == bad
    assert read(good).text


def test_links(save) -> None:
    link = zipfile.ZipInfo("ra.txt")
    link.external_attr = 0o120777 << 16
    archive = save({link: b"/etc/hostname"})
    with pytest.raises(UnsafeMember):
        read(next(documents(archive)))


def info(raw: bytes, *, flag: int = 0, extra: bytes = b"") -> zipfile.ZipInfo:
    """A member as read from a directory that bears `raw` for a name."""
    found = zipfile.ZipInfo(raw.decode("utf-8" if flag else "cp437"))
    found.flag_bits, found.extra = flag, extra
    return found


NAME = "Kế hoạch tưới tiêu.txt"
WINDOWS = "Kê\u0301 hoa\u0323ch tươ\u0301i tiêu.txt".encode("cp1258")
UNICODE_PATH = struct.pack("<HHBI", 0x7075, 5 + len(NAME.encode()), 1, zlib.crc32(b"K.txt"))
NAMES = {
    "the flag": (info(NAME.encode(), flag=0x800), NAME),
    "UTF-8 without the flag": (info(NAME.encode()), NAME),
    "windows-1258": (info(WINDOWS), NAME),
    "windows-1258 without tones": (info("đê.txt".encode("cp1258")), "đê.txt"),
    "code page 437": (info("Übersicht ½.txt".encode("cp437")), "Übersicht ½.txt"),
    "decomposed": (info("Kế.txt".encode(), flag=0x800), "Kế.txt"),
    "backslashes": (info(b"a\\b.txt"), "a/b.txt"),
}


@pytest.mark.parametrize(("member", "name"), NAMES.values(), ids=NAMES)
def test_names_in_any_encoding(member: zipfile.ZipInfo, name: str) -> None:
    assert member_name(member) == name


def test_a_unicode_path_counts_only_for_its_name() -> None:
    extra = b"\x01\x00\x02\x00ab" + UNICODE_PATH + NAME.encode()
    raw = "K\u2502.txt".encode("cp437")
    assert member_name(info(raw, extra=extra)) == raw.decode("cp437")
    fitting = extra.replace(
        struct.pack("<I", zlib.crc32(b"K.txt")), struct.pack("<I", zlib.crc32(raw))
    )
    assert member_name(info(raw, extra=fitting)) == NAME


def test_an_archive_is_no_document(save) -> None:
    with pytest.raises(ArchiveFile, match="kehoach import"):
        read(save({"a.txt": PLAN}))
    with pytest.raises(UnsupportedFormat):
        read(save({"a.bin": b"1"}))
    with limited(members=2), pytest.raises(TooLarge, match="members"):
        read(save({f"{number}.txt": PLAN for number in range(3)}))


def test_a_bomb_costs_its_member_alone(save) -> None:
    archive = save({"bom.txt": b" " * 30_000_000, "tốt.txt": PLAN})
    bad, good = documents(archive)
    with pytest.raises(TooLarge, match="unpacked_ratio") as caught:
        read(bad)
    assert caught.value.path == bad
    assert read(good).text
    with limited(file_bytes=1_000_000), pytest.raises(TooLarge, match="file_bytes"):
        read(bad)


def test_an_office_document_by_another_name_is_one(tmp_path: Path) -> None:
    import docx

    path = tmp_path / "kế hoạch.zip"
    plan = docx.Document()
    plan.add_paragraph("Mục đích")
    plan.save(str(path))
    assert list(documents(path)) == [path]
    assert read(path).text == "Mục đích"


@pytest.mark.parametrize("name", ["không.zip!/a.txt", "hồ sơ.zip!/không.txt", "a.txt!/b.txt"])
def test_what_is_not_there(save, tmp_path: Path, name: str) -> None:
    save({"a.txt": PLAN})
    with pytest.raises(FileMissing):
        read(tmp_path / name)


def test_a_name_that_no_system_takes(tmp_path: Path) -> None:
    for name in ("a" * 5000, "a\x00b"):
        with pytest.raises(IngestError):
            read(tmp_path / name)
