"""Reading order: letterhead and signature blocks column by column, everything else by lines.

A letterhead and a signature block set two columns side by side (Decree 30/2020/NĐ-CP, annex I);
read line by line, each would come out mixed with the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.pdf.layout import Aligned, Region
from ingest.pdf.lines import Line, joined_lines
from ingest.pdf.margins import Margins
from ingest.pdf.words import Word

OVERLAP = 0.35
"""Share of its height by which a line must stand beside another to be in one band."""

_LETTERHEAD_END = 0.4
"""Share of the page's height above which the letterhead begins."""

FEWEST_COLUMNS, FEWEST_ROWS = 3, 3
"""Of a table without lines."""

_FRESH_HEADS = ("CỘNG HÒA", "CỘNG HOÀ", "ĐẢNG CỘNG SẢN", "PHỤ LỤC", "Phụ lục")
"""What begins something new behind a signature."""

_RECIPIENTS = ("Nơi nhận", "NƠI NHẬN", "Nơi gửi")

_ADDRESSEES = ("Kính gửi", "KÍNH GỬI")
"""What a letterhead never goes on with, however near it stands."""


Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Block:
    """Bands that share a channel of white space; `channels` are its intervals."""

    bands: list[list[Line]]
    channels: list[Interval]


def regions(
    lines: Sequence[Line],
    edges: Margins,
    *,
    first: bool,
    height: float,
    overleaf: Sequence[Line] = (),
) -> tuple[list[Region | Aligned], int]:
    """The regions of a page (or of the space between two tables) in reading order.

    Args:
        lines: from the top, then from the left.
        edges: of the text body.
        first: these lines begin the document's first page.
        height: of the page.
        overleaf: lines of the next page, where a signature block that this page cuts goes on.

    Returns:
        The regions, and how many lines of `overleaf` went into the last of them.
    """
    found: list[Region | Aligned] = []
    body: list[Line] = []
    taken = 0
    blocks = list(_blocks(_bands(lines), edges.middle))
    for number, block in enumerate(blocks, 1):
        if len(block.bands) == 1 and len(block.bands[0]) == 1:
            body.append(block.bands[0][0])
            continue
        letterhead = first and _letterhead(block, height)
        first = False
        if letterhead or _signature(block):
            heads = [] if letterhead else _heads(body, block, edges.middle)
            if number == len(blocks) and not letterhead:
                block, taken = _carried_over(block, heads, overleaf, edges.middle)
            found += [*_body(body[: len(body) - len(heads)], edges), *_columns(block, heads)]
            body = []
        elif _is_aligned(block):
            found += [*_body(body, edges), _aligned(block)]
            body = []
        else:
            body.extend(line for band in block.bands for line in joined_lines(band))
    return [*found, *_body(body, edges)], taken


def _is_aligned(block: _Block) -> bool:
    """Whether side-by-side lines are a table: enough columns, filled in enough rows.

    Beyond the fewest columns one may be empty, as that of the notes often is.
    """
    columns = len(block.channels) + 1
    if columns < FEWEST_COLUMNS:
        return False
    edges = [(start + stop) / 2 for start, stop in block.channels]
    filled = (len({bisect_right(edges, line.middle) for line in band}) for band in block.bands)
    least = max(FEWEST_COLUMNS, columns - 1)
    return sum(count >= least for count in filled) >= FEWEST_ROWS


def _aligned(block: _Block) -> Aligned:
    edges = sorted((start + stop) / 2 for start, stop in block.channels)
    return Aligned(tuple(map(tuple, block.bands)), tuple(edges))


def _carried_over(
    block: _Block, heads: Sequence[Line], overleaf: Sequence[Line], middle: float
) -> tuple[_Block, int]:
    """A signature block with what the next page holds of it, and how many lines that is."""
    if not overleaf or not _unsigned(block.bands, heads, middle):
        return block, 0
    bands, channels = list(block.bands), block.channels
    lowest = max((line for band in bands for line in band), key=lambda line: line.baseline)
    by = lowest.baseline + 1.3 * lowest.size - overleaf[0].baseline
    for band in _bands([replace(line, baseline=line.baseline + by) for line in overleaf]):
        narrowed = _narrowed(channels, band)
        if not narrowed or not _fits(band, narrowed, bands, middle):
            break
        if any(line.text.startswith(_FRESH_HEADS) for line in band):
            break
        bands.append(band)
        channels = narrowed
    if _unsigned(bands, heads, middle):
        return block, 0
    return _Block(bands, channels), sum(map(len, bands[len(block.bands) :]))


