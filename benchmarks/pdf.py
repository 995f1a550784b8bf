"""Digital PDF: `ingest.pdf.read_pdf` beside pdfplumber's `extract_text`, paired, in one run.

Three files of a hundred pages or so, made here from invented text through LibreOffice: clean
(one font), mixed (set in a font without U+1EA0–1EF9, so that accented letters come from another),
and ruled tables. Prints pages per second of both, the ratio, the share of pdfplumber's words that
we find, and our peak memory.

    python benchmarks/pdf.py [--pages 100] [--keep DIR]
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import pdfplumber

from ingest.elements import Element, Grid
from ingest.pdf import read_pdf

PHRASES = (
    "Phối hợp với các phòng, ban chuyên môn rà soát, thống kê số liệu hộ sản xuất trên địa bàn",
    "Hướng dẫn đơn vị trực thuộc lập dự toán kinh phí và gửi về bộ phận tổng hợp đúng thời hạn",
    "Tổ chức tuyên truyền, vận động người dân tham gia giữ gìn vệ sinh môi trường nông thôn",
    "Kiểm tra, đôn đốc việc thực hiện nhiệm vụ được giao; kịp thời báo cáo khó khăn, vướng mắc",
    "Xây dựng lịch làm việc hằng quý, phân công cán bộ phụ trách từng thôn, bản, tổ dân phố",
    "Bồi dưỡng kỹ năng sử dụng phần mềm quản lý văn bản cho công chức mới tuyển dụng",
)
CLEAN, MIXED = "Liberation Serif", "Liberation Sans Narrow"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=100)
    options.add_argument("--keep", type=Path, help="folder for the PDF files made")
    chosen = options.parse_args()
    office = shutil.which("soffice")
    if office is None:
        print("missing: LibreOffice (soffice), which makes the files to measure on")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for path in _files(office, folder, chosen.pages):
            _measure(path)
    return 0


def _files(office: str, folder: Path, pages: int) -> list[Path]:
    makers: dict[str, Callable[[Path], None]] = {
        "clean": lambda path: _text(path, CLEAN, pages),
        "mixed": lambda path: _text(path, MIXED, pages),
        "ruled": lambda path: _tables(path, pages),
    }
    for name, make in makers.items():
        if not (folder / f"{name}.pdf").exists():
            make(folder / f"{name}.docx")
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", folder]
            subprocess.run([*command, folder / f"{name}.docx"], check=True, capture_output=True)
    return [folder / f"{name}.pdf" for name in makers]


def _document(font: str) -> docx.document.Document:
    document = docx.Document()
    document.styles["Normal"].font.name = font
    return document


def _text(path: Path, font: str, pages: int) -> None:
    chance = random.Random(7)
    document = _document(font)
    for number in range(1, pages * 12 + 1):
        sentences = chance.sample(PHRASES, 3)
        document.add_paragraph(f"{number}. {'; '.join(sentences)}.")
    document.save(str(path))


def _tables(path: Path, pages: int) -> None:
    chance = random.Random(8)
    document = _document(CLEAN)
    table = document.add_table(1, 5, style="Table Grid")
    heads = ("STT", "Nội dung công việc", "Đơn vị tính", "Năm 2024", "Ghi chú")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.text = head
    for number in range(1, pages * 8):
        figure = f"{chance.randint(1, 99)},{chance.randint(0, 9)}"
        texts = (str(number), chance.choice(PHRASES), "%", figure, "Báo cáo quý")
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.save(str(path))


def _measure(path: Path) -> None:
    data = path.read_bytes()
    ours, theirs = float("inf"), float("inf")
    for _ in range(2):
        ours = min(ours, _seconds(lambda: read_pdf(path, data)))
        theirs = min(theirs, _seconds(lambda: _plumbed(path)))
    reading = read_pdf(path, data)
    pages = len(reading.pages)
    wanted = Counter(_plumbed(path))
    found = Counter(word for element in reading.elements for word in _words(element))
    recall = sum((wanted & found).values()) / sum(wanted.values())
    print(
        f"{path.stem:6} {pages:4} pages  ours {pages / ours:7.1f}/s"
        f"  pdfplumber {pages / theirs:6.1f}/s  x{theirs / ours:5.1f}"
        f"  recall {recall:.4f}  peak {_peak(path):.0f} MB"
    )


def _seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def _plumbed(path: Path) -> list[str]:
    words: list[str] = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            words.extend(page.extract_text().split())
            page.close()
    return words


def _words(element: Element) -> list[str]:
    if isinstance(element, Grid):
        return [word for cell in element.cells for inner in cell.content for word in _words(inner)]
    return element.text.split()


def _peak(path: Path) -> float:
    """Peak resident memory of a process that only reads the file, in MB."""
    code = (
        "import resource, sys; from pathlib import Path; from ingest.pdf import read_pdf;"
        "path = Path(sys.argv[1]); read_pdf(path, path.read_bytes());"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code, path], check=True, capture_output=True, text=True
    )
    return int(shown.stdout) / 1024


if __name__ == "__main__":
    sys.exit(main())
