"""Looking agencies up by place: which bodies stand in this range of the text?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from schemas import Agency, AgencyMention
from schemas.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Mentioned:
    """One mention with the agency it is of; `inside` a longer mention, such as a group's."""

    agency: Agency
    mention: AgencyMention
    inside: bool

    @property
    def start(self) -> int:
        return self.mention.span.start

    @property
    def end(self) -> int:
        return self.mention.span.end


class AgencyIndex:
    """The mentions of a document's agencies, groups included, in order of the text.

    >>> AgencyIndex(()).within(0, 100)
    ()
    """

    def __init__(self, agencies: Iterable[Agency]) -> None:
        pairs = [(mention, agency) for agency in agencies for mention in agency.mentions]
        pairs.sort(key=lambda pair: (pair[0].span.start, -pair[0].span.end))
        self._all: list[Mentioned] = []
        reached = -1
        for mention, agency in pairs:
            self._all.append(Mentioned(agency, mention, mention.span.end <= reached))
            reached = max(reached, mention.span.end)
        self._starts = [each.start for each in self._all]

    def within(self, start: int, end: int, *, nested: bool = False) -> tuple[Mentioned, ...]:
        """The mentions that stand wholly in `text[start:end]`.

        A mention inside a longer one ("Ban ..." in "các sở thành viên Ban ...") only if `nested`.
        """
        return tuple(
            each
            for each in self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            if each.end <= end and (nested or not each.inside)
        )

    def at(self, position: int) -> Mentioned | None:
        """The longest mention that begins at `position`, if one does."""
        index = bisect_left(self._starts, position)
        if index < len(self._all) and self._all[index].start == position:
            return self._all[index]
        return None
