"""The verb lexicon: whether words open an action, as the items of operative parts do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.knowledge import load_yaml

_LEADING = re.compile(r"[\s\-+*•“\"(,]*(\w+)(?:,?\ (\w+))?(?:,?\ (\w+))?", re.X)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words by what they do: `actions` open an action, `predicates` follow a subject.

    `manners` of several syllables say how or on what ground a subject acts, and name nobody.
    """

    actions: frozenset[str]
    predicates: frozenset[str]
    manners: frozenset[str]
    nouns: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The words of `verbs.yaml`; raises `TypeError` if the file is malformed."""
    entries = load_yaml("extractors", "verbs.yaml")
    if not isinstance(entries, dict):
        raise TypeError("verbs.yaml must be a mapping")
    actions = frozenset(entries["verbs"]) | frozenset(entries["modals"])
    predicates = actions | frozenset(entries["holders"])
    manners = frozenset(
        words for words in (*entries["modals"], *entries["holders"]) if " " in words
    )
    return Lexicon(actions, predicates, manners, frozenset(entries["nouns"]))


def opens_action(folded: str, start: int = 0) -> bool:
    """Whether a verb, or what stands before one, opens the folded text at `start`.

    >>> opens_action("khẩn trương hoàn trả mặt bằng chợ cũ")
    True
    >>> opens_action("thành phần tham dự lễ phát động")
    False
    """
    return _opens(lexicon().actions, folded, start)


def opens_predicate(folded: str, start: int = 0) -> bool:
    """Whether what stands at `start` can follow the subject of a duty.

    >>> opens_predicate("trong phạm vi quyền hạn của mình lập sổ theo dõi")
    True
    """
    return _opens(lexicon().predicates, folded, start)


def opens_manner(folded: str, start: int = 0) -> bool:
    """Whether words stand at `start` that no name of a body can go on with.

    >>> opens_manner("có trách nhiệm trông coi"), opens_manner("kiểm tra chợ")
    (True, False)
    """
    return _opens(lexicon().manners, folded, start)


def opens_long_verb(folded: str, start: int = 0) -> bool:
    """Whether a verb of several syllables stands at `start`, which no other word begins with.

    >>> opens_long_verb("bố trí xe"), opens_long_verb("mở lớp")
    (True, False)
    """
    match = _LEADING.match(folded, start)
    if match is None:
        return False
    pair = f"{match[1]} {match[2]}"
    return pair in lexicon().actions and pair not in lexicon().nouns


def _opens(words: frozenset[str], folded: str, start: int) -> bool:
    match = _LEADING.match(folded, start)
    if match is None:
        return False
    first, second, third = match.groups()
    pair = f"{first} {second}"
    triple = f"{pair} {third}"
    if pair in lexicon().nouns or triple in lexicon().nouns:
        return False
    return first in words or pair in words or triple in words
