from __future__ import annotations

import pytest

from corpus.registry.records import WholePlan
from schemas import Plan, plan_from_json, plan_to_json
from tests.support.hostile import HOSTILE, hostile_plan
from tests.support.registries import empty, filled, sample_records, server

__all__ = ["empty", "filled", "server"]


def whole(plan: Plan, identity: str = "3f2a000000000001") -> WholePlan:
    return WholePlan(identity, plan, plan_to_json(plan), "Nghệ An", 2021)


@pytest.fixture(scope="session")
def samples() -> list[WholePlan]:
    """The sample plans, as the registry hands them out."""
    return [
        WholePlan(f"{number:016x}", plan_from_json(record), record, "Nghệ An", 2021)
        for number, record in enumerate(sample_records(), 1)
    ]


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE.keys())
def hostile(request: pytest.FixtureRequest) -> WholePlan:
    """A plan with a hostile text in every field."""
    return whole(hostile_plan(request.param))
