"""Names of laws in running text: known ones, unknown ones, and laws that amend others.

The National Assembly names a law by its subject alone ("Luật Trẻ em"), an amending law by what it
amends ("Luật sửa đổi, bổ sung … của Luật …"). A name ends where the registry says so;
an unknown one before the first word that cannot belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.folding import fold
from extractors.knowledge import load_yaml
from extractors.references.laws import Law, walk

_HEAD = re.compile(
    r"""
    [BbLlPH](?:  # one set of letters in front keeps the search fast
        (?<=[Bb])(?:ộ\s[Ll]uật|Ộ\sLUẬT) | (?<=[Ll])(?:uật|UẬT)
      | (?<=P)(?:háp\s[Ll]ệnh|HÁP\sLỆNH) | (?<=H)(?:iến\s[Pp]háp|IẾN\sPHÁP)
    )(?!\w)
    """,
    re.X,
)
_WORD_BEFORE = re.compile(r"(\w+) $")
_CONSTITUTION = re.compile(
    r"(?:\s[Nn]ước\s[Cc]ộng\s[Hh]òa\s[Xx]ã\s[Hh]ội\s[Cc]hủ\s[Nn]ghĩa)?(?:\s[Vv]iệt\sNam)?"
)
_AMENDING = re.compile(
    r"""
    \s{1,3}[Ss]ửa\sđổi(?:,?\s(?:và\s)?bổ\ssung)?(?:,\sthay\sthế)?(?:\s(?:một\ssố\s(?:điều|nội\sdung)
    |Điều\s\d+|tên|nhiều\sđiều))?(?P<of>\s(?:của|theo))?(?:\scác)?(?:\s\d+)?\s{0,3}
    """,
    re.X,
)
_SUBJECT = re.compile(
    r"\s?,?(?:\scủa\sQuốc\shội)?(?:\skhóa\s[IVX]+)?(?P<about>\s[Vv]ề(?:\sviệc)?)?(?=\s\w)"
)
_NEXT_LAW = re.compile(r"\s{0,3}(?:,|\svà|,\svà)\s{1,3}(?=(?:Bộ\s)?[Ll]uật\s|Pháp\slệnh\s)")
_OPEN_LIST = re.compile(r"(?:(?!\s(?:số|ngày|năm|gồm)\s)[^;.()\n]){1,100}")
_NAMES_LAWS = re.compile(r"\d\s+[Ll]uật|(?:[Ll]uật|Pháp\slệnh)\s[A-ZĐÀ-Ỹ]")
_SYLLABLE = re.compile(r"(?:[ \t\n]{1,2}|(?<=[Pp]hòng),\s(?=chống\s))(?P<word>[^\W\d_]+)")
_SHORTEST, _LONGEST, _DEEPEST = 2, 14, 2
_KINDS = {"bộ luật": "Bộ luật", "luật": "Luật", "pháp lệnh": "Pháp lệnh", "hiến pháp": "Hiến pháp"}
CONSTITUTION = "Hiến pháp"


@dataclass(frozen=True, slots=True)
class LawName:
    """A law's name at `start:end`; `name` is canonical, `law` its entry in the registry."""

    name: str
    kind: str
    law: Law | None
    start: int
    end: int
    sure: bool
    """Known to the registry, or written as only names are."""
    inner: tuple[LawName, ...] = ()
    """The laws that an amending law names."""


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    stops: frozenset[str]
    followers: frozenset[str]
    leaders: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    content = load_yaml("extractors.references", "laws.yaml")
    if not isinstance(content, dict):
        raise TypeError("laws.yaml must be a mapping")
    return _Vocabulary(*(frozenset(content[part]) for part in ("stops", "followers", "leaders")))


def find_law_names(text: str) -> Iterator[LawName]:
    """Every law named in the text, in order; a law's name inside an amending law's is none.

    >>> [each.name for each in find_law_names("Luật Trẻ em, Luật Thanh niên và pháp luật khác")]
    ['Luật Trẻ em', 'Luật Thanh niên']
    """
    end = 0
    for head in _HEAD.finditer(text):
        start = head.start()
        if start < end or (start and text[start - 1].isalnum()):
            continue
        found = read_law_name(text, start, head.end())
        if found is not None:
            end = found.end
            yield found


