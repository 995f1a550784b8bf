"""The bodies that plans name: the registry, every way of writing them, and the matcher for these.

A name is a rank (Sở), a field (Y tế) and a locality (tỉnh Lào Cai). `bodies.tsv` lists bodies
without locality, `domains.tsv` the abbreviations of fields, `ranks.yaml` the first words of
bodies whose names are free. Levels and kinds are those of the record's schema.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import cast, get_args

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from extractors.folding import CAPITALS, fold
from extractors.knowledge import load_tsv, load_yaml
from extractors.language import normal_form, vietnamese
from schemas import AgencyKind, Level

LEVELS: tuple[Level, ...] = get_args(Level)

_SEPARATOR = re.compile(r"\s*(?:\s-\s|,|&|\bvà\b)\s*(?:và\s+)?|(?<=\w)-(?=\w)")
_WRITTEN_OUT = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
_JOINERS = (" - ", "-", ", ", " ", " và ")
_MOST_VARIED = 2
"""Separators that are varied one by one; longer names vary all alike."""
_CAPITALS = re.compile(rf"\b\w*[{CAPITALS}]\w*[{CAPITALS}]\w*\b")
_DOMAIN_WORDS = re.compile(r", | và | - ")


@dataclass(frozen=True, slots=True)
class Body:
    """A body without locality, valid from `valid_from` to `valid_to` (ISO, inclusive).

    `place` says how its locality is written: "full" (`tỉnh Kon Tum`), "name" (`Kon Tum`), "none",
    or "must": in full, and no body where none is printed. `hosts` are the kinds of bodies that it
    may be a part of; one without level needs its host behind it. `local` names the body that is
    meant where a locality follows a national one. `checked` says whether a source gave the dates.
    """

    name: str
    kind: AgencyKind
    levels: tuple[Level, ...]
    place: str
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()
    hosts: frozenset[str] = frozenset()
    local: str | None = None
    checked: bool = True

    def existed(self, on: str | None) -> bool:
        """Whether the body existed on that day; always if the day is unknown."""
        return on is None or (
            (self.valid_from is None or self.valid_from <= on)
            and (self.valid_to is None or on <= self.valid_to)
        )

    def hosted_by(self, kind: AgencyKind) -> bool:
        """Whether it may be a part of a body of that kind."""
        return kind in self.hosts or "*" in self.hosts


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing bodies of one name; `capitals` are words that must stand in capitals."""

    text: str
    bodies: tuple[Body, ...]
    capitals: tuple[str, ...]
    how: str
    score: float


@dataclass(frozen=True, slots=True)
class Rank:
    """The first word or words of bodies with free names; `run` is how the name goes on.

    `sorts` are the fields that may stand in small letters before a name, `nameless` those that
    make no name by themselves; `written` is its short form.
    """

    rank: str
    body: Body
    run: str
    excluded: frozenset[str]
    small: bool
    sorts: tuple[str, ...] = ()
    nameless: frozenset[str] = frozenset()
    written: str | None = None


@cache
def bodies() -> tuple[Body, ...]:
    """Every body of the registry, in the order of its file."""
    return tuple(_body(row) for row in load_tsv("extractors.agencies", "bodies.tsv"))


def _body(row: dict[str, str]) -> Body:
    return Body(
        name=row["name"].format(**_WRITTEN_OUT),
        kind=_kind(row["kind"]),
        levels=_levels(row["levels"]),
        place=row["place"],
        valid_from=row["valid_from"] or None,
        valid_to=row["valid_to"] or None,
        successors=tuple(
            each.format(**_WRITTEN_OUT) for each in filter(None, row["successor"].split("|"))
        ),
        hosts=frozenset(row["hosts"].split()),
        local=row["local"] or None,
        checked=row["checked"] != "?",
    )


def _kind(name: str) -> AgencyKind:
    if name not in get_args(AgencyKind):
        raise ValueError(f"no kind of agency: {name}")
    return cast(AgencyKind, name)


