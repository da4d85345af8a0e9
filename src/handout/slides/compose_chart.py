"""Tables of numbers → drafts with a native chart, beside what is said about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handout.charts.chart import Chart, read_chart
from handout.charts.colours import category_colours, palette, series_colours
from handout.charts.words import description
from handout.language.tags import full_tag
from handout.model import Block, ChartKind, Table
from handout.problems import Problem, notice
from handout.slides.arrange_chart import arrange, axis_step
from handout.slides.chart_ruler import Rect, Ruler
from handout.slides.compose_table import table
from handout.slides.compose_text import text_drafts
from handout.slides.plan import Area, Box, ChartSeries, ChartShape, Paragraph, Shape
from handout.slides.stage import Draft, Stage, footnote_labels, footnote_labels_in
from handout.slides.text import Clicks, paragraphs, runs
from handout.themes.theme import EMU_PER_POINT

_FLOOR_PT = 16.0
"""Names and numbers on a chart go as low as this; beside text not below _BESIDE_PT."""
_BESIDE_PT = 18.0
_STEP_PT = 2.0
_DASHES = ("solid", "dash", "sysDot", "lgDashDot", "sysDash")
_MARKERS = ("circle", "square", "diamond", "triangle", "x")


def chart(stage: Stage, content: Sequence[Block]) -> list[Draft]:
    """A chart and the text before and after it: on one slide if there is room for both, else the
    chart alone on a slide, and as a table where its words are too many or too long."""
    block = next(b for b in content if isinstance(b, Table))
    at = content.index(block)
    read = read_chart(block)
    clicks = Clicks()
    before = paragraphs(tuple(content[:at]), stage.language, clicks)
    reveal = clicks.now
    after = paragraphs(tuple(content[at + 1 :]), stage.language, clicks)
    if read is None:
        return _in_turn(stage, before, table(stage, block), after)
    reading = stage.text("chart", "reading", [*before, *after])
    if reading is not None:
        place = stage.place("chart", "chart")
        box = Box(place.x, place.y, place.width, place.height)
        shape = _shape(stage, block, read, box, _BESIDE_PT, reveal)
        if shape is not None:
            shapes = (reading, shape) if before else (shape, reading)
            return [_draft(stage, block, read, shape, shapes)]
    return _in_turn(stage, before, _alone(stage, block, read), after)


def _in_turn(
    stage: Stage, before: list[Paragraph], drafts: list[Draft], after: list[Paragraph]
) -> list[Draft]:
    return [*text_drafts(stage, before), *drafts, *text_drafts(stage, after)]


def _alone(stage: Stage, block: Table, read: Chart) -> list[Draft]:
    """The chart over all of the slide; lying bars hold the most words, and a table holds any."""
    box = _whole(stage)
    for kind in dict.fromkeys((read.kind, ChartKind.BAR)):
        if kind is not read.kind and read.kind is ChartKind.LINE:
            continue
        drawn = read.drawn_as(kind)
        shape = _shape(stage, block, drawn, box, _FLOOR_PT)
        if shape is not None:
            draft = _draft(stage, block, drawn, shape, (shape,))
            said = () if kind is read.kind else (_problem(stage, block, "chart-as-bars"),)
            return [replace(draft, problems=said)]
    first, *rest = table(stage, block)
    return [replace(first, problems=(_problem(stage, block, "chart-as-table"),)), *rest]


def _problem(stage: Stage, block: Table, code: str) -> Problem:
    return notice(code, stage.document.file, block.line)


def _whole(stage: Stage) -> Box:
    """All that the layout has for the chart and for the text about it."""
    places = [stage.place("chart", slot) for slot in ("chart", "reading")]
    x, y = min(place.x for place in places), min(place.y for place in places)
    right = max(place.x + place.width for place in places)
    bottom = max(place.y + place.height for place in places)
    return Box(x, y, right - x, bottom - y)


def _shape(
    stage: Stage, block: Table, read: Chart, box: Box, floor_pt: float, reveal: int = 0
) -> ChartShape | None:
    """The chart in a box, at the largest size at which all its words have room."""
    place = stage.place("chart", "chart")
    width, height = box.width / EMU_PER_POINT, box.height / EMU_PER_POINT
    size = designed = place.style(0).size_pt
    arranged = None
    while arranged is None and size >= min(floor_pt, designed):
        ruler = Ruler(stage.measure, stage.theme.body.typeface, size)
        arranged = arrange(ruler, read, width, height)
        size -= _STEP_PT
    if arranged is None:
        return None

    def area(rect: Rect | None) -> Area | None:
        if rect is None:
            return None
        return Area(rect.x / width, rect.y / height, rect.width / width, rect.height / height)

    return ChartShape(
        kind=read.kind,
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        corner=read.corner,
        categories=read.categories,
        series=_series(stage, read, [moved / height for moved in arranged.ends_moved]),
        number_format=read.number_format,
        size_pt=arranged.size_pt,
        plot=area(arranged.plot) or Area(0, 0, 1, 1),
        description=description(read, stage.language),
        lang=full_tag(block.lang or stage.language),
        heading=area(arranged.heading),
        legend=area(arranged.legend),
        named_at_end=bool(arranged.ends_moved),
        marked=read.category_marked,
        values_shown=arranged.values_shown,
        axis_shown=arranged.axis_shown,
        name_every=arranged.name_every,
        lowest=arranged.lowest,
        step=axis_step(read) if arranged.axis_shown else None,
        place=place,
        reveal=reveal,
    )


def _series(stage: Stage, read: Chart, moved: Sequence[float]) -> tuple[ChartSeries, ...]:
    colours = palette(stage.theme)
    own = series_colours(read, colours)
    single = len(read.series) == 1
    differing = read.kind is ChartKind.PIE or (single and read.category_marked is not None)
    points = category_colours(read, colours) if differing else ()
    return tuple(
        ChartSeries(
            name=series.name,
            values=series.values,
            colour=own[n],
            points=points,
            # Lines are told apart by more than colour.
            dash=_DASHES[n] if read.kind is ChartKind.LINE else _DASHES[0],
            marker=_MARKERS[n] if read.kind is ChartKind.LINE else "none",
            marked=n == read.series_marked,
            moved=moved[n] if moved else 0.0,
        )
        for n, series in enumerate(read.series)
    )


def _draft(
    stage: Stage, block: Table, read: Chart, shape: ChartShape, shapes: tuple[Shape, ...]
) -> Draft:
    """The slide, with the caption, the name that had no room over the chart, and the footnotes
    that its names refer to, in the source line."""
    lang = block.lang or stage.language
    said = [Paragraph(runs(block.caption, lang))] if block.caption else []
    unnamed = len(read.series) == 1 and read.series[0].name and shape.heading is None
    if unnamed:
        said.insert(0, Paragraph(runs(block.header[1].inlines, lang)))
    known = stage.document.footnotes
    names = [*block.header, *(row[0] for row in block.rows)]
    referred = footnote_labels_in([Paragraph(runs(cell.inlines, lang)) for cell in names], known)
    elsewhere = (*footnote_labels(shapes, known), *footnote_labels_in(said, known))
    notes = [stage.footnote(known[label]) for label in referred if label not in elsewhere]
    return Draft("chart", shapes, "kind_chart", sources=(*said, *notes))
