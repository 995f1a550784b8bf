"""From the bytes of a web page to its tree of elements."""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ingest.decoding import decode
from ingest.errors import DamagedFile, EmptyFile, TooLarge

_HEAD = 4096
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,200}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*["']?\s*([\w:.-]{2,40})""",
    re.IGNORECASE,
)
_LATIN = frozenset({"iso8859-1", "ascii"})
"""What browsers read as windows-1252 (WHATWG Encoding, 4.2)."""
_DOWNLEVEL = re.compile(r"<!\[(?:if\b[^\]<>]{0,60}|endif)\]>", re.IGNORECASE)
"""Word's marks around what browsers without its extensions show (`<![if !supportLists]>`)."""
_TOO_DEEP = etree.ErrorTypes.ERR_RESOURCE_LIMIT
_ZEROS = re.compile("\x00+")


def parse(path: Path, data: bytes, *, archive: bool) -> HtmlElement:
    """The `html` element of a page; of an MHTML `archive`, of its first page.

    Raises `DamagedFile` for an archive without a page, `EmptyFile` for a page without elements,
    `TooLarge` for one whose elements nest deeper than 2,048.
    """
    charset: str | None = None
    if archive:
        data, charset = _first_page(path, data)
    text = _ZEROS.sub("", _DOWNLEVEL.sub("", characters(data, charset)))
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root: HtmlElement = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise EmptyFile(path) from error
    # Elements below its limit are dropped by the parser, and their words with them.
    if any(entry.type == _TOO_DEEP for entry in parser.error_log):
        raise TooLarge(path, detail="thẻ lồng nhau quá sâu", detail_en="nested tags")
    return root


def characters(data: bytes, charset: str | None = None) -> str:
    """The characters of a page.

    What is UTF-8 or UTF-16 by its form is that, whatever the page says of itself. Else the page's
    own word counts, or `charset`, what came with it; and where there is none, whatever `decode`
    takes it for.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    named = _DECLARED.search(data[:_HEAD])
    name = _codec(named[1].decode("ascii") if named is not None else charset)
    if name is None or name.startswith("utf") or b"\x00" in data[:64]:
        return decode(data)
    return data.decode(name, errors="replace")


def _codec(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name or "").name
    except LookupError:
        return None
    return "cp1252" if found in _LATIN else found


def _first_page(path: Path, data: bytes) -> tuple[bytes, str | None]:
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                return content, part.get_content_charset()
    raise DamagedFile(path, detail="MHTML không có trang HTML", detail_en="MHTML without a page")
