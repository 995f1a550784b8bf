"""One record as rows of the registry's tables."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from typing import Any

from sqlalchemy import Table

from corpus.store import tables
from corpus.store.places import province_of_plan
from extractors.folding import fold
from schemas import Agency, Deadline, Header, Indicator, LegalReference, Plan, Span, Task, Term

Row = dict[str, Any]
"""A row of a table by its columns; made here, read by SQLAlchemy, passed no further."""

Rows = dict[Table, list[Row]]


def identifier(text: str) -> str:
    """The id of what is known by that text: 16 hexadecimal digits, the same everywhere."""
    return sha256(text.encode()).hexdigest()[:16]


def plan_id(sha: str) -> str:
    """The id of the plan in a file with that SHA-256."""
    return sha[:16]


def body_id(name: str) -> str:
    """The id of the body of that canonical name, whatever its case."""
    return identifier(fold(name))


def rows_of(plan: Plan, *, record: str, digest: str, corrections: int = 0) -> Rows:
    """All rows of one plan; those of bodies, documents and series may be there already.

    `record` is the plan as it stands in the dataset and `digest` its digest; `plan` has as many
    `corrections` put in.
    """
    rows: Rows = defaultdict(list)
    plan_row = _plan_row(plan) | {"digest": digest, "corrections": corrections}
    own = plan_row["id"]
    rows[tables.plans].append(plan_row)
    rows[tables.records].append({"plan": own, "record": record, "text": plan.text})
    for agency in plan.agencies:
        _add_agency(rows, own, agency)
    for number, reference in enumerate(plan.legal_references, 1):
        _add_reference(rows, own, reference, number)
    _add_relations(rows, own, plan)
    for number, task in enumerate(plan.tasks):
        _add_task(rows, own, task, number)
    for deadline in plan.deadlines:
        rows[tables.deadlines].append(_deadline_row(own, deadline))
    for term in plan.terms:
        rows[tables.terms].append(_term_row(own, term))
    for number, indicator in enumerate(plan.indicators):
        _add_indicator(rows, own, indicator, number)
    for number, found in enumerate(plan.warnings, 1):
        where = found.span or Span(None, None)  # type: ignore[arg-type] # a warning without place
        rows[tables.warnings].append(
            {
                "id": f"{own}:w{number}",
                "plan": own,
                "code": found.code,
                "message": found.message,
                "message_en": found.message_en,
                "start": where.start,
                "end": where.end,
                "page": where.page,
            }
        )
    return rows


def _plan_row(plan: Plan) -> Row:
    header, source = plan.document, plan.source
    return {
        "id": plan_id(source.sha256),
        "uri": source.uri,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "text_layer": source.text_layer,
        "page_count": source.page_count,
        "type": header.type,
        "code": header.code,
        "issuer": header.issuer,
        "place": header.place,
        "issued_on": header.issued_on,
        "title": header.title,
        "period_start": header.period.start if header.period else None,
        "period_end": header.period.end if header.period else None,
        "locality": header.locality.name if header.locality else None,
        "level": header.locality.level if header.locality else None,
        "province": province_of_plan(header),
        "year": _year(header),
    }


def _year(header: Header) -> int | None:
    day = (header.period.start if header.period else None) or header.issued_on
    return year_of(day)


def year_of(day: str | None) -> int | None:
    """The year of an ISO date; `None` for what is no date, such as a word that someone put there.

    >>> year_of("2024-05-06"), year_of("2013"), year_of("tháng 5"), year_of(None)
    (2024, 2013, None, None)
    """
    year = (day or "")[:4]
    return int(year) if len(year) == 4 and year.isascii() and year.isdigit() else None


def _place_of(fact: Any) -> Row:
    span: Span = fact.span
    return {"quote": fact.quote, "start": span.start, "end": span.end, "page": span.page}


def _add_body(rows: Rows, name: str, agency: Agency | None = None) -> str:
    """Note a body and return its id; what only a task names is a group or a body not read."""
    own = body_id(name)
    rows[tables.bodies].append(
        {
            "id": own,
            "name": name,
            "kind": agency.kind if agency else "group",
            "level": agency.level if agency else None,
            "locality": agency.locality if agency else None,
            "successor": agency.successor if agency else None,
        }
    )
    return own


def _add_agency(rows: Rows, plan: str, agency: Agency) -> None:
    own = f"{plan}:{agency.id}"
    body = _add_body(rows, agency.name, agency)
    rows[tables.appearances].append(
        {"id": own, "plan": plan, "body": body, "confidence": agency.confidence}
    )
    for number, mention in enumerate(agency.mentions, 1):
        place = _place_of(mention)
        rows[tables.mentions].append(
            {
                "id": f"{own}.{number}",
                "plan": plan,
                "fact": own,
                "role": None,
                "pinpoint": None,
                "confidence": mention.score,
                **place,
            }
        )


def _add_reference(rows: Rows, plan: str, reference: LegalReference, number: int) -> None:
    own, document = f"{plan}:r{number}", identifier(reference.key)
    said = {
        "type": reference.type,
        "code": reference.code,
        "name": reference.name,
        "issuer": reference.issuer,
        "issued_on": reference.issued_on,
        "title": reference.title,
    }
    rows[tables.documents].append({"id": document, "key": reference.key, "citing": 0, **said})
    rows[tables.citations].append(
        {
            "id": own,
            "plan": plan,
            "document": document,
            "role": reference.role,
            "confidence": reference.confidence,
            **said,
        }
    )
    for place, mention in enumerate(reference.mentions, 1):
        pinpoint = mention.pinpoint
        parts = {
            name: value
            for name in (pinpoint.__slots__ if pinpoint else ())
            if (value := getattr(pinpoint, name)) is not None
        }
        rows[tables.mentions].append(
            {
                "id": f"{own}.{place}",
                "plan": plan,
                "fact": own,
                "role": mention.role,
                "pinpoint": parts or None,
                "confidence": mention.confidence,
                **_place_of(mention),
            }
        )


def _add_relations(rows: Rows, own: str, plan: Plan) -> None:
    """What the plan says between two documents, both of which it has to cite."""
    cited = {reference.key for reference in plan.legal_references}
    said = (
        (reference.key, relation)
        for reference in plan.legal_references
        for relation in reference.relations
        if relation.target in cited
    )
    for number, (source, relation) in enumerate(said, 1):
        rows[tables.relations].append(
            {
                "id": f"{own}:x{number}",
                "plan": own,
                "source": identifier(source),
                "target": identifier(relation.target),
                "kind": relation.kind,
                **_place_of(relation),
            }
        )


def _add_task(rows: Rows, plan: str, task: Task, number: int) -> None:
    own = f"{plan}:{task.id}"
    rows[tables.tasks].append(
        {
            "id": own,
            "plan": plan,
            "position": number,
            "section": task.section,
            "text": task.text,
            "confidence": task.confidence,
            "product": task.product.text if task.product else None,
            "funding": task.funding.text if task.funding else None,
            "funding_amount": task.funding.amount if task.funding else None,
            **_place_of(task),
        }
    )
    roles = (("lead", task.lead), ("coordinating", task.coordinating), ("advises", task.advises))
    for role, names in roles:
        for name in dict.fromkeys(names):
            body = _add_body(rows, name)
            rows[tables.assignments].append({"task": own, "body": body, "role": role, "plan": plan})


def _deadline_row(plan: str, deadline: Deadline) -> Row:
    return {
        "id": f"{plan}:{deadline.id}",
        "plan": plan,
        "task": f"{plan}:{deadline.task}" if deadline.task else None,
        "relation": deadline.relation,
        "starts_on": deadline.start,
        "ends_on": deadline.end,
        "rrule": deadline.rrule,
        "confidence": deadline.confidence,
        **_place_of(deadline),
    }


def _term_row(plan: str, term: Term) -> Row:
    return {
        "id": f"{plan}:{term.id}",
        "plan": plan,
        "task": f"{plan}:{term.task}" if term.task else None,
        "amount": term.amount,
        "unit": term.unit,
        "event": term.event.quote,
        "confidence": term.confidence,
        **_place_of(term),
    }


_FIGURE = (
    "column",
    "dimension",
    "period",
    "raw",
    "op",
    "value",
    "low",
    "high",
    "numerator",
    "denominator",
    "text",
)


def _add_indicator(rows: Rows, plan: str, indicator: Indicator, number: int) -> None:
    own, (key, subject) = f"{plan}:{indicator.id}", series_key(indicator)
    rows[tables.series].append(
        {
            "id": identifier(key),
            "key": key,
            "subject": identifier(subject),
            "province": rows[tables.plans][0]["province"],
            "name": indicator.name,
            "unit": indicator.unit,
        }
    )
    rows[tables.indicators].append(
        {
            "id": own,
            "plan": plan,
            "series": identifier(key),
            "position": number,
            "origin": indicator.origin,
            "objective": indicator.objective,
            "label": indicator.label,
            "name": indicator.name,
            "unit": indicator.unit,
            "note": indicator.note,
            "confidence": indicator.confidence,
            **_place_of(indicator),
        }
    )
    for position, figure in enumerate(indicator.values):
        rows[tables.figures].append(
            {
                "indicator": own,
                "position": position,
                "plan": plan,
                "start": figure.span.start if figure.span else None,
                "end": figure.span.end if figure.span else None,
                **{name: getattr(figure, name) for name in _FIGURE},
            }
        )
    for name in dict.fromkeys(indicator.responsible):
        rows[tables.responsibilities].append(
            {"indicator": own, "body": _add_body(rows, name), "plan": plan}
        )


def series_key(indicator: Indicator) -> tuple[str, str]:
    """The key of an indicator's series, and the part of it that is not the place."""
    key = indicator.series or f"|{fold(indicator.name)}|{fold(indicator.unit or '')}"
    return key, key.partition("|")[2]
