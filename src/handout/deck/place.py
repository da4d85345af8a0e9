"""What a shape says of its own where its layout does not say it for it.

A place of the layout says nothing: all of its look is inherited. A text box inherits nothing, and a
place of a template made by others may be changed.
"""

from __future__ import annotations

from handout.deck.markup import attribute
from handout.themes.theme import LevelStyle, OwnText, Placeholder

_DEEPEST = 9
_BULLET = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'


def frame(place: Placeholder) -> str:
    """Attributes of ``a:bodyPr`` (ECMA-376 part 1 §21.1.2.1.1)."""
    if place.type:
        return ' wrap="square" numCol="1"' if place.reflowed else ""
    own = place.own or OwnText()
    return (
        f' vert="horz" wrap="square" lIns="{place.inset_left}" tIns="{place.inset_top}" '
        f'rIns="{place.inset_right}" bIns="{place.inset_bottom}" rtlCol="0" anchor="{own.anchor}"'
    )


def ground(place: Placeholder, fill: str | None) -> str:
    """Geometry and fill, after the rectangle (§19.3.1.44). ``fill`` is the shape's own, which goes
    before the place's."""
    geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    slot = fill or place.fill
    if slot:
        return f'{geometry}<a:solidFill><a:schemeClr val="{attribute(slot)}"/></a:solidFill>'
    return "" if place.type else f"{geometry}<a:noFill/>"


def list_style(place: Placeholder) -> str:
    """``a:lstStyle`` (§21.1.2.4.12): a text box has its levels here, a placeholder whose sizes are
    not the layout's has those."""
    if not place.type:
        own = place.own or OwnText()
        deepest = min(_DEEPEST, len(place.levels))
        levels = "".join(_level(place.style(n), n + 1, own) for n in range(deepest))
    elif place.resized:
        levels = "".join(
            f'<a:lvl{n + 1}pPr><a:defRPr sz="{_size(place.style(n))}"/></a:lvl{n + 1}pPr>'
            for n in range(_DEEPEST)
        )
    else:
        return "<a:lstStyle/>"
    return f"<a:lstStyle>{levels}</a:lstStyle>"


def _level(style: LevelStyle, number: int, own: OwnText) -> str:
    bullet = _BULLET if style.bullet else "<a:buNone/>"
    tracking = f' spc="{round(style.tracking_pt * 100)}"' if style.tracking_pt else ""
    caps = ' cap="all"' if style.caps else ""
    return (
        f'<a:lvl{number}pPr marL="{style.margin}" indent="{style.indent}" algn="{own.align}" '
        f'rtl="0"><a:lnSpc><a:spcPct val="{round(style.line_spacing * 100_000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(style.space_before_pt * 100)}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="{round(style.space_after_pt * 100)}"/></a:spcAft>{bullet}'
        f'<a:defRPr sz="{_size(style)}" b="{int(style.bold)}" i="{int(style.italic)}"'
        f'{caps}{tracking}><a:solidFill><a:schemeClr val="{attribute(own.colour)}"/></a:solidFill>'
        f'<a:latin typeface="{own.font}"/></a:defRPr></a:lvl{number}pPr>'
    )


def _size(style: LevelStyle) -> int:
    """Hundredths of a point."""
    return round(style.size_pt * 100)
