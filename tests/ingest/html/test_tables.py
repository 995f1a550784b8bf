"""Tables as grids."""

import pytest

from ingest.elements import Grid


def cells(grid):
    return [
        (
            each.row,
            each.column,
            each.row_span,
            each.column_span,
            " ".join(t.text for t in each.content),
        )
        for each in grid.cells
    ]


TABLES = {
    "plain": (
        "<tr><td>a<td>b<tr><td>c<td>d",
        [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")],
    ),
    "across": (
        "<tr><td colspan=2>a<tr><td>b<td>c",
        [(0, 0, 1, 2, "a"), (1, 0, 1, 1, "b"), (1, 1, 1, 1, "c")],
    ),
    "down": (
        "<tr><td rowspan=2>a<td>b<tr><td>c",
        [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c")],
    ),
    "both, in the middle": (
        "<tr><td>a<td rowspan=2 colspan=2>b<td>c<tr><td>d<td>e<tr><td>f<td>g<td>h<td>i",
        [
            *((0, 0, 1, 1, "a"), (0, 1, 2, 2, "b"), (0, 3, 1, 1, "c"), (1, 0, 1, 1, "d")),
            *((1, 3, 1, 1, "e"), (2, 0, 1, 1, "f"), (2, 1, 1, 1, "g"), (2, 2, 1, 1, "h")),
            (2, 3, 1, 1, "i"),
        ],
    ),
    "down to the end": (
        "<tr><td rowspan=0>a<td>b<tr><td>c",
        [
            (0, 0, 2, 1, "a"),
            (0, 1, 1, 1, "b"),
            (1, 1, 1, 1, "c"),
        ],
    ),
    "down too far": ("<tr><td rowspan=9>a<td>b", [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]),
    "edges that no cell uses": ("<tr><td colspan=7>a<td>b", [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]),
    "absurd spans": (
        "<tr><td colspan=x rowspan=-3>a<td colspan=99999999>b",
        [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")],
    ),
    "the measure of Word": (
        "<tr><td>a<td>b<![if !supportMisalignedColumns]><tr height=0><td width=9><td width=9>",
        [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")],
    ),
    "a hidden cell": (
        "<tr><td style='display:none'>a<td>b<td>c",
        [
            (0, 0, 1, 1, "b"),
            (0, 1, 1, 1, "c"),
        ],
    ),
    "an empty cell": ("<tr><td><p>&nbsp;</p><td>b", [(0, 0, 1, 1, ""), (0, 1, 1, 1, "b")]),
}


@pytest.mark.parametrize(("rows", "wanted"), TABLES.values(), ids=TABLES)
def test_spans(pages, rows, wanted) -> None:
    assert cells(pages.grid(f"<table>{rows}</table>")) == wanted


HEADS = {
    "a group": ("<thead><tr><td>a</thead><tbody><tr><td>b</tbody>", 1),
    "cells": ("<tr><th>a<th>b<tr><td>c<td>d", 1),
    "two rows": ("<tr><th>a<tr><th>b<tr><td>c", 2),
    "a column of them": ("<tr><th>a<td>b<tr><th>c<td>d", 0),
    "nothing else": ("<tr><th>a<tr><th>b", 0),
}


@pytest.mark.parametrize(("rows", "heads"), HEADS.values(), ids=HEADS)
def test_heads(pages, rows, heads) -> None:
    assert pages.grid(f"<table>{rows}</table>").header_rows == heads


def test_a_table_in_a_table(pages) -> None:
    grid = pages.grid("<table><tr><td>a<table><tr><td>b<td>c</table>d<td>e</table>")
    first, second = grid.cells
    text, inner, rest = first.content
    assert (text.text, rest.text, second.content[0].text) == ("a", "d", "e")
    assert isinstance(inner, Grid) and inner.columns == 2


def test_tables_without_words_are_none(pages) -> None:
    body = "<p>Số: 12<table><tr><td></td></tr><tr><td><img></td></tr></table></p><p>Một</p>"
    assert pages.texts(body) == ["Số: 12", "Một"]


def test_lines_of_a_cell(pages) -> None:
    grid = pages.grid("<table><tr><td><p>UBND XÃ</p><p>AN BÌNH</p><td>a<br>b</table>")
    assert [[each.text for each in cell.content] for cell in grid.cells] == [
        ["UBND XÃ", "AN BÌNH"],
        ["a b"],
    ]


def test_a_caption_stands_before(pages) -> None:
    first, grid = pages.elements("<table><caption>Biểu 1</caption><tr><td>a<td>b</table>")
    assert first.text == "Biểu 1" and isinstance(grid, Grid)


def test_a_list_in_a_cell_counts_for_itself(pages) -> None:
    grid = pages.grid("<table><tr><td><ol><li>a</ol><td><ol><li>b</ol></table>")
    assert [cell.content[0].label for cell in grid.cells] == ["1.", "1."]


def test_a_column_of_running_numbers(pages) -> None:
    rows = "".join(
        f"<tr><td><ol start={number}><li><p><br></p></ol><td>Xã {number}" for number in (1, 2)
    )
    found = pages.grid(f"<table>{rows}</table>").cells
    assert [each.content[0].label for each in found] == ["1.", "", "2.", ""]
