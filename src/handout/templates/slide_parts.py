"""The slide master and the layouts (ECMA-376 part 1 §19.3.1.42, §19.3.1.39)."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from handout.templates.design import (
    Design,
    Drawing,
    LayoutDesign,
    LogoBox,
    Place,
    Rect,
    Shapes,
)
from handout.templates.prompts import LEVELS, PROMPTS
from handout.templates.style import TextStyle, plain
from handout.templates.text import LANGUAGE, body_properties_xml, levels_xml, solid_xml
from handout.templates.theme_part import A
from handout.templates.vector import Outline, frame_xml, read_drawing, read_shapes, shape_xml
from handout.themes.colour_map import ColourMap, map_attributes
from handout.themes.roles import LOGO, LOGO_ON_COLOUR, ROLES, SLOT_NAMES
from handout.themes.settings import COLOUR_SLOTS

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
FIRST_LAYOUT_ID = 2_147_483_649
"""Ids of masters and layouts share one range, from 2^31 (§19.7.13)."""

_TYPES = {
    "title": "title",
    "subtitle": "subTitle",
    "picture": "pic",
    "form": "pic",
    "qr": "pic",
    "table": "tbl",
    "agenda": "tbl",
    "chart": "chart",
    "pictures": "obj",
    "footer": "ftr",
    "date": "dt",
    "slide_number": "sldNum",
}
_FIXED_IDX = {"title": 0, "body": 1, "date": 10, "footer": 11, "slide_number": 12}
_FIRST_FREE_IDX = 13
_LAYOUT_TYPES = {
    "title": "title",
    "part": "secHead",
    "content_wide": "obj",
    "table": "tbl",
    "three_columns": "cust",
}
_MAPPED = ("bg1", "tx1", "bg2", "tx2")
"""The names of a colour map that stand for another slot than their own."""
_MASTER_LEVELS = 9
_LIST_LEVELS = 5
_QUARTER_LEFT = 270 * 60_000
TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_FIELDS = {"slide_number": ("slidenum", "{5F2C7A1E-3B44-4D0B-9C55-0E6D4A1B7C01}")}


def slot_idx(slot: str) -> int:
    """A slot has the same idx on every layout, so that text stays when the layout is changed."""
    if slot in _FIXED_IDX:
        return _FIXED_IDX[slot]
    free = [other for other in SLOT_NAMES if other not in _FIXED_IDX]
    return _FIRST_FREE_IDX + free.index(slot)


def master_xml(design: Design) -> str:
    ids = itertools.count(2)
    layouts = "".join(
        f'<p:sldLayoutId id="{FIRST_LAYOUT_ID + number}" r:id="rId{number}"/>'
        for number in range(1, len(design.layouts) + 1)
    )
    other = plain(18)
    return (
        f"<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr>{_ground()}<a:effectLst/></p:bgPr></p:bg>"
        f"<p:spTree>{TREE_HEAD}{_scenery(design, design.master_scenery, design.colour_map, ids)}"
        f"{''.join(_placeholder(place, ids, on_master=True) for place in design.master_places)}"
        "</p:spTree></p:cSld>"
        f"<p:clrMap {map_attributes(design.colour_map)}/>"
        f"<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst>"
        f"<p:txStyles><p:titleStyle>{levels_xml(design.title, 1)}</p:titleStyle>"
        f"<p:bodyStyle>{levels_xml(design.text, _MASTER_LEVELS)}</p:bodyStyle>"
        f"<p:otherStyle>{levels_xml(other, _MASTER_LEVELS)}</p:otherStyle>"
        "</p:txStyles></p:sldMaster>"
    )


def layout_xml(design: Design, layout: LayoutDesign) -> str:
    ids = itertools.count(2)
    kind = _LAYOUT_TYPES.get(layout.role, "cust")
    kind = "" if kind == "cust" else f' type="{kind}"'
    ground = ""
    if layout.background:
        ground = f"<p:bg><p:bgPr>{solid_xml(layout.background)}<a:effectLst/></p:bgPr></p:bg>"
    return (
        f'<p:sldLayout {NAMESPACES}{kind} preserve="1" userDrawn="1">'
        f"<p:cSld name={quoteattr(ROLES[layout.role].name)}>{ground}<p:spTree>{TREE_HEAD}"
        f"{_scenery(design, layout.scenery, layout.colour_map or design.colour_map, ids)}"
        f"{_logo_box(layout.logo, ids)}"
        f"{''.join(_placeholder(place, ids) for place in layout.places)}"
        f"</p:spTree></p:cSld><p:clrMapOvr>{_colour_mapping(layout)}</p:clrMapOvr></p:sldLayout>"
    )


def _colour_mapping(layout: LayoutDesign) -> str:
    if layout.colour_map is None:
        return "<a:masterClrMapping/>"
    return f"<a:overrideClrMapping {map_attributes(layout.colour_map)}/>"


def _ground() -> str:
    return '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'


def _placeholder(place: Place, ids: Iterator[int], *, on_master: bool = False) -> str:
    slot = place.slot
    kind, number = _TYPES.get(slot, "body"), slot_idx(slot)
    reference = f'type="{kind}"'
    if slot != "title":
        prompt = "" if on_master or slot in _FIXED_IDX else ' hasCustomPrompt="1"'
        reference += f' idx="{number}"{prompt}'
    properties, levels = "<a:bodyPr/>", ""
    if place.style:
        properties = body_properties_xml(place.style)
        # The master's own levels are its txStyles.
        inherits = on_master and slot in ("title", "body")
        levels = "" if inherits else levels_xml(place.style, _level_count(place.style))
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{next(ids)}" name={quoteattr(SLOT_NAMES[slot])}/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {reference}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr>{_place_frame(place)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{solid_xml(place.fill) if place.fill else ''}</p:spPr>"
        f"<p:txBody>{properties}<a:lstStyle>{levels}</a:lstStyle>"
        f"{_prompt(slot, levels_shown=on_master and slot == 'body')}</p:txBody></p:sp>"
    )


def _level_count(style: TextStyle) -> int:
    """As many as lists go deep, where there are bullets: a level that a layout leaves out has the
    master's size and indent, which are too large for a column."""
    bullets = any(level.bullet for level in style.levels)
    return max(len(style.levels), _LIST_LEVELS) if bullets else len(style.levels)


