"""Recognised words as the rows of `Word`s that a digital page gives: points, level baselines."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from ingest.ocr.engine import Seen
from ingest.ocr.images import Grey
from ingest.ocr.letters import USUAL_SIZE, Cut, cut, is_bold, is_italic, size, usual_stem
from ingest.pdf.words import Word

RUN_GAP = 1.0
"""Share of the font size from which a gap parts two runs, as `ingest.pdf.lines` has it."""

LEVEL = 0.3
"""Share of the font size by which the baselines of one row may differ."""

SAME_SIZE = 0.09
"""Share by which sizes that are measured may differ and be the same."""

_DEEP = frozenset("gpqyjQÇçạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴ,;()[]/|_“”\"'-–—*^•·.:")
"""Characters whose ink does not end on the baseline."""

_MIXED = (0.3, 0.7)
_ASCENT, _DESCENT = 0.89, 0.22
"""Of Times New Roman, in font sizes: the loose boxes of digital words."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Words without a wide gap, set alike; `baseline` in pixels, `size` in points (or None)."""

    words: tuple[Seen, ...]
    baseline: float
    size: float | None

    @property
    def x0(self) -> int:
        return self.words[0].x0

    @property
    def x1(self) -> int:
        return max(word.x1 for word in self.words)


def word_rows(seen: Iterable[Seen], ink: Grey, dpi: int, page: int) -> list[list[Word]]:
    """The rows of a page from the top, each from left to right.

    Args:
        seen: words in pixels of the level page.
        ink: the level page, 1 where it is black.
        page: its number.
    """
    runs = [run for line in _lines(seen) for run in _runs(line, dpi)]
    sizes = _levels([(run.size, len(run.words)) for run in runs if run.size is not None])
    sized = [_Run(run.words, run.baseline, _nearest(run.size, sizes)) for run in runs]
    unit = dpi / 72
    cuts = [
        [cut(word, ink, (run.size or USUAL_SIZE) * unit) for word in run.words] for run in sized
    ]
    usual = usual_stem([each for run in cuts for each in run])
    made = [_words(run, set_as, usual, dpi, page) for run, set_as in zip(sized, cuts, strict=True)]
    return _in_rows(made)


def _lines(seen: Iterable[Seen]) -> Iterator[list[Seen]]:
    for _, line in itertools.groupby(seen, key=lambda word: word.line):
        yield sorted(line, key=lambda word: word.x0)


def _runs(line: Sequence[Seen], dpi: int) -> Iterator[_Run]:
    """A line of the engine's cut at wide gaps: it may run over two columns."""
    em = (size(line, dpi) or USUAL_SIZE) * dpi / 72
    held: list[Seen] = []
    for word in line:
        if held and word.x0 - held[-1].x1 > RUN_GAP * em:
            yield _run(held, dpi)
            held = []
        held.append(word)
    yield _run(held, dpi)


def _run(words: Sequence[Seen], dpi: int) -> _Run:
    standing = [word.bottom for word in words if not _DEEP & set(word.text)]
    baseline = median(standing) if standing else median(word.baseline for word in words)
    return _Run(tuple(words), float(baseline), size(words, dpi))


def _levels(measured: Sequence[tuple[float, int]]) -> list[float]:
    """The font sizes of a page, the commonest first: each the mean of what is near it."""
    left = sorted(measured)
    levels: list[float] = []
    while left:
        values = np.array([value for value, _ in left])
        weights = np.array([weight for _, weight in left])
        near = np.abs(values[:, None] / values[None, :] - 1) <= SAME_SIZE
        best = int(np.argmax(near @ weights))
        levels.append(float(np.average(values[near[best]], weights=weights[near[best]])))
        left = [pair for pair, taken in zip(left, near[best].tolist(), strict=True) if not taken]
    return levels


def _nearest(measured: float | None, levels: Sequence[float]) -> float:
    if not levels:
        return USUAL_SIZE
    if measured is None:
        return round(levels[0], 1)
    for level in levels:
        if abs(measured / level - 1) <= SAME_SIZE:
            return round(level, 1)
    return round(measured, 1)


def _words(run: _Run, cuts: Sequence[Cut], usual: float, dpi: int, page: int) -> list[Word]:
    em = run.size or USUAL_SIZE
    baseline = round(run.baseline * 72 / dpi, 2)
    widths = [word.x1 - word.x0 for word in run.words]
    bold = _settled([is_bold(each, usual) for each in cuts], widths)
    italic = _settled([is_italic(each) for each in cuts], widths)
    return [
        Word(
            word.text,
            round(word.x0 * 72 / dpi, 2),
            round(baseline - _ASCENT * em, 2),
            round(word.x1 * 72 / dpi, 2),
            round(baseline + _DESCENT * em, 2),
            baseline,
            em,
            thick,
            leaning,
            page=page,
            confidence=round(word.confidence, 3),
        )
        for word, thick, leaning in zip(run.words, bold, italic, strict=True)
    ]


def _settled(flags: Sequence[bool], widths: Sequence[int]) -> list[bool]:
    """What most of a run is, all of it is; a run that is mixed stays so."""
    share = sum(width for flag, width in zip(flags, widths, strict=True) if flag) / sum(widths)
    if _MIXED[0] < share < _MIXED[1]:
        return list(flags)
    return [share >= _MIXED[1]] * len(flags)


def _in_rows(runs: list[list[Word]]) -> list[list[Word]]:
    """Runs put side by side that stand on one baseline; those without a wide gap made level."""
    rows: list[list[list[Word]]] = []
    for run in sorted(runs, key=lambda run: (run[0].baseline, run[0].x0)):
        for row in reversed(rows[-4:]):
            if _beside(run, row):
                row.append(run)
                break
        else:
            rows.append([run])
    made = [_level(sorted(row, key=lambda run: run[0].x0)) for row in rows]
    return sorted(made, key=lambda row: row[0].baseline)


def _beside(run: Sequence[Word], row: Sequence[Sequence[Word]]) -> bool:
    first = row[0][0]
    if abs(run[0].baseline - first.baseline) > LEVEL * min(run[0].size, first.size):
        return False
    return all(run[-1].x1 <= other[0].x0 + 1 or run[0].x0 >= other[-1].x1 - 1 for other in row)


def _level(runs: Sequence[list[Word]]) -> list[Word]:
    row: list[Word] = []
    for run in runs:
        close = row and run[0].x0 - row[-1].x1 <= RUN_GAP * run[0].size
        row += [word._replace(baseline=row[-1].baseline) for word in run] if close else run
    return row
