"""The time line of an activity → a shape: its segments, the figures under it, the steps above.

Where a step begins there is a tick with the step's number, and its mark if it has one
(«byt makker»). What would stand on something else is left out, the mark before the
number; the alt text tells of every step that is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handout.language.dates import minutes_text
from handout.model import Activity
from handout.running_order import step_starts
from handout.slides.measure import Measure
from handout.slides.plan import Align, Box, CountdownShape, TimeText
from handout.slides.stage import Stage
from handout.slides.text import plain_paragraph
from handout.themes.theme import EMU_PER_INCH, EMU_PER_POINT, LevelStyle, Placeholder

_LEAST_PT, _MOST_PT = 14.0, 20.0
"""The size of the figures, whatever the layout's place is set in."""
_MOST_SEGMENTS = 75
_MOST_FIGURES = 16
_FIGURE_STEPS = (1, 5, 10, 15, 30, 60)
"""Minutes from figure to figure: the first step that crowds neither bar nor reader."""
_MOST_BAR = round(0.5 * EMU_PER_INCH)
_LEAST_BAR = round(0.2 * EMU_PER_INCH)
_GAP = 4 * EMU_PER_POINT
_TICK_WIDTH = 3 * EMU_PER_POINT


def countdown(stage: Stage, role: str, activity: Activity) -> CountdownShape:
    """The time line in its place on a layout, with everything around it measured."""
    return _Line(stage, role, activity).shape()


