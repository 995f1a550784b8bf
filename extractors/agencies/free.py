"""Free names: bodies that no list can hold in full, read from their rank on.

"Phòng Quản lý Năng lượng" goes on as long as its words are capitalised or such as names are made
of, "Công ty cổ phần …" up to a stop word, "Ban Chỉ đạo phòng, chống …" up to a locality.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.agencies.fuzzy import closest
from extractors.agencies.localities import SURNAME, kind_at, name_at
from extractors.agencies.pieces import Piece
from extractors.agencies.registry import (
    Rank,
    firm_stops,
    other_starts,
    short_fields,
    short_forms,
    topics,
)
from extractors.agencies.words import (
    LONGEST_PHRASE,
    OTHER,
    UPPER,
    WORD,
    begins_other,
    is_listed,
    phrase_at,
)
from extractors.folding import CAPITALS
from extractors.verbs import opens_long_verb
from schemas import AgencyKind

_MOST_WORDS = 14
_TITLE = re.compile(rf"[{CAPITALS}\d]")
_GAP = re.compile(r"[ ]?(?:[-–&,]|\bvà\b)?[ ]?(?:và\ )?", re.X)
_COMPOUND = re.compile(
    r"(?:[Cc]ơ|[Tt]rụ|[Cc]ông|[Vv]ăn|[Dd]ự|[Qq]uốc|[Đđ]ề|[Cc]ác|[Hh]ội|[Tt]hị|[Mm]ôi|[Nn]ông"
    r"|[Ll]âm|[Cc]hủ|[Ll]ập|[Bb]iên)[ ]$"
)
"""What stands before small ranks in words that are none: cơ sở, quốc phòng, hội trường."""
_ABBREVIATION = re.compile(rf"(?<!\w)[{CAPITALS}]{{2,}}(?!\w)")
_FIRM_GAP = re.compile(r"(,)?[ ](?:([-–&]|và)[ ])?")
_TOPIC = re.compile(
    r"(?:(?:quốc[ ]gia|trung[ ]ương|liên[ ]ngành)[ ])?"
    r"(?:(?:về|phòng,[ ]chống|ứng[ ]phó|các(?=[ ]C(?:TMTQG|hương[ ]trình)))[ ]|\d{3,4}(?!\d))"
    r"|quốc[ ]gia(?!\w)"
)
_COUNTRY = re.compile(r"quốc[ ]gia(?![ ](?:về|phòng,|ứng|\d{3,4}(?!\d))|\w)", re.I)
"""What a steering body of the whole country bears where its topic is left out."""


def free_name(
    text: str, folded: str, start: int, rank_end: int, rank: Rank, known: Piece | None
) -> Piece | None:
    """The free name whose rank stands at `text[start:rank_end]`, if one does.

    `known` is the registered name that begins there: the free one must go on where that ends.
    """
    if known is not None and rank.run != "topic" and not _more(text, known.end, rank):
        return None
    position = _past_sort(text, rank_end + 1, rank)
    if text[rank_end : rank_end + 1] != " " or not (
        _TITLE.match(text, position)
        or _board_end(text, position, rank)
        or (rank.run == "topic" and _TOPIC.match(text, position))
        or _topic(folded, position, rank)
    ):
        return None
    if text[start].islower() and (
        not rank.small or _COMPOUND.search(text, max(start - 5, 0), start)
    ):
        return None
    end = _board_end(text, position, rank) or _run_end(text, folded, position, rank)
    if end is None or _is_nameless(text, rank_end + 1, end, rank):
        return None
    if known is not None and not _goes_on(text, folded, known, end, rank):
        return None
    return _piece(text, start, rank_end, end, rank)


def _past_sort(text: str, position: int, rank: Rank) -> int:
    """Where a name begins behind a sort in small letters: "trường tiểu học Kim Sơn"."""
    for sort in rank.sorts:
        end = position + len(sort)
        if text.startswith(sort, position) and text[end : end + 1] == " ":
            return end + 1
    return position


_BOARD = "Hội đồng"
_SMALL_FIELD = re.compile(
    r"(?!(?:và|của|các|với|do|tại|ở|thi|gồm|trong|theo|có)[ ])(?:[^\W\d_]+,?[ ]){2,6}?"
    r"(?=(?:Bệnh[ ]viện|Trường|Học[ ]viện|Viện)[ ])"
)


def _board_end(text: str, position: int, rank: Rank) -> int | None:
    """The end of a board's field in small letters before its body: "hội đồng khoa học Viện"."""
    if rank.rank != _BOARD:
        return None
    field = _SMALL_FIELD.match(text, position)
    return field.end() - 1 if field and field[0].islower() else None


