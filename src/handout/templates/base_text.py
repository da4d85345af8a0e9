"""How the base theme sets text, and the places that stand alike on many layouts."""

from __future__ import annotations

from handout.templates.design import place
from handout.templates.style import (
    GROUND,
    MAJOR,
    QUIET,
    Bullet,
    Colour,
    Level,
    TextStyle,
    plain,
)

ACCENT, DEEP, TINT = Colour("accent1"), Colour("tx2"), Colour("bg2")

_DISC, _DASH = Bullet("•", ACCENT), Bullet("–", ACCENT)
TITLE = plain(40, anchor="ctr", font=MAJOR, line_percent=85, tracking=-30)
BODY = TextStyle(
    (
        Level(26, before_pt=10, margin_in=0.32, indent_in=-0.32, bullet=_DISC),
        Level(24, before_pt=6, margin_in=0.66, indent_in=-0.3, bullet=_DASH),
        Level(22, before_pt=4, margin_in=0.98, indent_in=-0.28, bullet=_DISC),
        Level(20, before_pt=4, margin_in=1.28, indent_in=-0.28, bullet=_DASH),
        Level(20, before_pt=4, margin_in=1.58, indent_in=-0.28, bullet=_DISC),
    )
)
COLUMN_BODY = TextStyle(
    (
        Level(24, before_pt=8, margin_in=0.3, indent_in=-0.3, bullet=_DISC),
        Level(22, before_pt=5, margin_in=0.6, indent_in=-0.28, bullet=_DASH),
        Level(20, before_pt=4, margin_in=0.88, indent_in=-0.26, bullet=_DISC),
    )
)
NARROW_BODY = TextStyle(
    (
        Level(22, before_pt=8, margin_in=0.26, indent_in=-0.26, bullet=_DISC),
        Level(20, before_pt=4, margin_in=0.5, indent_in=-0.24, bullet=_DASH),
    )
)
STEPS = TextStyle(
    (
        Level(
            24,
            before_pt=11,
            margin_in=0.75,
            indent_in=-0.75,
            bullet=Bullet("circleNumWdBlackPlain", ACCENT, 130),
        ),
        Level(22, before_pt=4, margin_in=1.05, indent_in=-0.3, bullet=_DASH),
        Level(20, before_pt=4, margin_in=1.35, indent_in=-0.28, bullet=_DISC),
    )
)
SECTION = plain(16, anchor="ctr", bold=True, colour=ACCENT)
EYEBROW = plain(20, anchor="ctr", bold=True, colour=ACCENT)
SOURCE = plain(14, anchor="b", depth=2, colour=QUIET)
FOOTER = plain(13, anchor="ctr", colour=QUIET)
HEAD = plain(28, anchor="b", font=MAJOR, colour=ACCENT, line_percent=85)
LARGE_BODY = TextStyle(
    (
        Level(28, before_pt=12, margin_in=0.36, indent_in=-0.36, bullet=_DISC),
        *BODY.levels[1:],
    )
)
OPEN_BODY = TextStyle((Level(26, before_pt=10), *BODY.levels[1:]))
"""Body text that is a sentence or two rather than a list."""
LEAD = plain(22, depth=3, colour=QUIET)
TASK = plain(32, depth=3, before_pt=12)
"""A task without steps: there is room to say it large."""
TEXT = plain(24, depth=3, before_pt=8)
STRONG = plain(24, anchor="ctr", bold=True)
QUOTE = plain(36, anchor="ctr", depth=3, font=MAJOR, italic=True, line_percent=90, before_pt=12)
WORD = plain(96, anchor="b", font=MAJOR, line_percent=80, tracking=-60, colour=GROUND)
BIG_WORD = plain(150, anchor="b", font=MAJOR, line_percent=78, tracking=-90, colour=ACCENT)
UPRIGHT = TextStyle(
    (Level(150, MAJOR, GROUND, line_percent=80, tracking=-60),), anchor="ctr", vertical=True
)
BIG_QUESTION = plain(36, anchor="ctr", depth=3, font=MAJOR, line_percent=88, before_pt=8)
QUESTION = BIG_QUESTION.but(size_pt=30)

SECTION_PLACE = place("section", 0.9, 0.5, 11.53, 0.34, SECTION)
TITLE_PLACE = place("title", 0.9, 0.84, 11.53, 0.82, TITLE)
EYEBROW_PLACE = place("title", 0.9, 0.62, 11.53, 0.5, EYEBROW)
SOURCE_PLACE = place("source", 0.9, 6.06, 11.53, 0.54, SOURCE)
FOOTERS = (
    place("date", 8.9, 6.96, 2.5, 0.32, FOOTER.but(align="r")),
    place("footer", 0.9, 6.96, 7.5, 0.32, FOOTER),
    place("slide_number", 11.63, 6.96, 0.8, 0.32, FOOTER.but(align="r")),
)
BODY_PLACE = place("body", 0.9, 2.12, 11.53, 4.1, BODY)
"""On the master: where PowerPoint puts the text of a layout made by hand."""
