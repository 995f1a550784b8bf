"""The words of `context.yaml`, made ready for comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extractors.folding import fold
from extractors.knowledge import load_yaml


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns over folded text; those of words in front end at the end of it."""

    counted_from: re.Pattern[str]
    names: re.Pattern[str]
    periods: re.Pattern[str]
    remembrance: re.Pattern[str]
    events: re.Pattern[str]
    figures: re.Pattern[str]
    nouns: re.Pattern[str]
    prepositions: re.Pattern[str]
    always: re.Pattern[str]
    ongoing: re.Pattern[str]
    silent: re.Pattern[str]
    times: re.Pattern[str]
    limits: re.Pattern[str]
    figure_heads: re.Pattern[str]
    task_heads: re.Pattern[str]


@cache
def words() -> Words:
    """The words that decide. Raises `TypeError` if the file is misshapen."""
    content = load_yaml("extractors.deadlines", "context.yaml")
    if not isinstance(content, dict):
        raise TypeError("context.yaml must be a mapping")
    recurring = content["recurring"]
    return Words(
        counted_from=_last(content["counted_from"]),
        names=_last(content["names"]),
        periods=_last(content["periods"]),
        remembrance=re.compile(_either(content["remembrance"])),
        events=re.compile(rf"\b{_either(content['events'])}(?!\w)"),
        figures=re.compile(_either(content["figures"])),
        nouns=_last(recurring["nouns"]),
        prepositions=re.compile(rf"(?<!\w){_either(recurring['prepositions'])}(?!\w)"),
        always=_last(recurring["always"]),
        ongoing=_last(content["ongoing"]),
        silent=re.compile(_either(content["silent"])),
        times=re.compile(rf"(?!{_either(content['not_times'])}){_either(content['times'])}(?!\w)"),
        limits=re.compile(rf"{_either(content['limits'])}(?!\w)"),
        figure_heads=re.compile(
            rf"(?!{_either(content['not_figures'])}){_either(content['tables_of_figures'])}(?!\w)"
        ),
        task_heads=re.compile(rf"{_either(content['tables_of_tasks'])}(?!\w)"),
    )


def _last(listed: Iterable[str]) -> re.Pattern[str]:
    """One of the words as the last of a text, before blanks, a colon or an opening bracket."""
    return re.compile(rf"(?<!\w){_either(listed)}[\s:(]*$")


def _either(listed: Iterable[str]) -> str:
    longest_first = sorted((re.escape(fold(word)) for word in listed), key=len, reverse=True)
    return f"(?:{'|'.join(longest_first)})"
