"""Dates behind a citation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.references.dates import agree, read_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        (" ngày 04/3/2011", "2011-03-04"),
        (", ngày 4 tháng 3 năm 2011", "2011-03-04"),
        (" Ngày 04-3-2011", "2011-03-04"),
        (" ngày 06 / 7 /2005", "2005-07-06"),
        (" ngày 1.12.2009", "2009-12-01"),
        (" ngày 12/3/18 của", "2018-03-12"),
        (" (ngày 12/3/2018)", "2018-03-12"),
        (" ban hành ngày 12/3/2018", "2018-03-12"),
        (" ngày     tháng 4 năm 2026", "2026-04"),
        (" ngày    /4/2026", "2026-04"),
        (" tháng 4 năm 2026", "2026-04"),
        (" năm 2013", "2013"),
    ],
)
def test_read(text: str, iso: str) -> None:
    date = read_date(text, 0)
    assert date is not None
    assert date.iso == iso


@pytest.mark.parametrize(
    "text",
    [" ngày 31/02/2011", " 2013", ". Ngày 4/3/2011", " từ ngày 4/3/2011", " năm 2016-2020", " 4/3"],
)
def test_no_date(text: str) -> None:
    assert read_date(text, 0) is None


def test_a_year_alone_counts_behind_a_law() -> None:
    date = read_date(" 2019 quy định", 0, bare_year=True)
    assert date is not None
    assert (date.iso, date.end) == ("2019", 5)


@given(st.dates().map(lambda day: day.isoformat()), st.sampled_from([4, 7, 10]))
def test_a_date_agrees_with_its_beginning(iso: str, length: int) -> None:
    assert agree(iso, iso[:length])
    assert agree(iso[:length], iso)
    assert agree(None, iso)
