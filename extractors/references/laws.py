"""The registry of laws, codes and ordinances, walked by the syllables of a name.

Names stand in `laws.yaml`, the numbers that a law had in `law_versions.tsv`, the laws that amend
others in `law_amendments.tsv`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from extractors.folding import fold, strip
from extractors.knowledge import load_tsv, load_yaml

UNSURE = "unsure"
"""What a row of the registry bears that nobody has yet seen in a published text."""

_STEP = re.compile(r"(?P<gap>,?\s{0,4}[(/–“\"&-]?\s?)(?P<word>\w+)")
_AND = ("và", "va")
_LONGEST = 40
_JOINT = re.compile(r"(?P<word>\w+)(?P<joint>,| v[àa](?= ))?")


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a law. Dates are ISO days, `None` where they are not known."""

    code: str
    issued_on: str | None
    """When it was adopted."""
    in_force: str | None
    """From which day it is in force."""
    until: str | None
    """The day on which the text that replaces it came into force."""
    replaced_by: str | None
    """The number of that text."""
    checked: bool
    """Its number and date were seen in a published text."""

    def has_begun(self, day: str) -> bool:
        """Whether it was in force by a day; where that is not known, from its adoption on."""
        begun = self.in_force or self.issued_on
        return begun is not None and begun <= day


@dataclass(frozen=True, slots=True)
class Law:
    """A law by its official name; `versions` newest first."""

    name: str
    versions: tuple[Version, ...]

    def version(self, *, issued_on: str | None = None, on: str | None = None) -> Version | None:
        """The version adopted on a date ("2015", "2015-06-25"), else the newest in force `on` one.

        Only the year of `issued_on` counts, since writers mistake days. A law that is adopted but
        not yet in force counts where there is no older one. `None` if none fits.

        >>> law = by_name()["luật đất đai"]
        >>> law.version(on="2024-03-01").code, law.version(on="2024-09-01").code
        ('45/2013/QH13', '31/2024/QH15')
        """
        if issued_on is not None:
            return next(
                (v for v in self.versions if (v.issued_on or "")[:4] == issued_on[:4]), None
            )
        begun = (each for each in self.versions if on is None or each.has_begun(on))
        return next(begun, None) or next((v for v in self.versions if _adopted(v, on)), None)

    def coming(self, on: str) -> Version | None:
        """The version that is adopted by a day but not yet in force."""
        return next((v for v in self.versions if _adopted(v, on) and not v.has_begun(on)), None)


def _adopted(version: Version, on: str | None) -> bool:
    return version.issued_on is not None and (on is None or version.issued_on <= on)


