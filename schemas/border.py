"""The border: records in and out as JSON, their JSON Schema, and the check of their grounding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING

from schemas.plan import IndicatorValue, Plan
from schemas.spans import Span

if TYPE_CHECKING:
    from pydantic import TypeAdapter

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def _adapter() -> TypeAdapter[Plan]:
    from pydantic import TypeAdapter

    return TypeAdapter(Plan)


def plan_to_json(plan: Plan, *, indent: int | None = None) -> str:
    """The record as JSON, in the order of the schema's fields, without a final newline."""
    return _adapter().dump_json(plan, indent=indent).decode("utf-8")


def plan_from_json(data: str | bytes) -> Plan:
    """Read and validate one record.

    Raises `pydantic.ValidationError` naming every field that does not fit.
    """
    return _adapter().validate_json(data)


def plan_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of one record."""
    schema: dict[str, object] = {"$schema": SCHEMA_DIALECT}
    return schema | _adapter().json_schema()


def ungrounded(plan: Plan) -> Iterator[str]:
    """Say of every fact whose words are not what stands at its span; nothing if all is well.

    >>> from schemas import Header, Source
    >>> source = Source("a.txt", "", "text/plain", 0, None, "plain")
    >>> list(ungrounded(Plan(source, "Số: 1/KH-UBND", Header())))
    []
    """
    for path, node in _walk(plan, "plan"):
        if isinstance(node, IndicatorValue):
            quote: str | None = node.raw
            span = node.span
        else:
            quote = getattr(node, "quote", None)
            span = getattr(node, "span", None)
        if isinstance(span, Span):
            if not 0 <= span.start <= span.end <= len(plan.text):
                yield f"{path}: span {span.start}-{span.end} lies outside the text"
            elif isinstance(quote, str) and plan.text[span.start : span.end] != quote:
                there = plan.text[span.start : span.end]
                yield f"{path}: quote {quote!r} is not what stands at its span: {there!r}"


def _walk(node: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(node, tuple):
        for number, item in enumerate(node):
            yield from _walk(item, f"{path}[{number}]")
    elif is_dataclass(node) and not isinstance(node, (type, Span)):
        yield path, node
        for each in fields(node):
            yield from _walk(getattr(node, each.name), f"{path}.{each.name}")
