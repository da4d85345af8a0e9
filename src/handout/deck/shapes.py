"""Shapes of the plan as elements of a slide's shape tree (ECMA-376 part 1 §19.3.1.45)."""

from __future__ import annotations

from typing import assert_never

from handout.deck.canvas import Canvas, placeholder_mark, transform
from handout.deck.chart import chart
from handout.deck.countdown import countdown
from handout.deck.markup import attribute, text
from handout.deck.media import Picture
from handout.deck.place import frame, ground, list_style
from handout.deck.table import table
from handout.deck.text import (
    LIST_NUMBERING,
    STEPS_NUMBERING,
    Setting,
    autofit,
    body,
)
from handout.deck.timing import Effect
from handout.slides.plan import (
    BarShape,
    Box,
    ChartShape,
    CountdownShape,
    PictureShape,
    Shape,
    TableShape,
    TextShape,
)
from handout.themes.roles import FOOTER_TYPES, SLOT_NAMES
from handout.themes.theme import EMU_PER_INCH

_TITLES = frozenset({"title", "ctrTitle"})
_ABOVE = EMU_PER_INCH // 4
SVG_EXTENSION = (
    '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%s"/>'
    "</a:ext></a:extLst>"
)
_PILL = (
    '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 50000"/></a:avLst>'
    "</a:prstGeom>"
)
RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def shape(planned: Shape, canvas: Canvas) -> str:
    match planned:
        case TextShape():
            return _text(planned, canvas)
        case PictureShape():
            return _picture(planned, canvas)
        case TableShape():
            return table(planned, canvas)
        case ChartShape():
            return chart(planned, canvas)
        case CountdownShape():
            return countdown(planned, canvas)
        case BarShape():
            return _bar(planned, canvas)
        case _:
            assert_never(planned)


def _bar(planned: BarShape, canvas: Canvas) -> str:
    _, properties = canvas.properties(planned.name, decorative=True)
    where = transform(planned.x, planned.y, planned.width, planned.height)
    return (
        f"<p:sp><p:nvSpPr>{properties}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{where}{_PILL if planned.rounded else RECTANGLE}<a:solidFill>"
        f'<a:schemeClr val="{attribute(planned.colour)}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _text(planned: TextShape, canvas: Canvas) -> str:
    """A placeholder with text, or a text box where the layout has none. Its place is the layout's
    unless the plan or the theme moves it."""
    place = planned.place
    shape_id, properties = canvas.properties(place.name)
    box = planned.box
    if box is None and (place.moved or place.own):
        box = Box(place.x, place.y, place.width, place.height)
    if canvas.title_hidden and place.type in _TITLES:
        # Just above the slide, where PowerPoint's own «Add hidden slide title» puts it: out of
        # sight, still first in the outline and for a screen reader.
        box = Box(place.x, -place.height - _ABOVE, place.width, place.height)
    moved = transform(box.x, box.y, box.width, box.height) if box else ""
    setting = Setting(
        links=canvas.links,
        lang=canvas.lang,
        code=canvas.code,
        place=place,
        numbering=STEPS_NUMBERING
        if canvas.layout == "activity" and place.slot == "body"
        else LIST_NUMBERING,
        as_field="slidenum" if place.type == "sldNum" else None,
    )
    fit = "" if place.type in FOOTER_TYPES else autofit(planned.fit)
    _reveal(planned, shape_id, canvas)
    kind = (
        '<p:cNvSpPr txBox="1"/><p:nvPr/>'
        if not place.type
        else '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{placeholder_mark(place.type, place.idx)}</p:nvPr>"
    )
    return (
        f"<p:sp><p:nvSpPr>{properties}{kind}</p:nvSpPr>"
        f"<p:spPr>{moved}{ground(place, planned.fill)}</p:spPr>"
        f"<p:txBody><a:bodyPr{frame(place)}>{fit}</a:bodyPr>{list_style(place)}"
        f"{body(planned.paragraphs, setting)}</p:txBody></p:sp>"
    )


def _reveal(planned: TextShape, shape_id: int, canvas: Canvas) -> None:
    """By paragraph when any paragraph has a click of its own, else the shape as a whole."""
    if any(paragraph.reveal for paragraph in planned.paragraphs):
        canvas.effects.extend(
            Effect(shape_id, max(paragraph.reveal, planned.reveal), number, built=True)
            for number, paragraph in enumerate(planned.paragraphs)
            if paragraph.reveal or planned.reveal
        )
    elif planned.reveal:
        canvas.effects.append(Effect(shape_id, planned.reveal, built=True))


def _picture(planned: PictureShape, canvas: Canvas) -> str:
    picture = canvas.media.picture(planned.src)
    place = planned.place
    shape_id, properties = canvas.properties(
        planned.name or (place.name if place else SLOT_NAMES["picture"]),
        description=planned.description,
        decorative=planned.decorative,
        click=canvas.links.click(planned.href),
    )
    where = transform(planned.x, planned.y, planned.width, planned.height)
    if planned.reveal:
        canvas.effects.append(Effect(shape_id, planned.reveal))
    if picture is None:
        return _frame(planned, properties, where, canvas)
    in_placeholder = place is not None and place.type == "pic"
    mark = placeholder_mark(place.type, place.idx) if place and in_placeholder else ""
    grouping = ' noGrp="1"' if in_placeholder else ""
    return (
        f"<p:pic><p:nvPicPr>{properties}<p:cNvPicPr>"
        f'<a:picLocks{grouping} noChangeAspect="1"/></p:cNvPicPr>'
        f"<p:nvPr>{mark}</p:nvPr></p:nvPicPr>"
        f"<p:blipFill>{blip(picture, canvas)}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        # A geometry of its own: the placeholder's, such as an arch, would crop the picture.
        f"<p:spPr>{where}{RECTANGLE}</p:spPr></p:pic>"
    )


def blip(picture: Picture, canvas: Canvas) -> str:
    """The bitmap, and for programs that can, the drawing instead ([MS-ODRAWXML] 2.3.4.1)."""
    bitmap = attribute(canvas.embed(picture.bitmap))
    if picture.drawing is None:
        return f'<a:blip r:embed="{bitmap}"/>'
    drawing = SVG_EXTENSION % attribute(canvas.embed(picture.drawing))
    return f'<a:blip r:embed="{bitmap}">{drawing}</a:blip>'


def _frame(planned: PictureShape, properties: str, where: str, canvas: Canvas) -> str:
    """An empty frame with the picture's description, for a draft whose picture cannot be read."""
    words = text(planned.description or planned.src)
    return (
        f"<p:sp><p:nvSpPr>{properties}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{where}{RECTANGLE}<a:noFill/>"
        '<a:ln w="19050"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></p:spPr>'
        '<p:txBody><a:bodyPr wrap="square" anchor="ctr"><a:normAutofit/></a:bodyPr><a:lstStyle/>'
        f'<a:p><a:pPr algn="ctr"/><a:r><a:rPr lang="{attribute(canvas.lang)}"/>'
        f"<a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
