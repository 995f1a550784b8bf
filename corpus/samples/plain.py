"""A sample plan as plain text: one paragraph per line, tables as tab-separated rows."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.samples.source import NOTE, Block, Counter, Grid, Sample

_GAP = 3
"""The least number of spaces between columns."""
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class _Notes:
    """Footnotes of a document: marks in the text, their texts behind the paragraph."""

    def __init__(self) -> None:
        self.count = 0

    def lift(self, text: str) -> tuple[str, list[str]]:
        notes: list[str] = []

        def mark(match: object) -> str:
            self.count += 1
            sign = str(self.count).translate(SUPERSCRIPTS)
            notes.append(f"{sign} {match[1]}")  # type: ignore[index]
            return sign

        return NOTE.sub(mark, text), notes


def render(sample: Sample) -> str:
    """The whole text, paragraphs separated by blank lines."""
    notes = _Notes()
    parts = [*sample.left, *sample.right, "\n".join(sample.title)]
    parts += _blocks(sample.body, notes)
    parts += ["Nơi nhận:", "\n".join(f"- {line}" for line in sample.recipients)]
    parts += ["\n".join(sample.signature)]
    for annex in sample.annexes:
        parts += annex.title
        parts += _blocks(annex.body, notes)
    return "\n\n".join(part for part in parts if part) + "\n"


def _blocks(blocks: tuple[Block, ...], notes: _Notes) -> Iterator[str]:
    counter = Counter()
    for block in blocks:
        if block.table is not None:
            yield "\n".join(_rows(block.table))
            continue
        label = counter.label(block.kind)
        text, lifted = notes.lift(block.text)
        yield f"{label} {text}" if label else text
        yield from lifted


def _rows(grid: Grid) -> Iterator[str]:
    """The rows of a table: cells divided by tabs, or set in columns where it has no borders."""
    rows = [[_cell(cell) for cell in row] for row in grid.rows]
    widths = [max(map(len, column)) + _GAP for column in zip(*rows, strict=True)]
    for row in rows:
        if grid.borders:
            yield "\t".join(row)
        else:
            yield "".join(map(str.ljust, row, widths)).rstrip()


def _cell(written: str) -> str:
    return "" if written in ("<", "^") else " ".join(written.split())
