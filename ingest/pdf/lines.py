"""Lines: words on one baseline without a gap that could part columns."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from operator import attrgetter

from ingest.pdf.words import Word

COLUMN_GAP = 1.0
"""Share of the font size from which a gap may part two columns."""

RAISED = 0.65
"""Share of the font size by which a mark or a stamped number may stand off its line."""

SATELLITE = 6
"""Characters of the longest run that may belong to a line of another baseline."""

_REACH, _STAMP_REACH = 1.2, 4.0
"""How far (in font sizes) such a run may stand from the next word of its line."""

_across = attrgetter("x0")


@dataclass(frozen=True, slots=True)
class Line:
    """Words from left to right. `size` and `baseline` are those of its largest words."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    baseline: float
    size: float
    text: str

    @classmethod
    def of(cls, words: list[Word]) -> Line:
        size = max(word.size for word in words)
        main = next(word for word in words if word.size == size)
        return cls(
            tuple(words),
            x0=words[0].x0,
            x1=max(word.x1 for word in words),
            baseline=main.baseline,
            size=size,
            text=" ".join(word.text for word in words),
        )

    @property
    def top(self) -> float:
        """By the font size: the boxes of fonts differ too much to compare lines by them."""
        return self.baseline - 0.8 * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + 0.2 * self.size

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def italic(self) -> bool:
        return all(word.italic for word in self.words)

    @property
    def stamped(self) -> bool:
        return all(word.stamped for word in self.words)


def lines_of(rows: list[list[Word]]) -> list[Line]:
    """The lines of rows of words, from the top, then from the left."""
    settled = _settled(rows)
    lines = [Line.of(run) for row in settled for run in _with_stamps(runs(row))]
    return sorted(lines, key=lambda line: (line.baseline, line.x0))


def runs(row: list[Word], gap: float = COLUMN_GAP) -> list[list[Word]]:
    """A row cut where words stand further apart than `gap` font sizes."""
    cut: list[list[Word]] = []
    for word in row:
        if cut and word.x0 - cut[-1][-1].x1 <= gap * word.size:
            cut[-1].append(word)
        else:
            cut.append([word])
    return cut


def _with_stamps(cut: list[list[Word]]) -> list[list[Word]]:
    """Runs with short stamped ones (a number, a day) put to what stands beside them."""
    joined: list[list[Word]] = []
    for run in cut:
        last = joined[-1] if joined else None
        if last is not None and _stands_beside(last, run):
            last.extend(run)
        else:
            joined.append(list(run))
    return joined


def _stands_beside(last: list[Word], run: list[Word]) -> bool:
    near = run[0].x0 - last[-1].x1 <= _STAMP_REACH * run[0].size
    return near and _is_stamp(run) != _is_stamp(last[-1:])


def _is_stamp(run: list[Word]) -> bool:
    return all(word.stamped for word in run) and sum(len(w.text) for w in run) <= SATELLITE


def _settled(rows: list[list[Word]]) -> list[list[Word]]:
    """Rows with footnote marks and stamped numbers put into the line they belong to.

    Both stand on a baseline of their own, a little above or below the words around them.
    """
    if len(rows) < 2:
        return rows
    kept = [list(row) for row in rows]
    heights = [row[0].baseline for row in rows]
    for index, row in enumerate(kept):
        for run in runs(list(row)):
            if sum(len(word.text) for word in run) > SATELLITE:
                continue
            host = _host(kept, heights, index, run)
            if host is not None:
                for word in run:
                    row.remove(word)
                    insort(host, word, key=_across)
    return [row for row in kept if row]


def _host(
    rows: list[list[Word]], heights: list[float], index: int, run: list[Word]
) -> list[Word] | None:
    """The neighbouring row in which `run` has its place."""
    best: tuple[float, list[Word]] | None = None
    low = bisect_left(heights, heights[index] - 12)
    for other in range(low, len(rows)):
        if heights[other] > heights[index] + 12:
            break
        if other == index or not rows[other]:
            continue
        distance = _distance(rows[other], run)
        if distance is not None and (best is None or distance < best[0]):
            best = distance, rows[other]
    return None if best is None else best[1]


def _distance(row: list[Word], run: list[Word]) -> float | None:
    """How far `run` stands from the nearest word of `row`; `None` if it does not belong there."""
    first, last = run[0], run[-1]
    place = bisect_left(row, first.x0, key=_across)
    near = row[max(place - 1, 0) : place + 1]
    size = max(word.size for word in near)
    if not 0 < abs(near[0].baseline - first.baseline) <= RAISED * size:
        return None
    if not first.stamped and (len(row) < 2 or first.size > 0.85 * size):
        return None
    gaps = [max(word.x0 - last.x1, first.x0 - word.x1) for word in near]
    if min(gaps) < -0.2 * size:
        return None
    nearest = min(gaps) / size
    return nearest if nearest <= (_STAMP_REACH if first.stamped else _REACH) else None


def joined_lines(lines: list[Line]) -> list[Line]:
    """Lines from the top, those on one baseline put together."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if rows and line.baseline - rows[-1][0].baseline < 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_whole(row) for row in rows]


def _whole(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    return Line.of(sorted((word for line in row for word in line.words), key=lambda w: w.x0))
