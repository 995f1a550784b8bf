"""What is right, missing and too much in one record, fact by fact and field by field."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar

from corpus.evaluation.answers import (
    Answers,
    Body,
    Deadline,
    Fact,
    Figure,
    Head,
    Indicator,
    Moment,
    Quote,
    Reference,
    Signature,
    Task,
)
from corpus.evaluation.pairing import pair
from corpus.evaluation.rules import Rules

HEAD = ("type", "code", "issuer", "place", "issued_on", "title")
CELLS = ("unit", "note", "objective", "label")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One comparison: what was wanted, what was found, and what it counts.

    `measure` and `field` say what was compared (`field` is "" where the measure has none), `fact`
    which one, in short. `gold` and `found` are the facts themselves, for those who explain.
    """

    measure: str
    field: str
    fact: str
    want: str | None
    got: str | None
    tp: int = 0
    fp: int = 0
    fn: int = 0
    gold: Fact | None = dataclasses.field(default=None, compare=False)
    found: Fact | None = dataclasses.field(default=None, compare=False)

    @property
    def wrong(self) -> bool:
        return bool(self.fp or self.fn)


def compare(
    gold: Answers, found: Answers, quotes: Sequence[Quote], rules: Rules
) -> Iterator[Outcome]:
    """Every comparison of one record with its gold answers."""
    yield from _document(gold.document, found.document, rules)
    yield from _references(gold, found, rules)
    yield from _listed(
        "agencies", gold.bodies, found.bodies, lambda x, y: rules.body(x.name, y.name), _body_text
    )
    yield from _tasks(gold, found, rules)
    yield from _listed(
        "deadlines",
        gold.deadlines,
        found.deadlines,
        lambda x, y: rules.moment(x.moment, y.moment),
        lambda each: moment_text(each.moment),
    )
    for origin in ("table", "prose"):
        yield from _indicators(origin, gold.indicators, found.indicators, rules)
    yield from _grounding(quotes)


def moment_text(moment: Moment) -> str:
    """`before 2018-06-15`, `during 2018-01-01 … 2018-03-31`, `every FREQ=YEARLY`."""
    days = " … ".join(filter(None, (moment.start, moment.end)))
    return " ".join(filter(None, (moment.relation, days, moment.rrule)))


def figure_text(figure: Figure) -> str:
    """The cell as printed and as read: `94,5 - 95 (low 94.5, high 95.0)`."""
    names = ("op", "value", "low", "high", "numerator", "denominator", "text")
    parts = [
        f"{name} {value}" for name in names if (value := getattr(figure, name)) not in (None, "")
    ]
    return f"{figure.raw or ''} ({', '.join(parts)})"


def _field(
    measure: str,
    name: str,
    pair_of: tuple[Fact | None, Fact | None],
    values: tuple[str | None, str | None],
    same: bool,
    fact: str = "",
) -> Iterator[Outcome]:
    """One field, right or wrong; a field that neither side fills does not count."""
    want, got = values
    if want or got:
        counts = (1, 0, 0) if same else (0, int(bool(got)), int(bool(want)))
        yield Outcome(measure, name, fact, want or None, got or None, *counts, *pair_of)


def _document(gold: Head, found: Head, rules: Rules) -> Iterator[Outcome]:
    evidence = {each.field: each for each in found.evidence}
    for name in HEAD:
        want, got = getattr(gold, name), getattr(found, name)
        same = {"code": rules.code, "issued_on": rules.date}.get(name, rules.words)(want, got)
        yield from _field("document", name, (None, evidence.get(name)), (want, got), same)
    values = _period(gold), _period(found)
    pair_of = (None, evidence.get("period"))
    yield from _field("document", "period", pair_of, values, _equal(*values))
    yield from _listed(
        "document",
        gold.signatures,
        found.signatures,
        lambda x, y: rules.body(x.name, y.name),
        lambda each: each.name or "",
        name="signature",
    )


def _period(head: Head) -> str | None:
    return None if head.period is None else f"{head.period.start} … {head.period.end}"


def _references(gold: Answers, found: Answers, rules: Rules) -> Iterator[Outcome]:
    want, got = gold.legal_references, found.legal_references
    matched = pair(want, got, rules.reference, rules.reference_threshold)
    for i in matched.missing:
        name = reference_text(want[i])
        yield Outcome("references", "", name, name, None, fn=1, gold=want[i])
    for j in matched.extra:
        name = reference_text(got[j])
        yield Outcome("references", "", name, None, name, fp=1, found=got[j])
    for i, j in matched.pairs:
        names = reference_text(want[i]), reference_text(got[j])
        yield Outcome("references", "", names[0], *names, tp=1, gold=want[i], found=got[j])
        yield from _reference_fields(want[i], got[j], rules)


def reference_text(reference: Reference) -> str:
    return reference.code or reference.name or reference.type or ""


def _reference_fields(want: Reference, got: Reference, rules: Rules) -> Iterator[Outcome]:
    same_by = {
        "type": rules.words,
        "issued_on": rules.date,
        "issuer": rules.words,
        "role": _equal,
    }
    fact = reference_text(want)
    for name, same in same_by.items():
        values = getattr(want, name), getattr(got, name)
        yield from _field("reference_fields", name, (want, got), values, same(*values), fact)
    n, m = want.count, got.count
    if n:
        if 0 < abs(n - m) <= rules.spare_mentions and m:
            m = n
        counts = min(n, m), max(0, m - n), max(0, n - m)
        texts = str(want.count), str(got.count)
        yield Outcome("reference_mentions", "", fact, *texts, *counts, gold=want, found=got)