def _unsigned(bands: Sequence[Sequence[Line]], heads: Sequence[Line], middle: float) -> bool:
    """Whether the signers' column ends with an office and not with a name."""
    right = [line for band in bands for line in band if line.middle > middle] or list(heads)
    return bool(right) and right[-1].text.isupper()


def _heads(body: Sequence[Line], block: _Block, middle: float) -> list[Line]:
    """Capitals right above a signature block's other column: the authority of the signer."""
    heads: list[Line] = []
    below = block.bands[0][0]
    for line in reversed(body):
        if line.x0 < middle - 60 or not line.text.isupper():
            break
        if below.baseline - line.baseline > 2.5 * line.size:
            break
        heads.insert(0, line)
        below = line
    return heads


def _body(lines: Sequence[Line], edges: Margins) -> list[Region]:
    """Full-width lines as a region, if there are any."""
    if not lines:
        return []
    return [Region(tuple(lines), edges.left, edges.right, indent=edges.indent)]


def _bands(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines grouped by height: side by side, directly or through a third one."""
    bands: list[list[Line]] = []
    bottom = 0.0
    for line in lines:
        if bands and bottom - line.top > OVERLAP * line.size:
            bands[-1].append(line)
            bottom = max(bottom, line.bottom)
        else:
            bands.append([line])
            bottom = line.bottom
    return bands


def _blocks(bands: list[list[Line]], centre: float) -> Iterator[_Block]:
    index = 0
    while index < len(bands):
        block = _grown(bands, index, centre)
        yield block
        index += len(block.bands)


def _grown(bands: list[list[Line]], index: int, centre: float) -> _Block:
    """The longest run of bands from `index` that keep a channel open."""
    taken, channels = [bands[index]], _channels(bands[index])
    if len(bands[index]) == 1:
        opened = _opened(bands, index)
        if opened is None:
            return _Block(taken, [])
        taken, channels = [opened], _channels(opened)
    for place in range(index + 1, len(bands)):
        band = _cut(bands[place], channels, taken)
        narrowed = _narrowed(channels, band)
        if not narrowed and len(band) == 1:
            band = _split(band[0], channels) or band
            narrowed = _narrowed(channels, band)
        if not narrowed:
            break
        if not _fits(band, narrowed, taken, centre) and not _wraps(band, channels, taken):
            break
        if band[0].text.startswith(_ADDRESSEES):
            break
        taken.append(band)
        channels = narrowed
    return _Block(taken, channels)


def _opened(bands: list[list[Line]], index: int) -> list[Line] | None:
    """A line whose narrow gap lies over the wide gap of the next band, cut there."""
    following = bands[index + 1] if index + 1 < len(bands) else []
    line = bands[index][0]
    if len(following) < 2 or following[0].baseline - line.baseline > 2.5 * line.size:
        return None
    return _split(line, _channels(following))


def _split(line: Line, channels: list[Interval]) -> list[Line] | None:
    """A line cut at an outstanding gap that lies in one of `channels`."""
    words = line.words
    gaps = [(a.x1, b.x0) for a, b in pairwise(words)]
    usual = median(b - a for a, b in gaps) if gaps else 0.0
    for number, (start, stop) in enumerate(gaps, 1):
        wide = stop - start > max(0.45 * line.size, 1.6 * usual)
        if wide and any(min(stop, b) - max(start, a) > 0.3 * line.size for a, b in channels):
            return [Line.of(list(words[:number])), Line.of(list(words[number:]))]
    return None


def _cut(band: list[Line], channels: list[Interval], bands: Sequence[list[Line]]) -> list[Line]:
    """The lines of a row of a table, parted where words of two full cells stand close together.

    As they are where no cut keeps all channels open, and where the rows so far are no table.
    """
    if len(channels) < FEWEST_COLUMNS or len(_narrowed(channels, band)) == len(channels):
        return band
    if not _is_aligned(_Block(list(bands), channels)):
        return band
    parts: list[Line] = []
    for line in band:
        words: list[Word] = []
        for word in line.words:
            if words and _apart(words[-1].x1, word.x0, channels, line.size):
                parts.append(Line.of(words))
                words = []
            words.append(word)
        parts.append(Line.of(words))
    return parts if len(_narrowed(channels, parts)) == len(channels) else band


def _apart(left: float, right: float, channels: list[Interval], size: float) -> bool:
    """Whether the gap between two words lies over a channel."""
    return any(min(right, b) - max(left, a) > 0.15 * size for a, b in channels)


def _channels(band: Sequence[Line]) -> list[Interval]:
    """The white intervals between the lines of a band."""
    covered = sorted((line.x0, line.x1) for line in band)
    channels: list[Interval] = []
    reached = covered[0][1]
    for start, stop in covered[1:]:
        if start > reached:
            channels.append((reached, start))
        reached = max(reached, stop)
    return channels


def _narrowed(channels: list[Interval], band: Sequence[Line]) -> list[Interval]:
    """What of `channels` stays white across `band`."""
    for line in band:
        cut: list[Interval] = []
        for start, stop in channels:
            if line.x1 <= start or line.x0 >= stop:
                cut.append((start, stop))
                continue
            cut.extend(
                (a, b) for a, b in ((start, line.x0), (line.x1, stop)) if b - a > 0.4 * line.size
            )
        channels = cut
    return channels


def _fits(
    band: list[Line], channels: list[Interval], bands: list[list[Line]], centre: float
) -> bool:
    """Lines on both sides of a channel, or on one side where they stand in its column."""
    left = [line for line in band if line.x1 <= channels[0][0] + 1]
    if 0 < len(left) < len(band):
        return True
    return all(_belongs(line, bands, centre) for line in band)


def _wraps(band: list[Line], channels: list[Interval], bands: list[list[Line]]) -> bool:
    """Lines right below the rows of a table, each inside one of its columns: a cell goes on."""
    if not _is_aligned(_Block(bands, channels)):
        return False
    nearest = max(line.bottom for line in bands[-1])
    near = all(line.top - nearest < 0.6 * line.size for line in band)
    return near and len(_narrowed(channels, band)) == len(channels)


def _belongs(line: Line, bands: list[list[Line]], centre: float) -> bool:
    """A line alone in its band still stands in one of the columns above it."""
    above = [other for band in bands for other in band]
    nearest = max(other.bottom for other in above)
    if line.middle < centre:
        return line.top - nearest < 1.5 * line.size
    right = [other.middle for other in above if other.x0 > centre - 60 and other.middle > centre]
    if not right:
        return False
    column = median(right)
    return abs(line.middle - column) < min(abs(line.middle - centre), 40)


def _letterhead(block: _Block, height: float) -> bool:
    """Capitals side by side in the upper part of the page."""
    lines = [line for band in block.bands for line in band]
    return lines[0].top < _LETTERHEAD_END * height and any(_capitals(line.text) for line in lines)


def _signature(block: _Block) -> bool:
    """Recipients, or capitals side by side: authority and office of the signers."""
    lines = [line for band in block.bands for line in band]
    if any(line.text.startswith(_RECIPIENTS) for line in lines):
        return True
    rightmost = [band[-1] for band in block.bands if len(band) > 1]
    return len(block.bands) > 1 and any(_capitals(line.text) for line in rightmost[:2])


def _capitals(text: str) -> bool:
    return text.isupper() and sum(letter.isalpha() for letter in text) >= 6


def _columns(block: _Block, heads: Sequence[Line]) -> Iterator[Region]:
    """The columns of a block, from left to right; `heads` stand above the rightmost."""
    edges = sorted((a + b) / 2 for a, b in block.channels)
    lines = [line for band in block.bands for line in band]
    lines.extend(heads)
    bounds = [float("-inf"), *edges, float("inf")]
    for start, stop in pairwise(bounds):
        column = sorted(
            (line for line in lines if start <= line.middle < stop),
            key=lambda line: (line.baseline, line.x0),
        )
        if column:
            left = min(line.x0 for line in column)
            right = max(line.x1 for line in column)
            yield Region(tuple(joined_lines(column)), left, right, column=True)
