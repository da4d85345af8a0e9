"""A native chart on a slide: the frame that shows the part with the drawing."""

from __future__ import annotations

from handout.deck.canvas import Canvas, placeholder_mark, transform
from handout.deck.markup import attribute
from handout.deck.timing import Effect
from handout.slides.plan import ChartShape
from handout.themes.roles import SLOT_NAMES

_HOLDS_CHARTS = frozenset({"chart", "obj"})


def chart(planned: ChartShape, canvas: Canvas) -> str:
    """A ``p:graphicFrame`` that shows the chart part it refers to."""
    from handout.deck.chart_part import CHART_URI

    place = planned.place
    name = place.name if place else SLOT_NAMES["chart"]
    shape_id, properties = canvas.properties(name, description=planned.description)
    if planned.reveal:
        canvas.effects.append(Effect(shape_id, planned.reveal))
    mark = placeholder_mark(place.type, place.idx) if place and place.type in _HOLDS_CHARTS else ""
    where = transform(planned.x, planned.y, planned.width, planned.height, element="p:xfrm")
    rid = attribute(canvas.chart(planned))
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{properties}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{mark}</p:nvPr></p:nvGraphicFramePr>{where}"
        f'<a:graphic><a:graphicData uri="{CHART_URI}">'
        f'<c:chart xmlns:c="{CHART_URI}" r:id="{rid}"/></a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )
