"""Our .docx reader beside python-docx's body walk, in one run on one large file.

    python benchmarks/docx_reader.py [FILE.docx]

Without a file a plan of made-up content is built. The body is repeated until it fills some
hundred pages. python-docx gives the text of paragraphs and of each cell once; ours gives labels,
footnotes, text boxes, merged cells and styles as well. The runs alternate, so that whatever else
the machine does falls on both.
"""

from __future__ import annotations

import copy
import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.table import Table, _Cell

from ingest.docx import read_docx

REPEATS = 10
ROUNDS = 7
TARGET = 1.5


def sample() -> bytes:
    """A plan with lists, a table and the usual amount of formatted runs."""
    document = docx.Document()
    document.add_heading("KẾ HOẠCH", 1)
    for part in range(12):
        document.add_paragraph(f"Phần việc {part + 1}", style="List Number")
        for item in range(12):
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.add_run("Sở Nội vụ: ").bold = True
            paragraph.add_run("chủ trì, phối hợp với các đơn vị liên quan ")
            paragraph.add_run(f"hoàn thành nội dung {item + 1} ").italic = True
            paragraph.add_run("trước ngày 30 tháng 9 và báo cáo kết quả theo quy định.")
    table = document.add_table(40, 5, style="Table Grid")
    for row in table.rows:
        for number, cell in enumerate(row.cells):
            cell.text = f"Chỉ tiêu {number}"
    return saved(document)


def enlarged(data: bytes, times: int) -> bytes:
    """The document with its body repeated."""
    document = docx.Document(io.BytesIO(data))
    body = document.element.body
    content = [node for node in body if not node.tag.endswith("}sectPr")]
    for _ in range(times - 1):
        for node in content:
            body.insert(len(body) - 1, copy.deepcopy(node))
    return saved(document)


def saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def python_docx(data: bytes) -> int:
    """Characters of the body in order, each cell's text once."""
    return sum(len(text) for text in _texts(docx.Document(io.BytesIO(data))))


def ours(data: bytes) -> int:
    return len(read_docx(Path("benchmark.docx"), data).elements)


def _texts(container: Document | _Cell) -> list[str]:
    found: list[str] = []
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            seen = set()
            for row in block.rows:
                for cell in row.cells:
                    if cell._tc not in seen:
                        seen.add(cell._tc)
                        found += _texts(cell)
        else:
            found.append(block.text)
    return found


def timed(function: Callable[[bytes], int], data: bytes) -> float:
    start = time.perf_counter()
    function(data)
    return time.perf_counter() - start


def main() -> None:
    source = Path(sys.argv[1]).read_bytes() if len(sys.argv) > 1 else sample()
    data = enlarged(source, REPEATS)
    pairs = [(timed(python_docx, data), timed(ours, data)) for _ in range(ROUNDS)]
    peer, own = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(b / a for a, b in pairs)
    print(f"file: {len(data):,} bytes, body × {REPEATS}, {ROUNDS} alternating rounds, medians")
    print(f"python-docx, body order   {peer * 1000:8.1f} ms")
    print(f"kehoach, everything       {own * 1000:8.1f} ms   {ratio:.2f} × (target ≤ {TARGET})")


if __name__ == "__main__":
    main()
