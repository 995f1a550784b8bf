"""One body from words that name it, faults of spelling included."""

from __future__ import annotations

from extractors.agencies.found import Found
from extractors.agencies.fuzzy import closest_name
from extractors.agencies.localities import Place, kind_at, nearest_province, place_at
from extractors.agencies.pieces import Piece
from extractors.agencies.reading import read_bodies
from extractors.agencies.resolution import Context, Resolution, resolve_piece
from extractors.language import vietnamese

_REST = 2
"""Letters around a name that may be left unread, such as a mark."""


def resolve_name(words: str, context: Context) -> Resolution | None:
    """The body that the words name, the first of several; `None` if they name none.

    Where they do not fit a name wholly, the nearest registered name is tried, rank and locality
    apart.
    """
    quote = " ".join(words.split())
    found = read_bodies(quote, vietnamese().tokenizer(quote), context)
    first = found[0] if found else None
    if first is not None and _covers(first, quote):
        return first.body
    near = _nearest(quote, context)
    if near is not None and (first is None or near.score > 0.5):
        return near
    return first.body if first else None


def _covers(found: Found, quote: str) -> bool:
    return found.start == 0 and found.end >= len(quote) - _REST


def _nearest(quote: str, context: Context) -> Resolution | None:
    """The body whose name is nearest to the words before the locality."""
    end, place = len(quote), None
    for start in range(1, len(quote)):
        if quote[start - 1] == " " and (place := _place_at_end(quote, start, context)):
            end = start - 1
            break
    near = closest_name(quote[:end])
    if near is None:
        return None
    piece = Piece(0, end, quote[:end], near.bodies, near.name, "fuzzy", near.score, near.runner_up)
    return resolve_piece(piece, place, context)


def _place_at_end(quote: str, start: int, context: Context) -> Place | None:
    """The locality that the words from `start` on are, a province's even with a faulty letter."""
    found = kind_at(quote, start)
    if found is None:
        return None
    place = place_at(quote, start, on=context.on)
    if place is not None and place.end >= len(quote) - _REST and place.name:
        return place
    kind, end = found
    if end >= len(quote):
        return context.home.of_kind(kind)
    unit = nearest_province(quote[end + 1 :], kind, on=context.on)
    return Place(start, len(quote), kind, unit.name, unit) if unit else None
