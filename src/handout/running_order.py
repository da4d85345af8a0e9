"""When everything happens: the clock time and the minutes of every part and activity.

The deck's agenda, the facilitator's notes and the run sheet all show these same times,
and the checks on minutes count by the same rules:

- What happens in the room counts: not an activity that only the handout or the notes have,
  and not one on a slide that is skipped.
- A part takes the minutes it was given, else as long as its activities. One part with neither
  takes what the others leave of the workshop's minutes; slides before the first part, which
  cannot be given minutes, take none when nothing is left.
- Minutes of a part beyond its activities are for talking, spread evenly over its slides.
  What comes after such talk has an approximate time.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from handout.model import Activity, Block, Document, Medium, Notes, Only, Part, Slide
from handout.walk import inside

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Span:
    """How long something lasts, and when. ``minutes`` is None when nothing says it; ``start`` and
    ``end`` are None without a start of the workshop, or after something of unknown length.
    ``about`` marks times that depend on how long the talk before takes."""

    minutes: int | None
    start: datetime.time | None = None
    end: datetime.time | None = None
    about: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time in which one thing goes on: an activity, or talk, which has none. ``slides`` are those
    that are shown in it, with the ones before an activity that leave no time to talk about them;
    a second activity on the same slide has none."""

    span: Span
    slides: tuple[Slide, ...]
    activity: Activity | None = None


@dataclass(frozen=True, slots=True)
class RunningOrder:
    """``parts`` and ``stretches`` are as many as the document's parts; the stretches of a part
    follow each other without a gap, and sum to its minutes unless its activities take more.
    ``activities`` are by their line in the file."""

    whole: Span
    parts: tuple[Span, ...]
    activities: Mapping[int, Span]
    stretches: tuple[tuple[Stretch, ...], ...] = ()


def running_order(document: Document) -> RunningOrder:
    """The times of a document, from its front matter, its parts and its activities."""
    clock = _Clock(document.meta.start)
    minutes = part_minutes(document)
    parts: list[Span] = []
    activities: dict[int, Span] = {}
    stretches: list[tuple[Stretch, ...]] = []
    passed: int | None = 0
    for part, length in zip(document.parts, minutes, strict=True):
        parts.append(clock.span(passed, length))
        held = []
        for placed in _placed(part, length):
            start = None if passed is None else passed + placed.offset
            span = clock.span(start, placed.minutes, about=placed.about)
            if placed.activity:
                activities[placed.activity.line] = span
            held.append(Stretch(span, tuple(placed.slides), placed.activity))
        stretches.append(tuple(held))
        passed = None if passed is None or length is None else passed + length
    total = document.meta.minutes or passed or None
    return RunningOrder(clock.span(0, total), tuple(parts), activities, tuple(stretches))


def part_minutes(document: Document) -> list[int | None]:
    """The minutes of each part; None for one that nothing says the length of."""
    given = [
        part.minutes if part.minutes is not None else activity_minutes(part) or None
        for part in document.parts
    ]
    first = document.parts[0] if document.parts else None
    opening = first is not None and not first.title and given[0] is None
    if opening and first and (not first.slides or given.count(None) > 1):
        given[0] = 0
    minutes = completed(given, document.meta.minutes)
    return [0, *minutes[1:]] if opening and minutes[0] is None else minutes


def completed(minutes: Sequence[int | None], total: int | None) -> list[int | None]:
    """The same minutes, where a single unknown one is what the others leave of the total."""
    known = sum(value for value in minutes if value is not None)
    if total is None or known >= total or list(minutes).count(None) != 1:
        return list(minutes)
    return [total - known if value is None else value for value in minutes]


def activity_minutes(part: Part) -> int:
    """What the activities of a part take together."""
    return sum(activity.minutes for activity in part_activities(part))


def part_activities(part: Part) -> Iterator[Activity]:
    """The activities of a part that take time in the room, in order."""
    yield from _in_room(part.blocks)
    for slide in part.slides:
        if not slide.skipped:
            yield from _in_room(slide.blocks)


def step_starts(activity: Activity) -> tuple[int | None, ...]:
    """The minute at which each step begins; None after a step of unknown length."""
    starts: list[int | None] = []
    passed: int | None = 0
    for length in completed([step.minutes for step in activity.steps], activity.minutes):
        starts.append(passed)
        passed = None if passed is None or length is None else passed + length
    return tuple(starts)


def _in_room(blocks: Iterable[Block]) -> Iterator[Activity]:
    for block in blocks:
        match block:
            case Activity():
                yield block
            case Notes() | Only(medium=Medium.HANDOUT):
                pass
            case _:
                for inner in inside(block):
                    yield from _in_room(inner)


@dataclass(slots=True)
class _Placed:
    """A stretch by its minute from the start of the part."""

    offset: int
    minutes: int | None
    slides: list[Slide]
    activity: Activity | None = None
    about: bool = False


def _placed(part: Part, minutes: int | None) -> list[_Placed]:
    shown = [slide for slide in part.slides if not slide.skipped]
    held = [list(_in_room(part.blocks)), *(list(_in_room(slide.blocks)) for slide in shown)]
    # The part's opening is talked about like a slide; a slide with an activity is the activity's.
    talked = [number == 0 or not activities for number, activities in enumerate(held)]
    talk = max(0, (minutes or 0) - activity_minutes(part))
    placed: list[_Placed] = []
    waiting: list[Slide] = []
    passed, slides, spent = 0, 0, 0
    for slide, activities, is_talk in zip((None, *shown), held, talked, strict=True):
        slides += is_talk
        before = round(talk * slides / sum(talked))
        if activities and before > spent:
            placed.append(_Placed(passed + spent, before - spent, waiting, about=passed > 0))
            waiting, spent = [], before
        waiting += [slide] if slide else []
        for activity in activities:
            placed.append(
                _Placed(passed + spent, activity.minutes, waiting, activity, about=talk > 0)
            )
            waiting = []
            passed += activity.minutes
    if minutes is None or talk > spent or not placed:
        rest = None if minutes is None else talk - spent
        placed.append(_Placed(passed + spent, rest, waiting, about=bool(placed)))
    else:
        placed[-1].slides += waiting
    return placed


@dataclass(frozen=True, slots=True)
class _Clock:
    start: datetime.time | None

    def span(self, offset: int | None, minutes: int | None, *, about: bool = False) -> Span:
        start = self._at(offset)
        end = self._at(offset + minutes) if offset is not None and minutes is not None else None
        return Span(minutes, start, end, about=about and start is not None)

    def _at(self, offset: int | None) -> datetime.time | None:
        if self.start is None or offset is None:
            return None
        at = (self.start.hour * 60 + self.start.minute + offset) % _DAY
        return datetime.time(at // 60, at % 60)
