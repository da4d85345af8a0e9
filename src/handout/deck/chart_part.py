"""The drawing of a native chart: bars, lines or slices with their numbers (ECMA-376 part 1 §21.2).

Colours and typefaces are the theme's, so that a recoloured deck has recoloured charts.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from handout.deck.chart_words import (
    NO_LINE,
    end_label,
    fill,
    heading,
    layout,
    legend,
    text_properties,
    value_labels,
)
from handout.deck.markup import NAMESPACES, attribute, document, text
from handout.deck.workbook import cells
from handout.model import ChartKind
from handout.slides.plan import ChartSeries, ChartShape

CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CATEGORY_AXIS, _VALUE_AXIS = 111_111_111, 222_222_222
_GAP_PERCENT = {1: 55}
"""Between bars, of a bar's width; groups of bars stand further apart than the bars in them."""
_GROUP_GAP_PERCENT = 60
_LINE_EMU, _MARKED_LINE_EMU = 28_575, 44_450
_AXIS_EMU = 19_050
_MARKER_PT = 9
_AXIS_LINE = f'<c:spPr><a:ln w="{_AXIS_EMU}">%s</a:ln></c:spPr>'


def chart_xml(planned: ChartShape, workbook_rid: str) -> bytes:
    """The ``c:chartSpace`` of a chart whose numbers are in a workbook of their own."""
    kind = {
        ChartKind.BAR: _bars,
        ChartKind.COLUMN: _bars,
        ChartKind.LINE: _lines,
        ChartKind.PIE: _pie,
    }[planned.kind]
    return document(
        f'<c:chartSpace xmlns:c="{CHART_URI}" {NAMESPACES}><c:date1904 val="0"/>'
        f'<c:lang val="{attribute(planned.lang)}"/><c:roundedCorners val="0"/>'
        f"<c:chart>{heading(planned)}<c:plotArea>{layout(planned.plot, inner=True)}"
        f"{kind(planned)}<c:spPr><a:noFill/>{NO_LINE}</c:spPr></c:plotArea>{legend(planned)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>{text_properties(planned)}"
        f'<c:externalData r:id="{attribute(workbook_rid)}"><c:autoUpdate val="0"/>'
        "</c:externalData></c:chartSpace>"
    )


# --- the kinds ---


def _bars(planned: ChartShape) -> str:
    direction = "bar" if planned.kind is ChartKind.BAR else "col"
    gap = _GAP_PERCENT.get(len(planned.series), _GROUP_GAP_PERCENT)
    series = "".join(_bar_series(planned, n) for n in range(len(planned.series)))
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{gap}"/><c:overlap val="0"/>'
        f"{_axis_ids()}</c:barChart>{_axes(planned)}"
    )


def _bar_series(planned: ChartShape, number: int) -> str:
    series = planned.series[number]
    points = "".join(
        f'<c:dPt><c:idx val="{n}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{fill(colour)}{NO_LINE}</c:spPr></c:dPt>"
        for n, colour in enumerate(series.points)
        if colour != series.colour
    )
    return _series(
        planned,
        number,
        f"<c:spPr>{fill(series.colour)}{NO_LINE}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{points}{value_labels(planned, series, "outEnd")}',
    )


def _lines(planned: ChartShape) -> str:
    series = "".join(_line_series(planned, n) for n in range(len(planned.series)))
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{series}<c:marker val="1"/>{_axis_ids()}</c:lineChart>{_axes(planned)}'
    )


def _line_series(planned: ChartShape, number: int) -> str:
    series = planned.series[number]
    labels = (
        end_label(planned, series) if planned.named_at_end else value_labels(planned, series, "t")
    )
    return _series(
        planned,
        number,
        f"<c:spPr>{_stroke(series)}</c:spPr>{_marker(series)}{_marked_point(planned, series)}"
        f"{labels}",
        '<c:smooth val="0"/>',
    )


def _stroke(series: ChartSeries) -> str:
    width = _MARKED_LINE_EMU if series.marked else _LINE_EMU
    return (
        f'<a:ln w="{width}" cap="rnd">{fill(series.colour)}<a:prstDash val="{series.dash}"/>'
        "<a:round/></a:ln>"
    )


def _marker(series: ChartSeries, colour: str = "", size: int = _MARKER_PT) -> str:
    colour = colour or series.colour
    return (
        f'<c:marker><c:symbol val="{series.marker}"/><c:size val="{size}"/>'
        f"<c:spPr>{fill(colour)}<a:ln>{fill(colour)}</a:ln></c:spPr></c:marker>"
    )


