"""Rows of a table: their labels and names, and the headings they stand under."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from extractors.folding import fold
from extractors.indicators.words import PACKAGE, alternatives, entries, unit_kind
from extractors.knowledge import load_yaml

BULLETS = "-–—+•*○●▪"
_UPPER = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
_TARGETS = ("Chỉ tiêu", "Mục tiêu", "Tiêu chí", "Chỉ số", "CHỈ TIÊU", "MỤC TIÊU", "TIÊU CHÍ")
_LABELLED = re.compile(
    rf"""
    \s*(?:[{BULLETS}]\s*)?
    (?:(?P<number>
        \d{{1,2}}(?:\.\d{{1,3}}){{1,3}}(?:[.)]|(?=\s+[{_UPPER}]))   # 3.1. 3.1
      | (?:\d{{1,2}}|[IVX]{{1,5}}|[a-zđA-ZĐ])[.)](?!\d)             # 3. IV. a)
      ) \s*)?
    (?:(?P<target>(?:{alternatives(_TARGETS)})\ \d{{1,2}}(?:\.\d{{1,2}})*)\s*[:.–-]\s*)?
    """,
    re.X,
)
_FAMILIES = (
    ("roman", re.compile(r"[IVX]+")),
    ("upper", re.compile(r"[A-ZĐ]")),
    ("letter", re.compile(r"[a-zđ]")),
    ("decimal", re.compile(r"\d+(?:\.\d+)*")),
)
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""The letters of points in official texts, in their order."""
_ROMAN = {"I": 1, "V": 5, "X": 10}
_UNIT_ASIDE = re.compile(
    r"\s*\((?:(?:ĐVT|Đvt|đvt|[Đđ]ơn vị(?: tính)?)\s*:?\s*)?([^()]{1,30})\)\s*$"
)
_DIMENSIONS = frozenset(
    {"ha", "m2", "m3", "km", "km2", "tấn", "tạ", "kg", "lít", "tấn/ha", "tạ/ha"}
)
"""Units of measure that no enumeration ends with."""
_REPEAT = re.compile(r"[-–\s]*(?:nt|NT|[Nn]hư trên)[-–.\s]*|[-–\s]*[\"″”〃]{1,2}[-–\s]*")


@dataclass(frozen=True, slots=True)
class Name:
    """A name cell taken apart: label, words, and the family and number of the label.

    `typed` says that its number stands in the cell of the name itself.
    """

    label: str | None
    words: str
    family: str | None = None
    number: int = 0
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that others stand under: its whole text, its label, the label's family and number.

    `nested` says that a row of the same family has been counted under it.
    """

    text: str
    label: str | None
    family: str | None
    number: int
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings that the next row stands under, and the labelled rows so far by label."""

    headings: tuple[Heading, ...] = ()
    labelled: tuple[tuple[str, str], ...] = ()

    def under(self, heading: Heading) -> Outline:
        """The outline behind a heading row."""
        kept = self._above(heading.family)
        numbered = (heading.family or "").startswith("decimal")
        known = self.labelled if numbered else ()
        return Outline((*kept, heading), _known(known, heading.label, heading.text))

    def beside(self, name: Name) -> Outline:
        """The outline at a row that is an indicator: a heading that it follows is closed."""
        labelled = _known(self.labelled, name.label, name.words)
        same = next((h for h in self.headings if name.family and h.family == name.family), None)
        if same is None or self.parent_row(name) is not None:
            return Outline(self.headings, labelled)
        if not same.nested and name.number == same.number + 1:
            return Outline(self._above(name.family), labelled)
        at = self.headings.index(same)
        nested = (*self.headings[:at], replace(same, nested=True), *self.headings[at + 1 :])
        return Outline(nested, labelled)

    def objective(self, name: Name) -> str | None:
        """The heading that a row stands under: the row its number extends, else the last one."""
        parent = self.parent_row(name)
        if parent is not None:
            return parent
        return self.headings[-1].text if self.headings else None

    def parent_row(self, name: Name) -> str | None:
        """The text of the row whose number this row's number extends (`4` of `4.2`)."""
        label = name.label or ""
        if not (name.family or "").startswith("decimal") or "." not in label:
            return None
        above = label.split(" ")[0].rstrip(".").rpartition(".")[0]
        return dict(self.labelled).get(above)

    def _above(self, family: str | None) -> tuple[Heading, ...]:
        families = [heading.family for heading in self.headings]
        return self.headings[: families.index(family)] if family in families else self.headings


