"""Text styles → the XML of ``a:bodyPr`` and of outline levels."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from handout.templates.design import emu
from handout.templates.style import Bullet, Colour, Level, TextStyle

LANGUAGE = "nn-NO"
_WINGDINGS = '<a:buFont typeface="Wingdings" pitchFamily="2" charset="2"/>'


def colour_xml(colour: Colour) -> str:
    inner = "".join(
        f'<a:{tag} val="{percent * 1000}"/>'
        for tag, percent in (("lumMod", colour.lum_mod), ("lumOff", colour.lum_off))
        if percent is not None
    )
    return f'<a:schemeClr val="{colour.slot}">{inner}</a:schemeClr>'


def solid_xml(colour: Colour) -> str:
    return f"<a:solidFill>{colour_xml(colour)}</a:solidFill>"


def body_properties_xml(style: TextStyle) -> str:
    """Insets are 0 everywhere, so that text and shapes share their edges."""
    fit = "<a:normAutofit/>" if style.shrinks else "<a:noAutofit/>"
    return (
        '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
        f' rtlCol="0" anchor="{style.anchor}">{fit}</a:bodyPr>'
    )


def levels_xml(style: TextStyle, count: int) -> str:
    """``count`` levels (``a:lvl1pPr``…); the last one given serves the deeper ones too."""
    levels = style.levels
    return "".join(
        _level_xml(levels[min(number, len(levels)) - 1], f"a:lvl{number}pPr")
        for number in range(1, count + 1)
    )


def _level_xml(level: Level, tag: str) -> str:
    bold, italic = int(level.bold), int(level.italic)
    tracking = f' spc="{level.tracking}"' if level.tracking else ""
    return (
        f'<{tag} marL="{emu(level.margin_in)}" indent="{emu(level.indent_in)}"'
        f' algn="{level.align}" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0"'
        ' hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="{level.line_percent * 1000}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(level.before_pt * 100)}"/></a:spcBef>'
        '<a:spcAft><a:spcPts val="0"/></a:spcAft>'
        f"{_bullet_xml(level.bullet)}"
        f'<a:defRPr lang="{LANGUAGE}" sz="{round(level.size_pt * 100)}" b="{bold}" i="{italic}"'
        f' kern="1200"{tracking}>'
        f"{solid_xml(level.colour)}<a:latin typeface={quoteattr(level.font)}/>"
        f'<a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></{tag}>'
    )


def _bullet_xml(bullet: Bullet | None) -> str:
    if bullet is None:
        return "<a:buNone/>"
    look = (
        f'<a:buClr>{colour_xml(bullet.colour)}</a:buClr><a:buSzPct val="{bullet.percent * 1000}"/>'
    )
    if bullet.numbered:
        return f'{look}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{bullet.sign}"/>'
    face = _WINGDINGS if bullet.symbols else "<a:buFontTx/>"
    return f"{look}{face}<a:buChar char={quoteattr(bullet.sign)}/>"
