"""What the run sheet says about each part and slide: when, what people do, and the notes.

Pure: everything that a note says has its place here, in the order of the workshop.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handout.cues import Cue, Purpose, cues, notes_in
from handout.language.dates import clock, clock_times, minutes_text
from handout.language.labels import label
from handout.model import Activity, Document, Inlines, Item, Part, Slide
from handout.pages.planned import slides_by_heading
from handout.running_order import RunningOrder, Span, Stretch, part_activities, step_starts

if TYPE_CHECKING:
    from handout.slides.plan import PlannedSlide, SlidePlan

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an activity. ``time`` is the clock time it begins, or ''."""

    item: Item
    time: str


@dataclass(frozen=True, slots=True)
class Task:
    """An activity; ``when`` is its times and minutes in one line."""

    activity: Activity
    when: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class SlideNotes:
    """A slide with those that continue it; ``when`` is '' unless talk begins here in the middle
    of a part. ``shown`` are the deck's slides of it, ``pictured`` those the sheet has pictures of:
    what people see on the wall while they work."""

    id: str
    title: Inlines
    skipped: bool
    when: str
    tasks: tuple[Task, ...]
    cues: tuple[Cue, ...]
    line: int
    shown: tuple[PlannedSlide, ...]

    @property
    def pictured(self) -> tuple[PlannedSlide, ...]:
        return self.shown if self.tasks else ()


@dataclass(frozen=True, slots=True)
class PartNotes:
    """``title`` is empty for what stands before the first part."""

    id: str
    title: Inlines
    when: str
    cues: tuple[Cue, ...]
    slides: tuple[SlideNotes, ...]
    line: int
    shown: tuple[PlannedSlide, ...]


@dataclass(frozen=True, slots=True)
class Shortening:
    """A way to save time that a note tells, and the part or slide it stands under. ``time`` is
    the clock time that begins, or ''."""

    title: Inlines
    time: str
    cue: Cue


def targets(document: Document) -> dict[int, str]:
    """The line of a part or slide → the id of its place on the sheet."""
    found: dict[int, str] = {}
    for number, part in enumerate(document.parts, 1):
        found[part.line] = part.id or f"handout-{number}"
        for group in _groups(part):
            place = group[0].id or f"handout-{number}-{group[0].line}"
            # A part without a heading begins on the line of its first slide.
            found |= {slide.line: place for slide in group}
    return found


def guidance(document: Document, order: RunningOrder, plan: SlidePlan) -> tuple[PartNotes, ...]:
    """The parts that have a title, slides or notes."""
    shown = slides_by_heading(plan, targets(document))
    found = []
    for number, part in enumerate(document.parts):
        said = cues(notes_in(part.blocks))
        slides = tuple(_slides(document, part, order.stretches[number], order, shown))
        if part.title or said or slides:
            place = part.id or f"handout-{number + 1}"
            span = order.parts[number]
            when = _when(document, span) if part.title else ""
            divider = shown.get(part.line, ()) if part.title else ()
            found.append(PartNotes(place, part.title, when, said, slides, part.line, divider))
    return tuple(found)


def shortenings(
    document: Document, order: RunningOrder, parts: Sequence[PartNotes]
) -> tuple[Shortening, ...]:
    """All that the notes say about what to do when time runs short."""
    begins = {part.line: span for part, span in zip(document.parts, order.parts, strict=True)}
    for stretch in (stretch for stretches in order.stretches for stretch in stretches):
        # The last slide that leads up to an activity has it.
        begins |= {slide.line: stretch.span for slide in stretch.slides[-1:] if stretch.activity}
    found = []
    for part in parts:
        places: tuple[PartNotes | SlideNotes, ...] = (part, *part.slides)
        for place in places:
            span = begins.get(place.line)
            time = start_text(document, span) if span else ""
            found += [
                Shortening(place.title, time, cue)
                for cue in place.cues
                if cue.purpose is Purpose.SHORTEN
            ]
    return tuple(found)


def start_text(document: Document, span: Span) -> str:
    """«10.15», or «ca. 10.15» where it depends on how long somebody talks; '' if unknown."""
    if span.start is None:
        return ""
    time = clock(span.start)
    return label(document.language, "plan_about", time=time) if span.about else time


def _groups(part: Part) -> list[list[Slide]]:
    """A slide that only continues the one before belongs to it."""
    groups: list[list[Slide]] = []
    for slide in part.slides:
        if groups and (slide.continues or not slide.title):
            groups[-1].append(slide)
        else:
            groups.append([slide])
    return groups


def _slides(
    document: Document,
    part: Part,
    stretches: Sequence[Stretch],
    order: RunningOrder,
    shown: Mapping[int, tuple[PlannedSlide, ...]],
) -> Iterator[SlideNotes]:
    places = targets(document)
    talk = {
        stretch.slides[0].line: _when(document, stretch.span)
        for stretch in stretches
        if len(stretches) > 1 and stretch.slides and not stretch.activity
    }
    for group in _groups(part):
        blocks = tuple(block for slide in group for block in slide.blocks)
        alone = Part((), (), tuple(group), part.line)
        yield SlideNotes(
            id=places[group[0].line],
            title=group[0].title,
            skipped=group[0].skipped,
            when=talk.get(group[0].line, ""),
            tasks=tuple(_task(document, activity, order) for activity in part_activities(alone)),
            cues=cues(notes_in(blocks)),
            line=group[0].line,
            shown=tuple(one for slide in group for one in shown.get(slide.line, ())),
        )


def _task(document: Document, activity: Activity, order: RunningOrder) -> Task:
    span = order.activities.get(activity.line, Span(activity.minutes))
    steps = tuple(
        Step(step, _step_time(document, span, start))
        for step, start in zip(activity.steps, step_starts(activity), strict=True)
    )
    return Task(activity, _when(document, span), steps)


def _step_time(document: Document, span: Span, start: int | None) -> str:
    if span.start is None or start is None:
        return ""
    at = (span.start.hour * 60 + span.start.minute + start) % _DAY
    time = clock(datetime.time(at // 60, at % 60))
    return label(document.language, "plan_about", time=time) if span.about else time


def _when(document: Document, span: Span) -> str:
    """«Kl. 10.22–10.30 · 8 minutt», as far as it is known."""
    times = clock_times(span.start, span.end, document.language, about=span.about)
    minutes = minutes_text(span.minutes, document.language) if span.minutes else ""
    return " · ".join(words for words in (times, minutes) if words)
