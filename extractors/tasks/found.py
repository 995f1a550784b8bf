"""What earlier stages found, by place: bodies, deadlines, references and sections."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from extractors.agencies import AgencyIndex
from extractors.facts import Facts
from extractors.tasks.actors import Actor, phrases
from schemas import Document, NoteMark, Section

_RECURRING = ("every", "ongoing")


@dataclass(frozen=True, slots=True)
class Found:
    """Bodies (with document offsets), deadline ids and reference keys, each in order of place.

    `recurring` are the ids of the deadlines that set no end ("thường xuyên", "hằng năm").
    """

    document: Document
    actors: tuple[Actor, ...]
    starts: tuple[int, ...]
    deadlines: tuple[tuple[int, str], ...]
    references: tuple[tuple[int, str], ...]
    sections: tuple[Section, ...]
    section_starts: tuple[int, ...]
    notes: tuple[NoteMark, ...]
    recurring: frozenset[str]

    @classmethod
    def of(cls, document: Document, facts: Facts) -> Found:
        """What `facts` holds, sorted."""
        actors = _actors(document, facts)
        sections = tuple(sorted(facts.sections, key=lambda section: section.span.start))
        return cls(
            document,
            actors,
            tuple(actor.start for actor in actors),
            tuple(sorted((deadline.span.start, deadline.id) for deadline in facts.deadlines)),
            tuple(
                sorted(
                    (mention.span.start, reference.key)
                    for reference in facts.references
                    for mention in reference.mentions
                )
            ),
            sections,
            tuple(section.span.start for section in sections),
            tuple(mark for block in document.blocks for mark in block.notes),
            frozenset(each.id for each in facts.deadlines if each.relation in _RECURRING),
        )

    def bodies(self, start: int, end: int) -> tuple[Actor, ...]:
        """The bodies named in `[start, end)` of the document, with offsets from `start`."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if low == high:
            return ()
        return tuple(
            Actor(actor.start - start, actor.end - start, actor.name, group=actor.group)
            for actor in self.actors[low:high]
            if actor.end <= end
        )

    def deadlines_in(self, start: int, end: int) -> tuple[str, ...]:
        """Ids of the deadlines that begin in `[start, end)`."""
        return _within(self.deadlines, start, end)

    def due(self, own: tuple[str, ...], around: tuple[str, ...]) -> tuple[str, ...]:
        """The deadlines of a task by its own words and by those about it.

        Its own go first, but how often something is done says nothing of its end: a time that
        is set for the whole group then holds too.
        """
        if own and not self.recurring.issuperset(own):
            return own
        ended = tuple(each for each in around if each not in self.recurring) if own else around
        return tuple(dict.fromkeys((*own, *ended)))

    def references_in(self, start: int, end: int) -> tuple[str, ...]:
        """Keys of the documents cited in `[start, end)`, each once."""
        return tuple(dict.fromkeys(_within(self.references, start, end)))

    def section_at(self, position: int) -> str | None:
        """The id of the section that the character at `position` stands in."""
        index = bisect_right(self.section_starts, position)
        return self.sections[index - 1].id if index else None


def _within(places: tuple[tuple[int, str], ...], start: int, end: int) -> tuple[str, ...]:
    low, high = bisect_left(places, (start, "")), bisect_left(places, (end, ""))
    return tuple([name for _, name in places[low:high]]) if low < high else ()


def _actors(document: Document, facts: Facts) -> tuple[Actor, ...]:
    """Every body that can act, where it is named; a mention inside a longer one is left out."""
    return tuple(
        Actor(each.start, each.end, each.agency.name, group=each.agency.kind == "group")
        for each in AgencyIndex(facts.agencies).within(0, len(document.text))
        if not each.agency.name.startswith(phrases().nobodies)
    )