def _place_frame(place: Place) -> str:
    """A word from bottom to top is a frame turned a quarter to the left about its centre.

    ``vert="vert270"`` would say the same, but LibreOffice sets such placeholders downwards
    and other programs do not turn them at all.
    """
    rect = place.rect
    if place.style is None or not place.style.vertical:
        return f"<a:xfrm>{frame_xml(rect)}</a:xfrm>"
    middle, centre = rect.x + rect.width / 2, rect.y + rect.height / 2
    lying = Rect(
        middle - rect.height / 2, centre - rect.width / 2, width=rect.height, height=rect.width
    )
    return f'<a:xfrm rot="{_QUARTER_LEFT}">{frame_xml(lying)}</a:xfrm>'


def _prompt(slot: str, *, levels_shown: bool) -> str:
    if levels_shown:
        return "".join(
            f'<a:p><a:pPr lvl="{level}"/><a:r><a:rPr lang="{LANGUAGE}"/>'
            f"<a:t>{text}</a:t></a:r></a:p>"
            for level, text in enumerate(LEVELS)
        )
    text = f'<a:rPr lang="{LANGUAGE}"/><a:t>{escape(PROMPTS[slot])}</a:t>'
    if slot in _FIELDS:
        kind, guid = _FIELDS[slot]
        return f'<a:p><a:fld id="{guid}" type="{kind}">{text}</a:fld></a:p>'
    return f"<a:p><a:r>{text}</a:r></a:p>"


def _scenery(
    design: Design,
    scenery: Iterable[Shapes | Drawing],
    colour_map: ColourMap,
    ids: Iterator[int],
) -> str:
    names = {colour_map[name]: name for name in _MAPPED}
    colours = {design.colours[slot]: names.get(slot, slot) for slot in reversed(COLOUR_SLOTS)}
    written = []
    for item in scenery:
        match item:
            case Shapes(name, svg):
                outlines = read_shapes(painted(svg, design))
            case Drawing(stem, rect):
                name = stem
                source = (design.folder / "drawings" / f"{stem}.svg").read_bytes()
                outlines = read_drawing(source, rect)
        written.append(_group(name, outlines, ids, colours))
    return "".join(written)


def _logo_box(logo: LogoBox | None, ids: Iterator[int]) -> str:
    """An unseen rectangle by the name under which the deck writer finds it."""
    if logo is None:
        return ""
    name = LOGO_ON_COLOUR if logo.on_colour else LOGO
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{next(ids)}" name={quoteattr(name)}>{_DECORATIVE}</p:cNvPr>'
        '<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr><a:xfrm>{frame_xml(logo.rect)}</a:xfrm>"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        "</p:spPr></p:sp>"
    )


def painted(svg: str, design: Design) -> str:
    """``{accent1}`` in a design's own shapes is that colour of the theme."""
    return svg.format_map({name: f"#{value}" for name, value in design.colours.items()})


def _group(name: str, outlines: list[Outline], ids: Iterator[int], colours: dict[str, str]) -> str:
    left = min(outline.box.x for outline in outlines)
    top = min(outline.box.y for outline in outlines)
    right = max(outline.box.x + outline.box.width for outline in outlines)
    bottom = max(outline.box.y + outline.box.height for outline in outlines)
    frame = frame_xml(Rect(left, top, right - left, bottom - top))
    # The group's own coordinates are the slide's.
    inner = frame.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    number = next(ids)
    shapes = "".join(shape_xml(outline, next(ids), colours) for outline in outlines)
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name={quoteattr(name)}>{_DECORATIVE}'
        '</p:cNvPr><p:cNvGrpSpPr/><p:nvPr userDrawn="1"/></p:nvGrpSpPr>'
        f"<p:grpSpPr><a:xfrm>{frame}{inner}</a:xfrm></p:grpSpPr>{shapes}</p:grpSp>"
    )
