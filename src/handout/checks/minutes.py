"""Remarks on the clock: minutes that do not sum are found here, not in the room."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model import Activity, Agenda, Document, plain
from handout.problems import Problem, notice, warning
from handout.running_order import activity_minutes, part_minutes, step_starts
from handout.walk import document_blocks


def steps_in_activities(document: Document) -> Iterator[Problem]:
    """Steps that all say how long they take fill the activity exactly; else they fit in it."""
    for block in document_blocks(document):
        if not isinstance(block, Activity):
            continue
        minutes = [step.minutes for step in block.steps]
        known = sum(value for value in minutes if value is not None)
        complete = bool(minutes) and None not in minutes
        if known > block.minutes or (complete and known != block.minutes):
            yield warning(
                "minutes-steps", document.file, block.line, steps=known, activity=block.minutes
            )


def activities_in_parts(document: Document) -> Iterator[Problem]:
    """The activities of a part fit in its minutes; what is over is for talking."""
    for part in document.parts:
        activities = activity_minutes(part)
        if part.minutes is not None and activities > part.minutes:
            yield warning(
                "minutes-part",
                document.file,
                part.line,
                part=plain(part.title),
                activities=activities,
                minutes=part.minutes,
            )


def parts_in_workshop(document: Document) -> Iterator[Problem]:
    """The parts sum to the workshop's minutes; while several do not say how long they take, the
    others must only leave them room."""
    total = document.meta.minutes
    if total is None:
        return
    minutes = part_minutes(document)
    known = sum(value for value in minutes if value is not None)
    complete = bool(minutes) and None not in minutes
    if known > total or (complete and known != total):
        line = document.meta_lines.get("minutes", 0)
        yield warning("minutes-workshop", document.file, line, parts=known, minutes=total)


def clock_goes_all_the_way(document: Document) -> Iterator[Problem]:
    """With a start, every part has a clock time: none before it is of unknown length. With minutes
    and no start there are no clock times at all, which is good to know."""
    meta = document.meta
    if meta.start is None:
        if meta.minutes is not None:
            line = document.meta_lines.get("minutes", 0)
            yield notice("clock-no-start", document.file, line)
        return
    if meta.agenda is not Agenda.NONE:
        return  # What the agenda needs to know is the same.
    lengths = part_minutes(document)
    timed = meta.minutes is not None or any(lengths)
    for part, minutes in zip(document.parts, lengths, strict=True):
        if timed and part.title and minutes is None:
            yield warning("clock-part-unknown", document.file, part.line, part=plain(part.title))


MAX_MARK = 24
"""Signs of a mark: two or three words, to be read beside the clock from the last row."""


def marks_on_the_clock(document: Document) -> Iterator[Problem]:
    """A mark stands at the minute its step begins, which must be known and be after the start."""
    for block in document_blocks(document):
        if not isinstance(block, Activity):
            continue
        for step, start in zip(block.steps, step_starts(block), strict=True):
            if not step.mark:
                continue
            if start is None:
                yield warning("step-mark-unplaced", document.file, step.line, mark=step.mark)
            elif start == 0:
                yield warning("step-mark-first", document.file, step.line, mark=step.mark)
            if len(step.mark) > MAX_MARK:
                values = {"mark": step.mark, "limit": MAX_MARK}
                yield warning("step-mark-long", document.file, step.line, **values)


def agenda_is_whole(document: Document) -> Iterator[Problem]:
    """An agenda has parts to show, and knows how long each of them takes."""
    if document.meta.agenda is Agenda.NONE:
        return
    if not any(part.title for part in document.parts):
        yield warning("agenda-no-parts", document.file, document.meta_lines.get("agenda", 0))
    for part, minutes in zip(document.parts, part_minutes(document), strict=True):
        if part.title and minutes is None:
            yield warning("agenda-no-minutes", document.file, part.line, part=plain(part.title))
