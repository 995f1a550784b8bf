"""The registry of laws, codes and ordinances (`laws.yaml`), walked by the syllables of a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.folding import fold, strip
from extractors.knowledge import load_yaml

_SYLLABLE = re.compile(r"\w+")
_STEP = re.compile(r"(?P<gap>,?\s{0,4}[(/–“\"-]?\s?)(?P<word>\w+)")
_AND = ("và", "va")
_LONGEST = 40
_JOINT = re.compile(r"(?P<word>\w+)(?P<joint>,| v[àa](?= ))?")


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a law: its number, the ISO date of its adoption, and whether it was checked."""

    code: str
    issued_on: str | None
    checked: bool


@dataclass(frozen=True, slots=True)
class Law:
    """A law by its official name; `versions` newest first."""

    name: str
    versions: tuple[Version, ...]

    def version(self, *, issued_on: str | None = None, before: str | None = None) -> Version | None:
        """The version adopted on a date ("2015", "2015-06-25"), else the newest `before` one.

        Only the year of `issued_on` counts, since writers mistake days. `None` if none fits.
        """
        for each in self.versions:
            day = each.issued_on
            if issued_on is not None:
                if day is not None and day[:4] == issued_on[:4]:
                    return each
            elif before is None or (day is not None and day <= before):
                return each
        return None


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
    """All laws of the registry. Raises `TypeError` if the file is misshapen."""
    content = load_yaml("extractors.references", "laws.yaml")
    if not isinstance(content, dict):
        raise TypeError("laws.yaml must be a mapping")
    return tuple(
        Law(
            entry["name"],
            tuple(
                Version(code, None if day is None else str(day), code not in unchecked)
                for code, day in entry.get("versions", {}).items()
            ),
        )
        for entry in content["laws"]
        for unchecked in [entry.get("unchecked", ())]
    )


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
    """The places that one word leads to: the syllable itself, else what its letters begin."""
    folded = strip(fold(word)) if plain else fold(word)
    found = [node.next[folded] for node in nodes if folded in node.next]
    if found or len(word) < 2 or not word.isupper():
        return found
    for initial in strip(folded):
        nodes = [
            following
            for node in nodes
            for syllable, following in node.next.items()
            if syllable not in _AND and strip(syllable[0]) == initial
        ]
    return nodes


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
