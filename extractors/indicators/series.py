"""The key by which one indicator is followed through years and plans.

What differs between two plans' words for one indicator is taken out: case, spelling, labels, years,
the words that set a target, abbreviations of the genre (`series.yaml`). What tells two indicators
apart stays: tones, ages and other numbers inside the name, "giảm" and "tăng" where a change is
measured, the unit with its magnitude, the place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from extractors.folding import fold
from extractors.indicators.words import PACKAGE, alternatives, entries, mapping, strings, unit_kind
from extractors.knowledge import load_yaml
from schemas import Header

_YEARS = r"(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?(?!\d)"
_TIME = re.compile(
    rf"""
    (?:(?<!\w)(?:tính[ ]đến|cho[ ]đến|đến|tới|vào|trong|từ)[ ])?
    (?:(?<!\w)(?:cuối|hết|đầu)[ ])?
    (?:(?<!\w)(?:quý[ ](?:i{{1,3}}|iv|[1-4])|tháng[ ]\d\d?|0?[369][ ]tháng(?:[ ]đầu)?)[ ]?/?[ ]?)?
    (?:(?<!\w)(?:năm|giai[ ]đoạn|thời[ ]kỳ|nhiệm[ ]kỳ)[ ])?
    (?<![\d/.,-]){_YEARS}
    """,
    re.X,
)
_LABEL = re.compile(r"^(?:[-–+•*]\s*|\(?(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,5}|[a-zđ])[.)]\s+)+")
_I_FOR_Y = re.compile(r"(?<![^\W\d_])([hklmstv]?|qu)([yýỳỷỹỵ])(?!\w)")
_IS = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_APART = re.compile(r"[^\w%‰/+.,²³-]+|(?<!\d)[.,]|[.,](?!\d)|(?<!\w)[-/]|[-/](?!\w)")
_COUNTED = re.compile(r"^(?:số lượng|số) ")
_MEASURE = re.compile(
    r"(?:tỉ (?:lệ|số|trọng|suất)|tổng|số|mức|chỉ số|tốc độ|diện tích|sản lượng|năng suất|giá trị"
    r"|thu nhập|doanh thu|kim ngạch|thời gian|bình quân|vốn|sản phẩm|hệ số|độ)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A short form and what it stands for, with words that hold it and words that do not."""

    short: str
    full: str
    examples: dict[str, str]
    counterexamples: tuple[str, ...]


_RANKS = ("roman", "upper", "decimal", "decimal1", "decimal2", "decimal3", "letter", "-", "+")
"""Families of labels from the outermost in; a row without one stands beside the decimals."""


@dataclass(slots=True)
class Parts:
    """Which row each row of a table is a part of, gathered as the rows are read.

    `wholes` has an entry for each row: the name of the row it is a part of, the heading that says
    what is measured, or "".
    """

    wholes: list[str] = field(default_factory=list)
    _open: list[tuple[int, str]] = field(default_factory=list)
    _heading: str | None = None

    def add(self, family: str | None, name: str, heading: str | None) -> None:
        """Add a row: the family of its label (see `rows.read_name`), its name and its heading."""
        rank = _RANKS.index(family or "decimal") if family in {None, *_RANKS} else len(_RANKS)
        if heading != self._heading and rank <= _RANKS.index("decimal"):
            self._open.clear()
        self._heading = heading
        while self._open and self._open[-1][0] >= rank:
            self._open.pop()
        above = self._open[-1][1] if self._open else ""
        headed = heading if heading is not None and measures(heading) else ""
        self.wholes.append(above or headed)
        self._open.append((rank, name))


@dataclass(frozen=True, slots=True)
class SeriesWords:
    """The content of `series.yaml`."""

    abbreviations: tuple[Spelling, ...]
    columns: tuple[Spelling, ...]
    units: tuple[Spelling, ...]
    leads: re.Pattern[str]
    tails: re.Pattern[str]
    moves: re.Pattern[str]
    levels: re.Pattern[str]


def series_key(name: str, unit: str | None = None, *, place: str = "", within: str = "") -> str:
    """The key of an indicator's series: `place|name|unit`, folded.

    Args:
        name: what is measured, as printed.
        unit: its unit, as printed.
        place: whose figure it is, see `place_key`.
        within: the indicator it is a part of; it counts where `name` does not say what is measured.

    >>> series_key("Tỷ lệ hộ nghèo", "%") == series_key("Tỉ lệ hộ nghèo đến năm 2025 còn", "%")
    True
    >>> series_key("Nữ", "Người", within="Lao động có việc làm mới")
    '|lao động có việc làm mới > nữ|người'
    """
    own = subject(name, unit)
    whole = subject(within, unit) if within and not _MEASURE.match(own) else ""
    said = f"{whole} > {own}" if whole else own
    return f"{place}|{said.replace('|', ' ')}|{unit_key(unit).replace('|', ' ')}"


