"""Texts and names as XML and addresses can hold them."""

from __future__ import annotations

import re

from extractors.folding import fold, strip

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 80


def xml_safe(text: str) -> str:
    """A text with U+FFFD for each character that XML 1.0 has no place for; offsets stay.

    >>> xml_safe("a\\x00b") == "a\\ufffdb"
    True
    """
    return _NOT_XML.sub("\ufffd", text)


def slug(text: str) -> str:
    """A name as a part of an address: small letters, digits and hyphens.

    >>> slug("Quyết định"), slug("88/KH-UBND"), slug("…")
    ('quyet-dinh', '88-kh-ubnd', 'x')
    """
    return _NO_SLUG.sub("-", strip(fold(text))).strip("-")[:_LONGEST].strip("-") or "x"
