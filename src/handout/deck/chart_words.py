"""Names and numbers on a native chart, and the areas they stand in (ECMA-376 part 1 §21.2)."""

from __future__ import annotations

from handout.deck.markup import attribute, text
from handout.model import ChartKind
from handout.slides.plan import Area, ChartSeries, ChartShape

NO_LINE = "<a:ln><a:noFill/></a:ln>"
_NOTHING_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def value_labels(
    planned: ChartShape, series: ChartSeries, position: str, *, category: bool = False
) -> str:
    if not planned.values_shown:
        return f"<c:dLbls>{_NOTHING_SHOWN}</c:dLbls>"
    shown = _shown(value=True, category=category)
    marked = ""
    if planned.marked is not None:
        look = _label_look(planned, position, bold=True)
        marked = f'<c:dLbl><c:idx val="{planned.marked}"/>{look}{shown}</c:dLbl>'
    leader = '<c:showLeaderLines val="0"/>' if planned.kind is ChartKind.PIE else ""
    look = _label_look(planned, position, bold=series.marked)
    return f"<c:dLbls>{marked}{look}{shown}{leader}</c:dLbls>"


def end_label(planned: ChartShape, series: ChartSeries) -> str:
    """The name of a line and its last number, where it ends."""
    last = max(n for n, value in enumerate(series.values) if value is not None)
    look = _label_look(planned, "r", bold=series.marked, colour=series.colour)
    # Within a label the layout is the distance from where it would have stood.
    moved = (
        '<c:layout><c:manualLayout><c:x val="0"/>'
        f'<c:y val="{series.moved:.5f}"/></c:manualLayout></c:layout>'
    )
    return (
        f'<c:dLbls><c:dLbl><c:idx val="{last}"/>{moved if series.moved else ""}{look}'
        f"{_shown(value=True, name=True)}</c:dLbl>{_NOTHING_SHOWN}</c:dLbls>"
    )


def _label_look(
    planned: ChartShape, position: str, *, bold: bool = False, colour: str = "tx1"
) -> str:
    code = attribute(planned.number_format)
    return (
        f'<c:numFmt formatCode="{code}" sourceLinked="0"/><c:spPr><a:noFill/>{NO_LINE}</c:spPr>'
        f"{text_properties(planned, bold=bold, colour=colour, wrap='none')}"
        f'<c:dLblPos val="{position}"/>'
    )


def _shown(*, value: bool = False, category: bool = False, name: bool = False) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value:d}"/>'
        f'<c:showCatName val="{category:d}"/><c:showSerName val="{name:d}"/>'
        f'<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        "<c:separator> </c:separator>"
    )


def heading(planned: ChartShape) -> str:
    """The name of the only series, over the chart where its text begins."""
    if planned.heading is None:
        return '<c:autoTitleDeleted val="1"/>'
    said = text(planned.series[0].name)
    lang = attribute(planned.lang)
    return (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>"
        f"<a:pPr>{_run_properties(planned, 'a:defRPr')}</a:pPr>"
        f"<a:r>{_run_properties(planned, 'a:rPr')}<a:t>{said}</a:t></a:r>"
        f'<a:endParaRPr lang="{lang}"/></a:p></c:rich></c:tx>'
        f'{layout(planned.heading, sized=False)}<c:overlay val="0"/></c:title>'
        '<c:autoTitleDeleted val="0"/>'
    )


def legend(planned: ChartShape) -> str:
    if planned.legend is None:
        return ""
    return (
        f'<c:legend><c:legendPos val="t"/>{layout(planned.legend)}<c:overlay val="0"/>'
        f"{text_properties(planned)}</c:legend>"
    )


def text_properties(
    planned: ChartShape, *, bold: bool = False, colour: str = "tx1", wrap: str = "square"
) -> str:
    """``c:txPr``. ``rot="0"`` keeps PowerPoint from turning names that it finds too wide, and
    without ``wrap`` a label stays on its line."""
    return (
        f'<c:txPr><a:bodyPr rot="0" vert="horz" wrap="{wrap}"/><a:lstStyle/><a:p>'
        f"<a:pPr>{_run_properties(planned, 'a:defRPr', bold=bold, colour=colour)}</a:pPr>"
        f'<a:endParaRPr lang="{attribute(planned.lang)}"/></a:p></c:txPr>'
    )


def _run_properties(
    planned: ChartShape, element: str, *, bold: bool = False, colour: str = "tx1"
) -> str:
    return (
        f'<{element} lang="{attribute(planned.lang)}" sz="{round(planned.size_pt * 100)}" '
        f'b="{bold:d}">{fill(colour)}<a:latin typeface="+mn-lt"/></{element}>'
    )


def layout(area: Area, *, inner: bool = False, sized: bool = True) -> str:
    """``c:manualLayout`` (§21.2.2.31). ``inner`` leaves the names of an axis outside the area."""
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    size = f'<c:w val="{area.width:.5f}"/><c:h val="{area.height:.5f}"/>' if sized else ""
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{area.x:.5f}"/><c:y val="{area.y:.5f}"/>{size}</c:manualLayout></c:layout>'
    )


def fill(slot: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{attribute(slot)}"/></a:solidFill>'
