"""Names of bodies as a letterhead prints them: lines joined, spelled out and capitalised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.folding import fold, marked
from extractors.knowledge import load_yaml
from extractors.letterhead.lines import Line
from extractors.places import find_units

_UNIT = re.compile(
    r"(?:^|[ ,])(?:(?P<kind>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) "
    r"|(?P<short>t\.?p|tx|[hqp](?=\.))\.? ?(?=\w))"
    r"(?!(?:ủy|hội|đội|đoàn)\b)(?P<name>[^,;:()]{1,40})$"
)
_COMMITTEE = re.compile(
    r"\b(?P<rank>tỉnh|thành|huyện|quận|thị) (?P<of>ủy|đoàn) (?P<name>[^,;:()]{2,40})$"
)
_UNION = "Đoàn Thanh niên Cộng sản Hồ Chí Minh"
_RANKS = {"tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "quận": "quận", "thị": "thị xã"}
_LEVELS = {"sở": "province", "phòng": "district"}
_LONGEST_UNIT = 4
_SHORTEST_LINE = 8
_LONGEST_LINE = 60
_SHORT_KINDS = {"tp": "thành phố", "tx": "thị xã", "h": "huyện", "q": "quận", "p": "phường"}
_ABBREVIATION = re.compile(r"[A-ZĐ][A-ZĐ&\-]{1,}(?:,[A-Z]{2}&[A-ZĐ]{2})?(?!\w)")
_SPACED = re.compile(r"(?<=[A-ZĐ]{2})\s?&\s?(?=[A-ZĐ]{2})|(?<=[A-ZĐ]{2})\s&\s(?=[A-ZĐ])")
"""The sign for "and" with blanks around it in an abbreviation: "GD & ĐT"."""
_FAULTY = re.compile(rf"^(?:{marked('ủ')})?{marked('y ban nhân dân')}(?!\w)")
"""The people's committee as scans and cut pages misspell it."""
_SCHOOL = re.compile(r"^TRƯỜNG:?\s", re.I)
_LEVEL = re.compile(r"^TRƯỜNG:?\s(TH|MN|TH&THCS|THCS&THPT|TH-THCS|TH và THCS|MG)\s", re.I)
"""The level of a school, which other bodies' names do not abbreviate so."""
_INITIALS = re.compile(r"[B-DĐGHK-NP-TVX]{2,4}")
_WORD = re.compile(r"\w+")
_RANKED = re.compile(
    r"^((?:[Pp]hòng|[Cc]hi cục|[Tt]ổng cục|[Cc]ục|[Tt]rung tâm|[Vv]iện|[Hh]ội|[Qq]uỹ|[Bb]an"
    r"|[Bb]ệnh viện) )(\w)"
)
_SHOUTED = re.compile(r"\w{2,}")
_KEPT = re.compile(r"[IVX]{1,5}|[A-ZĐ0-9&-]*[0-9&][A-ZĐ0-9&-]*|[BCDĐGHKLMNPQRSTVX]{2,}")


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the letterhead as printed, its lines joined by one blank, and where it stands."""

    printed: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """The unit that a body's name ends with: its kind in small letters and its official name."""

    kind: str
    name: str

    @property
    def full_name(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class _Knowledge:
    heads: re.Pattern[str]
    open_ends: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    dependent: re.Pattern[str]
    abbreviations: dict[str, str]
    capitals: tuple[tuple[str, re.Pattern[str], str], ...]
    """Words folded, a pattern for them, and how they are capitalised."""
    school_words: frozenset[str]
    schools: dict[str, str]
    """Levels of schools by their abbreviations."""


@cache
def _knowledge() -> _Knowledge:
    content = load_yaml("extractors.letterhead", "bodies.yaml")
    if not isinstance(content, dict):
        raise TypeError("bodies.yaml must be a mapping")
    heads, but = _either(content["heads"]["words"]), _either(content["heads"]["but"])
    capitals = sorted(content["capitals"], key=len, reverse=True)
    return _Knowledge(
        heads=re.compile(rf"(?!{but}){heads}(?!\w)"),
        open_ends=tuple((tuple(e["ends"]), tuple(e["before"])) for e in content["open"]),
        dependent=re.compile(rf"{_either(content['dependent']['words'])}$"),
        abbreviations=content["abbreviations"],
        school_words=frozenset(content["school_words"]),
        schools=content["schools"],
        capitals=tuple(
            (fold(w), re.compile(rf"\b{re.escape(fold(w))}(?!\w)"), w) for w in capitals
        ),
    )


def _either(words: list[str]) -> str:
    longest_first = sorted((re.escape(fold(word)) for word in words), key=len, reverse=True)
    return f"(?:{'|'.join(longest_first)})"


def is_body(text: str) -> bool:
    """Whether a line begins with the name of a body.

    >>> is_body("SỞ CÔNG THƯƠNG"), is_body("PHÒNG, CHỐNG THIÊN TAI"), is_body("TỈNH A")
    (True, False, False)
    """
    folded = fold(text)
    return _knowledge().heads.match(folded) is not None or _FAULTY.match(folded) is not None


def is_dependent(text: str) -> bool:
    """Whether a body is a part of the one above it and named with it: `BAN THƯỜNG TRỰC`."""
    return _knowledge().dependent.match(fold(text)) is not None


def join_bodies(lines: list[Line]) -> list[Body]:
    """The bodies of letterhead lines, from the highest down; lines that name none are dropped."""
    bodies: list[Body] = []
    for line in (part for whole in _uncut(lines) for part in _unglued(whole)):
        text = " ".join(line.text.split())
        if any(fold(text) == fold(body.printed) for body in bodies):
            continue  # the union's name once more, in the place of the motto
        if bodies and bodies[-1].printed.isupper() and not text.isupper():
            break  # the lines of a letterhead are all in capitals, or none is
        if bodies and (not is_body(text) or _goes_on(bodies[-1].printed, text)):
            before = bodies[-1]
            bodies[-1] = Body(f"{before.printed} {text}", before.start, line.end)
        elif is_body(text) or _is_unit(text):
            bodies.append(Body(text, line.start, line.end))
    return bodies


def _is_unit(text: str) -> bool:
    """Whether a line is a unit's name and no more: of its body the line above is lost."""
    return len(text) < _LONGEST_LINE and place_of(text) is not None


def _uncut(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with a body's first word joined to the rest that a narrow column set below it."""
    waiting: Line | None = None
    for line in lines:
        if waiting is not None:
            words = f"{waiting.text} {line.text}"
            if _begins_with_head(words, len(waiting.text)):
                folded = f"{waiting.folded} {line.folded}"
                line = replace(line, text=words, folded=folded, start=waiting.start)
            else:
                yield waiting
            waiting = None
        if len(line.text) < _SHORTEST_LINE and line.text.isupper() and not is_body(line.text):
            waiting = line
        else:
            yield line
    if waiting is not None:
        yield waiting


def _begins_with_head(words: str, cut: int) -> bool:
    """Whether the first word of a body's name runs over `cut`."""
    head = _knowledge().heads.match(fold(words))
    return head is not None and head.end() > cut


def _unglued(line: Line) -> list[Line]:
    """The lines that a cell printed below each other and its reader joined by a blank.

    "HỘI A TỈNH B BAN THƯỜNG VỤ" and "BỘ A TRƯỜNG ĐẠI HỌC B": a body begins behind a unit's
    official name, or a school, hospital … behind the ministry it belongs to.
    """
    if not line.text.isupper():
        return [line]
    for blank in _BLANK.finditer(line.text):
        cut = blank.end()
        above = line.text[: blank.start()]
        if is_body(line.text[cut:]) and (
            _names_unit(above)
            or (fold(above).startswith("bộ ") and line.folded.startswith(_OF_A_MINISTRY, cut))
            or (line.folded.startswith(_OF_A_DEPARTMENT, cut) and bare_place_of(above) is not None)
        ):
            below = replace(
                line, text=line.text[cut:], folded=line.folded[cut:], start=line.start + cut
            )
            end = line.start + len(above)
            above_line = replace(line, text=above, folded=line.folded[: len(above)], end=end)
            return [above_line, *_unglued(below)]
    return [line]


_BLANK = re.compile(r"[ ]+")
_OF_A_DEPARTMENT = ("trường ", "bệnh viện ", "trung tâm ", "chi cục ", "trạm ")
_OF_A_MINISTRY = ("trường ", "học viện ", "viện ", "bệnh viện ", "đại học ", "tổng cục ", "cục ")


def _names_unit(name: str) -> bool:
    """Whether the name ends with an official unit's."""
    place = place_of(name)
    return place is not None and bool(find_units(place.name, kind=place.kind))


def _goes_on(printed: str, following: str) -> bool:
    above, below = fold(printed), fold(following)
    return any(
        above.endswith(ends) and (not before or below.startswith(before))
        for ends, before in _knowledge().open_ends
    )


def place_of(name: str) -> Place | None:
    """The unit that a body's name ends with; a Party committee's rank is one too.

    >>> place_of("UBND huyện Ba Vì").full_name, place_of("Thành ủy Đà Nẵng").full_name
    ('huyện Ba Vì', 'thành phố Đà Nẵng')
    """
    folded = fold(name)
    match = _UNIT.search(folded)
    if match is not None:
        kind = match["kind"] or _SHORT_KINDS[match["short"].replace(".", "")]
    elif (match := _COMMITTEE.search(folded)) is not None:
        kind = _RANKS[match["rank"]]
    else:
        return None
    printed = name[match.start("name") : match.end("name")].strip()
    if fold(printed) in ("", "nay", "này"):
        return None
    return Place(kind, _unit_name(printed, kind))


def bare_place_of(name: str) -> Place | None:
    """The unit that a department's name ends with where its kind is left out.

    >>> bare_place_of("SỞ Y TẾ NGHỆ AN").full_name, bare_place_of("PHÒNG GD&ĐT BA VÌ").full_name
    ('tỉnh Nghệ An', 'huyện Ba Vì')
    """
    words = name.split()
    level = _LEVELS.get(fold(words[0]))
    if level is None:
        return None
    for first in range(max(2, len(words) - _LONGEST_UNIT), len(words)):
        for unit in find_units(" ".join(words[first:])):
            if unit.level == level:
                return Place(unit.kind, unit.name)
    return None


def _unit_name(printed: str, kind: str) -> str:
    units = find_units(printed, kind=kind) or find_units(printed)
    same = [unit for unit in units if fold(unit.name) == fold(printed)]
    if same or (units and _INITIALS.fullmatch(printed)):
        return (same or units)[0].name
    if not (printed.isupper() or printed.islower()):
        return printed
    return re.sub(r"\w+", lambda word: word[0][:1].upper() + word[0][1:].lower(), printed)


def spell_out(printed: str) -> str:
    """A body's name in full words with official capitals (Decree 30/2020/NĐ-CP, annex II).

    >>> spell_out("UBND TỈNH KON TUM"), spell_out("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI")
    ('Ủy ban nhân dân tỉnh Kon Tum', 'Sở Lao động - Thương binh và Xã hội')
    """
    knowledge = _knowledge()
    words = _whole_committee(_SPACED.sub("&", printed))
    words = _ABBREVIATION.sub(lambda m: knowledge.abbreviations.get(m[0], m[0]), words)
    if _SCHOOL.match(words):
        words = _LEVEL.sub(lambda m: f"Trường {knowledge.schools[m[1].upper()]} ", words, count=1)
    words = _with_union(re.sub(r"\s+", " ", words).strip(" .,;:-"))
    folded = fold(words)
    spelled = _SHOUTED.sub(lambda m: m[0] if _KEPT.fullmatch(m[0]) else _small(m[0]), words)
    if folded.startswith("trường "):
        spelled = _WORD.sub(lambda m: _proper(m[0], knowledge.school_words), spelled)
    for plain, pattern, capitals in knowledge.capitals:
        if plain not in folded:
            continue
        for match in pattern.finditer(folded):
            spelled = spelled[: match.start()] + capitals + spelled[match.end() :]
            folded = folded[: match.start()] + " " * len(capitals) + folded[match.end() :]
    spelled = _RANKED.sub(lambda m: m[1] + m[2].upper(), spelled)
    place = place_of(words)
    unit = _UNIT.search(fold(words))
    if place is not None and unit is not None:
        spelled = f"{spelled[: unit.start()]} {place.full_name}".lstrip()
    elif place is not None:
        spelled = spelled[: -len(place.name)] + place.name
    return spelled[:1].upper() + spelled[1:]


def _whole_committee(words: str) -> str:
    """The people's committee by its name where a scan or a cut page misspells it."""
    faulty = _FAULTY.match(fold(words))
    return words if faulty is None else "Ủy ban nhân dân" + words[faulty.end() :]


def _with_union(words: str) -> str:
    """The Youth Union of a unit by its full name: "Tỉnh đoàn Kon Tum"."""
    union = _COMMITTEE.search(fold(words))
    if union is None or union["of"] != "đoàn":
        return words
    return (
        f"{words[: union.start()]}{_UNION} {_RANKS[union['rank']]} {words[union.start('name') :]}"
    )


def _proper(word: str, common: frozenset[str]) -> str:
    return word if fold(word) in common or not word.islower() else word.capitalize()


def _small(word: str) -> str:
    return word.lower() if word.isupper() else word
