"""A short run of what `benchmarks/fuzz.py` does for as long as one likes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.outcome import process
from corpus.samples.bad import DOCUMENTS
from corpus.samples.mutations import mutated
from ingest import IngestError, limited

TYPED = {kind.__name__ for kind in IngestError.__subclasses__()}
OTHER = (DOCUMENTS / "board-2021.docx").read_bytes()


@pytest.mark.parametrize("suffix", ["txt", "docx", "pdf"])
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32))
def test_a_mutated_plan_is_read_or_refused(tmp_path: Path, suffix: str, seed: int) -> None:
    data = (DOCUMENTS / f"department-draft-2026.{suffix}").read_bytes()
    path = tmp_path / f"plan.{suffix}"
    path.write_bytes(mutated(random.Random(seed), data, OTHER))
    with limited(pages=50):
        outcome = process(path)
    assert (outcome.record is None) == (outcome.status.code in TYPED), outcome.status.message_en


def test_the_same_seed_makes_the_same_file() -> None:
    one, two = (mutated(random.Random(4), OTHER, b"abc") for _ in range(2))
    assert one == two
