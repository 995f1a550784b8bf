"""Paragraphs that LibreOffice would glue."""

import shutil

import pytest

from ingest import read
from ingest.office.rtf import with_lines

CELLS = (
    r"\trowd\cellx4000\cellx9000\pard\intbl XA AN BINH\par SO 12\cell MOT\par HAI\cell\row\pard "
)
FRAME = r"{\shp{\*\shpinst\shpright9000\shpbottom2000{\sp{\sn shapeType}{\sv 202}}{\shptxt %s}}}"
PLAIN = r"{\rtf1 {\shptxt \pard Mot\par Hai\par}" + CELLS + r"Ba\par}"
KEPT = {
    "a table of the text": PLAIN,
    "a frame without a table": r"{\rtf1 {\shptxt \pard Mot\par Hai\par}}",
    "a frame that does not end": r"{\rtf1 {\shptxt " + CELLS,
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_stays(text) -> None:
    assert with_lines(text.encode()) == text.encode()


def test_a_table_in_a_frame() -> None:
    text = r"{\rtf1 Mot\par " + FRAME % (CELLS + r"Ba\par") + r"\par Bon\par}"
    lines = CELLS.replace(r"BINH\par", r"BINH\line\line").replace(r"MOT\par", r"MOT\line\line")
    assert with_lines(text.encode()).decode() == text.replace(CELLS, lines)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice (libreoffice-writer) missing")
def test_its_lines_stay_apart(tmp_path) -> None:
    path = tmp_path / "ke-hoach.rtf"
    path.write_bytes((r"{\rtf1\ansi " + FRAME % (CELLS + r"x\par") + r"KE HOACH\par}").encode())
    lines = read(path).text.replace("\t", "\n").split("\n")
    assert {"XA AN BINH", "SO 12", "MOT", "HAI", "KE HOACH"} <= set(lines)