def _tasks(gold: Answers, found: Answers, rules: Rules) -> Iterator[Outcome]:
    matched = pair(gold.tasks, found.tasks, rules.task, rules.task_threshold)
    for i in matched.missing:
        want = gold.tasks[i]
        yield Outcome("tasks", "", want.words, want.words, None, fn=1, gold=want)
        lists = {
            "task_lead": want.lead,
            "task_coordinating": want.coordinating,
            "task_deadlines": [moment_text(each) for each in gold.moments(want)],
        }
        for measure, values in lists.items():
            for value in values:
                yield Outcome(measure, "", want.words, value, None, fn=1, gold=want)
    for j in matched.extra:
        got = found.tasks[j]
        yield Outcome("tasks", "", got.words, None, got.words, fp=1, found=got)
    for i, j in matched.pairs:
        want, got = gold.tasks[i], found.tasks[j]
        both = want.words, want.words, got.words
        yield Outcome("tasks", "", *both, tp=1, gold=want, found=got)
        times = gold.moments(want), found.moments(got)
        yield from _task_fields(want, got, times, rules)


def _task_fields(
    want: Task, got: Task, times: tuple[list[Moment], list[Moment]], rules: Rules
) -> Iterator[Outcome]:
    owner = (want, got)
    lists = {
        "task_lead": (want.lead, got.lead),
        "task_coordinating": (want.coordinating, got.coordinating),
    }
    for measure, (one, two) in lists.items():
        yield from _listed(measure, one, two, rules.body, str, owner=owner)
    yield from _listed("task_deadlines", *times, rules.moment, moment_text, owner=owner)


def _indicators(
    origin: str, gold: Sequence[Indicator], found: Sequence[Indicator], rules: Rules
) -> Iterator[Outcome]:
    rows, cells = f"indicators_{origin}", f"indicator_cells_{origin}"
    want = [each for each in gold if each.origin == origin]
    got = [each for each in found if each.origin == origin]
    matched = pair(want, got, rules.row, rules.row_threshold)
    for i in matched.missing:
        name = want[i].name or ""
        yield Outcome(rows, "", name, name, None, fn=1, gold=want[i])
        for each in want[i].values:
            yield Outcome(cells, "", name, figure_text(each), None, fn=1, gold=want[i])
    for j in matched.extra:
        name = got[j].name or ""
        yield Outcome(rows, "", name, None, name, fp=1, found=got[j])
    for i, j in matched.pairs:
        names = want[i].name or "", got[j].name or ""
        yield Outcome(rows, "", names[0], *names, tp=1, gold=want[i], found=got[j])
        yield from _row(cells, want[i], got[j], rules)


def _row(cells: str, want: Indicator, got: Indicator, rules: Rules) -> Iterator[Outcome]:
    fact, owner = want.name or "", (want, got)
    for number, (x, y) in enumerate(zip_longest(want.values, got.values)):
        texts = None if x is None else figure_text(x), None if y is None else figure_text(y)
        right = x is not None and y is not None and rules.figure(x, y)
        counts = (1, 0, 0) if right else (0, int(y is not None), int(x is not None))
        yield Outcome(cells, "", f"{fact} [{number}]", *texts, *counts, *owner)
    for name in CELLS:
        values = getattr(want, name), getattr(got, name)
        yield from _field("indicator_fields", name, owner, values, rules.cell(*values), fact)
    lists = want.responsible, got.responsible
    yield from _listed("indicator_fields", *lists, rules.body, str, name="responsible", owner=owner)


def _listed(
    measure: str,
    gold: Sequence[_T],
    found: Sequence[_T],
    same: Callable[[_T, _T], int],
    text: Callable[[_T], str],
    *,
    name: str = "",
    owner: tuple[Task | Indicator, Task | Indicator] | None = None,
) -> Iterator[Outcome]:
    """Two lists whose items are equal or not. `owner` is the pair of facts that hold them."""

    def outcome(i: int | None, j: int | None, tp: int, fp: int, fn: int) -> Outcome:
        want = None if i is None else gold[i]
        got = None if j is None else found[j]
        texts = None if want is None else text(want), None if got is None else text(got)
        facts = owner or (_as_fact(want), _as_fact(got))
        fact = _owner_text(owner[0]) if owner else texts[0] or texts[1] or ""
        return Outcome(measure, name, fact, *texts, tp, fp, fn, *facts)

    matched = pair(gold, found, lambda x, y: float(same(x, y)), 1.0)
    for i, j in matched.pairs:
        yield outcome(i, j, 1, 0, 0)
    for i in matched.missing:
        yield outcome(i, None, 0, 0, 1)
    for j in matched.extra:
        yield outcome(None, j, 0, 1, 0)


def _as_fact(item: object) -> Fact | None:
    return item if isinstance(item, (Signature, Body, Deadline)) else None


def _owner_text(owner: Task | Indicator) -> str:
    return owner.words if isinstance(owner, Task) else owner.name or ""


def _body_text(body: Body) -> str:
    return body.name or ""


def _equal(one: object, two: object) -> bool:
    return one == two


def _grounding(quotes: Sequence[Quote]) -> Iterator[Outcome]:
    """One count of all quotes that stand, and each that does not."""
    standing = sum(each.stands for each in quotes)
    if standing:
        yield Outcome("grounding", "", "", None, None, tp=standing)
    for each in quotes:
        if not each.stands:
            place = f"{each.span.start}-{each.span.end}"
            yield Outcome("grounding", "", place, each.quote, None, fp=1, fn=1)
    if not quotes:
        yield Outcome("grounding", "", "", None, None, fn=1)
