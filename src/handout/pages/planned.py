"""Which slides of the deck show what stands under a heading in the Markdown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handout.slides.plan import PlannedSlide, SlidePlan


def slides_by_heading(
    plan: SlidePlan, headings: Iterable[int]
) -> Mapping[int, tuple[PlannedSlide, ...]]:
    """The line of a heading → the slides that come from there to the next heading, in order.

    Those that come from no heading, as the title slide and the agenda, are under none."""
    lines = sorted(set(headings))
    found: dict[int, tuple[PlannedSlide, ...]] = {}
    for slide in plan.slides:
        place = bisect_right(lines, slide.line) - 1
        if place >= 0:
            found[lines[place]] = (*found.get(lines[place], ()), slide)
    return found


def numbers_text(numbers: Iterable[int]) -> str:
    """«4», «5–7», «4, 6–7»: runs of at least two as a range."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
