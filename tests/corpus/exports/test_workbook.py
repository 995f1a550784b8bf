"""The workbook as Excel would open it."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook as Opened
from openpyxl import load_workbook
from xlsxwriter import Workbook

from corpus.exports import FORMATS, Kind, Options
from corpus.exports.columns import columns_of, title_of
from corpus.exports.rows import rows_of
from corpus.exports.workbook import CUT, LARGEST_TEXT, _Table
from corpus.exports.xml_text import xml_safe
from corpus.registry.records import WholePlan
from tests.corpus.exports.conftest import whole
from tests.support.hostile import hostile_plan


def opened(plans: list[WholePlan], options: Options | None = None) -> Opened:
    (file,) = FORMATS["xlsx"].files(plans, options or Options())
    return load_workbook(BytesIO(b"".join(file.chunks)))


def test_each_table_is_a_sheet_that_can_be_filtered(samples: list[WholePlan]) -> None:
    book = opened(samples)
    assert book.sheetnames == [title_of(kind, "vi") for kind in Kind]
    for kind, sheet in zip(Kind, book.worksheets, strict=True):
        assert [cell.value for cell in sheet[1]] == [each.vi for each in columns_of(kind)]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        rows = sum(1 for each in samples for _ in rows_of(kind, each, Options()))
        assert sheet.max_row == max(rows, 1) + (rows > 0)
    assert opened(samples, Options(language="en")).sheetnames[0] == "Plans"


def test_days_are_days_and_links_lead_to_the_plan(samples: list[WholePlan]) -> None:
    sheet = opened(samples, Options((Kind.PLAN,), base="http://127.0.0.1:8000")).active
    names = [each.name for each in columns_of(Kind.PLAN)]
    for row, whole_plan in zip(sheet.iter_rows(min_row=2), samples, strict=True):
        header = whole_plan.plan.document
        if header.issued_on:
            assert row[names.index("issued_on")].value == datetime.fromisoformat(header.issued_on)
        if header.code:
            link = row[names.index("code")].hyperlink
            assert link.target == f"http://127.0.0.1:8000/plans/{whole_plan.id}"


@pytest.mark.parametrize("text", ["2013", "2013-05", "1890-01-01", "9999-99-99", "hôm nay"])
def test_what_is_no_day_stays_text(text: str) -> None:
    plan = hostile_plan(text)
    cells = next(opened([whole(plan)], Options((Kind.PLAN,))).active.iter_rows(min_row=2))
    names = [each.name for each in columns_of(Kind.PLAN)]
    assert cells[names.index("issued_on")].value == text


@pytest.mark.parametrize("kind", Kind)
def test_every_text_is_a_text_and_whole(kind: Kind, hostile: WholePlan) -> None:
    sheet = opened([hostile], Options((kind,))).active
    rows = rows_of(kind, hostile, Options())
    for row, cells in zip(rows, sheet.iter_rows(min_row=2), strict=True):
        for column, cell in zip(columns_of(kind), cells, strict=True):
            assert cell.data_type != "f"
            value = getattr(row, column.name)
            if isinstance(value, str) and column.type == "text":
                assert shown(cell.value) == xml_safe(ends(expected(value)))


def expected(text: str) -> str:
    return text if len(text) <= LARGEST_TEXT else text[: LARGEST_TEXT - len(CUT)] + CUT


def ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def shown(text: str) -> str:
    """A text as Excel reads it, which openpyxl does not do: `_x000D_` is a carriage return.

    What XML has no place for is one mark, and line ends are alike.
    """
    read = re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)
    return xml_safe(ends(read))


def test_a_full_sheet_goes_on_in_another(samples: list[WholePlan], tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Workbook(path, {"constant_memory": True})
    table = _Table(book, Kind.TASK, Options(), rows=11)
    for each in samples:
        table.add(each)
    table.finish()
    book.close()
    sheets = load_workbook(path).worksheets
    tasks = [task.text for each in samples for task in each.plan.tasks]
    where = [each.name for each in columns_of(Kind.TASK)].index("text")
    assert len(sheets) == -(-len(tasks) // 10)
    assert [row[where] for s in sheets for row in s.iter_rows(min_row=2, values_only=True)] == tasks