class _Line:
    def __init__(self, stage: Stage, role: str, activity: Activity) -> None:
        self.stage, self.activity = stage, activity
        self.minutes = activity.minutes
        self.measure: Measure = stage.measure
        place = stage.place(role, "countdown")
        designed = place.style(0)
        size = min(max(designed.size_pt, _LEAST_PT), _MOST_PT)
        self.style = LevelStyle(size, designed.typeface)
        self.line = round(self._height_pt() * EMU_PER_POINT)
        self.above = _room_above(stage, role, place)
        self.bar = self._bar(place)

    def _height_pt(self) -> float:
        return self.measure.paragraph_height_pt(
            plain_paragraph("0", self.stage.language), self.style, float(EMU_PER_INCH)
        )

    def _bar(self, place: Placeholder) -> Box:
        """The place is the bar's, with figures and steps around it; in a place high enough for
        them they stand inside it. The figures are always on the slide."""
        around = self.line + _GAP
        if place.height >= 2 * around + _LEAST_BAR:
            self.above = around
            height = min(_MOST_BAR, place.height - 2 * around)
            return Box(place.x, place.y + around, place.width, height)
        over = place.y + place.height + around - self.stage.theme.slide_height
        return Box(place.x, place.y - max(0, over), place.width, place.height)

    def shape(self) -> CountdownShape:
        bar = self.bar
        step = self._figure_step()
        starts = [start for start in self._starts() if start[1] > 0]
        return CountdownShape(
            x=bar.x,
            y=bar.y,
            width=bar.width,
            height=bar.height,
            minutes=self.minutes,
            description=self._description(),
            lang=self.stage.lang,
            segments=_segments(self.minutes, 1 if self.minutes <= _MOST_SEGMENTS else step),
            size_pt=self.style.size_pt,
            figures=tuple(self._figure(minute) for minute in self._figures(step)),
            ticks=tuple(self._tick(start) for _, start, _ in starts),
            marks=tuple(self._marks()) if starts and self.above >= self.line + _GAP else (),
            graphics=self.stage.theme.graphics,
        )

    # --- figures ---

    def _figure_step(self) -> int:
        widest = self._width(str(self.minutes)) + 2 * _GAP
        for step in _FIGURE_STEPS:
            if self.minutes / step < _MOST_FIGURES and self._at(step) - self.bar.x >= widest:
                return step
        return self.minutes

    def _figures(self, step: int) -> list[int]:
        """Every step, and the end, which crowds out a near neighbour."""
        clear = max(step / 3, self._minutes_of(self._width(str(self.minutes)) + 2 * _GAP))
        marks = [minute for minute in range(0, self.minutes, step) if self.minutes - minute > clear]
        return [*marks, self.minutes]

    def _figure(self, minute: int) -> TimeText:
        width = self._width(str(minute)) + 2 * _GAP
        top = self.bar.y + self.bar.height + _GAP
        return TimeText(
            str(minute), minute, Box(self._at(minute) - width // 2, top, width, self.line)
        )

    # --- steps ---

    def _starts(self) -> Iterator[tuple[int, int, str]]:
        """Number, first minute and mark of each step that is known to begin before the end."""
        steps = zip(self.activity.steps, step_starts(self.activity), strict=True)
        for number, (step, start) in enumerate(steps, 1):
            if start is not None and start < self.minutes:
                yield number, start, step.mark

    def _tick(self, minute: int) -> Box:
        """Through the bar and up to the step's number."""
        top = self.bar.y - min(self.above, _GAP)
        x = self._at(minute) - _TICK_WIDTH // 2
        return Box(x, top, _TICK_WIDTH, self.bar.y + self.bar.height - top)

    def _marks(self) -> Iterator[TimeText]:
        """The numbers that have room, each with its mark beside it where that has room too."""
        side = self.line
        top = self.bar.y - _GAP - side
        shown: list[tuple[int, int, str]] = []
        for number, start, mark in self._starts():
            if not shown or self._at(start) - self._at(shown[-1][1]) >= side + _GAP:
                shown.append((number, start, mark))
        taken = self.bar.x - side // 2
        for position, (number, start, mark) in enumerate(shown):
            left = self._at(start) - side // 2
            yield TimeText(str(number), start, Box(left, top, side, side), disc=True)
            following = shown[position + 1 : position + 2]
            end = self._at(following[0][1]) - side // 2 if following else self._end()
            width = self._width(mark, bold=True) + _GAP
            if not mark:
                taken = left + side
            elif left + side + _GAP + width + _GAP <= end:
                box = Box(left + side + _GAP, top, width, side)
                yield TimeText(mark, start, box, align=Align.LEFT)
                taken = box.x + width
            elif taken + _GAP + width + _GAP <= left:
                box = Box(left - _GAP - width, top, width, side)
                yield TimeText(mark, start, box, align=Align.RIGHT)
                taken = left + side
            else:
                taken = left + side

    def _end(self) -> int:
        return self.bar.x + self.bar.width + _GAP

    def _description(self) -> str:
        """What the bar is and does, and when the steps begin."""
        minutes = minutes_text(self.minutes, self.stage.language)
        said = [self.stage.label("timeline", minutes=minutes)]
        for number, start, mark in self._starts():
            if start:
                at = minutes_text(start, self.stage.language)
                key = "timeline_marked_step" if mark else "timeline_step"
                said.append(self.stage.label(key, number=number, minutes=at, mark=mark))
        return " ".join(said)

    # --- lengths ---

    def _at(self, minute: int) -> int:
        return self.bar.x + round(self.bar.width * minute / self.minutes)

    def _minutes_of(self, width: int) -> float:
        return width / self.bar.width * self.minutes

    def _width(self, text: str, *, bold: bool = False) -> int:
        paragraph = plain_paragraph(text, self.stage.language, bold=bold)
        return round(
            self.measure.width_pt(paragraph, self.style, self.style.size_pt) * EMU_PER_POINT
        )


def _segments(minutes: int, unit: int) -> tuple[int, ...]:
    """Segments of ``unit`` minutes, the last one shorter where they do not fill the time."""
    whole, rest = divmod(minutes, unit)
    return (unit,) * whole + ((rest,) if rest else ())


def _room_above(stage: Stage, role: str, place: Placeholder) -> int:
    """From the bar up to the lowest place over it on the layout."""
    others: Sequence[Placeholder] = tuple(stage.theme.layouts[role].placeholders.values())
    bottoms = [
        other.y + other.height
        for other in others
        if other.y + other.height <= place.y
        and other.x < place.x + place.width
        and place.x < other.x + other.width
    ]
    return place.y - max(bottoms, default=0)
