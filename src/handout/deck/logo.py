"""The theme's logo on masters and layouts, in the boxes that the template keeps for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part

from handout.deck.markup import NAMESPACES, A, P, attribute
from handout.deck.media import LOGO as SRC
from handout.deck.media import LOGO_ON_COLOUR as SRC_ON_COLOUR
from handout.deck.media import Media, Picture
from handout.deck.shapes import RECTANGLE, SVG_EXTENSION
from handout.themes.logo import Frame, logo_on_colour, placed, plate
from handout.themes.roles import LOGO, LOGO_ON_COLOUR
from handout.themes.theme import Theme

_WITH_LOGO = frozenset({CT.PML_SLIDE_MASTER, CT.PML_SLIDE_LAYOUT})
_WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'


def put_logo(theme: Theme, parts: Sequence[Part], media: Media) -> None:
    """Replace every box with the logo, or take it away when there is none.

    A logo on coloured ground is reversed; one that cannot be stands on a white plate.
    """
    reversible = theme.logo is not None and logo_on_colour(theme) is not None
    for part in parts:
        if part.content_type not in _WITH_LOGO:
            continue
        for box in list(_boxes(part._element)):  # type: ignore[attr-defined]  # noqa: SLF001 - the part's XML has no public name
            on_colour = box.find(f".//{{{P}}}cNvPr").get("name") == LOGO_ON_COLOUR
            if theme.logo is not None:
                picture = media.picture(SRC_ON_COLOUR if on_colour else SRC)
                if picture is not None:
                    where = placed(_frame(box), theme.logo)
                    on_plate = on_colour and not reversible
                    for shape in _shapes(part, box, theme.name, picture, where, on_plate=on_plate):
                        box.addprevious(shape)
            box.getparent().remove(box)


def _boxes(root: Any) -> Iterator[Any]:
    for shape in root.iterfind(f"{{{P}}}cSld/{{{P}}}spTree/{{{P}}}sp"):
        properties = shape.find(f"{{{P}}}nvSpPr/{{{P}}}cNvPr")
        if properties is not None and properties.get("name") in (LOGO, LOGO_ON_COLOUR):
            yield shape


def _frame(box: Any) -> Frame:
    off, ext = (box.find(f"{{{P}}}spPr/{{{A}}}xfrm/{{{A}}}{tag}") for tag in ("off", "ext"))
    return Frame(int(off.get("x")), int(off.get("y")), int(ext.get("cx")), int(ext.get("cy")))


def _shapes(
    part: Part, box: Any, name: str, picture: Picture, where: Frame, *, on_plate: bool
) -> Iterator[Any]:
    """The plate, if there is to be one, and the picture with the theme's name as its alt text."""
    number = int(box.find(f".//{{{P}}}cNvPr").get("id"))
    if on_plate:
        # Above all numbers of a layout, which has no more than some hundred shapes.
        yield _parsed(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{number + 10_000}" name="Logoplate"/><p:cNvSpPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_transform(plate(where))}{RECTANGLE}'
            f"{_WHITE}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        )
    bitmap = part.relate_to(picture.bitmap, RT.IMAGE)
    drawing = part.relate_to(picture.drawing, RT.IMAGE) if picture.drawing else ""
    extension = SVG_EXTENSION % attribute(drawing) if drawing else ""
    yield _parsed(
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="{LOGO}" descr="{attribute(name)}"/>'
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/>'
        f'</p:nvPicPr><p:blipFill><a:blip r:embed="{attribute(bitmap)}">{extension}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{_transform(where)}{RECTANGLE}</p:spPr></p:pic>"
    )


def _transform(frame: Frame) -> str:
    return (
        f'<a:xfrm><a:off x="{frame.x}" y="{frame.y}"/>'
        f'<a:ext cx="{frame.width}" cy="{frame.height}"/></a:xfrm>'
    )


def _parsed(xml: str) -> Any:
    return etree.fromstring(xml.replace(">", f" {NAMESPACES}>", 1))
