"""`read_html`: a web page as paragraphs and grids."""

from __future__ import annotations

from pathlib import Path

from ingest.elements import Reading
from ingest.errors import EmptyFile, NoDocument
from ingest.html.content import is_error_page, main_content
from ingest.html.css import sheet_properties
from ingest.html.look import Looks
from ingest.html.notes import find_notes
from ingest.html.source import parse
from ingest.html.walk import Walk
from ingest.sides import set_apart

HTML = "text/html"
MHTML = "multipart/related"


def read_html(path: Path, data: bytes, *, archive: bool = False) -> Reading:
    """The content `data` of the page `path`; an `archive` is MHTML, with its pictures inside.

    Of a portal's page only the document is read: menus, search boxes, lists of links and the
    foot of the page are left out. A page saved by a word processor is read whole.

    Raises `EmptyFile` for a page without words, `NoDocument` for a server's error message, and
    `DamagedFile` for an archive without a page.
    """
    root = parse(path, data, archive=archive)
    looks = Looks(sheet_properties(root))
    content = main_content(root, looks)
    if is_error_page(root, content):
        raise NoDocument(path)
    walk = Walk(looks, find_notes(content.root), content.skipped)
    elements = set_apart(walk.read(content.root), walk.drawn)
    if not elements:
        raise EmptyFile(path)
    return Reading(MHTML if archive else HTML, "plain", tuple(elements))
