"""UTF-8 that was read in another code page: `Káº¿ hoáº¡ch`."""

from __future__ import annotations

import re

from ftfy import TextFixerConfig, fix_encoding

from ingest.legacy.evidence import UNICODE_ONLY
from ingest.legacy.schemes import CODE_PAGE

FEWEST_MARKS = 3
"""Fewer of them in a document may stand there by chance."""

_MARKS = re.compile(
    "á[º»]|[ÃÄÅÆ][\u0080-\u00bf\u2018-\u2022\u0152-\u0192\u2030\u2039\u203a\u20ac\u2122]|â€"
    "|·[∫ª]|√[\u00a0-\u00ff†°¢£§•¶ß®©™´¨≠ÆØ]|∆[∞°]|ƒ[ëêÉÇ©]"
)
"""What the two and three bytes of a Vietnamese letter look like in windows-1252 and Mac Roman."""
_PAIR = re.compile(
    "[áÃÄÅÆâ·√∆ƒ][\u0080-\u00ff\u2018-\u2022\u0152-\u0192\u2030\u2039\u203a\u20ac\u2122∞∫≠]"
)
"""What every mark begins with; two sets are found three times as fast, and most texts lack them."""
_LOST = re.compile("Ã |√ ")
"""An "à" whose second byte, a no-break space there, was made a plain one."""
_PAGES = (CODE_PAGE, "mac_roman")
_CONFIG = TextFixerConfig(explain=False)


def holds_mojibake(text: str) -> bool:
    """Whether a document holds UTF-8 that was read in another code page."""
    if _PAIR.search(text) is None:
        return False
    found = _MARKS.finditer(text)
    return sum(1 for _ in zip(found, range(FEWEST_MARKS), strict=False)) == FEWEST_MARKS


def mended(line: str) -> str:
    """A line of such a document as it was before, as far as can be told.

    >>> mended("Káº¿ hoáº¡ch trá»“ng rá»«ng"), mended("Kế hoạch trồng rừng")
    ('Kế hoạch trồng rừng', 'Kế hoạch trồng rừng')
    """
    if UNICODE_ONLY.search(line) or not (_MARKS.search(line) or _LOST.search(line)):
        return line
    for page in _PAGES:
        try:
            return line.encode(page).decode("utf-8")
        except UnicodeError:
            pass
    return fix_encoding(line, _CONFIG)
