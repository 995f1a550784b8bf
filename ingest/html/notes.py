"""Footnotes of a web page: a mark and its note are two links that point at each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml.html import HtmlElement

_LONGEST_MARK = 8
_BRACKETS = " \t\n\r\f\xa0[]()"
_SPACES = re.compile(r"\s+")
_MOST_BACKS = 8
"""Links to one mark that are looked at."""
_DEEPEST_ID = 3
"""How far above a link its id may stand (`<sup id=…><a>`)."""


@dataclass(frozen=True, slots=True)
class PageNotes:
    """The notes of one page.

    `marks` has the key and the shown number of every mark in the text, `bodies` the key of every
    element that holds a note, `backs` the links from a note back to its mark.
    """

    marks: Mapping[HtmlElement, tuple[str, str]] = field(default_factory=dict)
    bodies: Mapping[HtmlElement, str] = field(default_factory=dict)
    backs: frozenset[HtmlElement] = frozenset()


def find_notes(root: HtmlElement) -> PageNotes:
    """The notes whose mark and text are tied by links both ways, as all editors save them.

    A link to another place of the page that nothing links back from is a table of contents.
    """
    links = [each for each in root.iter("a") if each.get("href", "").startswith("#")]
    if len(links) < 2:
        return PageNotes()
    named = _named(root)
    pairs = list(_pairs(links, named))
    outside = {node for mark, back, _ in pairs for node in (mark, back)}
    marks: dict[HtmlElement, tuple[str, str]] = {}
    bodies: dict[HtmlElement, str] = {}
    crowded = _crowded(outside)
    for number, (mark, back, shown) in enumerate(pairs, 1):
        marks[mark] = (f"link-{number}", shown)
        bodies[_body(back, crowded)] = f"link-{number}"
    return PageNotes(marks, bodies, frozenset(back for _, back, _ in pairs))


def _named(root: HtmlElement) -> dict[str, HtmlElement]:
    named: dict[str, HtmlElement] = {}
    for node in root.iter():
        for name in (node.get("id"), node.get("name") if node.tag == "a" else None):
            if name:
                named.setdefault(name, node)
    return named


def _pairs(
    links: list[HtmlElement], named: Mapping[str, HtmlElement]
) -> Iterator[tuple[HtmlElement, HtmlElement, str]]:
    """The marks in order, each with the link back and the number shown."""
    order = {link: place for place, link in enumerate(links)}
    leading: dict[str, list[HtmlElement]] = {}
    for link in links:
        leading.setdefault(_target(link), []).append(link)
    taken: set[HtmlElement] = set()
    for mark in links:
        shown = _SPACES.sub("", mark.text_content()).strip(_BRACKETS)
        target = named.get(_target(mark))
        if mark in taken or target is None or not 0 < len(shown) <= _LONGEST_MARK:
            continue
        backs = (back for name in _names(mark) for back in leading.get(name, ())[:_MOST_BACKS])
        for back in backs:
            if order[back] > order[mark] and (back is target or target in back.iterancestors()):
                taken |= {mark, back}
                yield mark, back, shown
                break


def _target(link: HtmlElement) -> str:
    href = link.get("href", "")
    return unquote(href[1:]) if href.startswith("#") else ""


def _names(link: HtmlElement) -> Iterator[str]:
    node: HtmlElement | None = link
    for _ in range(_DEEPEST_ID):
        if node is None:
            return
        yield from filter(None, (node.get("id"), node.get("name")))
        node = node.getparent()


def _crowded(links: set[HtmlElement]) -> set[HtmlElement]:
    """The elements that hold two of the links or more: none of them is one note alone."""
    held: dict[HtmlElement, int] = {}
    for link in links:
        for node in link.iterancestors():
            held[node] = held.get(node, 0) + 1
    return {node for node, count in held.items() if count > 1}


def _body(back: HtmlElement, crowded: set[HtmlElement]) -> HtmlElement:
    """The largest element around a link back that holds no other note and no mark."""
    body = back
    for node in back.iterancestors():
        if node in crowded:
            break
        body = node
    return body
