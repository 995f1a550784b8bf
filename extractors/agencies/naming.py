"""One body from words that name it, faults of spelling included."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.agencies.found import Found
from extractors.agencies.fuzzy import closest_name
from extractors.agencies.localities import Place, nearest_at_end
from extractors.agencies.pieces import Piece
from extractors.agencies.reading import read_bodies
from extractors.agencies.registry import by_form, name_key
from extractors.agencies.resolution import Context, Resolution, resolve_piece
from extractors.folding import CAPITALS, fold
from extractors.language import vietnamese
from extractors.places import find_units

_REST = 2
"""Letters around a name that may be left unread, such as a mark."""
_GLUED = re.compile(rf"(?<=[^\W\d_{CAPITALS}])(?=[{CAPITALS}])")
_DOUBTFUL = 0.5
_MOST_TRIED = 4


def resolve_name(words: str, context: Context) -> Resolution | None:
    """The body that the words name, the first of several; `None` if they name none.

    Where they do not fit a name and a locality wholly, the nearest of both are tried, each for
    itself.
    """
    quote = _GLUED.sub(" ", " ".join(words.split()))
    found = read_bodies(quote, vietnamese().tokenizer(quote), context)
    first = found[0] if found else None
    if first is not None and _is_sound(first, quote, context):
        return first.body
    return _nearest(quote, context) or (first.body if first else None)


def _is_sound(found: Found, quote: str, context: Context) -> bool:
    """Whether a name was read to the end, by known words, in a locality that there is."""
    body = found.body
    return (
        found.start == 0
        and found.end >= len(quote) - _REST
        and body.reading != "free"
        and (body.locality is None or bool(find_units(body.locality, on=context.on)))
    )


def _nearest(quote: str, context: Context) -> Resolution | None:
    """The body nearest to the words, its locality the one nearest to their end."""
    near = nearest_at_end(fold(quote), on=context.on)[:_MOST_TRIED]
    for each in near:
        piece = _whole(quote[: each.start].strip())
        if piece is not None:
            place = Place(each.start, len(quote), each.unit.kind, each.unit.name, each.unit)
            body = resolve_piece(piece, place, context)
            rivals = [other.unit.full_name for other in near if other.faults == each.faults]
            return body if len(rivals) == 1 else replace(body, score=body.score / len(rivals))
    piece = _whole(quote)
    return resolve_piece(piece, None, context) if piece else None


def _whole(words: str) -> Piece | None:
    """The registered name that all the words are, but for a few letters."""
    form = by_form().get(name_key(words))
    if form is not None and all(each in words for each in form.capitals):
        return Piece(0, len(words), words, form.bodies, form.bodies[0].name, form.how, form.score)
    near = closest_name(words)
    if near is None or near.score <= _DOUBTFUL:
        return None
    return Piece(0, len(words), words, near.bodies, near.name, "fuzzy", near.score, near.runner_up)