def _is_nameless(text: str, start: int, end: int, rank: Rank) -> bool:
    """Whether a field says no more than what sort of body it is, and nothing where one stands."""
    if text[start:end].lower() not in rank.nameless:
        return False
    return kind_at(text, end + 1) is None and name_at(text, end + 1, on=None) is None


_MORE = re.compile(rf"[ ](?=[{CAPITALS}])")
_MORE_OF_A_BAN = re.compile(rf"[ ](?:[-–][ ])?(?=[{CAPITALS}])")


def _more(text: str, end: int, rank: Rank) -> re.Match[str] | None:
    """What stands between a registered name and words in capitals that it may go on with."""
    return (_MORE_OF_A_BAN if rank.rank == "Ban" else _MORE).match(text, end)


_WHOLE = ("Bộ", "Sở")
"""Ranks whose registered names are whole: a verb in capitals behind one begins something else."""


def _goes_on(text: str, folded: str, known: Piece, end: int, rank: Rank) -> bool:
    """Whether a free name is more than the registered one that it begins with."""
    if end <= known.end or known.bodies[0].kind == "group":
        return False
    if rank.run == "topic":
        return known.name == rank.rank
    # folded twice: only what is no verb goes on with the name, in capitals or not
    if rank.rank in _WHOLE and not phrase_at(folded, folded, known.end + 1, known.end, known.end):
        return False
    more = _more(text, known.end, rank)
    return more is not None and name_at(text, more.end(), on=None) is None


def _piece(text: str, start: int, rank_end: int, end: int, rank: Rank) -> Piece:
    words = " ".join(text[start:end].split())
    field = " ".join(text[rank_end:end].split())
    if rank.run != "firm":
        field = short_fields().get(field) or _ABBREVIATION.sub(
            lambda match: short_forms().get(match[0], match[0]), field
        )
    if rank.sorts or rank.rank == _BOARD:
        field = field[:1].upper() + field[1:]
    if _NUMBERED.search(field):
        body = replace(rank.body, levels=(), place="none", hosts=frozenset())
        return Piece(start, end, words, (body,), f"{rank.rank} {field}", "free", 0.8)
    near = closest(rank.rank, field)
    if near is not None:
        return Piece(start, end, words, near.bodies, near.name, "fuzzy", near.score, near.runner_up)
    name = f"{rank.rank} {field}"
    return Piece(start, end, words, (rank.body,), name, "free", 0.8)


def _run_end(text: str, folded: str, start: int, rank: Rank) -> int | None:
    """Where a free name ends that goes on at `start`, `None` if no name stands there."""
    first = WORD.match(text, start)
    if first is None or first[0] in rank.excluded:
        return None
    if text[start - 2].isupper() and not text.endswith(_spelled_in_capitals(rank), 0, start - 1):
        return None
    if rank.run == "place":
        place = name_at(text, start, on=None)
        return place.end if place else None
    if rank.run == "topic":
        if country := _COUNTRY.match(text, start):
            return country.end()
        if topic := _topic(folded, start, rank):
            return start + topic
        return _topic_end(text, folded, start) or _title_end(text, folded, start, rank)
    if rank.run == "firm":
        end = _firm_end(text, folded, start)
    else:
        end = _with_number(text, _title_end(text, folded, start, rank))
    return _branch_end(text, end) if end and rank.rank in _BRANCHES else end