def _levels(names: str) -> tuple[Level, ...]:
    unknown = set(filter(None, names.split(","))) - set(LEVELS)
    if unknown:
        raise ValueError(f"no levels: {unknown}")
    return tuple(level for level in LEVELS if level in names.split(","))


@cache
def by_name() -> dict[str, tuple[Body, ...]]:
    """Bodies by the key of their official name (`name_key`)."""
    index: defaultdict[str, list[Body]] = defaultdict(list)
    for body in bodies():
        index[name_key(body.name)].append(body)
    return {key: tuple(same) for key, same in index.items()}


@lru_cache(maxsize=1 << 14)
def name_key(name: str) -> str:
    """What makes a name: its words without case, separators and "và".

    >>> name_key("Sở Văn hoá - Thể thao & Du lịch")
    'sở văn hóa thể thao du lịch'
    """
    words = re.findall(r"\w+", fold(name))
    return " ".join(word for word in words if word != "và")


@cache
def domains() -> dict[str, tuple[str, ...]]:
    """The aliases of every field, by the field."""
    return {
        row["domain"]: tuple(filter(None, (row["aliases"] or "").split("|")))
        for row in load_tsv("extractors.agencies", "domains.tsv")
    }


@cache
def forms() -> tuple[Form, ...]:
    """Every way of writing a body, its separators as listed; one entry for each text."""
    written: defaultdict[str, list[Body]] = defaultdict(list)
    rows = load_tsv("extractors.agencies", "bodies.tsv")
    for body, row in zip(bodies(), rows, strict=True):
        for text in _ways(body.name, tuple(filter(None, (row["aliases"] or "").split("|")))):
            if body not in written[text]:
                written[text].append(body)
    return tuple(_form(text, tuple(same)) for text, same in written.items())


@cache
def by_form() -> dict[str, Form]:
    """Forms by the key of their text, separators left aside."""
    index: dict[str, Form] = {}
    for form in forms():
        index.setdefault(name_key(form.text), form)
    return index


def _form(text: str, same: tuple[Body, ...]) -> Form:
    how, score = ("name", 1.0) if text == same[0].name else ("alias", 0.97)
    return Form(text, same, tuple(_CAPITALS.findall(text)), how, score)


def _ways(name: str, aliases: tuple[str, ...]) -> Iterator[str]:
    yield name
    yield from aliases
    rank, domain = split_name(name)
    if domain in domains():
        yield from (f"{rank} {alias}" for alias in domains()[domain])


@cache
def split_name(name: str) -> tuple[str, str]:
    """Rank and field of a registered name; the field is empty if none is known.

    >>> split_name("Chi cục Quản lý thị trường"), split_name("Quốc hội")
    (('Chi cục', 'Quản lý thị trường'), ('Quốc hội', ''))
    """
    words = name.split(" ")
    for cut in range(1, len(words)):
        rest = " ".join(words[cut:])
        if rest in domains():
            return " ".join(words[:cut]), rest
    return name, ""


@cache
def matcher() -> tuple[PhraseMatcher, dict[int, Form | Rank]]:
    """The matcher of all forms with varied separators and of all ranks, and what each match is."""
    vocabulary = vietnamese().vocab
    tokenize = vietnamese().tokenizer
    entries: dict[tuple[str, ...], Form] = {}
    for form in forms():
        for text in _variants(form.text):
            entries.setdefault(tuple(normal_form(token.text) for token in tokenize(text)), form)
    found = PhraseMatcher(vocabulary, attr="NORM")
    known: dict[int, Form | Rank] = {}
    for number, (words, form) in enumerate(entries.items()):
        found.add(f"body:{number}", [Doc(vocabulary, words=list(words))])
        known[vocabulary.strings[f"body:{number}"]] = form
    for name, rank in ranks().items():
        ways = filter(None, (name, rank.written))
        found.add(f"rank:{name}", [tokenize(way) for way in ways])
        known[vocabulary.strings[f"rank:{name}"]] = rank
    return found, known


