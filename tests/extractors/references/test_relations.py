"""What cited documents are to one another: the cues as data, and the pairs they make."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.knowledge import load_yaml
from extractors.references.relations import cue_of
from schemas import LegalReference

Find = Callable[..., tuple[LegalReference, ...]]


def entries() -> list[dict[str, object]]:
    content = load_yaml("extractors.references", "relations.yaml")
    assert isinstance(content, list)
    return content


def texts(key: str) -> list[tuple[str, str, bool]]:
    return [
        (str(entry["kind"]), text, entry["of"] == "second")
        for entry in entries()
        for text in entry[key]  # type: ignore[attr-defined]
    ]


@pytest.mark.parametrize(("kind", "gap", "backward"), texts("examples"))
def test_examples_say_it(kind: str, gap: str, backward: bool) -> None:
    cue = cue_of(gap)
    assert cue is not None
    assert (cue.kind, cue.backward) == (kind, backward)


@pytest.mark.parametrize(("kind", "gap", "backward"), texts("not"))
def test_counter_examples_say_something_else(kind: str, gap: str, backward: bool) -> None:
    cue = cue_of(gap)
    assert cue is None or (cue.kind, cue.backward) != (kind, backward)


def shown(references: tuple[LegalReference, ...]) -> set[tuple[str | None, str, str]]:
    codes = {each.key: each.code or each.name or "" for each in references}
    return {
        (each.code or each.name, relation.kind, codes[relation.target])
        for each in references
        for relation in each.relations
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nghị định số 5/2016/NĐ-CP về giống cây, được sửa đổi, bổ sung một số điều theo Nghị"
            " định số 6/2018/NĐ-CP và Nghị định số 7/2019/NĐ-CP",
            {
                ("6/2018/NĐ-CP", "amends", "5/2016/NĐ-CP"),
                ("7/2019/NĐ-CP", "amends", "5/2016/NĐ-CP"),
            },
        ),
        (
            "Nghị định số 7/2021/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 5/2016/NĐ-CP"
            " quy định chi tiết một số điều của Luật Thú y",
            {
                ("7/2021/NĐ-CP", "amends", "5/2016/NĐ-CP"),
                ("5/2016/NĐ-CP", "implements", "Luật Thú y"),
            },
        ),
        (
            "Quyết định số 9/QĐ-BYT ngày 3/2/2019 thay thế Quyết định số 8/QĐ-BYT ngày 3/2/2017",
            {("9/QĐ-BYT", "replaces", "8/QĐ-BYT")},
        ),
        (
            "Quyết định số 8/QĐ-BYT đã được thay thế bởi Quyết định số 9/QĐ-BYT",
            {("9/QĐ-BYT", "replaces", "8/QĐ-BYT")},
        ),
        (
            "Đề án số 6-ĐA/TU ban hành kèm theo Nghị quyết số 4-NQ/TU",
            {("6-ĐA/TU", "attached_to", "4-NQ/TU")},
        ),
        (
            "Kế hoạch số 8/KH-BYT thực hiện Nghị quyết số 9-NQ/TW và Kế hoạch số 9/KH-BYT",
            {("8/KH-BYT", "implements", "9-NQ/TW")},
        ),
        ("5 năm thực hiện Luật Thú y và 3 năm thực hiện Nghị quyết số 9-NQ/TW", set()),
        ("Nghị định số 5/2016/NĐ-CP; sửa đổi Nghị định số 4/2015/NĐ-CP", set()),
        ("Nghị định số 5/2016/NĐ-CP và Nghị định số 4/2015/NĐ-CP", set()),
    ],
)
def test_pairs(references: Find, text: str, expected: set[tuple[str, str, str]]) -> None:
    found = references("", f"Theo {text}.")
    assert shown(found) == expected


def test_the_words_are_kept(references: Find) -> None:
    text = "Quyết định số 9/QĐ-BYT thay thế Quyết định số 8/QĐ-BYT."
    (relation,) = references("", text)[0].relations
    assert relation.quote == " thay thế Quyết định số 8/QĐ-BYT"