_NUMBER = re.compile(r"[ ]số[ ](?:\d{1,2}|[IVX]{1,5})(?![\w/]|[.,]\d)")
_NUMBERED = re.compile(r"[ ]số[ ](?:\d{1,2}|[IVX]{1,5})$")


def _with_number(text: str, end: int | None) -> int | None:
    """The end of a name with the number that tells it from its like: "Đội Kiểm soát số 2"."""
    number = _NUMBER.match(text, end) if end else None
    return number.end() if number else end


_PROPER = 2
"""Words in capitals that are a proper name ("Sông Đà"): what follows in small letters is none."""
_RANK_SYLLABLES = frozenset(("Công", "Tổng", "Tập", "Chi", "Xí", "Doanh", "Hợp"))
"""How ranks of firms begin that stand inside the name of a branch."""


def _spelled_in_capitals(rank: Rank) -> tuple[str, ...]:
    """The ways of writing a rank that end in a capital: "BQL", "VNPT"."""
    return tuple(each for each in (rank.rank, rank.written) if each and each[-1].isupper())


def _firm_end(text: str, folded: str, start: int) -> int | None:
    """A firm's name: its last capitalised word or known noun before what begins something else."""
    position = start
    end: int | None = None
    capitals = 0
    for _ in range(_MOST_WORDS):
        word = WORD.match(text, position)
        if word is None or word[0] in firm_stops():
            break
        phrase = phrase_at(text, folded, position, start, end or start)
        if phrase is None and not _is_title(word[0]) and capitals >= _PROPER:
            break
        if phrase is None:
            named = _is_title(word[0]) and word[0] not in _RANK_SYLLABLES
            capitals = capitals + 1 if named else 0
        else:
            capitals = _PROPER if folded.startswith("việt nam", position) else 0
        if phrase is not None or _is_title(word[0]):
            end = phrase or word.end()
        position = phrase or word.end()
        gap = _FIRM_GAP.match(text, position)
        if gap is None or (gap[1] and not is_listed(text, gap.end())):
            break
        if gap[2] == "và" and OTHER.match(text, gap.end()):
            break
        position = gap.end()
    return end


def _topic(folded: str, position: int, rank: Rank) -> int:
    """The length of the topic that a steering body's name goes on with, 0 if it is none known."""
    if rank.run != "topic":
        return 0
    here = folded[position : position + LONGEST_PHRASE]
    lengths = (len(topic) for topic in topics() if here.startswith(topic))
    return next((length for length in lengths if not here[length : length + 1].isalnum()), 0)


def _topic_end(text: str, folded: str, start: int) -> int | None:
    """What a steering body is for: words up to a mark, a locality or a stop word."""
    position = start
    end: int | None = None
    listed = bool(_PREVENTION.match(text, start))
    for _ in range(_MOST_WORDS):
        word = WORD.match(text, position)
        if word is None or word[0] in _TOPIC_STOPS or _ends_topic(text, position):
            return end
        end = word.end() if word[0] != "và" else end
        gap = _TOPIC_GAP.match(text, word.end())
        if word[0].isdigit() and gap is not None and text[gap.end() : gap.end() + 1].islower():
            return end
        if gap is None or (
            "," in gap[0]
            and not listed
            and phrase_at(text, folded, gap.end(), start, start) is None
            and not _is_short(text, gap.end())
        ):
            return end
        position = gap.end()
    return None


def _is_short(text: str, position: int) -> bool:
    """Whether a short form that is known stands there."""
    short = _ABBREVIATION.match(text, position)
    return short is not None and short[0] in short_forms()


def _ends_topic(text: str, position: int) -> bool:
    """Whether another body, a locality, a person, a time or what the body does stands there."""
    return bool(
        _BEHIND_TOPIC.match(text, position)
        or OTHER.match(text, position)
        or kind_at(text, position)
        or SURNAME.match(text, position)
    )


