"""A plan typed in a code from before Unicode says what it says in Unicode."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml import etree

from corpus import extract_file
from corpus.samples.bad_zip import packed
from ingest import read
from ingest.legacy.evidence import UNICODE_ONLY
from ingest.legacy.schemes import CODE_PAGE, Scheme, encode
from schemas import EditKind, Plan, plan_to_json, ungrounded

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "samples" / "documents"
NAMES = ["commune-2025", "province-2017", "party-2019"]
FONTS = {Scheme.TCVN3: (".VnTime", ".VnTimeH"), Scheme.VNI: ("VNI-Times", "VNI-Times")}

Retype = Callable[[str], tuple[str, str | None]]
"""The text of a run anew, and the font it is set in."""


def facts(plan: Plan) -> dict[str, object]:
    """The whole record, places in the text included, but for the file it came from."""
    assert list(ungrounded(plan)) == []
    record: dict[str, object] = json.loads(plan_to_json(plan))
    del record["source"]
    return record


def typist(text: str) -> str:
    """The text with its tones where TCVN3 can write them: it has no toned capitals, so that
    typists put the tone of "Ủy" on its second letter; nor had anyone a "≥"."""
    return text.replace("Ủy", "Uỷ").replace("≥", ">=")


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("encoding", [CODE_PAGE, "utf-8"])
def test_text(tmp_path: Path, name: str, scheme: Scheme, encoding: str) -> None:
    text = typist((DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8"))
    modern, old = tmp_path / "moi.txt", tmp_path / "cu.txt"
    modern.write_text(text, encoding="utf-8")
    # VIQR is typed with a keyboard: nothing of it needs a code page.
    old.write_bytes(encode(text, scheme).encode("utf-8" if scheme is Scheme.VIQR else encoding))
    assert facts(extract_file(old)) == facts(extract_file(modern))
    document = read(old)
    listed = [edit for edit in document.edits if edit.kind is EditKind.DECODED]
    assert len(listed) > 100
    for edit in listed[:50]:
        assert encode(document.text[edit.start : edit.end], scheme).lower() == edit.before.lower()


@pytest.mark.parametrize("page", [CODE_PAGE, "mac_roman"])
@pytest.mark.parametrize("name", NAMES)
def test_text_read_in_the_wrong_code_page(tmp_path: Path, name: str, page: str) -> None:
    data = (DOCUMENTS / f"{name}.txt").read_bytes()
    path = tmp_path / "hong.txt"
    path.write_bytes(data.decode(page).encode())
    assert facts(extract_file(path)) == facts(extract_file(DOCUMENTS / f"{name}.txt"))


def retyped(name: str, retype: Retype) -> bytes:
    """A sample's Word file with the text of every run typed anew."""
    with zipfile.ZipFile(DOCUMENTS / f"{name}.docx") as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    for part in [each for each in members if each.startswith("word/") and each.endswith(".xml")]:
        root = etree.parse(io.BytesIO(members[part])).getroot()
        for run in root.iter(qn("w:r")):
            for node in run.iter(qn("w:t")):
                node.text, font = retype(node.text or "")
                if font is not None:
                    _set_font(run, font)
        members[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return packed(members)


def _set_font(run: etree._Element, font: str) -> None:
    properties = run.find(qn("w:rPr"))
    if properties is None:
        properties = etree.SubElement(run, qn("w:rPr"))
        run.insert(0, properties)
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = etree.SubElement(properties, qn("w:rFonts"))
        properties.insert(0, fonts)
    for kind in ("w:ascii", "w:hAnsi"):
        fonts.set(qn(kind), font)


def in_fonts(scheme: Scheme) -> Retype:
    """Runs typed in a scheme and its fonts; capitals are small letters of a capital font."""
    small, capital = FONTS[scheme]

    def retype(text: str) -> tuple[str, str]:
        if scheme is Scheme.TCVN3 and text.isupper():
            return encode(text.lower(), scheme), capital
        return encode(typist(text), scheme), small

    return retype


@pytest.mark.parametrize("scheme", FONTS)
@pytest.mark.parametrize("name", NAMES)
def test_word_files_in_old_fonts(tmp_path: Path, name: str, scheme: Scheme) -> None:
    modern, old = tmp_path / "moi.docx", tmp_path / "cu.docx"
    modern.write_bytes(retyped(name, lambda text: (typist(text), None)))
    old.write_bytes(retyped(name, in_fonts(scheme)))
    assert facts(extract_file(old)) == facts(extract_file(modern))
    assert sum(edit.kind is EditKind.DECODED for edit in read(old).edits) > 100


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("name", NAMES[:1])
def test_word_files_that_name_no_old_font(tmp_path: Path, name: str, scheme: Scheme) -> None:
    modern, old = tmp_path / "moi.docx", tmp_path / "cu.docx"
    modern.write_bytes(retyped(name, lambda text: (typist(text), None)))
    old.write_bytes(retyped(name, lambda text: (encode(typist(text), scheme), None)))
    assert facts(extract_file(old)) == facts(extract_file(modern))


@pytest.mark.parametrize("name", NAMES)
def test_word_files_in_unicode_that_kept_the_old_font(tmp_path: Path, name: str) -> None:
    kept, plain = tmp_path / "giu.docx", tmp_path / "moi.docx"
    kept.write_bytes(retyped(name, lambda text: (text, ".VnTime")))
    plain.write_bytes(retyped(name, lambda text: (text, None)))
    assert facts(extract_file(kept)) == facts(extract_file(plain))


def test_word_files_half_converted(tmp_path: Path) -> None:
    turns = iter(range(10**6))

    def retype(text: str) -> tuple[str, str | None]:
        # A run that could be either way has no letter that only Unicode has.
        if next(turns) % 3 or not UNICODE_ONLY.search(text):
            return in_fonts(Scheme.TCVN3)(text)
        return typist(text), ".VnTime"

    modern, old = tmp_path / "moi.docx", tmp_path / "cu.docx"
    modern.write_bytes(retyped(NAMES[0], lambda text: (typist(text), None)))
    old.write_bytes(retyped(NAMES[0], retype))
    assert facts(extract_file(old)) == facts(extract_file(modern))
