"""In which code a text is written, told by what its words become: Vietnamese, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ingest.legacy.schemes import Scheme, decode, marks_of
from ingest.syllables import is_syllable

FEWEST_WORDS = 3
"""Fewer words that look odd say nothing of a whole text."""
SOUND = 0.75
"""Share of the changed words that must be Vietnamese afterwards, for a text to be in a scheme."""
GAIN = 0.4
"""By how much that share must be larger than before."""

SECOND = 0.2
"""Share of the words of the first scheme that a second one must have: short lines may be either."""

TOKEN = re.compile(r"[^ \t\n\r\f\v]+")
_LINE = re.compile(r"[^\r\n]+")
_RUN = re.compile(r"[^\W\d_]+")
_ODD_LETTER = "¡-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñöøûüþÿ\x80-\x9fŒœŠšŸŽžƒˆ˜†‡•…‰‹›€™"
_ODD = re.compile(f"[A-Za-z][{_ODD_LETTER}]|[{_ODD_LETTER}][A-Za-z]")
"""A letter that Vietnamese has not, beside a plain one."""
_SIGN = re.compile(rf"[{_ODD_LETTER}^]|[+*](?<=[oOuU][+*])|\((?<=[aA]\()")
"""A character that every match of `_ODD` and `_TYPED` holds, but for those of `_TWICE`."""
_TWICE = ("dd", "dD", "Dd", "DD")
"""What VIQR writes for đ: looked for apart, since a search would stop at every single d."""
_TYPED = re.compile(r"[aeoAEO]\^|[aA]\(|[oOuU][+*](?=[a-zA-Z'`?~. ])|[dD][dD]")
"""What VIQR writes in place of a letter that ASCII lacks."""
_TYPED_WORD = re.compile(rf"{_TYPED.pattern}|[aeiouyAEIOUY]['`?~]")
_STRANGE = re.compile(rf"(?<=[^\W\d_])[{_ODD_LETTER}]|[¨©®µ¶\u00b7¸¹]|[^\W\d_][“‘„‚][^\W\d_]")
_LETTER = re.compile(rf"[^\W\d_]|[{_ODD_LETTER}]{{2}}")
_UNIT = re.compile(r"(?<![^\W\d_])[kcd]?m[²³](?![^\W\d_])")
RAISED = re.compile(r"[¹²³]+[.,;:)]?$")
"""A footnote's mark, which two of the codes use for a letter."""
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=\S)")
UNICODE_ONLY = re.compile("[\u1ea0-\u1ef9ĂăĐđĨĩŨũƠơƯư]")
"""Letters that no code page of the time had: a word with one is in Unicode."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that a scheme changes: how many, and how many are Vietnamese before and after.
    `modern` words have a letter that only Unicode has."""

    changed: int = 0
    before: int = 0
    after: int = 0
    modern: int = 0

    def plus(self, other: Evidence) -> Evidence:
        """The evidence of two texts."""
        return Evidence(
            self.changed + other.changed,
            self.before + other.before,
            self.after + other.after,
            self.modern + other.modern,
        )

    @property
    def convinces(self) -> bool:
        """Whether a text is written in the scheme."""
        return (
            self.changed >= FEWEST_WORDS
            and self.after >= SOUND * self.changed
            and self.after - self.before >= GAIN * self.changed
        )

    @property
    def gains(self) -> int:
        """How many words become Vietnamese, less those that cease to be."""
        return self.after - self.before

    @property
    def balance(self) -> int:
        """More than 0 for a text in the scheme, less for one in Unicode, 0 if it may be either."""
        return self.gains - self.modern


