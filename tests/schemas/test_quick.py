"""Classes made `quick` are what they were: frozen, comparable, hashable, copied and pickled."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from schemas import Block, BlockKind, Part, Span
from schemas.quick import quick


@dataclass(frozen=True, slots=True)
class Slow:
    name: str
    marks: tuple[int, ...] = ()
    next: Slow | None = None


Quick = quick(
    dataclass(frozen=True, slots=True)(
        type("Quick", (), {"__annotations__": Slow.__annotations__, "marks": (), "next": None})
    )
)


@pytest.mark.parametrize("make", [Slow, Quick])
def test_made_alike(make: type[Slow]) -> None:
    one = make("a", next=make(name="b"))
    assert (one.name, one.marks, one.next) == ("a", (), make("b"))
    assert repr(make("b", (1,))) == f"{make.__name__}(name='b', marks=(1,), next=None)"
    assert len({make("b"), make("b", ()), make("c")}) == 2
    assert replace(one, name="c") == make("c", (), make("b"))
    assert type(one) is make
    with pytest.raises(TypeError):
        make()
    with pytest.raises(TypeError):
        make("a", other=1)


def test_frozen_once_made() -> None:
    for one in (Quick("a"), Span(0, 1)):
        name = next(iter(one.__slots__))
        with pytest.raises(FrozenInstanceError):
            setattr(one, name, 2)
        with pytest.raises(FrozenInstanceError):
            delattr(one, name)
        assert not hasattr(one, "__dict__")


def test_copies_and_pickles() -> None:
    block = Block(BlockKind.ITEM, Part.BODY, 0, 3, 1)
    assert copy.deepcopy(block) == pickle.loads(pickle.dumps(block)) == copy.copy(block) == block


def test_the_signature_stays() -> None:
    assert [str(each) for each in inspect.signature(Quick).parameters.values()] == [
        str(each) for each in inspect.signature(Slow).parameters.values()
    ]


@pytest.mark.parametrize("options", [{}, {"frozen": True}, {"slots": True}])
def test_only_frozen_slots(options: dict[str, bool]) -> None:
    with pytest.raises(TypeError, match="frozen dataclass with slots"):
        quick(dataclass(**options)(type("Loose", (), {"__annotations__": {"x": int}})))


def test_only_plain_fields() -> None:
    for shape in (
        {"x": field(default_factory=list)},
        {"x": field(kw_only=True)},
        {"x": 0, "__post_init__": lambda self: None},
    ):
        with pytest.raises(TypeError, match="plain fields"):
            quick(
                dataclass(frozen=True, slots=True)(
                    type("Rich", (), {"__annotations__": {"x": int}, **shape})
                )
            )
