"""How the kommune theme sets text, and the places that stand alike on many layouts.

Two columns: a margin from 0.6 to 2.8 in for what is about the slide, and the text from 3.2 to
12.73 in, to which everything else is aligned.
"""

from __future__ import annotations

from handout.templates.design import Place, place
from handout.templates.style import GROUND, MAJOR, Bullet, Colour, Level, TextStyle, plain

ONE, DEEP, TINT, LIGHT = Colour("accent1"), Colour("tx2"), Colour("bg2"), Colour("accent4")
TWO, TWO_AS_TEXT = Colour("accent2"), Colour("accent5")
QUIET = Colour("folHlink")

MARGIN_X, MARGIN_WIDTH = 0.6, 2.2
X, WIDTH, RIGHT = 3.2, 9.53, 12.73
TOP, BOTTOM = 2.02, 6.62
"""Where text begins and ends, in inches from the top."""

_SQUARE, _DASH = Bullet("§", TWO, 105, symbols=True), Bullet("–", ONE)
_LINE = 104
"""Percent. Lato's own line, 1.2 em, is a little tight for more than a line or two."""

TITLE = plain(36, anchor="b", font=MAJOR, line_percent=90, tracking=-36)
BODY = TextStyle(
    (
        Level(
            26, before_pt=12, margin_in=0.38, indent_in=-0.38, bullet=_SQUARE, line_percent=_LINE
        ),
        Level(24, before_pt=7, margin_in=0.72, indent_in=-0.34, bullet=_DASH, line_percent=_LINE),
        Level(22, before_pt=5, margin_in=1.02, indent_in=-0.3, bullet=_SQUARE),
        Level(20, before_pt=4, margin_in=1.3, indent_in=-0.28, bullet=_DASH),
        Level(20, before_pt=4, margin_in=1.58, indent_in=-0.28, bullet=_SQUARE),
    )
)
COLUMN_BODY = TextStyle(
    (
        Level(
            24, before_pt=11, margin_in=0.36, indent_in=-0.36, bullet=_SQUARE, line_percent=_LINE
        ),
        Level(22, before_pt=6, margin_in=0.66, indent_in=-0.3, bullet=_DASH),
        Level(20, before_pt=4, margin_in=0.94, indent_in=-0.28, bullet=_SQUARE),
    )
)
NARROW_BODY = TextStyle(
    (
        Level(22, before_pt=9, margin_in=0.3, indent_in=-0.3, bullet=_SQUARE),
        Level(20, before_pt=5, margin_in=0.54, indent_in=-0.24, bullet=_DASH),
    )
)
STEPS = TextStyle(
    (
        Level(
            24,
            before_pt=14,
            margin_in=0.75,
            indent_in=-0.75,
            bullet=Bullet("arabicPlain", TWO_AS_TEXT, 125),
            line_percent=_LINE,
        ),
        Level(22, before_pt=4, margin_in=1.07, indent_in=-0.32, bullet=_DASH),
        Level(20, before_pt=4, margin_in=1.35, indent_in=-0.28, bullet=_SQUARE),
    )
)
LARGE_BODY = TextStyle(
    (
        Level(28, before_pt=12, margin_in=0.4, indent_in=-0.4, bullet=_SQUARE, line_percent=_LINE),
        *BODY.levels[1:],
    )
)
OPEN_BODY = TextStyle((Level(26, before_pt=10, line_percent=_LINE), *BODY.levels[1:]))
"""Body text that is a sentence or two rather than a list."""

SECTION = plain(18, bold=True, colour=ONE)
SOURCE = plain(14, anchor="b", depth=2, colour=QUIET, before_pt=4)
FOOTER = plain(12, anchor="ctr", colour=QUIET)
NUMBER = FOOTER.but(align="r")
HEAD = plain(26, anchor="b", font=MAJOR, colour=ONE, line_percent=90)
TEXT = plain(24, depth=3, before_pt=8, line_percent=_LINE)
LEAD = plain(22, depth=3, colour=QUIET, before_pt=4)
TASK = plain(32, depth=3, before_pt=12, line_percent=_LINE)
"""A task without steps: there is room to say it large."""

STRONG = plain(24, anchor="ctr", bold=True, colour=ONE)
EYEBROW = plain(20, anchor="ctr", bold=True, colour=ONE)
PROGRAMME = plain(20, anchor="b", bold=True, line_percent=92)
QUESTION = plain(30, anchor="ctr", depth=3, bold=True, line_percent=_LINE, before_pt=6)
QUOTE = plain(38, depth=3, line_percent=_LINE, before_pt=14)
QUOTE_SOURCE = plain(22, depth=2, bold=True, colour=ONE)
COVER_TITLE = plain(60, anchor="b", font=MAJOR, colour=GROUND, line_percent=88, tracking=-70)
BAND_TITLE = plain(22, anchor="ctr", font=MAJOR, line_percent=90)
STATEMENT = plain(60, depth=3, font=MAJOR, line_percent=95, tracking=-60)
MINUTES = plain(110, anchor="b", font=MAJOR, colour=ONE, line_percent=80, tracking=-110)
WORD = plain(88, anchor="b", font=MAJOR, colour=GROUND, line_percent=86, tracking=-88)
BIG_WORD = plain(130, anchor="b", font=MAJOR, colour=ONE, line_percent=84, tracking=-130)
UPRIGHT = TextStyle(
    (Level(140, MAJOR, GROUND, line_percent=86, tracking=-140),), anchor="ctr", vertical=True
)

TITLE_PLACE = place("title", X, 0.46, WIDTH, 1.12, TITLE)
SECTION_PLACE = place("section", MARGIN_X, TOP, MARGIN_WIDTH, 0.9, SECTION)
SOURCE_PLACE = place("source", MARGIN_X, 3.1, MARGIN_WIDTH, 3.6, SOURCE)
"""In the margin, from below the section to the foot: what is quoted stands beside it."""

OVER_RULE_PLACE = place(
    "section", MARGIN_X, 1.34, 2.4, 0.32, plain(18, anchor="b", bold=True, colour=ONE)
)
"""The section where the margin below the rule is taken."""


def footers(colour: Colour = QUIET) -> tuple[Place, ...]:
    """Date, footer and number on the foot rule."""
    return (
        place("date", 9.7, 6.94, 1.9, 0.3, NUMBER.but(colour=colour)),
        place("footer", X, 6.94, 6.4, 0.3, FOOTER.but(colour=colour)),
        number(colour),
    )


def number(colour: Colour = QUIET) -> Place:
    return place("slide_number", 11.73, 6.94, 1.0, 0.3, NUMBER.but(colour=colour))


FOOTERS = footers()
BODY_PLACE = place("body", X, TOP, WIDTH, 4.6, BODY)
