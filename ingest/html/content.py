"""Where on a page the document stands, and what around it is none of it.

A rule of our own, since the libraries for articles do not know plans: trafilatura, measured on the
samples inside a portal's page and on real pages of properties, lost up to 4 % of a plan's words
(lines that repeat) and kept menus and tabs, where this loses none and keeps none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from lxml.html import HtmlElement

from ingest.html.look import Looks
from ingest.phrases import is_motto, is_opener

_EDITORS = re.compile(r"microsoft word|libreoffice|openoffice|google docs", re.IGNORECASE)
_AROUND_TAGS = frozenset({"nav", "footer", "aside", "button", "select", "dialog", "menu"})
_AROUND_ROLES = frozenset(
    """alert banner button complementary contentinfo dialog menu menubar navigation search
    tablist toolbar""".split()  # noqa: SIM905
)
_NO_BOXES = frozenset({"p", "li", "a", "span", "h1", "h2", "h3", "h4", "h5", "h6", "b", "strong"})
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MOST_AROUND = 0.4
"""Share of the page's words that something around the document holds at most."""
_FEWEST_IN_DOCUMENT = 0.8
"""Share of the page's words that the box of the document holds at least."""
_FEWEST_LINKS = 3
_LINKED = 0.6
_LONGEST_ERROR = 1500
_LONGEST_LINE = 160


@dataclass(frozen=True, slots=True)
class Content:
    """The element that holds the document, and what inside it is left out."""

    root: HtmlElement
    skipped: frozenset[HtmlElement]
    words: int
    """Characters of the page outside of links and of what is left out."""


@dataclass(frozen=True, slots=True)
class _Mass:
    """Characters of an element, those in links, and how many links they are."""

    words: int = 0
    linked: int = 0
    links: int = 0


def main_content(root: HtmlElement, looks: Looks) -> Content:
    """The document on a page; of a page that an editor saved, the whole of it."""
    body = root.find("body")
    top = root if body is None else body
    if _is_saved(root):
        return Content(top, frozenset(), sum(map(len, top.itertext())))
    page = _Page(top, looks)
    box = page.box()
    return Content(box, frozenset(page.around.difference(box.iterancestors())), page.words)


def is_error_page(root: HtmlElement, content: Content) -> bool:
    """Whether a page is a server's message that there is no document."""
    if content.words > _LONGEST_ERROR or _motto(content.root) is not None:
        return False
    lines = [root.findtext("head/title"), *_headings(content.root)]
    return any(line is not None and error_pattern().search(line.strip()) for line in lines)


def is_around(name: str) -> bool:
    """Whether the name of an element (`id` or `class`) says that it stands around a document.

    >>> is_around("left-menu"), is_around("noidung")
    (True, False)
    """
    return not _around_words().isdisjoint(each.lower() for each in _WORD.findall(name))


class _Page:
    """The words of a page, weighed from the leaves up."""

    def __init__(self, top: HtmlElement, looks: Looks) -> None:
        self._top = top
        self._looks = looks
        self._motto = _motto(top)
        self._kept = set() if self._motto is None else {self._motto, *self._motto.iterancestors()}
        self._masses: dict[HtmlElement, _Mass] = {}
        self.around: set[HtmlElement] = set()
        whole = sum(len(text.strip()) for text in top.itertext())
        for node in reversed(list(top.iter())):
            mass = self._weigh(node)
            if node is not top and node not in self._kept and self._is_around(node, mass, whole):
                self.around.add(node)
                mass = _Mass()
            self._masses[node] = mass
        self.words = self._masses[top].words - self._masses[top].linked

    def box(self) -> HtmlElement:
        """The smallest element with most of the words, the letterhead or the heading in it."""
        anchor = self._motto
        if anchor is None:
            anchor = next((each for each in self._top.iter("h1") if self._words(each)), None)
        held = set() if anchor is None else {anchor, *anchor.iterancestors()}
        box, most = self._top, self._words(self._top) * _FEWEST_IN_DOCUMENT
        while True:
            inner = next(
                (
                    child
                    for child in box
                    if child.tag not in _NO_BOXES
                    and child not in self.around
                    and self._words(child) >= most > 0
                    and (anchor is None or (child in held and child is not anchor))
                ),
                None,
            )
            if inner is None:
                return _outside_table(box)
            box = inner

    def _words(self, node: HtmlElement) -> int:
        return self._masses[node].words

    def _weigh(self, node: HtmlElement) -> _Mass:
        words = len((node.text or "").strip())
        linked = links = 0
        for child in node:
            mass = self._masses[child]
            words += mass.words + len((child.tail or "").strip())
            linked += mass.linked
            links += mass.links
        if node.tag == "a" and node.get("href"):
            return _Mass(words, words, 1)
        return _Mass(words, linked, links)

    def _is_around(self, node: HtmlElement, mass: _Mass, whole: int) -> bool:
        if not self._looks.shows(node) or node.get("aria-hidden") == "true":
            return True
        if mass.words > whole * _MOST_AROUND:
            return False
        if node.tag in _AROUND_TAGS or node.get("role") in _AROUND_ROLES:
            return True
        if is_around(f"{node.get('id', '')} {node.get('class', '')}"):
            return True
        listed = mass.links >= _FEWEST_LINKS and mass.linked >= mass.words * _LINKED
        return listed and node.tag not in _NO_BOXES and not is_opener(_beginning(node))


def _is_saved(root: HtmlElement) -> bool:
    """Whether a word processor made the page."""
    names = (each.get("content", "") for each in root.iter("meta") if _is_generator(each))
    return any(map(_EDITORS.search, names))


def _is_generator(meta: HtmlElement) -> bool:
    return meta.get("name", "").lower() in ("generator", "progid", "originator")


def _motto(top: HtmlElement) -> HtmlElement | None:
    """The element whose words begin with the national or the party motto."""
    for node in top.iter():
        text = " ".join((node.text or "").split())
        if text and len(text) < _LONGEST_LINE and is_motto(text):
            return node
    return None


def _headings(top: HtmlElement) -> Iterator[str]:
    return (" ".join(each.itertext()) for each in top.iter("h1", "h2"))


def _beginning(node: HtmlElement) -> str:
    return next((text.strip() for text in node.itertext() if text.strip()), "")


def _outside_table(box: HtmlElement) -> HtmlElement:
    """The box itself, or the element around a table of which it is a part."""
    while box.tag in ("table", "thead", "tbody", "tfoot", "tr"):
        outer = box.getparent()
        if outer is None:
            break
        box = outer
    return box


@cache
def knowledge() -> dict[str, dict[str, list[str]]]:
    """The words and patterns of content.yaml with their examples."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (files("ingest.html") / "content.yaml").read_text(encoding="utf-8")
    content: dict[str, dict[str, list[str]]] = yaml.load(text, Loader=loader)
    return content


@cache
def error_pattern() -> re.Pattern[str]:
    """What the title of an error message says."""
    return re.compile("|".join(knowledge()["errors"]["patterns"]), re.IGNORECASE)


@cache
def _around_words() -> frozenset[str]:
    return frozenset(knowledge()["around"]["words"])
