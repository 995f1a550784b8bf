"""Tasks of plans made from text: bodies and times are marked in it, the outline is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.facts import Facts
from extractors.grounding import locate
from extractors.language import analyse
from extractors.tasks import find_tasks
from extractors.tasks.actors import Actor
from ingest import read
from schemas import Agency, AgencyMention, Deadline, Document, Header, Relation

_MARKED = re.compile(r"\[([^\[\]]+)\]|\{([^{}]+)\}")


def unmarked(text: str) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """The text without marks, the places of [bodies] and of {times} in it."""
    bodies: list[tuple[int, int]] = []
    times: list[tuple[int, int]] = []
    plain, position = "", 0
    for match in _MARKED.finditer(text):
        plain += text[position : match.start()]
        words = match[1] or match[2]
        (bodies if match[1] else times).append((len(plain), len(plain) + len(words)))
        plain, position = plain + words, match.end()
    return plain + text[position:], bodies, times


def is_group(name: str) -> bool:
    return "các " in name.lower()


@pytest.fixture
def marked() -> Callable[[str], tuple[str, list[Actor]]]:
    """A sentence with its [bodies], as the role parser takes them."""

    def parts(text: str) -> tuple[str, list[Actor]]:
        plain, bodies, _ = unmarked(text)
        return plain, [
            Actor(start, end, plain[start:end], group=is_group(plain[start:end]))
            for start, end in bodies
        ]

    return parts


@pytest.fixture
def facts_of(tmp_path: Path) -> Callable[..., tuple[Document, Facts]]:
    """The facts of a plan whose text marks [bodies] and {times}, tasks included."""

    def facts(text: str, type_: str = "Kế hoạch") -> tuple[Document, Facts]:
        path = tmp_path / "plan.md"
        plain, _, _ = unmarked(text)
        path.write_text(plain, encoding="utf-8")
        document = read(path)
        names = list(dict.fromkeys(m[1] for m in _MARKED.finditer(text) if m[1]))
        times = [m[2] for m in _MARKED.finditer(text) if m[2]]
        known = Facts(
            doc=analyse(document),
            header=Header(type=type_),
            agencies=tuple(_agencies(document, names)),
            deadlines=tuple(_deadlines(document, times)),
        )
        return document, find_tasks(document, known)

    return facts


@pytest.fixture
def tasks_of(facts_of):
    """The tasks of a plan: `[(words, lead, coordinating, times), …]`."""

    def tasks(text: str, type_: str = "Kế hoạch"):
        _, facts = facts_of(text, type_)
        quotes = {deadline.id: deadline.quote for deadline in facts.deadlines}
        return [
            (task.text, task.lead, task.coordinating, tuple(quotes[d] for d in task.deadlines))
            for task in facts.tasks
        ]

    return tasks


@pytest.fixture
def words_of(tasks_of):
    """The words of a plan's tasks."""
    return lambda text, type_="Kế hoạch": [task[0] for task in tasks_of(text, type_)]


def _agencies(document: Document, names: list[str]):
    taken: list[tuple[int, int]] = []
    for number, name in enumerate(sorted(names, key=len, reverse=True), 1):
        mentions = []
        for match in re.finditer(re.escape(name), document.text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                mentions.append(AgencyMention(name, locate(document, *match.span()), 1.0))
        kind = "group" if is_group(name) else "unit"
        agency = Agency(f"a{number}", name, kind, None, None, None, 1.0, ())
        yield replace(agency, mentions=tuple(mentions))


def _deadlines(document: Document, quotes: list[str]):
    position = 0
    for number, quote in enumerate(quotes, 1):
        start = document.text.index(quote, position)
        position = start + len(quote)
        span = locate(document, start, position)
        relation: Relation = "ongoing" if quote == "Thường xuyên" else "during"
        yield Deadline(f"d{number}", quote, span, relation, None, None, None, None, 1.0)
