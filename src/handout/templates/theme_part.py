"""``theme1.xml``: colours, typefaces and the effect tables that the schema asks for (§20.1.6)."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from handout.templates.design import Design
from handout.themes.settings import COLOUR_SLOTS

A = "http://schemas.openxmlformats.org/drawingml/2006/main"

_PLAIN_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FILLS = _PLAIN_FILL * 3
_NO_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_LINES = "".join(
    f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{_PLAIN_FILL}'
    '<a:prstDash val="solid"/></a:ln>'
    for width in (9525, 19050, 28575)
)


def theme_xml(design: Design, name: str) -> str:
    """Flat fills, no effects; the theme's extra colours are in the palette by name (§20.1.6.3)."""
    slots = "".join(
        f'<a:{slot}><a:srgbClr val="{design.colours[slot]}"/></a:{slot}>' for slot in COLOUR_SLOTS
    )
    custom = "".join(
        f'<a:custClr name={quoteattr(key)}><a:srgbClr val="{value}"/></a:custClr>'
        for key, value in design.colours.items()
        if key not in COLOUR_SLOTS
    )
    custom = f"<a:custClrLst>{custom}</a:custClrLst>" if custom else ""
    shown = quoteattr(name)
    return (
        f'<a:theme xmlns:a="{A}" name={shown}><a:themeElements>'
        f"<a:clrScheme name={shown}>{slots}</a:clrScheme>"
        f"<a:fontScheme name={shown}>"
        f"{_font('majorFont', design.heading)}{_font('minorFont', design.body)}</a:fontScheme>"
        f"<a:fmtScheme name={shown}><a:fillStyleLst>{_FILLS}</a:fillStyleLst>"
        f"<a:lnStyleLst>{_LINES}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_NO_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILLS}</a:bgFillStyleLst></a:fmtScheme>"
        f"</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/>{custom}</a:theme>"
    )


def _font(tag: str, typeface: str) -> str:
    return (
        f'<a:{tag}><a:latin typeface={quoteattr(typeface)}/><a:ea typeface=""/>'
        f'<a:cs typeface=""/></a:{tag}>'
    )
