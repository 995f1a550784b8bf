"""Capitals of a text printed in capitals, taken from the document that uses the same words.

A title repeats in the sentence that issues the document, a body's name in its recipients: where
the same syllables stand there in mixed case, they show which ones bear a capital.
"""

from __future__ import annotations

import re
from collections import defaultdict

from extractors.folding import fold

_SYLLABLE = re.compile(r"\w+")
_LONGEST = 12
_MOST_PLACES = 200
_WITNESS = 8_000
_OPENING = '.:;!?“"(-–•+*'
_KEPT = re.compile(r"[IVX]{1,5}|[BCDĐGHKLMNPQRSTVX0-9]{2,}|UBND|MTTQ|HĐND")


def printed_in_capitals(text: str) -> bool:
    """Whether most letters are capitals, so that they say nothing of the spelling.

    >>> printed_in_capitals("KẾ HOẠCH CÔNG TÁC năm 2020"), printed_in_capitals("Công tác UBND xã")
    (True, False)
    """
    letters = [character for character in text if character.isalpha()]
    return 10 * sum(map(str.isupper, letters)) > 6 * len(letters)


def restore_capitals(text: str, witness: str) -> str:
    """`text` in small letters with a capital at its start and where `witness` shows one.

    >>> witness = "Căn cứ tình hình, UBND tỉnh Kon Tum ban hành Kế hoạch."
    >>> restore_capitals("KẾ HOẠCH CỦA UBND TỈNH KON TUM", witness)
    'Kế hoạch của UBND tỉnh Kon Tum'
    """
    syllables = list(_SYLLABLE.finditer(text))
    keys = [fold(match[0]) for match in syllables]
    shown = _Words(witness[:_WITNESS], frozenset(keys))
    spelled = text.lower()
    place = 0
    while place < len(syllables):
        run = shown.longest_run(keys, place)
        if len(run) == 1 and run[0].istitle():
            run = []  # one syllable alone may be another word's
        if not run and _KEPT.fullmatch(syllables[place][0]):
            run = [syllables[place][0]]
        for match, word in zip(syllables[place:], run, strict=False):
            spelled = spelled[: match.start()] + word + spelled[match.end() :]
        place += max(1, len(run))
    return spelled[:1].upper() + spelled[1:]


class _Words:
    """The words of a text in order, folded and as spelled, and where those of interest stand."""

    def __init__(self, text: str, wanted: frozenset[str]) -> None:
        self._keys: list[str] = []
        self._spelled: list[str] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for line in re.split(r"[\n\t]", text):
            if not printed_in_capitals(line):
                self._learn(line, wanted)

    def _learn(self, line: str, wanted: frozenset[str]) -> None:
        folded = fold(line)
        end = 0
        for match in _SYLLABLE.finditer(folded):
            key, word = match[0], line[match.start() : match.end()]
            if key in wanted:
                self._places[key].append(len(self._keys))
            if word != key and word.istitle() and _opens(line[end : match.start()], end):
                word = key
            self._keys.append(key)
            self._spelled.append(word)
            end = match.end()
        self._keys.append("")
        self._spelled.append("")

    def longest_run(self, keys: list[str], place: int) -> list[str]:
        """The words that agree with `keys` from `place` on, as they are spelled here."""
        longest: list[str] = []
        for start in self._places.get(keys[place], [])[:_MOST_PLACES]:
            length = 1
            while (
                length < _LONGEST
                and place + length < len(keys)
                and self._keys[start + length] == keys[place + length]
            ):
                length += 1
            if length > len(longest):
                longest = self._spelled[start : start + length]
        return longest


def _opens(gap: str, end: int) -> bool:
    """Whether a word behind `gap` opens a sentence, so that its capital says nothing."""
    return end == 0 or any(mark in _OPENING for mark in gap)
