"""Which part of an official document an element belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.elements import Element, Grid, Paragraph
from ingest.labels import DECIMAL_RANK, MARK_RANK, ROMAN_RANK, Found
from ingest.phrases import (
    is_caption,
    is_formula,
    is_issuer,
    is_motto,
    is_name,
    is_opener,
    is_position,
    is_recipients,
    is_stack,
    is_type_line,
    is_type_name,
)
from schemas import Numbering, Part

_MOST_HEAD = 40
"""Elements among which the line with the name of the type is looked for."""
_MOST_SUBJECT = 6
_LONG = 200
_SHORT = 90
_SHORTEST_TITLE = 12
_MOST_CAPTION_GAP = 4


@dataclass(frozen=True, slots=True)
class Place:
    """The part of one element, and the annex if it stands in one."""

    part: Part
    annex: int | None = None
    opens_annex: bool = False
    """It is the heading that an annex begins with."""


def find_parts(elements: Sequence[Element], labels: Sequence[Found | None]) -> list[Place]:
    """The part of every element, in order; a letterhead or a signature may be missing.

    `labels` holds what each element's text begins with, in step with `elements`.
    """
    finder = _Finder(elements, labels)
    at = finder.head()
    part = Part.BODY
    while at < len(elements):
        part = finder.step(at, part)
        at += 1
    return finder.places


class _Finder:
    """One walk through the elements; the part only moves forward."""

    def __init__(self, elements: Sequence[Element], labels: Sequence[Found | None]) -> None:
        self.elements = elements
        self.labels = labels
        self.texts = [_flow_text(element) for element in elements]
        self.places: list[Place] = []
        self.place = Place(Part.LETTERHEAD)
        self.annexes = 0
        self.captioned = False
        """The annex at hand has its "(Kèm theo …)"."""
        self.section: tuple[str, int] = ("", 0)
        """Family and number of the last strong label of the body."""

    def head(self) -> int:
        """Letterhead, title and preamble; returns where the body or an annex begins."""
        title = self._title()
        body = self._body(0 if title is None else title + 1)
        if title is None:
            first = next((at for at in range(body) if self._is_prelude(at)), body)
            self._fill(Part.LETTERHEAD, first)
        else:
            self._fill(Part.LETTERHEAD, title)
            self._fill(Part.TITLE, min(self._subject_end(title), body))
        self._fill(Part.PREAMBLE, body)
        return body

    def step(self, at: int, part: Part) -> Part:
        """Place one element behind the head; returns its part."""
        part, opens = self._next(at, part)
        if opens:
            self.captioned = False
            self.annexes += 1
            self.places.append(Place(part, self.annexes, opens_annex=True))
            self.place = Place(part, self.annexes)
            return part
        if part is not self.place.part:
            self.place = Place(part, self.annexes if part is Part.ANNEX else None)
        self.places.append(self.place)
        found = self.labels[at]
        if found is not None and part is Part.BODY and found.rank <= ROMAN_RANK:
            self.section = (found.family, found.ordinal)
        return part

    def _fill(self, part: Part, stop: int) -> None:
        self.place = Place(part)
        self.places += [self.place] * (stop - len(self.places))

    def _title(self) -> int | None:
        """The line with the name of the type, before any section."""
        likely: int | None = None
        for at, text in enumerate(self.texts[:_MOST_HEAD]):
            found = self.labels[at]
            if (found is not None and found.rank <= DECIMAL_RANK) or self._opens_annex(at):
                break
            if text and is_type_line(text):
                return at
            if likely is None and is_type_name(text):
                likely = at
        return likely

    def _is_prelude(self, at: int) -> bool:
        text = self.texts[at]
        return is_opener(text) or len(text) > _LONG

    def _body(self, start: int) -> int:
        """The first section, or what follows the opening sentences where there is none."""
        opened = False
        for at in range(start, len(self.elements)):
            text = self.texts[at]
            if self._opens_annex(at) or (text and (is_recipients(text) or is_stack(text))):
                return self._loose_body(start, at)
            if self._begins_body(at) or (opened and self._is_plain_heading(text)):
                return at
            opened = opened or (is_opener(text) and not text.isupper())
            if isinstance(self.elements[at], Grid) and at > start + 2:
                return at
        return self._loose_body(start, len(self.elements))

    def _begins_body(self, at: int) -> bool:
        """Whether an element is the first item or section, no legal basis behind a dash."""
        found = self.labels[at]
        if found is None:
            return False
        if is_opener(self._words(at)) and found.label.numbering is not Numbering.ARTICLE:
            return False
        return found.rank < MARK_RANK or self._after_colon(at)

    def _is_plain_heading(self, text: str) -> bool:
        """Whether a line behind the bases is a section in capitals without a number."""
        return text.isupper() and not (is_formula(text) or is_issuer(text) or is_opener(text))

    def _loose_body(self, start: int, stop: int) -> int:
        """Where no section is labelled: behind the last of the opening sentences."""
        last = start
        for at in range(start, stop):
            text = self.texts[at]
            if text and (is_opener(text) or is_formula(text)):
                last = at + 1
            elif len(text) > _LONG and not text.isupper():
                break
        return last

    def _subject_end(self, title: int) -> int:
        """The end of the lines of the subject: up to an opener, an issuer or a sentence."""
        lines = 0
        for at in range(title + 1, len(self.elements)):
            text = self.texts[at]
            if not text:
                continue
            if text.startswith("Căn cứ") or self.labels[at] is not None or lines == _MOST_SUBJECT:
                return at
            if lines and self._ends_subject(text):
                return at
            lines += 1
        return len(self.elements)

    def _ends_subject(self, text: str) -> bool:
        if text.endswith((";", ".", ":")) or is_formula(text) or is_issuer(text):
            return True
        return not text.isupper() and (len(text) > _LONG or is_opener(text))

    def _after_colon(self, at: int) -> bool:
        before = self._before(at)
        return before.endswith(":") and not before.startswith("Kính gửi")

    def _before(self, at: int) -> str:
        """The last words before an element."""
        while at > 0 and not self.texts[at - 1]:
            at -= 1
        return self.texts[at - 1] if at else ""

    def _words(self, at: int) -> str:
        """The words of an element without its label."""
        found = self.labels[at]
        text = self.texts[at]
        return text if found is None or found.label.automatic else text[found.body :]

    def _opens_annex(self, at: int) -> bool:
        found = self.labels[at]
        if found is None or found.label.numbering is not Numbering.ANNEX:
            return False
        element = self.elements[at]
        if not isinstance(element, Paragraph) or len(element.text) > _LONG:
            return False
        return (
            len(element.text) <= found.body
            or element.text.isupper()
            or element.page_start
            or element.style.bold is True
            or element.style.align == "center"
        )

    def _next(self, at: int, part: Part) -> tuple[Part, bool]:
        """The part of an element behind one of `part`, and whether it opens an annex."""
        text = self.texts[at]
        if self._opens_annex(at):
            return Part.ANNEX, True
        if part is Part.ANNEX:
            return part, self._is_next_annex(at)
        if not text:
            data = part is not Part.BODY and self._is_data(at)
            return (Part.ANNEX, True) if data else (part, False)
        if is_recipients(text):
            return Part.RECIPIENTS, False
        if is_stack(text) or (is_position(text) and part is not Part.BODY):
            return Part.SIGNATURE, False
        if part is Part.BODY:
            return (Part.SIGNATURE if self._is_signed(at) else Part.BODY), False
        if self._goes_on(at):
            return Part.BODY, False
        return (Part.ANNEX, True) if self._is_new_title(at, part) else (part, False)

    def _is_next_annex(self, at: int) -> bool:
        """Whether a title with a caption of its own begins another annex."""
        text = self.texts[at]
        if text.isupper():
            following = self.texts[at + 1 : at + 1 + _MOST_CAPTION_GAP]
            return self.captioned and any(map(is_caption, following))
        self.captioned = self.captioned or is_caption(text)
        return False

    def _is_data(self, at: int) -> bool:
        element = self.elements[at]
        return isinstance(element, Grid) and element.rows > 1

    def _is_signed(self, at: int) -> bool:
        """A title in capitals behind the end of the text, or any capitals behind its "./."."""
        text = self.texts[at]
        if not text.isupper() or len(text) > _SHORT or self.labels[at] is not None:
            return False
        before = self._before(at)
        return before.endswith(("/.", "./", "/-")) or (before.endswith(".") and is_position(text))

    def _goes_on(self, at: int) -> bool:
        """Whether the sections of the body go on, so that what looked like its end was none."""
        found = self.labels[at]
        family, number = self.section
        return (
            found is not None
            and found.rank <= ROMAN_RANK
            and found.family == family
            and found.ordinal == number + 1
        )

    def _is_new_title(self, at: int, part: Part) -> bool:
        """Whether an annex without a label begins behind the signature."""
        text = self.texts[at]
        if is_caption(text) or (len(text) > _LONG and self.labels[at] is None):
            return True
        signed = part is Part.SIGNATURE and is_name(self._before(at))
        found = self.labels[at]
        if found is not None and found.rank <= DECIMAL_RANK:
            return signed
        if not text.isupper():
            return False
        if is_type_line(text) or is_motto(text) or (signed and len(text) >= _SHORTEST_TITLE):
            return True
        near = range(at + 1, min(at + 1 + _MOST_CAPTION_GAP, len(self.elements)))
        listed = part is Part.RECIPIENTS and len(text) >= _SHORTEST_TITLE
        titled = listed and any(map(self._is_data, near))
        return titled or any(is_caption(self.texts[each]) for each in near)


def _flow_text(element: Element) -> str:
    if isinstance(element, Grid) or element.furniture or element.note is not None:
        return ""
    return element.text
