"""What an item says of who is to act: the bodies of its label, the parts its words give."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.tasks.actors import Actor, phrase_at, with_positions
from extractors.tasks.found import Found
from extractors.tasks.leads import holder_lead, label_lead
from extractors.tasks.roles import Roles, announced_lead, decides, parse_roles
from extractors.tasks.tree import Item
from extractors.verbs import opens_action, opens_predicate
from schemas import BlockKind
from schemas.quick import quick

_ANNOUNCES = re.compile(r"(?:sau\ đây|như\ sau|cụ\ thể)\.?$|:$", re.X)


@quick
@dataclass(frozen=True, slots=True)
class Reading:
    """An item as read: the bodies of its label, where its words begin, the parts they give.

    `announced` are the bodies that what it announces is for: those of its label, or else the
    subject of words that end in a colon.
    """

    item: Item
    start: int
    label: tuple[Actor, ...]
    roles: Roles
    announced: tuple[Actor, ...] = ()

    @property
    def words(self) -> str:
        """The folded words without the label."""
        return self.item.folded[self.start :]

    @property
    def is_led(self) -> bool:
        """Whether the item itself names who is to act."""
        return bool(self.label or self.roles.lead)


def read(item: Item, found: Found) -> Reading:
    """The item as read with the bodies found in it."""
    text, folded = item.text, item.folded
    bodies = with_positions(text, folded, found.bodies(item.start, item.end))
    label = label_lead(text, folded, bodies)
    if label is not None and label.guessed and not item.children and folded.endswith("."):
        label = None if label.rest >= len(text) else label
    if label is not None and not (text.isupper() and all(actor.group for actor in label.actors)):
        return Reading(
            item, label.rest, label.actors, _rest(item, label.rest, bodies), label.actors
        )
    roles = parse_roles(text, bodies, folded)
    titling = item.block.kind is BlockKind.HEADING or item.leads_in
    if titling and not roles.lead and (holder := holder_lead(text, folded)):
        return Reading(item, len(text), holder, Roles(), holder)
    announced: tuple[Actor, ...] = ()
    if _ANNOUNCES.search(folded):
        announced = roles.lead or announced_lead(text, folded, bodies)
        announced = () if decides(folded, announced) else announced
    return Reading(item, _past_content(item), (), roles, announced)


def _rest(item: Item, start: int, bodies: tuple[Actor, ...]) -> Roles:
    """The parts that the words behind a label give."""
    if start >= len(item.text):
        return Roles()
    behind = [
        Actor(
            body.start - start,
            body.end - start,
            body.name,
            body.holder,
            body.group,
            body.courteous,
        )
        for body in bodies
        if body.start >= start
    ]
    return parse_roles(item.text[start:], behind, item.folded[start:])


def _past_content(item: Item) -> int:
    """Past a label that only says that content follows ("Nội dung:", "Lưu ý:")."""
    first = item.attributes[0] if item.attributes else None
    if first is None or first.label > 0:
        return 0
    return first.start if first.kind == "content" or says_duty(item) else 0


def says_duty(item: Item) -> bool:
    """Whether the value of a line is a duty of its own.

    "Thời gian: Duy trì … . …", or that of the members a line names: "Thành viên Tổ: Chủ động …".
    """
    first = item.attributes[0]
    value = item.folded[first.start : first.end]
    if first.kind == "people":
        return opens_predicate(value) and phrase_at(item.text, item.folded) is not None
    if first.kind != "deadline":
        return False
    return ". " in value and opens_action(value) and opens_action(value, value.index(". ") + 2)
