"""A sample plan as plain text: one paragraph per line, tables as tab-separated rows."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.samples.source import NOTE, Block, Counter, Sample

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
            yield "\n".join("\t".join(_cells(row)) for row in block.table.rows)
            continue
        label = counter.label(block.kind)
        text, lifted = notes.lift(block.text)
        yield f"{label} {text}" if label else text
        yield from lifted


def _cells(row: tuple[str, ...]) -> Iterator[str]:
    for cell in row:
        yield "" if cell in ("<", "^") else cell
