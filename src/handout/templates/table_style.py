"""``tableStyles.xml``: one table style per template, its default (ECMA-376 part 1 §20.1.4.2)."""

from __future__ import annotations

import uuid

from handout.templates.design import Design
from handout.templates.style import INK, Colour
from handout.templates.text import colour_xml, solid_xml
from handout.templates.theme_part import A

_SIDES = ("left", "right", "top", "bottom", "insideH", "insideV")
_EMU_PER_POINT = 12_700


def table_style_id(design: Design) -> str:
    """The same GUID every time for a template's name."""
    return "{" + str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{design.name}.table.handout")).upper() + "}"


def table_styles_xml(design: Design) -> str:
    look = design.table
    style = table_style_id(design)
    hairline = _line("insideH", look.hairline, look.hairline_pt) if look.hairline else ""
    last_head = look.last_head or look.head
    font = "major" if look.head_font == "+mj-lt" else "minor"
    bold = "on" if look.head_bold else "off"
    head_rule = f"<a:tcBdr>{_line('bottom', look.rule, look.rule_pt)}</a:tcBdr>"
    head_fill = f"<a:fill>{solid_xml(look.head_fill)}</a:fill>" if look.head_fill else ""
    nothing = "".join(f"<a:{side}><a:ln><a:noFill/></a:ln></a:{side}>" for side in _SIDES[:4])
    inside = hairline or "<a:insideH><a:ln><a:noFill/></a:ln></a:insideH>"
    return (
        f'<a:tblStyleLst xmlns:a="{A}" def="{style}">'
        f'<a:tblStyle styleId="{style}" styleName="{design.shown_as}">'
        f"<a:wholeTbl>{_text('minor', 'off', INK)}<a:tcStyle><a:tcBdr>{nothing}{inside}"
        "<a:insideV><a:ln><a:noFill/></a:ln></a:insideV></a:tcBdr></a:tcStyle></a:wholeTbl>"
        f"{_band(look.band)}"
        f"<a:lastCol>{_text('minor', 'on', INK)}</a:lastCol>"
        f"<a:firstCol>{_text('minor', 'on', INK)}</a:firstCol>"
        f"<a:firstRow>{_text(font, bold, look.head)}<a:tcStyle>{head_rule}{head_fill}</a:tcStyle>"
        "</a:firstRow>"
        f"<a:neCell>{_text(font, bold, last_head)}</a:neCell>"
        "</a:tblStyle></a:tblStyleLst>"
    )


def _band(colour: Colour | None) -> str:
    """The first row under the header is band 1; colouring the second keeps the header apart."""
    if colour is None:
        return ""
    fill = f"<a:fill>{solid_xml(colour)}</a:fill>"
    return f"<a:band2H><a:tcStyle><a:tcBdr/>{fill}</a:tcStyle></a:band2H>"


def _text(font: str, bold: str, colour: Colour) -> str:
    return (
        f'<a:tcTxStyle b="{bold}"><a:fontRef idx="{font}"><a:prstClr val="black"/></a:fontRef>'
        f"{colour_xml(colour)}</a:tcTxStyle>"
    )


def _line(side: str, colour: Colour, width_pt: float) -> str:
    return (
        f'<a:{side}><a:ln w="{round(width_pt * _EMU_PER_POINT)}" cmpd="sng">'
        f"{solid_xml(colour)}</a:ln></a:{side}>"
    )
