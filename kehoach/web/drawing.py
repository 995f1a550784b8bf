"""Drawings as SVG made here: charts by pygal, the layout of a citation graph by ourselves.

The pages' policy forbids styles and scripts inside a page, so pygal's are taken out; the style
sheet has them. What a drawing shows stands beside it in a table or list.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

import pygal
from lxml import etree
from markupsafe import Markup

from corpus.registry.graphs import Graph

# pygal hangs a finder for its maps into the import system, in a form that Python no longer knows.
sys.meta_path[:] = [finder for finder in sys.meta_path if hasattr(finder, "find_spec")]

_WIDTH, _HEIGHT = 880, 320
_LEGEND_ROW = 20
_COLUMNS, _SHORT = 3, 30
"""So many names, each shorter than so many letters, stand in one row of a legend."""
_TAKEN_OUT = frozenset(("script", "style", "title", "desc"))
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""
_MOST_YEARS = 60
_ROW = 26
_PLAN_SIDE, _DOCUMENT_SIDE = 400, 640
"""Where the names of plans end and those of documents begin, in the units of the drawing."""
_LETTERS = 52
"""Letters of a name that fit beside a node."""


def bars(counts: Mapping[int, int]) -> Markup:
    """A bar for each year from the first to the last, also for those without any.

    A misread date may lie centuries off: then the years that have any stand side by side.
    """
    chart = pygal.Bar(**_settings(), show_legend=False, print_values=True)
    whole = range(min(counts), max(counts) + 1)
    years = whole if len(whole) <= _MOST_YEARS else sorted(counts)[-_MOST_YEARS:]
    chart.x_labels = [str(year) for year in years]
    chart.add("", [counts.get(year) for year in years])
    return _clean(chart)


def lines(years: Sequence[int], values: Mapping[str, Sequence[float | None]]) -> Markup | None:
    """A line for each name through the years, `None` if there is nothing to show."""
    if not years:
        return None
    in_one_row = len(values) <= _COLUMNS and all(len(name) < _SHORT for name in values)
    rows = 1 if in_one_row else len(values)
    chart = pygal.Line(
        **_settings() | {"height": _HEIGHT + _LEGEND_ROW * rows},
        legend_at_bottom=True,
        legend_at_bottom_columns=len(values) if in_one_row else 1,
    )
    chart.x_labels = [str(year) for year in years]
    for name, line in values.items():
        chart.add(_CONTROLS.sub(" ", name), list(line), allow_interruptions=True)
    return _clean(chart)


def _settings() -> dict[str, object]:
    return {
        "width": _WIDTH,
        "height": _HEIGHT,
        "js": (),
        "css": (),
        "disable_xml_declaration": True,
        "show_minor_x_labels": True,
        "value_formatter": figure,
        "truncate_legend": 110,
        "margin": 10,
        "no_data_text": "–",
    }


def figure(value: float | None) -> str:
    """A figure as it is written in Vietnam, nothing for none.

    >>> figure(1234.5), figure(30.0), figure(None)
    ('1.234,5', '30', '')
    """
    if value is None:
        return ""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def _clean(chart: pygal.graph.graph.Graph) -> Markup:
    """The chart without scripts, styles and ids, hidden from programs that read pages aloud."""
    tree = chart.render_tree()
    for element in list(tree.iter()):
        parent = element.getparent()
        named = isinstance(element.tag, str)
        if not named or element.tag.rpartition("}")[2] in _TAKEN_OUT:
            if parent is not None:
                parent.remove(element)
            continue
        for name in ("style", "id"):
            element.attrib.pop(name, None)
    tree.set("aria-hidden", "true")
    tree.set("focusable", "false")
    return Markup(etree.tostring(tree, encoding="unicode"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A plan or document of a graph at its height; `label` is cut to fit, `title` is whole."""

    id: str
    y: int
    label: str
    title: str
    weight: int


@dataclass(frozen=True, slots=True)
class Curve:
    """A citation from one spot to another, as the path of an SVG."""

    path: str
    role: str


@dataclass(frozen=True, slots=True)
class Layers:
    """A graph in two layers, plans on the left and documents on the right."""

    height: int
    plans: tuple[Spot, ...]
    documents: tuple[Spot, ...]
    curves: tuple[Curve, ...]


def layered(graph: Graph) -> Layers:
    """The graph with few crossings: plans stand in the middle of what they cite, and so on."""
    documents = {node.document.id: index for index, node in enumerate(graph.documents)}
    plans = {plan.id: index for index, plan in enumerate(graph.plans)}
    cites, cited = defaultdict(list), defaultdict(list)
    for edge in graph.edges:
        cites[edge.plan].append(edge.document)
        cited[edge.document].append(edge.plan)
    for _ in range(4):
        plans = _ordered(plans, cites, documents)
        documents = _ordered(documents, cited, plans)
    height = max(len(plans), len(documents)) * _ROW + _ROW
    plan_y, document_y = _heights(plans, height), _heights(documents, height)
    nodes = {node.document.id: node for node in graph.documents}
    cards = {plan.id: plan for plan in graph.plans}
    return Layers(
        height,
        tuple(
            Spot(each, plan_y[each], _cut(cards[each].label), cards[each].label, len(cites[each]))
            for each in plans
        ),
        tuple(
            Spot(
                each,
                document_y[each],
                _cut(nodes[each].document.label),
                nodes[each].document.label,
                nodes[each].cited_by,
            )
            for each in documents
        ),
        tuple(
            Curve(_path(plan_y[edge.plan], document_y[edge.document]), edge.role)
            for edge in graph.edges
        ),
    )


def _ordered(
    own: Mapping[str, int], ties: Mapping[str, Sequence[str]], others: Mapping[str, int]
) -> dict[str, int]:
    """The nodes of a layer anew, each where the middle of what it is tied to stands."""
    middle = {
        each: mean(others[other] for other in ties[each]) if ties.get(each) else float(index)
        for each, index in own.items()
    }
    ordered = sorted(own, key=lambda each: (middle[each], each))
    return {each: index for index, each in enumerate(ordered)}


def _heights(layer: Mapping[str, int], height: int) -> dict[str, int]:
    step = height / (len(layer) + 1)
    return {each: round((index + 1) * step) for each, index in layer.items()}


def _path(plan: int, document: int) -> str:
    middle = (_PLAN_SIDE + _DOCUMENT_SIDE) // 2
    return f"M{_PLAN_SIDE} {plan}C{middle} {plan} {middle} {document} {_DOCUMENT_SIDE} {document}"


def _cut(label: str) -> str:
    return label if len(label) <= _LETTERS else f"{label[: _LETTERS - 1].rstrip()}…"