def read_law_name(text: str, start: int, head_end: int, depth: int = 0) -> LawName | None:
    """The law whose name begins at `start` with "Luật", "Bộ luật", …, up to `head_end`.

    `depth` counts the amending laws whose names it stands in.
    """
    kind = _KINDS[" ".join(fold(text[start:head_end]).split())]
    if _is_other_word(text, start, head_end, kind):
        return None
    if kind == CONSTITUTION:
        end = _end(_CONSTITUTION.match(text, head_end), head_end)
        capital = text[start].isupper()
        return LawName(CONSTITUTION, kind, None, start, end, True) if capital else None
    amending = _AMENDING.match(text, head_end)
    if amending is not None:
        return read_amending(text, start, head_end, kind, depth) if depth < _DEEPEST else None
    capital, least = text[start].isupper(), len(kind.split()) + 2
    found = walk(text, start)
    if found.law is None and capital:
        blurred = walk(text, start, plain=True)
        found = blurred if blurred.law is not None and blurred.syllables >= least else found
    partly = found.syllables >= least
    if found.law is not None and (capital or partly):
        return LawName(found.law.name, kind, found.law, start, found.end, True)
    if not capital or (text[start:head_end].isupper() and not partly):
        return None
    return _unknown(text, start, head_end, kind, known=partly)


def read_amending(
    text: str, start: int, position: int, kind: str, depth: int = 0
) -> LawName | None:
    """The amending law whose words ("sửa đổi, bổ sung … của Luật …") are at `position`.

    `None` if they name no law: "luật sửa đổi, bổ sung các luật hiện hành".
    """
    match = _AMENDING.match(text, position)
    if match is None:
        return None
    inner = tuple(_listed(text, match.end(), depth + 1))
    end = inner[-1].end if inner else _end(_OPEN_LIST.match(text, match.end()), match.end())
    if not inner and not _NAMES_LAWS.search(text, position, end):
        return None
    words = text[position:end].rstrip(" ,;:\n\t")
    end = position + len(words)
    subject = " ".join(words.split())
    name = _official(f"{kind} {subject[:1].lower()}{subject[1:]}")
    return LawName(name, kind, None, start, end, True, inner)


def _listed(text: str, position: int, depth: int) -> Iterator[LawName]:
    """The laws named one after another from `position` on."""
    while head := _HEAD.match(text, position):
        found = read_law_name(text, position, head.end(), depth)
        if found is None:
            return
        yield found
        joint = _NEXT_LAW.match(text, found.end)
        if joint is None:
            return
        position = joint.end()


def read_subject_name(text: str, position: int, kind: str) -> LawName | None:
    """The name of a law that is cited by number, from the subject behind its number and date.

    >>> read_subject_name(" của Quốc hội về Thú y;", 0, "Luật").name
    'Luật Thú y'
    """
    match = _SUBJECT.match(text, position)
    if match is None:
        return None
    if (amending := read_amending(text, position, match.end(), kind)) is not None:
        return amending
    if not match["about"]:
        return None
    found = walk(text, match.end() + 1, kind=kind)
    if found.law is not None:
        return LawName(found.law.name, kind, found.law, position, found.end, True)
    return _unknown(text, position, match.end(), kind, known=True)


def _official(name: str) -> str:
    """The laws inside a name by their official names."""
    parts: list[str] = []
    position = 0
    for head in _HEAD.finditer(name, 1):
        found = walk(name, head.start())
        if head.start() >= position and found.law is not None:
            parts += [name[position : head.start()], found.law.name]
            position = found.end
    return "".join(parts) + name[position:]


def _unknown(text: str, start: int, end: int, kind: str, *, known: bool) -> LawName | None:
    """A name that the registry lacks: the words up to one that cannot belong to it."""
    stops = _vocabulary().stops
    begin = end
    for number in range(_LONGEST):
        match = _SYLLABLE.match(text, end)
        if match is None or match["word"].lower() in stops:
            break
        if number == 0 and not (known or match["word"][0].isupper()):
            return None
        end = match.end()
    words = text[begin:end].split()
    if sum(map(len, words)) < _SHORTEST:
        return None
    name = f"{kind} {words[0][0].upper()}{words[0][1:]} {' '.join(words[1:])}".rstrip()
    return LawName(name, kind, None, start, end, known)


def _is_other_word(text: str, start: int, end: int, kind: str) -> bool:
    before = _WORD_BEFORE.search(text, max(0, start - 12), start)
    if before is not None and before[1].lower() in _vocabulary().leaders:
        return True
    after = _SYLLABLE.match(text, end) if kind == "Luật" else None
    return after is not None and after["word"].lower() in _vocabulary().followers


def _end(match: re.Match[str] | None, otherwise: int) -> int:
    return otherwise if match is None else match.end()
