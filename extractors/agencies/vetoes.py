"""Names that name no body where they stand: in a law's title, in a code, in the archive line."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.agencies.pieces import Piece
from extractors.agencies.registry import by_name, name_key
from extractors.agencies.resolution import Resolution
from extractors.folding import CAPITALS, fold
from extractors.verbs import opens_action

_LAW = re.compile(r"(?:Luật|luật|Pháp[ ]lệnh)(?P<title>(?:[ ][^\W\d]+){0,8})[ ]$")
_NO_TITLE = frozenset(("của", "do", "theo", "tại", "ngày", "số", "trên", "trong", "được", "về"))
"""Words that no law's title has: what stands behind them is a body again."""
_FILED = re.compile(r"Lưu[ ]?:?[ ][^;\n]{0,60}$")
"""The last of the recipients is the archive with the units that drafted the plan."""
_WINDOW = 80
_IN_A_CODE = re.compile(rf"[{CAPITALS}\d]\s?[/\-–]\s?$")
_CODE_WINDOW = 6
_OFFICE = re.compile(r"(?:tịch|tướng|thư|đốc|trưởng|viên)[ ]$")
"""What stands before "Thường trực" where it is a deputy's title."""
_SECOND_HALF = re.compile(r"(?:cán|nội|toàn|đồng|tiến|đảng|chi|đường)[ ]$", re.I)
"""What makes "bộ" the second half of a word: cán bộ Tư pháp, CÁN BỘ Y TẾ."""
_WORDS_IN_SO = ("cơ ", "Cơ ", "xứ ", "trụ ", "Trụ ")
"""What makes "sở" the second half of a word: cơ sở Y tế."""
_IN_ITS_OFFICE = re.compile(r"(?:VPCP|Văn[ ]phòng[ ]Chính[ ]phủ)[ ]?:[^\n]{0,70}$")
"""Where the portal is the Government's: its office's line among the recipients."""
_NO_GOVERNMENT = re.compile(r"[ ](?:điện[ ]tử|số|kiến[ ]tạo|mở)(?!\w)")


def unless_vetoed(text: str, piece: Piece, issuer: Resolution | None = None) -> Piece | None:
    """The piece, or what of it is a body, or `None`; `issuer` is the plan's own body."""
    if issuer is not None and _is_verb_behind_rank(piece, issuer):
        return None
    if _stands_in_title(text, piece.start):
        return None
    if piece.words.isupper() and _is_a_mark(text, piece):
        return None
    if fold(piece.words).startswith("bộ ") and _is_second_half(text, piece):
        return None
    if piece.words.startswith("sở ") and text.endswith(_WORDS_IN_SO, 0, piece.start):
        return None
    if fold(piece.words) == "thường trực" and _OFFICE.search(
        text, max(piece.start - _CODE_WINDOW, 0), piece.start
    ):
        return None
    name = piece.bodies[0].name
    if name == "Chính phủ" and _NO_GOVERNMENT.match(text, piece.end):
        return None
    if name == "Cổng Thông tin điện tử" and _IN_ITS_OFFICE.search(
        text, max(piece.start - _WINDOW, 0), piece.start
    ):
        bodies = by_name()[name_key(f"{name} Chính phủ")]
        return replace(piece, bodies=bodies, name=bodies[0].name)
    if name == "Thủ tướng Chính phủ" and text.endswith(("Phó ", "phó "), 0, piece.start):
        return _government(text, piece)
    return piece


def _is_verb_behind_rank(piece: Piece, issuer: Resolution) -> bool:
    """Whether a department's plan says what "Sở", its own body, does: "Sở xây dựng kế hoạch"."""
    rank, _, field = piece.words.partition(" ")
    return rank == issuer.rank and field[:1].islower() and opens_action(fold(field))


def _is_second_half(text: str, piece: Piece) -> bool:
    """Whether "bộ", spelled like the syllable before it, ends a word there."""
    before = _SECOND_HALF.search(text, max(piece.start - _CODE_WINDOW, 0), piece.start)
    return before is not None and (
        piece.words[0].islower() or (before[0].isupper() and piece.words.isupper())
    )


def _stands_in_title(text: str, start: int) -> bool:
    low = max(start - _WINDOW, 0)
    if text.find("uật", low, start) < 0 and text.find("háp lệnh", low, start) < 0:
        return False
    law = _LAW.search(text, low, start)
    return law is not None and not _NO_TITLE.intersection(law["title"].split())


def _is_a_mark(text: str, piece: Piece) -> bool:
    """Whether an abbreviation is part of a code or a mark of the archive."""
    start = piece.start
    return bool(
        _IN_A_CODE.search(text, max(start - _CODE_WINDOW, 0), start)
        or (" " not in piece.words and _FILED.search(text, max(start - _WINDOW, 0), start))
    )


def _government(text: str, piece: Piece) -> Piece | None:
    """A deputy prime minister names the government at most."""
    start = text.find("Chính phủ", piece.start, piece.end)
    if start < 0:
        return None
    bodies = by_name()[name_key("Chính phủ")]
    return replace(piece, start=start, words="Chính phủ", bodies=bodies, name="Chính phủ")
