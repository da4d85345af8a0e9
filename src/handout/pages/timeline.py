"""The rows of the run sheet's first page: what happens when, as tall as it is long.

Pure: which rows there are, how many millimetres each gets and how many lines of text it has room
for is decided here; the template only puts it down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handout.foreign import words_in
from handout.language.labels import label
from handout.model import (
    Activity,
    Blank,
    Block,
    Cards,
    Document,
    Evaluation,
    Form,
    Inlines,
    List,
    Notes,
    Paragraph,
    Part,
    Slide,
    Text,
    Worksheet,
    plain,
)
from handout.pages.guidance import start_text
from handout.running_order import RunningOrder, Stretch
from handout.walk import every_block, every_inline

MM_A_MINUTE = 2.62
"""As tall as a minute gets: an hour and a quarter is then 196 mm, which leaves room for the rest
of the page."""

LEAST_MM = 4.8
"""A row of one line."""

LINE_MM, PADDING_MM = 3.9, 1.2
"""A line of a row's text (11 pt), and what is above and below the text together."""

_MOST_LINES = 6
"""The style sheet's ``.lines-6`` is the last."""

ONE_LINE_MM = 12.0
"""Rows under this height have name and text on one line."""

_GAP_MM = 0.5

_ICON_MM, _LEAST_ICON_MM = 10.5, 4.4

_DOT = "\N{NO-BREAK SPACE}· "
"""Between the names of slides. It ends a line and begins none."""


@dataclass(frozen=True, slots=True)
class Row:
    """``time`` is the clock time it begins, as it is printed, or ''. ``target`` is the id of what
    the sheet says about it. ``work`` tells that the participants do something; ``lines`` is how
    many lines of text there is room for, ``icon_mm`` the size of the form's drawing."""

    target: str
    time: str
    minutes: int | None
    form: Form | None
    name: Inlines
    text: Inlines
    material: str
    height_mm: float
    icon_mm: float
    lines: int

    @property
    def work(self) -> bool:
        return self.form is not None

    @property
    def bar_mm(self) -> float:
        """The bar, with a gap to the next one."""
        return self.height_mm - _GAP_MM

    @property
    def on_one_line(self) -> bool:
        return self.height_mm < ONE_LINE_MM


def rows(
    document: Document,
    order: RunningOrder,
    targets: dict[int, str],
    *,
    room_mm: float,
    alone_mm: float,
) -> tuple[Row, ...]:
    """``targets`` is the line of a part or slide → the id of its place on the sheet, ``room_mm``
    the height of the page that the rows may take beside the packing list, and ``alone_mm`` what
    they may take where they would be too many for that. More rows than a page holds at their
    least height go on over the next one."""
    shown = [
        (part, stretch, number == 0)
        for part, stretches in zip(document.parts, order.stretches, strict=True)
        for number, stretch in enumerate(stretches)
        if stretch.span.minutes != 0 or stretch.slides
    ]
    room = room_mm if LEAST_MM * len(shown) <= room_mm else alone_mm
    tall = heights([stretch.span.minutes for _, stretch, _ in shown], room)
    return tuple(
        _row(document, part, stretch, targets, height, opens=opens)
        for (part, stretch, opens), height in zip(shown, tall, strict=True)
    )


def heights(minutes: Sequence[int | None], room_mm: float) -> list[float]:
    """Millimetres for each row: in proportion to the minutes, but none under the least height,
    and together no more than ``room_mm`` if that can be."""
    least = [value is None or value * MM_A_MINUTE <= LEAST_MM for value in minutes]
    while True:
        rest = room_mm - LEAST_MM * sum(least)
        total = sum(value or 0 for value, small in zip(minutes, least, strict=True) if not small)
        each = min(MM_A_MINUTE, rest / total) if total else 0.0
        small = [
            known or (value or 0) * each < LEAST_MM
            for value, known in zip(minutes, least, strict=True)
        ]
        if small == least:
            break
        least = small
    return [
        LEAST_MM if short else round((value or 0) * each, 2)
        for value, short in zip(minutes, least, strict=True)
    ]


def materials(document: Document, slides: Sequence[Slide]) -> Iterator[str]:
    """What is handed out or filled in while the slides are shown, each once, as its label."""
    blocks = [block for slide in slides for block in _in_files(slide.blocks)]
    kinds: list[str] = []
    for block in blocks:
        match block:
            case Cards():
                kinds.append("plan_cards")
            case Worksheet():
                kinds.append("plan_worksheet")
            case Evaluation():
                kinds.append("plan_evaluation")
            case Activity(answers=answers) if answers:
                kinds.append("plan_booklet")
            case Paragraph(inlines=inlines) if any(
                isinstance(inline, Blank) for inline in every_inline(inlines)
            ):
                kinds.append("plan_booklet")
            case List(items=items) if any(item.checked is not None for item in items):
                kinds.append("plan_booklet")
            case _:
                pass
    yield from (label(document.language, kind) for kind in dict.fromkeys(kinds))


def _in_files(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, Notes):
            yield from every_block((block,))


def _row(
    document: Document,
    part: Part,
    stretch: Stretch,
    targets: dict[int, str],
    height: float,
    *,
    opens: bool,
) -> Row:
    named = [slide for slide in stretch.slides if slide.title and not slide.continues]
    activity = stretch.activity
    if activity is None:
        name = part.title if opens and part.title else named[0].title if named else part.title
        said = [slide.title for slide in named if not slide.title_hidden]
        text = _joined([words for words in said if plain(words) != plain(name)], _DOT)
    else:
        form = label(document.language, f"form_{activity.form}")
        name = named[-1].title if named else (Text(form),)
        if opens and part.title and plain(part.title) != plain(name):
            name = (*part.title, Text(": "), *name)
        text = _summary(activity)
    first = stretch.slides[-1] if activity and stretch.slides else None
    place = part.line if first is None else first.line
    if activity is None and not opens and stretch.slides:
        place = stretch.slides[0].line
    return Row(
        target=targets.get(place, ""),
        time=start_text(document, stretch.span),
        minutes=stretch.span.minutes,
        form=activity.form if activity else None,
        name=name,
        text=text,
        material=", ".join(materials(document, stretch.slides)),
        height_mm=height,
        icon_mm=max(_LEAST_ICON_MM, min(_ICON_MM, height - 0.8)),
        lines=min(_MOST_LINES, max(1, int((height - PADDING_MM) / LINE_MM))),
    )


def _summary(activity: Activity) -> Inlines:
    """The steps, else what is said first, in running text."""
    blocks = activity.blocks
    if activity.steps:
        blocks = tuple(block for step in activity.steps for block in step.blocks)
    said = (block for block in blocks if isinstance(block, Paragraph))
    words = [words_in(b.inlines, b.lang) for b in said]
    return _joined(words, " ")


def _joined(texts: Sequence[Inlines], between: str) -> Inlines:
    joined: Inlines = ()
    for text in texts:
        joined = (*joined, Text(between), *text) if joined else text
    return joined
