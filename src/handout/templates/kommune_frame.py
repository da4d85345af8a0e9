"""What the slides of the kommune theme stand in: a strip of colour, rules and the logo's box."""

from __future__ import annotations

from handout.templates import kommune_text as text
from handout.templates.design import Drawing, LayoutDesign, LogoBox, Place, Rect, Shapes
from handout.themes.colour_map import LIGHT_ON_DARK, ColourMap

_LOGO = Rect(0.6, 0.56, 1.9, 0.62)
LOGO, LOGO_ON_COLOUR = LogoBox(_LOGO), LogoBox(_LOGO, on_colour=True)

ON_ONE: ColourMap = {**LIGHT_ON_DARK, "bg1": "dk2", "hlink": "lt1", "folHlink": "lt2"}
"""Text and links on colour 1."""

STRIP = '<rect x="0" y="0" width="0.16" height="7.5" fill="{dk2}"/>'
RULE_Y, FOOT_Y = 1.72, 6.86


def rule(x: float, y: float, right: float, *, thin: bool = False) -> str:
    """A rule of 2 pt in colour 1, or of 0.75 pt in grey."""
    slot, width = ("accent3", 0.0104) if thin else ("dk2", 0.0278)
    return (
        f'<line x1="{x}" y1="{y}" x2="{right}" y2="{y}" stroke="{{{slot}}}"'
        f' stroke-width="{width}"/>'
    )


def bar(x: float, y: float, width: float, height: float, slot: str = "accent2") -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{{{slot}}}"/>'


def frame(left: float = text.X) -> Shapes:
    """The strip, the rule under the title and the one above the footer, from ``left``."""
    return Shapes(
        "Kant og strekar",
        STRIP + rule(left, RULE_Y, text.RIGHT) + rule(left, FOOT_Y, text.RIGHT, thin=True),
    )


def standard(role: str, *places: Place, scenery: tuple[Shapes | Drawing, ...] = ()) -> LayoutDesign:
    """Section and logo in the margin, title and content in the wide column."""
    return LayoutDesign(
        role,
        (text.TITLE_PLACE, text.SECTION_PLACE, *places, *text.FOOTERS),
        (frame(), *scenery),
        logo=LOGO,
    )


def school(width: float, right: float = text.RIGHT) -> Drawing:
    """The schoolhouse on the foot rule, ``width`` inches wide."""
    whole_width, whole_height, ground = 3.72, 2.49, 2.47
    scale = width / whole_width
    return Drawing(
        "school",
        Rect(
            round(right - width, 3),
            round(FOOT_Y - ground * scale, 3),
            width,
            round(whole_height * scale, 3),
        ),
    )