def measures(words: str) -> bool:
    """Whether words say what is measured ("Tỷ lệ …", "Diện tích …").

    >>> measures("II. Tốc độ tăng trưởng"), measures("II. Văn hóa")
    (True, False)
    """
    return _MEASURE.match(subject(words)) is not None


def place_key(header: Header) -> str:
    """Whose figures a plan's are: its place by level and official code, else its issuer.

    >>> from schemas import Locality
    >>> place_key(Header(locality=Locality("Kon Tum", "province", "62")))
    'province 62'
    """
    place = header.locality
    if place is not None and place.level != "national":
        return f"{place.level} {place.code or fold(place.name)}"
    return fold(header.issuer or "").replace("|", " ")


def dimension_of(column: str | None) -> str | None:
    """What the head of a column adds to its indicator, besides a time: a place, a sex, a status.

    >>> dimension_of("Huyện Phù Cừ / Năm 2023"), dimension_of("KH 2026 (%)"), dimension_of("2026")
    ('huyện phù cừ', 'kế hoạch', None)
    """
    return _dimension(column) if column is not None else None


@lru_cache(maxsize=2048)
def subject(name: str, unit: str | None = None) -> str:
    """What a name measures, without labels, years, spellings and words that set a target.

    >>> subject("1.2. Phấn đấu tỷ lệ xã đạt chuẩn NTM năm 2026 đạt trên")
    'tỉ lệ xã đạt chuẩn nông thôn mới'
    """
    known = series_words()
    words = _plain(_TIME.sub(" ", _LABEL.sub("", fold(name).strip())))
    for spelling in known.abbreviations:
        if spelling.short in words:
            words = _replaced(words, spelling)
    words = _trimmed(_one_i(words))
    if unit is not None and unit_kind(unit) in {"thing", "people", None}:
        words = _COUNTED.sub("", words)
    return words


@lru_cache(maxsize=512)
def unit_key(unit: str | None) -> str:
    """A unit in one spelling, "" for none.

    >>> unit_key("Tr.đ/người"), unit_key("Ngàn tấn"), unit_key(None)
    ('triệu đồng/người', 'nghìn tấn', '')
    """
    words = " ".join(fold(unit or "").replace(" /", "/").replace("/ ", "/").split()).strip(" .;:")
    if words.startswith("(") and words.endswith(")"):
        words = words[1:-1]
    for spelling in series_words().units:
        words = _replaced(words, spelling)
    return _one_i(words)


@cache
def series_words() -> SeriesWords:
    """The words, read once."""
    data = mapping(load_yaml(PACKAGE, "series.yaml"))
    leads, tails, moves, levels = (
        alternatives(strings(data[key])) for key in ("leads", "tails", "moves", "levels")
    )
    return SeriesWords(
        abbreviations=_spellings(data["abbreviations"]),
        columns=_spellings(data["columns"]),
        units=_spellings(data["units"]),
        leads=re.compile(rf"(?:{leads})[ ]"),
        tails=re.compile(rf"[ ](?:{tails})$"),
        moves=re.compile(rf"(?:{moves})[ ]"),
        levels=re.compile(rf"[ ](?:{levels})$"),
    )


def _one_i(words: str) -> str:
    """The words with `i` for a lone `y`: "kỹ", "tỷ", "quý" are written both ways."""
    return _I_FOR_Y.sub(lambda match: match[1] + match[2].translate(_IS), words)


def _trimmed(words: str) -> str:
    """The words without those that set a target, at both ends."""
    known = series_words()
    move = known.moves.match(words) if known.levels.search(words) else None
    if move is not None and _MEASURE.match(words, move.end()):
        words = words[move.end() :]
    while (match := known.leads.match(words)) is not None:
        words = words[match.end() :]
    while (match := known.tails.search(words)) is not None:
        words = words[: match.start()]
    return words


@lru_cache(maxsize=1024)
def _dimension(column: str) -> str | None:
    words = re.sub(r"\([^()]*\)", " ", fold(column))
    words = re.sub(r"(?<!\w)năm(?=\s*(?:/|$))", " ", _TIME.sub(" ", words))
    for spelling in series_words().columns:
        words = _replaced(words, spelling)
    parts = (_plain(part) for part in words.split(" / "))
    return " / ".join(part for part in parts if part) or None


def _plain(words: str) -> str:
    """Words parted by single blanks, without signs that say nothing."""
    return " ".join(_APART.sub(" ", words).split())


def _replaced(words: str, spelling: Spelling) -> str:
    if spelling.short not in words:
        return words
    return re.sub(rf"(?<![\w.]){re.escape(spelling.short)}(?!\w)", spelling.full, words)


def _spellings(node: object) -> tuple[Spelling, ...]:
    return tuple(
        Spelling(
            str(entry["short"]),
            str(entry["full"]),
            {key: str(value) for key, value in mapping(entry["examples"]).items()},
            strings(entry["not"]),
        )
        for entry in entries(node)
    )
