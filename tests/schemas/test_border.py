"""Records survive JSON, the schema is current, and a false quote is found."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from schemas import (
    Deadline,
    Header,
    Indicator,
    IndicatorValue,
    Plan,
    Source,
    Span,
    plan_from_json,
    plan_schema,
    plan_to_json,
    ungrounded,
)

TEXT = "Hoàn thành trước ngày 15/6/2021; đạt 45%."
DEADLINE = Deadline(
    "d1", "trước ngày 15/6/2021", Span(11, 31), "before", None, "2021-06-15", None, None, 0.9
)
VALUE = IndicatorValue(None, None, "45%", value=45.0, span=Span(37, 40))
INDICATOR = Indicator(
    "i1", "prose", None, None, "đạt", "%", (VALUE,), (), None, "đạt 45%", Span(33, 40), 0.8
)
PLAN = Plan(
    Source("a.txt", "00", "text/plain", 41, None, "plain"),
    TEXT,
    Header(type="Kế hoạch"),
    deadlines=(DEADLINE,),
    indicators=(INDICATOR,),
)
SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "plan.schema.json"


def test_a_record_survives_json() -> None:
    assert plan_from_json(plan_to_json(PLAN)) == PLAN


def test_a_record_fits_the_schema() -> None:
    jsonschema.Draft202012Validator(plan_schema()).validate(json.loads(plan_to_json(PLAN)))


def test_the_kept_schema_is_current() -> None:
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == plan_schema()


def test_a_grounded_record_has_no_faults() -> None:
    assert list(ungrounded(PLAN)) == []


@pytest.mark.parametrize(
    "fact",
    [
        replace(DEADLINE, span=Span(10, 30)),
        replace(DEADLINE, quote="trước ngày 16/6/2021"),
        replace(DEADLINE, span=Span(11, 400)),
    ],
    ids=["shifted", "reworded", "outside"],
)
def test_a_false_quote_is_found(fact: Deadline) -> None:
    assert len(list(ungrounded(replace(PLAN, deadlines=(fact,))))) == 1


def test_a_false_figure_is_found() -> None:
    wrong = replace(INDICATOR, values=(replace(VALUE, raw="54%"),))
    assert len(list(ungrounded(replace(PLAN, indicators=(wrong,))))) == 1
