"""Remarks on the clock: minutes that do not sum are found here, not in the room."""

from __future__ import annotations

from collections.abc import Iterator

from handout.checks.walk import document_blocks, part_blocks
from handout.model import Activity, Document, Part, plain
from handout.problems import Problem, warning


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
        activities = _activity_minutes(part)
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
    """The parts sum to the workshop's minutes. A part that does not say how long it takes, takes
    as long as its activities; while one has neither, the others must only leave it room."""
    total = document.meta.minutes
    if total is None:
        return
    minutes = [_part_minutes(part) for part in document.parts]
    known = sum(value for value in minutes if value is not None)
    complete = bool(minutes) and None not in minutes
    if known > total or (complete and known != total):
        line = document.meta_lines.get("minutes", 0)
        yield warning("minutes-workshop", document.file, line, parts=known, minutes=total)


def _part_minutes(part: Part) -> int | None:
    return part.minutes if part.minutes is not None else _activity_minutes(part) or None


def _activity_minutes(part: Part) -> int:
    return sum(block.minutes for block in part_blocks(part) if isinstance(block, Activity))
