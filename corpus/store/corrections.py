"""What people say of facts: confirmed, corrected, or not there. Kept apart, put in at loading.

A correction names its fact by file, family and place (`start`, `end`, `quote`), so that it finds it
again in a record made anew; one whose fact is no longer there waits, and is listed. Nothing is
overwritten: the newest word on a field counts, and the older ones stay as its history.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, get_args

from sqlalchemy import insert, select

from corpus.store import tables
from corpus.store.audit import note
from corpus.store.engine import Store
from schemas import Header, Plan, Span
from schemas.plan import Relation, Role


class Verdict(StrEnum):
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    """The fact is none."""


FIELDS: dict[str, tuple[str, ...]] = {
    "document": ("type", "code", "issuer", "place", "issued_on", "title"),
    "legal_references": ("type", "code", "name", "issuer", "issued_on", "title", "role"),
    "agencies": ("name",),
    "tasks": ("text", "lead", "coordinating", "advises"),
    "deadlines": ("relation", "start", "end", "rrule"),
    "indicators": ("name", "unit", "objective", "note"),
}
"""The families of facts, and the fields of each that can be corrected."""
CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("legal_references", "role"): get_args(Role),
    ("deadlines", "relation"): get_args(Relation),
}
"""The fields that take one of a few values."""
_REQUIRED = frozenset({("agencies", "name"), ("tasks", "text"), ("indicators", "name"), *CHOICES})
_DATES = frozenset({"issued_on", "start", "end"})
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
LONGEST_VALUE = 5_000
LISTS = frozenset({"lead", "coordinating", "advises"})


@dataclass(frozen=True, slots=True)
class Correction:
    """One person's word on one field of one fact, or, with `field` None, on the whole fact.

    `before` and `after` are the field's values, text, a list of texts or None; `at` is an ISO
    instant in UTC.
    """

    sha256: str
    family: str
    field: str | None
    start: int
    end: int
    quote: str
    verdict: Verdict
    before: str | list[str] | None
    after: str | list[str] | None
    by: str
    at: str
    note: str | None = None


class CorrectionError(ValueError):
    """A correction that cannot be: an unknown family or field, or a value of the wrong shape."""


def check(correction: Correction) -> None:
    """Raise `CorrectionError` if there is no such field or it cannot have that value."""
    fields = FIELDS.get(correction.family)
    if fields is None:
        raise CorrectionError(f"no family {correction.family!r}")
    if correction.field is not None and correction.field not in fields:
        raise CorrectionError(f"no field {correction.field!r} in {correction.family}")
    if correction.verdict is Verdict.CORRECTED:
        if correction.field is None:
            raise CorrectionError("a corrected value needs its field")
        _check_value(correction.family, correction.field, correction.after)


def correct(store: Store, correction: Correction) -> None:
    """Keep a correction. Raises `CorrectionError` for one that cannot be."""
    check(correction)
    values = {
        column.name: getattr(correction, column.name)
        for column in tables.corrections.c
        if column.name != "id"
    }
    values["verdict"] = correction.verdict.value
    with store.reviewing() as connection:
        connection.execute(insert(tables.corrections).values(values))
        place = f"{correction.family}:{correction.start}-{correction.end}"
        note(connection, "correction", correction.sha256, f"{correction.verdict} {place}")


def _check_value(family: str, field: str, value: str | list[str] | None) -> None:
    """Raise `CorrectionError` if a field cannot have that value."""
    wanted = list if field in LISTS else (str, type(None))
    choices = CHOICES.get((family, field))
    texts = value if isinstance(value, list) else [value] if value is not None else []
    if (
        not isinstance(value, wanted)
        or (choices is not None and value not in choices)
        or ((family, field) in _REQUIRED and not value)
        or (field in _DATES and isinstance(value, str) and not _DATE.fullmatch(value))
        or any(not isinstance(each, str) or len(each) > LONGEST_VALUE for each in texts)
    ):
        raise CorrectionError(f"{field}: {value!r} cannot be")


def now() -> str:
    """The present instant as corrections bear it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def corrections_by_file(store: Store, sha: str | None = None) -> dict[str, tuple[Correction, ...]]:
    """All corrections, oldest first, by the SHA-256 of their file; or of one file only."""
    query = select(tables.corrections).order_by(tables.corrections.c.id)
    if sha is not None:
        query = query.where(tables.corrections.c.sha256 == sha)
    found: dict[str, list[Correction]] = defaultdict(list)
    with store.review.connect() as connection:
        for row in connection.execute(query).mappings():
            values: dict[str, Any] = {name: row[name] for name in Correction.__slots__}
            values["verdict"] = Verdict(values["verdict"])
            found[row["sha256"]].append(Correction(**values))
    return {key: tuple(values) for key, values in found.items()}


def corrected(plan: Plan, corrections: Iterable[Correction]) -> Plan:
    """The plan with what people said: values replaced, rejected facts gone, others sure.

    A fact that someone corrected or confirmed has confidence 1.
    """
    by_family: dict[str, list[Correction]] = defaultdict(list)
    for each in corrections:
        by_family[each.family].append(each)
    header = _header(plan.document, by_family.pop("document", ()))
    changed: dict[str, Any] = {
        family: tuple(_facts(getattr(plan, family), said)) for family, said in by_family.items()
    }
    return replace(plan, document=header, **changed)


def _header(header: Header, said: Iterable[Correction]) -> Header:
    """The header with corrected fields; a rejected field is empty, the newest word counts."""
    newest = {each.field: each for each in said if each.field is not None}
    values: dict[str, Any] = {
        field: None if each.verdict is Verdict.REJECTED else each.after
        for field, each in newest.items()
        if each.verdict is not Verdict.CONFIRMED
    }
    earlier: dict[str, Any] = {
        each.field: each.after
        for each in said
        if each.verdict is Verdict.CORRECTED and each.field in newest.keys() - values.keys()
    }
    evidence = tuple(
        replace(each, confidence=1.0) if each.field in newest else each for each in header.evidence
    )
    return replace(header, evidence=evidence, **earlier | values)


def _facts(facts: Sequence[Any], said: Sequence[Correction]) -> Iterable[Any]:
    by_place: dict[tuple[int, int], list[Correction]] = defaultdict(list)
    for each in said:
        by_place[each.start, each.end].append(each)
    for fact in facts:
        words = by_place.get(_place(fact), ())
        if any(word.verdict is Verdict.REJECTED for word in words[-1:]):
            continue
        values: dict[str, Any] = {"confidence": 1.0} if words else {}
        for word in words:
            if word.verdict is Verdict.CORRECTED and word.field is not None:
                after = word.after
                values[word.field] = tuple(after) if isinstance(after, list) else after
        yield replace(fact, **values) if values else fact


def _place(fact: Any) -> tuple[int, int]:
    """Where a fact stands: its own span, or that of its first mention."""
    span: Span = fact.span if hasattr(fact, "span") else fact.mentions[0].span
    return span.start, span.end


def waiting(plan: Plan, corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections whose facts are not in `plan` any more."""
    places = {
        (family, *_place(fact))
        for family in FIELDS
        if family != "document"
        for fact in getattr(plan, family)
    }
    return [
        each
        for each in corrections
        if each.family != "document" and (each.family, each.start, each.end) not in places
    ]
