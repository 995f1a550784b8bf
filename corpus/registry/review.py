"""A plan as it is reviewed: its facts by stable keys, what people said of them, saying more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from corpus.registry.views import PlanCard, cards_of, record_of
from corpus.store import Store, reload_plan
from corpus.store.corrections import (
    FIELDS,
    Correction,
    CorrectionError,
    Verdict,
    check,
    correct,
    corrected,
    corrections_by_file,
    now,
)
from schemas import Plan, Span, plan_from_json

Value = str | list[str] | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that can be reviewed, `quote` standing at `start:end`.

    `key` names it by family and place, as corrections do, and is the same after others were
    corrected; `id` is that of the record as it is now, `None` for a fact that was rejected and a
    field of the header that is empty.
    `values` are those of its fields that can be corrected.
    """

    key: str
    id: str | None
    family: str
    start: int
    end: int
    quote: str
    values: dict[str, Value]
    said: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with the words of people in it; `facts` by their keys, `waiting` are words on facts
    that are no longer there."""

    card: PlanCard
    plan: Plan
    facts: dict[str, Fact] = field(default_factory=dict)
    waiting: tuple[Correction, ...] = ()

    @property
    def rejected(self) -> tuple[Fact, ...]:
        """What people said is no fact."""
        return tuple(fact for fact in self.facts.values() if fact.id is None and fact.said)

    @property
    def missing(self) -> tuple[Fact, ...]:
        """The fields of the header that nothing was found for."""
        return tuple(fact for fact in self.facts.values() if fact.id is None and not fact.said)


def plan_view(store: Store, connection: Connection, identity: str) -> PlanView | None:
    """The plan of that id as it is reviewed; `None` if there is none."""
    record = record_of(connection, identity)
    if record is None:
        return None
    original = plan_from_json(record)
    sha = original.source.sha256
    said = corrections_by_file(store, sha).get(sha, ())
    plan = corrected(original, said) if said else original
    facts = {fact.key: fact for fact in _facts(original, said)}
    for fact in _facts(plan, said, with_ids=True):
        facts[fact.key] = fact
    waiting = tuple(each for each in said if _key(each) not in facts)
    return PlanView(cards_of(connection, (identity,))[identity], plan, facts, waiting)


def say(
    store: Store,
    view: PlanView,
    key: str,
    verdict: Verdict,
    *,
    by: str,
    values: Mapping[str, Value] | None = None,
    note: str | None = None,
) -> None:
    """Keep a person's word on a fact of a plan, and put it into the registry.

    Args:
        store: the registry.
        view: the plan.
        key: of the fact.
        verdict: on the whole fact, or `CORRECTED` with the new `values` of its fields; those that
            are as before are left out, and if none is new the fact is confirmed.
        by: who says it.
        values: new values by field.
        note: a remark.

    Raises `CorrectionError` for an unknown fact, field or a value that cannot be; then nothing is
    kept.
    """
    fact = view.facts.get(key)
    if fact is None:
        raise CorrectionError(f"no fact {key!r}")
    unknown = set(values or ()) - fact.values.keys()
    if unknown:
        raise CorrectionError(f"no field {sorted(unknown)[0]!r} in {fact.family}")
    changed = {name: value for name, value in (values or {}).items() if value != fact.values[name]}
    if verdict is Verdict.CORRECTED and not changed:
        verdict = Verdict.CONFIRMED
    sha = view.plan.source.sha256
    own = key.rpartition(":")[2] if fact.family == "document" else None
    words = (
        [(name, fact.values[name], value) for name, value in changed.items()]
        if verdict is Verdict.CORRECTED
        else [(own, None, None)]
    )
    place = (fact.start, fact.end, fact.quote)
    made = [
        Correction(sha, fact.family, name, *place, verdict, before, after, by, now(), note)
        for name, before, after in words
    ]
    for each in made:
        check(each)
    for each in made:
        correct(store, each)
    reload_plan(store, sha)


def _key(said: Correction) -> str:
    key = f"{said.family}:{said.start}-{said.end}"
    return f"{key}:{said.field}" if said.family == "document" else key


def _facts(plan: Plan, said: tuple[Correction, ...], *, with_ids: bool = False) -> Iterator[Fact]:
    """The facts of a plan, those of the header field by field."""
    words: dict[str, list[Correction]] = {}
    for each in said:
        words.setdefault(_key(each), []).append(each)
    for family, identity, start, end, quote, values in _places(plan):
        key = f"{family}:{start}-{end}"
        if family == "document":
            key = f"{key}:{next(iter(values))}"
        yield Fact(
            key,
            identity if with_ids else None,
            family,
            start,
            end,
            quote,
            values,
            tuple(words.get(key, ())),
        )


_NOWHERE = Span(0, 0)
"""The place of a field of the header that the text does not have."""
_Place = tuple[str, str | None, int, int, str, dict[str, Value]]


def _places(plan: Plan) -> Iterator[_Place]:
    """Family, id, place, quote and values of each fact; see `kehoach.cards` for the ids."""
    for name in FIELDS["document"]:
        value: Value = getattr(plan.document, name)
        found = next((each for each in plan.document.evidence if each.field == name), None)
        span, quote = (found.span, found.quote) if found else (_NOWHERE, "")
        own = f"h-{name}" if value else None
        yield "document", own, span.start, span.end, quote, {name: value}
    for number, reference in enumerate(plan.legal_references, 1):
        mention = reference.mentions[0]
        yield _placed("legal_references", f"r{number}", mention, reference)
    for agency in plan.agencies:
        yield _placed("agencies", agency.id, agency.mentions[0], agency)
    for family in ("tasks", "deadlines", "indicators"):
        for fact in getattr(plan, family):
            yield _placed(family, fact.id, fact, fact)


def _placed(family: str, identity: str, place: object, fact: object) -> _Place:
    span, quote = getattr(place, "span"), getattr(place, "quote")  # noqa: B009
    values = {name: _plain(getattr(fact, name)) for name in FIELDS[family]}
    return family, identity, span.start, span.end, quote, values


def _plain(value: object) -> Value:
    return list(value) if isinstance(value, tuple) else None if value is None else str(value)