def schemes_of(text: str) -> list[Scheme]:
    """The schemes that `text`, or enough of it, is written in, the likeliest first.

    >>> schemes_of("Tæ hîp t¸c x· x©y dùng kÕ ho¹ch phßng chèng ch¸y rõng")
    [<Scheme.TCVN3: 'tcvn3'>]
    >>> schemes_of("Tổ hợp tác xã xây dựng kế hoạch phòng chống cháy rừng")
    []
    """
    found: dict[Scheme, Evidence] = {}
    for line in _suspect_lines(text):
        if (best := best_scheme(line, Scheme)) is not None:
            evidence, scheme = best
            found[scheme] = found.get(scheme, Evidence()).plus(evidence)
    ranked = sorted(found, key=lambda scheme: -found[scheme].gains)
    most = found[ranked[0]].gains if ranked else 0
    return [
        scheme
        for scheme in ranked
        if found[scheme].convinces and found[scheme].gains >= SECOND * most
    ]


def best_scheme(line: str, schemes: Iterable[Scheme]) -> tuple[Evidence, Scheme] | None:
    """The scheme that leaves fewest words of a line that are no Vietnamese, the first of several;
    `None` for a line in Unicode and for one that may be either."""
    weighed = [(weigh([line], scheme), scheme) for scheme in schemes]
    gaining = [each for each in weighed if each[0].gains > 0]
    if not gaining:
        return None
    best = min(gaining, key=lambda each: each[0].changed - each[0].after)
    return best if best[0].balance > 0 else None


def _suspect_lines(text: str) -> Iterator[str]:
    """The lines with letters that Unicode text has not, found by the letters: most have none."""
    done = 0
    for sign in _signs(text):
        if sign >= done:
            start = max(text.rfind("\n", 0, sign), text.rfind("\r", 0, sign)) + 1
            line = _LINE.match(text, start)
            done = sign + 1 if line is None else line.end()
            if line is not None and (_ODD.search(line[0]) or _TYPED.search(line[0])):
                yield line[0]


def _signs(text: str) -> list[int]:
    """Where signs stand, in order."""
    found = [sign.start() for sign in _SIGN.finditer(text)]
    for pair in _TWICE:
        place = text.find(pair)
        while place >= 0:
            found.append(place)
            place = text.find(pair, place + 1)
    return sorted(found)


def weigh(texts: Iterable[str], scheme: Scheme) -> Evidence:
    """What a scheme would make of the words of `texts`."""
    changed = before = after = modern = 0
    for text in texts:
        for token in filter(_LETTER.search, TOKEN.findall(text)):
            if UNICODE_ONLY.search(token):
                modern += 1
            elif (read := read_token(token, scheme)) is not None:
                changed += 1
                before += is_sound(token) and _TYPED_WORD.search(token) is None
                after += is_sound(read)
    return Evidence(changed, before, after, modern)


def read_token(token: str, scheme: Scheme) -> str | None:
    """The word in a scheme; `None` if it is not written in it, or says the same."""
    if UNICODE_ONLY.search(token) or _marks(scheme).search(token) is None:
        return None
    if _UNIT.search(token):
        return None
    read = decode(token, scheme)
    raised = RAISED.search(token)
    if raised is not None and (not raised.start() or not is_sound(read)):
        read = decode(token[: raised.start()], scheme) + raised[0]
    if scheme is Scheme.TCVN3 and "-" in token and not is_sound(read):
        # Its ư is the soft hyphen of other code pages, and often was made a visible one.
        mended = decode(_HYPHEN.sub("\xad", token), scheme)
        read = mended if is_sound(mended) else read
    return read if read != token else None


@cache
def _marks(scheme: Scheme) -> re.Pattern[str]:
    """What a word that is written in a scheme has at least one of."""
    if scheme is Scheme.VIQR:
        return re.compile(r"[(^+*'`?~.\\]|[dD][dD]")
    return re.compile(f"[{re.escape(''.join(sorted(marks_of(scheme))))}]")


def is_sound(token: str) -> bool:
    """Whether a word can stand in a Vietnamese text: syllables, capitals, plain letters, figures.

    >>> is_sound("(xã,"), is_sound("12/KH-UBND"), is_sound("x·"), is_sound("nh©n")
    (True, True, False, False)
    """
    if _STRANGE.search(token):
        return False
    return all(run.isascii() or run.isupper() or is_syllable(run) for run in _RUN.findall(token))
