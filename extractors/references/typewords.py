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
    return TypeWords(names, frozenset(plans), re.compile(_pattern(words, shorts), re.X))


def _pattern(words: list[str], shorts: list[str]) -> str:
    """The first letter goes in front as a set, which `re` searches for fastest."""
    words = sorted(words, key=len, reverse=True)
    firsts = "".join(sorted({letter for word in words for letter in (word[0], word[0].lower())}))
    firsts += "".join(sorted({word[0] for word in shorts} - set(firsts)))
    rests = [_any_case(word)[len("[nN]") :] for word in words]
    rests += [word.upper()[1:].replace(" ", r"\s") for word in words]
    initials = "|".join(rests)
    abbreviations = "|".join(rf"{word[1:]}(?=\s[Ss]ố)" for word in shorts)
    return rf"""
        [{firsts}](?:{initials}|{abbreviations})\s{{1,3}}
        (?P<so>[Ss](?:ố|Ố|ô)(?:\shiệu)?(?:\s?[:.])?\s{{0,3}})?
        (?=[0-9A-ZĐ])
    """


def _any_case(word: str) -> str:
    """Each syllable may begin with a small or a capital letter, a line may break between them."""
    return r"\s".join(f"[{part[0].lower()}{part[0].upper()}]{part[1:]}" for part in word.split())