def _marked_point(planned: ChartShape, series: ChartSeries) -> str:
    if planned.marked is None or not series.points:
        return ""
    marker = _marker(series, series.points[planned.marked], 2 * _MARKER_PT - 2)
    # The stroke of a point is that of the line that leads to it.
    return (
        f'<c:dPt><c:idx val="{planned.marked}"/>{marker}<c:bubble3D val="0"/>'
        f"<c:spPr>{_stroke(series)}</c:spPr></c:dPt>"
    )


def _pie(planned: ChartShape) -> str:
    (series,) = planned.series
    edge = f'<a:ln w="{_LINE_EMU}">{fill("bg1")}</a:ln>'
    points = "".join(
        f'<c:dPt><c:idx val="{n}"/><c:bubble3D val="0"/>'
        f"<c:spPr>{fill(colour)}{edge}</c:spPr></c:dPt>"
        for n, colour in enumerate(series.points)
    )
    labels = value_labels(planned, series, "outEnd", category=True)
    return (
        '<c:pieChart><c:varyColors val="1"/>'
        f"{_series(planned, 0, points + labels)}"
        '<c:firstSliceAng val="0"/></c:pieChart>'
    )


# --- numbers ---


def _series(planned: ChartShape, number: int, look: str, end: str = "") -> str:
    series = planned.series[number]
    column, last = number + 1, len(planned.categories)
    name = _text_reference(cells(column, 0, 0), (series.name,))
    categories = _text_reference(cells(0, 1, last), planned.categories)
    code = text(planned.number_format)
    values = "".join(
        f'<c:pt idx="{n}"><c:v>{_number(value)}</c:v></c:pt>'
        for n, value in enumerate(series.values)
        if value is not None
    )
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx>{name}</c:tx>{look}'
        f"<c:cat>{categories}</c:cat><c:val><c:numRef><c:f>{cells(column, 1, last)}</c:f>"
        f"<c:numCache><c:formatCode>{code}</c:formatCode>"
        f'<c:ptCount val="{last}"/>{values}</c:numCache></c:numRef></c:val>{end}</c:ser>'
    )


def _text_reference(formula: str, texts: tuple[str, ...]) -> str:
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{text(said)}</c:v></c:pt>' for n, said in enumerate(texts) if said
    )
    return (
        f'<c:strRef><c:f>{formula}</c:f><c:strCache><c:ptCount val="{len(texts)}"/>{points}'
        "</c:strCache></c:strRef>"
    )


def _number(value: Decimal) -> str:
    return f"{value:f}"


# --- axes and areas ---


def _axis_ids() -> str:
    return f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'


def _axes(planned: ChartShape) -> str:
    lying = planned.kind is ChartKind.BAR
    # Rows are read from above: the first category is the topmost.
    order = "maxMin" if lying else "minMax"
    line = _AXIS_LINE % fill("tx1")
    every = f'<c:tickLblSkip val="{planned.name_every}"/>'
    code = attribute(planned.number_format)
    step = f'<c:majorUnit val="{_number(planned.step)}"/>' if planned.step else ""
    hidden = "0" if planned.axis_shown else "1"
    no_marks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/>'
        f'<c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if lying else "b"}"/><c:numFmt formatCode="General" '
        f'sourceLinked="0"/>{no_marks}<c:tickLblPos val="low"/>{line}'
        f'{text_properties(planned)}<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/>'
        f'<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{every}'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/>'
        f'<c:scaling><c:orientation val="minMax"/>{"".join(_zero(planned))}</c:scaling>'
        f'<c:delete val="{hidden}"/><c:axPos val="{"b" if lying else "l"}"/>'
        f'<c:numFmt formatCode="{code}" sourceLinked="0"/>{no_marks}'
        f'<c:tickLblPos val="nextTo"/><c:spPr>{NO_LINE}</c:spPr>{text_properties(planned)}'
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="autoZero"/>'
        f'<c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _zero(planned: ChartShape) -> Iterator[str]:
    """Values are told from nought; the other end is PowerPoint's, as numbers may be edited."""
    values = [value for series in planned.series for value in series.values if value is not None]
    if max(values) <= 0:
        yield '<c:max val="0"/>'
    if planned.lowest is not None:
        yield f'<c:min val="{_number(planned.lowest)}"/>'
    elif min(values) >= 0:
        yield '<c:min val="0"/>'
