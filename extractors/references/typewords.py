"""The words in front of a number that name the type of the cited document (`types.yaml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.folding import fold
from extractors.knowledge import load_yaml


@dataclass(frozen=True, slots=True)
class TypeWords:
    """How types are written: `names` by folded word or abbreviation."""

    names: dict[str, str]
    plans: frozenset[str]
    """Types whose bare number may be a part of a programme (Đề án số 3)."""
    head: re.Pattern[str]
    """A type word, "số" if it stands there (group `so`), and the blank before the number."""
    apart: re.Pattern[str]
    """A type word (group `word`) with some words between it and the place searched up to."""

    def name(self, word: str) -> str | None:
        """The type that a word stands for, however its case and blanks are.

        `head` takes any first letter with any rest ("Nông văn"): such a word has no name.
        """
        return self.names.get(fold(" ".join(word.split())))


@cache
def type_words() -> TypeWords:
    """The words of `types.yaml`. Raises `TypeError` if the file is misshapen."""
    entries = load_yaml("extractors.references", "types.yaml")
    if not isinstance(entries, list):
        raise TypeError("types.yaml must be a list")
    names: dict[str, str] = {}
    plans: set[str] = set()
    for entry in entries:
        name = entry["words"][0]
        names |= {fold(word): name for word in (*entry["words"], *entry.get("short", ()))}
        if entry.get("plan"):
            plans.add(name)
    words = [word for entry in entries for word in entry["words"]]
    shorts = [word for entry in entries for word in entry.get("short", ())]
    alone = {word for entry in entries if entry.get("alone") for word in entry["short"]}
    return TypeWords(
        names,
        frozenset(plans),
        re.compile(_head(words, shorts, alone), re.X),
        re.compile(rf"(?P<word>{_either([*words, *shorts])})(?:\s[^\W\d_]+){{1,8}}\s{{1,3}}$"),
    )


def _head(words: list[str], shorts: list[str], alone: set[str]) -> str:
    """The first letter goes in front as a set, which `re` searches for fastest."""
    firsts = {letter for word in words for letter in (word[0], word[0].lower())}
    firsts |= {word[0] for word in shorts}
    rests = [_any_case(word)[len("[nN]") :] for word in sorted(words, key=len, reverse=True)]
    rests += [word.upper()[1:].replace(" ", r"\s") for word in words]
    rests += [rf"{word[1:]}(?=\s(?:[Ss]ố{'|[0-9]' if word in alone else ''}))" for word in shorts]
    seconds = {rest[0] for rest in rests}
    return rf"""
        [{"".join(sorted(firsts))}](?<!\w.)(?=[{"".join(sorted(seconds))}])
        (?:{"|".join(rests)})\s{{1,3}}
        (?P<so>[Ss](?:ố|Ố|ô)(?:\shiệu)?(?:\s?[:.])?\s{{0,3}})?
        (?=[0-9A-ZĐ])
    """


def _either(words: list[str]) -> str:
    return "|".join(_any_case(word) for word in sorted(words, key=len, reverse=True))


def _any_case(word: str) -> str:
    """Each syllable may begin with a small or a capital letter, a line may break between them."""
    return r"\s".join(f"[{part[0].lower()}{part[0].upper()}]{part[1:]}" for part in word.split())
