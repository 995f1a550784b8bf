"""The type words as data: each entry's examples are found, its counter-examples are not."""

from __future__ import annotations

import pytest

from extractors.knowledge import load_yaml
from extractors.references import cite


def entries() -> list[dict[str, list[str]]]:
    content = load_yaml("extractors.references", "types.yaml")
    assert isinstance(content, list)
    return content


@pytest.mark.parametrize(
    ("kind", "text"), [(e["words"][0], text) for e in entries() for text in e["examples"]]
)
def test_examples_are_cited_by_their_type(kind: str, text: str) -> None:
    found = cite(f"Theo {text};")
    assert [each.type for each in found] == [kind]
    assert found[0].named
    assert found[0].start == len("Theo ")


@pytest.mark.parametrize("text", [text for e in entries() for text in e.get("not", ())])
def test_counter_examples_are_not(text: str) -> None:
    assert not any(each.named for each in cite(text))
