"""One body from words that name it, faults of spelling included."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.agencies.accentless import with_accents
from extractors.agencies.found import Found
from extractors.agencies.fuzzy import closest_name
from extractors.agencies.localities import NearUnit, Place, kind_at, nearest_at_end
from extractors.agencies.pieces import Piece
from extractors.agencies.reading import read_bodies
from extractors.agencies.registry import by_form, name_key
from extractors.agencies.resolution import Context, Resolution, resolve_piece
from extractors.folding import CAPITALS, fold, strip
from extractors.language import vietnamese
from extractors.places import find_units

_REST = 2
"""Letters around a name that may be left unread, such as a mark."""
_GLUED = re.compile(rf"(?<=[^\W\d_{CAPITALS}])(?<![{CAPITALS}][bcdđghklmnpqrstvx])(?=[{CAPITALS}])")
"""Where two words run together; not in TTgCP and SNgV."""
_ROOM = re.compile(rf"(?<![\w.])P\.\s?(?=[{CAPITALS}]{{2}})")
_RANKS = {strip(rank): rank for rank in ("Sở", "Bộ", "Phòng", "Viện", "Tòa", "Hội", "Cục", "Vụ")}
_LAST_KIND = re.compile(r"\S+(?: \S+)?$")
_DOUBTFUL = 0.5
_MOST_TRIED = 4


def resolve_name(words: str, context: Context) -> Resolution | None:
    """The body that the words name, the first of several; `None` if they name none.

    Where they do not fit a name and a locality wholly, the nearest of both are tried, each for
    itself.
    """
    quote = _ROOM.sub("Phòng ", _GLUED.sub(" ", " ".join(words.split())))
    found = read_bodies(quote, vietnamese().tokenizer(quote), context)
    first = found[0] if found else None
    if first is not None and _is_sound(first, quote, context):
        return first.body
    restored = with_accents(quote, context.on)
    if restored is not None:
        return resolve_name(restored, context)
    return _nearest(quote, context) or (first.body if first else None)


def _is_sound(found: Found, quote: str, context: Context) -> bool:
    """Whether a name was read to the end, by known words, in a locality that there is."""
    body = found.body
    return (
        found.start == 0
        and found.end >= len(quote) - _REST
        and body.reading != "free"
        and (body.locality is None or bool(find_units(body.locality)))
    )


def _nearest(quote: str, context: Context) -> Resolution | None:
    """The body nearest to the words, its locality the one nearest to their end."""
    own = _in_own_unit(quote, context)
    if own is not None:
        return own
    near = _nearest_units(quote, context.on)
    for each in near:
        piece = _whole(quote[: each.start].strip())
        if piece is not None:
            place = Place(each.start, len(quote), each.unit.kind, each.unit.name, each.unit)
            body = resolve_piece(piece, place, context)
            rivals = [other.unit.full_name for other in near if other.faults == each.faults]
            return body if len(rivals) == 1 else _doubted(body, len(rivals))
    piece = _whole(quote)
    return resolve_piece(piece, None, context) if piece else None


def _nearest_units(quote: str, on: str | None) -> list[NearUnit]:
    """The units of that day at the end of the words, else those of any day."""
    folded = fold(quote)
    return (nearest_at_end(folded, on=on) or nearest_at_end(folded, on=None))[:_MOST_TRIED]


def _in_own_unit(quote: str, context: Context) -> Resolution | None:
    """The body nearest to words that end in a kind of unit, which is then the plan's own."""
    last = _LAST_KIND.search(quote)
    for start in (last.start(), quote.rfind(" ") + 1) if last else ():
        found = kind_at(quote, start)
        place = context.home.of_kind(found[0]) if found and found[1] == len(quote) else None
        piece = _whole(quote[:start].strip()) if place is not None else None
        if piece is not None:
            return resolve_piece(piece, place, context)
    return None


def _doubted(body: Resolution, units: int) -> Resolution:
    """The body where as many units are as near to the words as its own."""
    return replace(body, score=body.score / units, placing=body.placing / units)


def _with_its_rank(words: str) -> str:
    """The words with the rank that a first word with faulty marks is: "Sờ Y tế"."""
    first, gap, rest = words.partition(" ")
    rank = _RANKS.get(strip(first))
    return f"{rank}{gap}{rest}" if rank is not None else words


def _whole(words: str) -> Piece | None:
    """The registered name that all the words are, but for a few letters."""
    words = _with_its_rank(words)
    form = by_form().get(name_key(words))
    if form is not None and all(body.hosts and not body.levels for body in form.bodies):
        return None
    if form is not None and all(each in words for each in form.capitals):
        return Piece(0, len(words), words, form.bodies, form.bodies[0].name, form.how, form.score)
    near = closest_name(words)
    if near is None or near.score <= _DOUBTFUL:
        return None
    return Piece(0, len(words), words, near.bodies, near.name, "fuzzy", near.score, near.runner_up)
