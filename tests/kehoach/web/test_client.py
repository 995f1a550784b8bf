"""The client in docs/api.md does what it says, against a server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi")

from schemas import Plan, plan_from_json
from tests.support.registries import SAMPLES, sample_records
from tests.support.serving import client_of, local_app, write_dataset

DOCS = Path(__file__).parents[3] / "docs" / "api.md"


def example() -> dict[str, Any]:
    (code,) = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(code, str(DOCS), "exec"), names)
    return names


def test_the_client_of_the_docs(tmp_path: Path) -> None:
    ours = example()
    app = local_app(write_dataset(tmp_path / "d", sample_records()[:2]))
    with client_of(app) as client:
        assert len(ours["plans"](client)) == 2
        sent = sorted(SAMPLES.glob("*.txt"))[2]
        identity = ours["send"](client, sent.name, sent.read_bytes())
        plan = ours["plan"](client, identity)
        assert isinstance(plan, Plan)
        assert plan.text == plan_from_json(sample_records()[2]).text
        ours["assign"](client, identity, 0, ["Sở Y tế"])
        assert ours["plan"](client, identity).tasks[0].lead == ("Sở Y tế",)
        with pytest.raises(ValueError, match="empty"):
            ours["send"](client, "a.txt", b"")
