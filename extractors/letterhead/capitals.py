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
_WITNESS = 40_000
_OPENING = '.:;!?“"(-–•+*'
_KEPT = re.compile(r"[IVX]{1,5}|[BCDĐGHKLMNPQRSTVX0-9]{2,}|UBND|MTTQ|HĐND")


def printed_in_capitals(text: str) -> bool:
    """Whether most letters are capitals, so that they say nothing of the spelling.

    >>> printed_in_capitals("KẾ HOẠCH CÔNG TÁC năm 2020"), printed_in_capitals("Công tác UBND xã")
    (True, False)
    """
    letters = [character for character in text if character.isalpha()]
    return 10 * sum(map(str.isupper, letters)) > 6 * len(letters)


class Capitals:
    """The spelling of syllables as a document's running text shows it.

    >>> spelling = Capitals("Căn cứ tình hình, UBND tỉnh Kon Tum ban hành Kế hoạch.")
    >>> spelling.restore("KẾ HOẠCH CỦA UBND TỈNH KON TUM")
    'Kế hoạch của UBND tỉnh Kon Tum'
    """

    def __init__(self, text: str) -> None:
        self._shown: list[str] = []
        self._keys: list[str] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for line in re.split(r"[\n\t]", text[:_WITNESS]):
            if not printed_in_capitals(line):
                self._learn(line)

    def _learn(self, line: str) -> None:
        end = 0
        for match in _SYLLABLE.finditer(line):
            gap = line[end : match.start()].strip()
            opens = end == 0 or any(mark in _OPENING for mark in gap)
            key = fold(match[0])
            self._places[key].append(len(self._keys))
            self._keys.append(key)
            # A capital that only opens a sentence is no witness.
            self._shown.append(key if opens and match[0].istitle() else match[0])
            end = match.end()
        self._keys.append("")
        self._shown.append("")

    def restore(self, text: str) -> str:
        """`text` in small letters with a capital at its start and where the document shows one."""
        syllables = list(_SYLLABLE.finditer(text))
        keys = [fold(match[0]) for match in syllables]
        spelled = text.lower()
        place = 0
        while place < len(syllables):
            run = self._longest_run(keys, place)
            for match, shown in zip(syllables[place:], run, strict=False):
                spelled = spelled[: match.start()] + shown + spelled[match.end() :]
            if not run and _KEPT.fullmatch(syllables[place][0]):
                start, end = syllables[place].span()
                spelled = spelled[:start] + text[start:end] + spelled[end:]
            place += max(1, len(run))
        return spelled[:1].upper() + spelled[1:]

    def _longest_run(self, keys: list[str], place: int) -> list[str]:
        """The words of the document that agree with `keys` from `place` on, as it spells them."""
        longest: list[str] = []
        for start in self._places.get(keys[place], [])[:_MOST_PLACES]:
            length = 1
            while (
                length < _LONGEST
                and place + length < len(keys)
                and start + length < len(self._keys)
                and self._keys[start + length] == keys[place + length]
            ):
                length += 1
            if length > len(longest):
                longest = self._shown[start : start + length]
        return longest
