"""The notes master (§19.3.1.27): the slide above, the facilitator's words below, A4 upright."""

from __future__ import annotations

from typing import NamedTuple

from handout.templates.slide_parts import NAMESPACES, TREE_HEAD
from handout.templates.text import LANGUAGE
from handout.themes.colour_map import DARK_ON_LIGHT, LIGHT_ON_DARK, ColourMap, map_attributes

WIDTH_EMU, HEIGHT_EMU = 7_559_675, 10_691_813
"""A4."""

_MARGIN = 720_000
_INNER = WIDTH_EMU - 2 * _MARGIN
_SIDE = 2_000_000
_RIGHT = WIDTH_EMU - _MARGIN - _SIDE
_LINE = 300_000


class _NotesPlace(NamedTuple):
    """A placeholder of the notes page; lengths are EMU."""

    kind: str
    name: str
    x: int
    y: int
    width: int
    height: int
    align: str = "l"
    size_pt: int = 10


_PLACES = (
    _NotesPlace("hdr", "Topptekst", _MARGIN, 360_000, _SIDE, _LINE),
    _NotesPlace("dt", "Dato", _RIGHT, 360_000, _SIDE, _LINE, "r"),
    _NotesPlace("sldImg", "Lysbilete", _MARGIN, 860_000, _INNER, _INNER * 9 // 16),
    _NotesPlace("body", "Skriv notatet her", _MARGIN, 4_700_000, _INNER, 5_100_000, size_pt=12),
    _NotesPlace("ftr", "Bunntekst", _MARGIN, 10_050_000, _SIDE, _LINE),
    _NotesPlace("sldNum", "‹nr.›", _RIGHT, 10_050_000, _SIDE, _LINE, "r"),
)
"""In the order of their ``idx``, which PowerPoint counts from 0 on notes masters."""

_NAMES = {"body": "Notat", "sldNum": "Lysbiletnummer"}
_NUMBER_FIELD = "{5F2C7A1E-3B44-4D0B-9C55-0E6D4A1B7C02}"


_ON_PAPER: ColourMap = {**DARK_ON_LIGHT, "hlink": "dk2", "folHlink": "dk2"}
"""For a theme that is light on dark: its links are too light for white paper."""


def notes_master_xml(slides: ColourMap) -> str:
    """``slides`` is the colour map of the slide master."""
    colour_map = _ON_PAPER if slides["bg1"] == LIGHT_ON_DARK["bg1"] else DARK_ON_LIGHT
    shapes = "".join(_shape(idx, place) for idx, place in enumerate(_PLACES))
    levels = "".join(
        f'<a:lvl{level}pPr marL="{(level - 1) * 228_600}" algn="l" defTabSz="914400" rtl="0"'
        ' eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:spcBef><a:spcPts val="400"/></a:spcBef>'
        f'<a:defRPr lang="{LANGUAGE}" sz="1200" kern="1200"><a:solidFill><a:schemeClr val="tx1"/>'
        '</a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )
    return (
        f"<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill>"
        # White whatever the slides' ground is: notes are printed.
        '<a:srgbClr val="FFFFFF"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        f"<p:spTree>{TREE_HEAD}{shapes}</p:spTree></p:cSld>"
        f"<p:clrMap {map_attributes(colour_map)}/>"
        f"<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )


def _shape(idx: int, place: _NotesPlace) -> str:
    picture = place.kind == "sldImg"
    locks = ' noRot="1" noChangeAspect="1"' if picture else ""
    reference = f'type="{place.kind}"' + (f' idx="{idx}"' if idx else "")
    line = (
        '<a:noFill/><a:ln w="6350"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln>'
        if picture
        else ""
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{idx + 2}" name="{_NAMES.get(place.kind, place.name)}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"{locks}/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {reference}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr><a:xfrm><a:off x="{place.x}" y="{place.y}"/>'
        f'<a:ext cx="{place.width}" cy="{place.height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{line}</p:spPr>'
        f"{'' if picture else _text(place)}</p:sp>"
    )


def _text(place: _NotesPlace) -> str:
    words = f'<a:rPr lang="{LANGUAGE}"/><a:t>{place.name}</a:t>'
    run = (
        f'<a:fld id="{_NUMBER_FIELD}" type="slidenum">{words}</a:fld>'
        if place.kind == "sldNum"
        else f"<a:r>{words}</a:r>"
    )
    return (
        '<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
        f' rtlCol="0"/><a:lstStyle><a:lvl1pPr algn="{place.align}"><a:defRPr lang="{LANGUAGE}"'
        f' sz="{place.size_pt * 100}"/></a:lvl1pPr></a:lstStyle><a:p>{run}</a:p></p:txBody>'
    )
