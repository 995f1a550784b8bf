"""What the page's own style sheets say of its elements, as far as reading needs it.

Only rules with a property of `WANTED` are looked at, and of those only the ones whose classes
occur in the page, so that a portal's sheets of a megabyte cost nothing. Media queries and other
at-rules are left out: they speak of screens and printers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from lxml.html import HtmlElement

WANTED = frozenset(
    """display visibility mso-hide font-weight font-style font-size font-family font-variant
    text-align text-transform vertical-align margin-left text-indent page-break-before
    list-style-type white-space mso-element mso-list mso-tab-count mso-special-character""".split()  # noqa: SIM905
)
Properties = dict[str, str]

_TOKEN = re.compile(r"<!--|-->|[{};]")
_WHERE = re.compile(r":where\(([^(),]{1,200})\)")
_STEP = re.compile(r"\s*(>)\s*|\s+")
_COMPOUND = re.compile(r"([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_MOST_RULES = 1000
_MOST_CSS = 4_000_000


class _Compound(NamedTuple):
    """What one element of a selector has to be."""

    tag: str
    classes: frozenset[str]
    ids: frozenset[str]
    child: bool = False
    """It is the parent of the one behind it, not only an ancestor."""

    def fits(self, node: HtmlElement) -> bool:
        if self.tag and self.tag != node.tag:
            return False
        if self.ids and not self.ids <= {node.get("id")}:
            return False
        return not self.classes or self.classes.issubset(node.get("class", "").split())


class _Rule(NamedTuple):
    """One selector, its compounds from the last to the first, with what it says.

    `weight` is its specificity and its place (Selectors Level 4, 17).
    """

    compounds: tuple[_Compound, ...]
    said: Properties
    weight: tuple[int, int, int, int]

    def fits(self, node: HtmlElement) -> bool:
        """Whether the selector is true of `node`.

        The nearest ancestor that fits is taken for each compound: not exact where parents and
        ancestors are mixed, but it takes one walk to the root at most.
        """
        last, *others = self.compounds
        if not last.fits(node):
            return False
        above = node.getparent()
        for compound in others:
            while above is not None and not compound.fits(above):
                above = None if compound.child else above.getparent()
            if above is None:
                return False
            above = above.getparent()
        return True


def declarations(text: str) -> Properties:
    """The properties of a `style` attribute or of a rule's body, by name.

    >>> declarations("TEXT-ALIGN: Center; mso-list:l0 level1 lfo1; color: red")
    {'text-align': 'center', 'mso-list': 'l0 level1 lfo1'}
    """
    found: Properties = {}
    for part in text.split(";"):
        name, _, value = part.partition(":")
        name = name.strip().lower()
        if name in WANTED:
            found[name] = value.replace("!important", "").strip().lower()
    return found


def sheet_properties(root: HtmlElement) -> dict[HtmlElement, Properties]:
    """What the `style` elements of a page say of its elements; those without a word are not in.

    Selectors of tags, classes and ids are understood, with descendants and children; rules with
    others are left out.
    """
    index = _indexed(_parsed(root))
    found: dict[HtmlElement, Properties] = {}
    for node in root.iter() if index else ():
        names = (node.tag, *(f".{name}" for name in node.get("class", "").split()), "")
        rules = [rule for name in names for rule in index.get(name, ()) if rule.fits(node)]
        if rules:
            said = found[node] = {}
            for rule in sorted(rules, key=attrgetter("weight")):
                said.update(rule.said)
    return found


def _indexed(rules: Iterable[_Rule]) -> dict[str, list[_Rule]]:
    """The rules by a class, else the tag, of the element that they speak of."""
    index: dict[str, list[_Rule]] = {}
    for rule in rules:
        last = rule.compounds[0]
        name = f".{min(last.classes)}" if last.classes else last.tag
        index.setdefault(name, []).append(rule)
    return index


def _parsed(root: HtmlElement) -> Iterator[_Rule]:
    """The rules that may be true of an element of the page and say something of interest."""
    classes = {name for each in root.iter() for name in each.get("class", "").split()}
    seen: set[tuple[str, str]] = set()
    for number, (selectors, body) in enumerate(_rules(root)):
        if (selectors, body) in seen or not (said := declarations(body)):
            continue
        seen.add((selectors, body))
        for selector in selectors.split(","):
            compounds = _compounds(selector)
            if compounds and all(each.classes <= classes for each in compounds):
                yield _Rule(compounds, said, (*_specificity(compounds), number))
        if len(seen) >= _MOST_RULES:
            return


def _compounds(selector: str) -> tuple[_Compound, ...]:
    """A selector's compounds from the last to the first, empty for one that is not understood."""
    found: list[_Compound] = []
    steps = _STEP.split(_WHERE.sub(r"\1", selector.strip()))
    for at, step in enumerate(steps):
        if at % 2:
            found[-1] = found[-1]._replace(child=step == ">")
            continue
        match = _COMPOUND.fullmatch(step)
        if match is None or not step:
            return ()
        names = re.findall(r"[.#][\w-]+", match[2])
        classes = frozenset(name[1:] for name in names if name[0] == ".")
        ids = frozenset(name[1:] for name in names if name[0] == "#")
        tag = (match[1] or "").lower()
        found.append(_Compound("" if tag == "*" else tag, classes, ids))
    return tuple(reversed(found))


def _specificity(compounds: Sequence[_Compound]) -> tuple[int, int, int]:
    return (
        sum(len(each.ids) for each in compounds),
        sum(len(each.classes) for each in compounds),
        sum(bool(each.tag) for each in compounds),
    )


def _rules(root: HtmlElement) -> Iterator[tuple[str, str]]:
    left = _MOST_CSS
    for style in root.iter("style"):
        text = style.text or ""
        if style.get("media", "all").lower() in ("all", "screen", "") and len(text) <= left:
            left -= len(text)
            yield from split_rules(text)


def split_rules(text: str) -> Iterator[tuple[str, str]]:
    """The rules of a sheet as (selector, body); at-rules and what is nested in them are skipped.

    >>> list(split_rules("p, li {margin:0} @media print {p {display:none}} b{font-weight:bold}"))
    [('p, li', 'margin:0'), ('b', 'font-weight:bold')]
    """
    text = _without_comments(text)
    depth, start, selector = 0, 0, ""
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign == "{":
            if depth == 0:
                selector = text[start : token.start()].strip()
            depth += 1
            start = token.end()
        elif sign == "}":
            depth = max(0, depth - 1)
            if depth == 0:
                if selector and not selector.startswith("@"):
                    yield selector, text[start : token.start()]
                start, selector = token.end(), ""
        elif depth == 0:
            start = token.end()


def _without_comments(text: str) -> str:
    first, *rest = text.split("/*")
    return first + "".join(part.partition("*/")[2] for part in rest)