def _variants(text: str) -> Iterator[str]:
    """The form with its dashes, commas and "và" exchanged for each other.

    >>> list(_variants("Giáo dục và Đào tạo"))[1:3]
    ['Giáo dục - Đào tạo', 'Giáo dục-Đào tạo']
    """
    yield text
    parts = _SEPARATOR.split(text)
    gaps = len(parts) - 1
    if gaps > _MOST_VARIED:
        yield from (joiner.join(parts) for joiner in _JOINERS)
    elif gaps:
        for joiners in product(_JOINERS, repeat=gaps):
            yield parts[0] + "".join(
                joiner + part for joiner, part in zip(joiners, parts[1:], strict=True)
            )


@cache
def ranks() -> dict[str, Rank]:
    """The ranks of free names, by the rank."""
    entries = _rank_file()["ranks"]
    return {entry["rank"]: _rank(entry) for entry in entries if isinstance(entry, dict)}


def _rank(entry: dict[str, str]) -> Rank:
    body = Body(
        name=entry["rank"],
        kind=_kind(entry["kind"]),
        levels=_levels(entry["levels"]),
        place=entry["place"],
        hosts=frozenset(entry.get("hosts", "").split()),
    )
    return Rank(
        entry["rank"],
        body,
        entry["run"],
        frozenset(entry.get("not", ())),
        bool(entry.get("small")),
        tuple(sorted(filter(None, entry.get("sorts", "").split("|")), key=len, reverse=True)),
        frozenset(filter(None, entry.get("nameless", "").split("|"))),
        entry.get("written"),
    )


@cache
def phrases() -> dict[str, tuple[tuple[str, bool], ...]]:
    """The words names are made of, folded and longest first, by their first syllable.

    With each stands whether it is no verb as well, so that it may follow in small letters.
    """
    by_first: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
    known = {phrase.lower(): True for domain in domains() for phrase in _DOMAIN_WORDS.split(domain)}
    known |= dict.fromkeys(_phrases("words"), True) | dict.fromkeys(_phrases("verbal"), False)
    for phrase in sorted(known, key=len, reverse=True):
        by_first[fold(phrase).split(" ")[0].rstrip(",")].append((fold(phrase), known[phrase]))
    return {first: tuple(same) for first, same in by_first.items()}


@cache
def topics() -> tuple[str, ...]:
    """What steering bodies are for, folded, longest first."""
    return tuple(fold(topic) for topic in _phrases("topics"))


@cache
def openers() -> tuple[str, ...]:
    """Words, folded, after which a verbal one goes on the name."""
    return tuple(phrase.lower() for phrase in _phrases("openers"))


def _phrases(part: str) -> tuple[str, ...]:
    lines = cast("list[str]", _rank_file()[part])
    return tuple(sorted({each for line in lines for each in line.split("|")}, key=len))[::-1]


@cache
def short_forms() -> dict[str, str]:
    """What abbreviations inside free names stand for."""
    return cast("dict[str, str]", _rank_file()["short"])


@cache
def short_fields() -> dict[str, str]:
    """What an abbreviation stands for that is the whole field of a free name: "Vụ PC"."""
    return cast("dict[str, str]", _rank_file()["short_fields"])


@cache
def other_starts() -> frozenset[str]:
    """Small words that are no second half of a word begun by a capitalised syllable."""
    return frozenset(cast("list[str]", _rank_file()["other_starts"]))


@cache
def firm_stops() -> frozenset[str]:
    """Words before which a firm's name ends."""
    return frozenset(cast("list[str]", _rank_file()["firm_stops"]))


def _rank_file() -> dict[str, list[object]]:
    entries = load_yaml("extractors.agencies", "ranks.yaml")
    if not isinstance(entries, dict):
        raise TypeError("ranks.yaml must be a mapping")
    return entries
