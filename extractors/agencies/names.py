"""Names of bodies in the text, without their localities: registered ones and free ones."""

from __future__ import annotations

from spacy.tokens import Doc

from extractors.agencies.free import free_name
from extractors.agencies.pieces import Piece
from extractors.agencies.registry import Form, Rank, matcher

_CENTRAL = ("Trung ương", "TW", "TRUNG ƯƠNG")
_ORGANISATIONS = (" Hội ", " Đoàn ", " HỘI ", " ĐOÀN ")
"""What makes "Ban Chấp hành Trung ương" that of an organisation, not the Party's."""


def find_names(doc: Doc, text: str, folded: str) -> list[Piece]:
    """The names in the text in order of their start; of two that overlap the longer one.

    `folded` is the text folded, `doc` its tokens.
    """
    forms, ranks = _matches(doc)
    registered = _registered(text, forms)
    free = _free(text, folded, ranks, {piece.start: piece for piece in registered})
    if not free:
        return registered
    pieces = sorted([*registered, *free], key=lambda piece: (piece.start, -piece.end))
    kept: list[Piece] = []
    for piece in pieces:
        if kept and piece.start < kept[-1].end:
            if _is_better(piece, kept[-1]):
                kept[-1] = piece
        else:
            kept.append(piece)
    return kept


def _is_better(piece: Piece, kept: Piece) -> bool:
    """Whether of two that overlap the later one is meant: the longer, no free one inside a name."""
    if piece.how == "free" and kept.how != "free" and piece.start > kept.start:
        return False
    return piece.end - piece.start > kept.end - kept.start


def _matches(doc: Doc) -> tuple[list[tuple[int, int, Form]], list[tuple[int, int, Rank]]]:
    """All forms and ranks in the document as `(start, end, …)`, longest first at each start."""
    found, known = matcher()
    matches = found(doc)
    offsets = doc.to_array(["IDX", "LENGTH"])
    forms: list[tuple[int, int, Form]] = []
    ranks: list[tuple[int, int, Rank]] = []
    for key, first, after in sorted(matches, key=lambda match: (match[1], -match[2])):
        start = int(offsets[first, 0])
        end = int(offsets[after - 1, 0]) + int(offsets[after - 1, 1])
        entry = known[key]
        if isinstance(entry, Form):
            forms.append((start, end, entry))
        else:
            ranks.append((start, end, entry))
    return forms, ranks


def _registered(text: str, forms: list[tuple[int, int, Form]]) -> list[Piece]:
    pieces: list[Piece] = []
    reached = -1
    for start, end, form in forms:
        if start >= reached and (piece := _checked(text, start, end, form)):
            pieces.append(piece)
            reached = end
    return pieces


def _checked(text: str, start: int, end: int, form: Form) -> Piece | None:
    """The piece of a match, unless its words are common ones or its abbreviation is no capitals."""
    words = text[start:end]
    if form.capitals and not words.isupper() and any(each not in words for each in form.capitals):
        return None
    if words.islower() and " " not in words:
        return None
    if words.endswith(_CENTRAL) and text.startswith(_ORGANISATIONS, end):
        return None
    return Piece(start, end, words, form.bodies, form.bodies[0].name, form.how, form.score)


def _free(
    text: str, folded: str, ranks: list[tuple[int, int, Rank]], registered: dict[int, Piece]
) -> list[Piece]:
    pieces = []
    reached = -1
    for start, end, rank in ranks:
        if start < reached:
            continue
        piece = free_name(text, folded, start, end, rank, registered.get(start))
        if piece is not None:
            pieces.append(piece)
            reached = piece.end
    return pieces