class _Node:
    """A place in the tree of names: what may follow, and the law that may end here."""

    __slots__ = ("law", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.law: Law | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """How far the words at a position spell a law: `law` is `None` if only its beginning."""

    law: Law | None
    end: int
    syllables: int


@cache
def laws() -> tuple[Law, ...]:
    """All laws of the registry. Raises `TypeError` if a file is misshapen."""
    content = load_yaml("extractors.references", "laws.yaml")
    if not isinstance(content, dict):
        raise TypeError("laws.yaml must be a mapping")
    rows = load_tsv("extractors.references", "law_versions.tsv")
    begun = {row["code"]: row["in_force"] or row["adopted"] for row in rows}
    versions: defaultdict[str, list[Version]] = defaultdict(list)
    for row in rows:
        versions[row["law"]].append(_version(row, begun))
    return tuple(
        Law(entry["name"], tuple(versions.get(entry["name"], ()))) for entry in content["laws"]
    )


def _version(row: dict[str, str], begun: dict[str, str]) -> Version:
    return Version(
        code=row["code"],
        issued_on=row["adopted"] or None,
        in_force=row["in_force"] or None,
        until=begun.get(row["replaced_by"]) or None,
        replaced_by=row["replaced_by"] or None,
        checked=row["checked"] != UNSURE,
    )


@cache
def amendments() -> dict[str, frozenset[str]]:
    """By the number of an amending law the numbers of those that it amends."""
    rows = load_tsv("extractors.references", "law_amendments.tsv")
    return {row["code"]: frozenset(row["amends"].split(", ")) for row in rows}


@cache
def version_of(code: str) -> Version | None:
    """The version that bears a number (`"45/2013/QH13"`), `None` if the registry has none."""
    law = by_code().get(code)
    return next((each for each in law.versions if each.code == code), None) if law else None


@cache
def by_code() -> dict[str, Law]:
    """The law that bears a number, as far as the registry knows."""
    return {version.code: law for law in laws() for version in law.versions}


@cache
def by_name() -> dict[str, Law]:
    """Laws by their folded official names."""
    return {fold(law.name): law for law in laws()}


def law_beginning(name: str) -> Law | None:
    """The only law whose name begins with these words, `None` if there are none or several.

    >>> law_beginning("Luật Bảo vệ quyền lợi").name
    'Luật Bảo vệ quyền lợi người tiêu dùng'
    """
    prefix = fold(name) + " "
    found = {law.name: law for folded, law in by_name().items() if folded.startswith(prefix)}
    return next(iter(found.values())) if len(found) == 1 else None


def walk(text: str, position: int, *, kind: str = "", plain: bool = False) -> Walk:
    """Read the longest name of a law that stands at `position` (at "Luật", "Bộ luật", …).

    With `kind` that word is taken as read and `position` is that of its subject. Case, placement
    of tones, commas, "và" and line breaks do not matter; with `plain` no mark on a letter does.
    Words in capitals may be the initials of what they stand for.

    >>> line = "theo Luật BVMT và luật phòng, chống ma tuý năm 2021"
    >>> walk(line, 5).law.name, walk(line, 18).law.name
    ('Luật Bảo vệ môi trường', 'Luật Phòng, chống ma túy')
    """
    nodes, law, end, count = [_tree(plain)], None, position, 0
    for word in kind.split():
        nodes = _advance(nodes, word, plain)
    for number in range(_LONGEST):
        step = _STEP.match(text, position)
        if step is None or (number and not step["gap"]):
            break
        nodes = _advance(nodes, step["word"], plain)
        if not nodes:
            break
        position = step.end()
        count += 1
        ending = {node.law.name: node.law for node in nodes if node.law is not None}
        if len(ending) == 1:
            law, end = next(iter(ending.values())), position
    return Walk(law, end, count)


def _advance(nodes: list[_Node], word: str, plain: bool) -> list[_Node]:
    """The places that one word leads to: as a syllable, and as the letters that syllables begin."""
    folded = strip(fold(word)) if plain else fold(word)
    found = [node.next[folded] for node in nodes if folded in node.next]
    if len(word) < 2 or not word.isupper():
        return found
    for initial in strip(folded):
        nodes = [
            following
            for node in nodes
            for syllable, following in node.next.items()
            if syllable not in _AND and strip(syllable[0]) == initial
        ]
    return found + nodes


@cache
def _tree(plain: bool) -> _Node:
    content = load_yaml("extractors.references", "laws.yaml")
    if not isinstance(content, dict):
        raise TypeError("laws.yaml must be a mapping")
    root = _Node()
    known = by_name()
    for entry in content["laws"]:
        law = known[fold(entry["name"])]
        for name in (entry["name"], *entry.get("aliases", ())):
            _plant(root, strip(fold(name)) if plain else fold(name), law)
    return root


def _plant(root: _Node, name: str, law: Law) -> None:
    """Add a name; where it has a comma or "và", the text may have the other or neither."""
    node, joint = root, False
    for match in _JOINT.finditer(name):
        if match["word"] in _AND:
            continue
        following = node.next.setdefault(match["word"], _Node())
        if joint:
            for link in _AND:
                node.next.setdefault(link, _Node()).next[match["word"]] = following
        node, joint = following, match["joint"] is not None
    node.law = law