def read_name(cell: str, ordinal: str = "") -> Name:
    """Take the label off a name cell; what stands in the ordinal column goes before it.

    >>> read_name("- Chỉ tiêu 2: Số mô hình được duy trì.").label
    'Chỉ tiêu 2'
    >>> read_name("4.2.Chỉ tiêu 2: Tỷ lệ hộ khá").label
    '4.2. Chỉ tiêu 2'
    >>> read_name("4.2. Số hộ khá", "4").label
    '4.2'
    >>> read_name("Tỷ lệ hộ sử dụng nước sạch", "4.2.")
    Name(label='4.2', words='Tỷ lệ hộ sử dụng nước sạch', family='decimal1', number=2, typed=False)
    """
    match = _LABELLED.match(cell)
    if match is None or match.end() == len(cell):
        match = _LABELLED.match("")
    if match is None:
        raise AssertionError("the pattern matches the empty text")
    own = ordinal.strip(f" .:()\t\n{BULLETS}")
    typed = (match["number"] or "").rstrip(".) ")
    if own and f"{typed}.".startswith(f"{own}."):
        own = ""  # the ordinal is that of the group, the name bears its own
    numbers = [part for part in dict.fromkeys((own, typed)) if part]
    parts = [*numbers, match["target"]] if match["target"] else numbers
    words = repair(cell[match.end() :].strip().rstrip(" .;:"))
    family, number = _family(numbers[-1] if numbers else "")
    if not numbers:
        family, number = _bullet(ordinal.strip() or cell.strip()), 0
    return Name(". ".join(parts) or None, words, family, number, bool(typed))


def heading_of(cell: str, ordinal: str = "") -> Heading:
    """The heading that a row without figures is.

    >>> heading_of("Về văn hóa - xã hội:", "II").text
    'II. Về văn hóa - xã hội'
    """
    name = read_name(cell, ordinal)
    own = ordinal.strip(f" .:()\t\n{BULLETS}")
    text = repair(" ".join(cell.split()).strip(f" {BULLETS}").rstrip(" .;:"))
    whole = f"{own}. {text}" if own and not text.startswith(own) else text
    label = name.label.split(". ")[0] if name.label and name.family else None
    return Heading(whole, label, name.family, name.number)


def split_unit(name: str) -> tuple[str, str | None]:
    """A name without the unit in brackets or behind a comma at its end, and that unit.

    >>> split_unit("Diện tích rừng trồng mới (ha)")
    ('Diện tích rừng trồng mới', 'ha')
    >>> split_unit("Sản lượng cá nuôi, tấn")
    ('Sản lượng cá nuôi', 'tấn')
    """
    match = _UNIT_ASIDE.search(name)
    if match is not None and unit_kind(match[1]) is not None:
        return name[: match.start()], match[1].strip()
    words, comma, last = name.rpartition(", ")
    if comma and len(words.split()) > 1 and _is_plain_unit(last):
        return words, last.strip()
    return name, None


def mended_unit(cell: str) -> str:
    """The unit of a cell on one line; one that a narrow column broke inside a word is whole.

    >>> mended_unit("Ngườ i"), mended_unit("Máy/ trường"), mended_unit("Lượt người")
    ('Người', 'Máy/trường', 'Lượt người')
    """
    words = " ".join(cell.split()).replace("/ ", "/")
    if unit_kind(words) is not None:
        return words
    spaces = (place for place, letter in enumerate(words) if letter == " ")
    joined = (words[:place] + words[place + 1 :] for place in spaces)
    return next((unit for unit in joined if unit_kind(unit) is not None), words)


def _is_plain_unit(text: str) -> bool:
    """Whether the words behind a comma are a unit and no part of what is counted."""
    kind = unit_kind(text)
    return kind in {"share", "money"} or (kind == "measure" and fold(text) in _DIMENSIONS)


def repeats_above(cell: str) -> bool:
    """Whether a cell says that it is the same as the one above (`-nt-`, `″`, như trên)."""
    return _REPEAT.fullmatch(cell.strip()) is not None


def repair(text: str) -> str:
    """The text with the genre's common slips set right (`repairs.yaml`).

    >>> repair("Phần đầu đạt 90% kế hoạch")
    'Phấn đấu đạt 90% kế hoạch'
    """
    for wrong, right in _repairs():
        text = wrong.sub(right, text)
    return text


def _known(
    labelled: tuple[tuple[str, str], ...], label: str | None, words: str
) -> tuple[tuple[str, str], ...]:
    """The labelled rows with one more, if its label is a number that others may extend."""
    number = (label or "").split(" ")[0].rstrip(".")
    if not number or not number[0].isdigit():
        return labelled
    text = words if words.startswith(number) else f"{number}. {words}"
    return (*(entry for entry in labelled if entry[0] != number), (number, text))


def _family(label: str) -> tuple[str | None, int]:
    for family, pattern in _FAMILIES:
        if pattern.fullmatch(label):
            depth = label.count(".")
            return f"{family}{depth or ''}", _ordinal(label, family)
    return None, 0


def _ordinal(label: str, family: str) -> int:
    if family == "decimal":
        return int(label.rpartition(".")[2])
    if family == "roman":
        values = [_ROMAN[letter] for letter in label]
        following = [*values[1:], 0]
        return sum(v if v >= after else -v for v, after in zip(values, following, strict=True))
    return _ALPHABET.find(label.lower())


def _bullet(text: str) -> str | None:
    return text[0] if text[:1] in BULLETS and text[:1] else None


@cache
def _repairs() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(str(entry["wrong"])), str(entry["right"]))
        for entry in entries(load_yaml(PACKAGE, "repairs.yaml"))
    )
