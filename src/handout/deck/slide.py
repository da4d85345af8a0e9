"""A planned slide as the XML of its part (ECMA-376 part 1 §19.3.1.38)."""

from __future__ import annotations

from collections.abc import Mapping

from pptx.opc.package import Part

from handout.deck.background import background
from handout.deck.canvas import Canvas
from handout.deck.charts import Charts
from handout.deck.links import Links
from handout.deck.markup import NAMESPACES, document
from handout.deck.media import Media
from handout.deck.shapes import shape
from handout.deck.timing import timing
from handout.slides.plan import PlannedSlide
from handout.themes.colour_map import ColourMap, map_attributes
from handout.themes.theme import Transition

TREE_START = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_TRANSITIONS = {
    Transition.NONE: "",
    Transition.FADE: "<p:fade/>",
    Transition.PUSH: '<p:push dir="l"/>',
    Transition.WIPE: '<p:wipe dir="l"/>',
}
"""§19.3.1.50, and the kinds of §19.5: the next slide comes from the right."""
MASTER_COLOURS = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"


def slide_xml(
    slide: PlannedSlide,
    part: Part,
    *,
    slides: Mapping[str, Part],
    media: Media,
    charts: Charts,
    lang: str,
    code: str,
    table_style: str,
    transition: Transition,
    proportion: float,
    colour_map: ColourMap | None = None,
) -> bytes:
    """The slide's shapes in the plan's order, which is the order a screen reader takes them in.

    ``part`` gets the relationships; ``slides`` are the parts that anchors lead to; ``code`` is the
    typeface of code; ``proportion`` is the slide's width over its height. A layout's own
    ``colour_map`` is repeated on its slides: they would have the master's otherwise.
    """
    canvas = Canvas(
        part=part,
        links=Links(part, slides),
        media=media,
        charts=charts,
        lang=lang,
        code=code,
        layout=slide.layout,
        table_style=table_style,
        title_hidden=slide.title_hidden,
    )
    behind = background(slide.background, proportion, canvas)
    tree = "".join(shape(planned, canvas) for planned in slide.shapes)
    show = ' show="0"' if slide.skipped else ""
    return document(
        f"<p:sld {NAMESPACES}{show}><p:cSld>{behind}"
        f"<p:spTree>{TREE_START}{tree}</p:spTree></p:cSld>"
        f"{_colours(colour_map)}{_transition(transition)}{timing(canvas.effects)}</p:sld>"
    )


def _colours(colour_map: ColourMap | None) -> str:
    if colour_map is None:
        return MASTER_COLOURS
    attributes = map_attributes(colour_map)
    return f"<p:clrMapOvr><a:overrideClrMapping {attributes}/></p:clrMapOvr>"


def _transition(transition: Transition) -> str:
    """«Fast» is half a second in PowerPoint; a click goes on as ever."""
    kind = _TRANSITIONS[transition]
    return f'<p:transition spd="fast">{kind}</p:transition>' if kind else ""