_PREVENTION = re.compile(r"(?:Trung ương |quốc gia |về )*[Pp]hòng, chống ")
_TOPIC_GAP = re.compile(r",?[ ](?:[-–][ ])?")
_TOPIC_STOPS = frozenset(
    ("của", "do", "tại", "theo", "để", "có", "gồm", "là", "trong", "trên", "được", "đã", "cho")
)
_BEHIND_TOPIC = re.compile(
    r"(?:họp|chủ[ ]trì|ban[ ]hành|yêu[ ]cầu|đề[ ]nghị|kết[ ]luận|đôn[ ]đốc|tham[ ]mưu|báo[ ]cáo"
    r"|thống[ ]nhất|quyết[ ]định|phân[ ]công|từ[ ]nay|đến[ ]năm)(?!\w)"
)
_BRANCHES = ("Phân hiệu", "Chi nhánh")
_BRANCH = re.compile(rf"[ ]tại[ ](?:(?:tỉnh|thành[ ]phố)[ ])?(?=[{CAPITALS}])")


def _branch_end(text: str, end: int) -> int:
    """The end of a branch's name with the province or district it is in."""
    inside = _BRANCH.match(text, end)
    place = name_at(text, inside.end(), on=None) if inside else None
    return place.end if place else end


def _title_end(text: str, folded: str, start: int, rank: Rank) -> int | None:
    """A name in capitalised words and the small ones that names are made of."""
    word = WORD.match(text, start)
    if word is None or not _is_title(word[0]):
        return None
    end = phrase_at(text, folded, start, start, start) or _word_end(text, folded, word.end())
    for _ in range(_MOST_WORDS):
        following = _next_end(text, folded, start, end)
        if following is None or _at_its_host(text, end, rank):
            break
        if rank.body.place != "none" and _province_at(text, end + 1):
            break
        end = following
    return end


_HOSTS: dict[AgencyKind, tuple[str, ...]] = {
    "ministry": (" Bộ ",),
    "military": (" Bộ Chỉ huy ", " Bộ CHQS ", " BCHQS ", " Ban Chỉ huy ", " Bộ Tư lệnh "),
    "institution": (" Bệnh viện ", " Trường ", " Học viện "),
}
"""How bodies begin that a part's name stands before, by the kinds that host such parts."""


def _at_its_host(text: str, end: int, rank: Rank) -> bool:
    """Whether the body follows that such a one is a part of."""
    return any(
        rank.body.hosted_by(kind) and text.startswith(begins, end)
        for kind, begins in _HOSTS.items()
    )


def _is_letters(word: str) -> bool:
    """Whether a word is an abbreviation, behind which a name begins."""
    return len(word) > 1 and word.isalpha() and word.isupper()


def _is_title(word: str) -> bool:
    return bool(UPPER.match(word)) or word.isdigit()


def _next_end(text: str, folded: str, start: int, end: int) -> int | None:
    """The end of the name with one more word or phrase, `None` if it ends here."""
    gap = _GAP.match(text, end)
    if (
        gap is None
        or gap.end() == end
        or (gap[0].strip() == "," and not is_listed(text, gap.end()))
    ):
        return None
    position = gap.end()
    if begins_other(text, position, gap[0]):
        return None
    word = WORD.match(text, position)
    phrase = phrase_at(text, folded, position, start, end)
    if phrase and folded.endswith(folded[position:phrase], start, end):
        return None
    if phrase or word is None or not _is_title(word[0]):
        return phrase
    before = _LAST_WORD.findall(text, start, end)[-1]
    in_a_name = gap[0] == " " and _is_title(before) and not _is_letters(before)
    return word.end() if in_a_name else _word_end(text, folded, word.end())


_LAST_WORD = re.compile(r"\w+")


def _word_end(text: str, folded: str, end: int) -> int:
    """The end of a word of two syllables whose first, capitalised one ends at `end`."""
    second = _SECOND.match(text, end)
    if second is None or not second[1].islower() or second[1] in other_starts():
        return end
    if opens_long_verb(folded, second.start(1)):
        return end
    return second.end() if text[end - 1].islower() else end


_SECOND = re.compile(r"[ ]([^\W\d_]+)(?!\w)")


def _province_at(text: str, position: int) -> bool:
    return name_at(text, position, on=None, levels=("province",)) is not None
