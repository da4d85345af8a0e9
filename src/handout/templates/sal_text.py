"""How the sal theme sets text, and the places that stand alike on many layouts.

Red Hat Display's own line height is 1.32 em, so 79 percent sets titles at 1.05 em.
"""

from __future__ import annotations

from dataclasses import replace

from handout.templates.design import Place, place
from handout.templates.faces import FaceDesign
from handout.templates.style import INK, MAJOR, Bullet, Colour, Level, TextStyle, plain

GOLD, CORAL, MINT = Colour("accent1"), Colour("accent2"), Colour("accent3")
HAIRLINE = Colour("accent5")
RAISED = Colour("bg2")
MUTED = Colour("tx2")
"""Quiet text; never under 16 points, which is the least the last row reads in a dark room."""

HEAVY = "Red Hat Display ExtraBold"

FACES = tuple(
    FaceDesign(f"Medium-{style}.ttf", f"RedHatDisplay-{weight}.ttf", "Red Hat Display Medium", bold)
    for style, weight, bold in (
        ("Regular", "Medium", False),
        ("Bold", "ExtraBold", True),
        ("Italic", "MediumItalic", False),
        ("BoldItalic", "ExtraBoldItalic", True),
    )
)
"""Body text is Medium, and its bold ExtraBold: Regular is too thin for light on dark."""

_DISC, _DASH = Bullet("•", GOLD, 115), Bullet("–", MINT)
TITLE = plain(48, anchor="ctr", font=MAJOR, line_percent=80, tracking=-70)
BODY = TextStyle(
    (
        Level(32, before_pt=14, margin_in=0.46, indent_in=-0.46, bullet=_DISC, line_percent=92),
        Level(30, before_pt=7, margin_in=0.9, indent_in=-0.42, bullet=_DASH, line_percent=92),
        Level(28, before_pt=5, margin_in=1.3, indent_in=-0.38, bullet=_DISC, line_percent=92),
        Level(28, before_pt=5, margin_in=1.68, indent_in=-0.36, bullet=_DASH, line_percent=92),
        Level(28, before_pt=5, margin_in=2.04, indent_in=-0.36, bullet=_DISC, line_percent=92),
    )
)
COLUMN_BODY = TextStyle(
    (
        Level(28, before_pt=12, margin_in=0.4, indent_in=-0.4, bullet=_DISC, line_percent=94),
        Level(26, before_pt=6, margin_in=0.78, indent_in=-0.36, bullet=_DASH, line_percent=94),
        Level(24, before_pt=5, margin_in=1.1, indent_in=-0.32, bullet=_DISC, line_percent=94),
    )
)
PICTURE_BODY = TextStyle(
    tuple(
        replace(level, before_pt=before, line_percent=92)
        for level, before in zip(COLUMN_BODY.levels, (8, 5, 4), strict=True)
    )
)
"""Beside a picture four items have room at full size."""
NARROW_BODY = TextStyle(
    (
        Level(24, before_pt=10, margin_in=0.32, indent_in=-0.32, bullet=_DISC, line_percent=94),
        Level(22, before_pt=5, margin_in=0.6, indent_in=-0.28, bullet=_DASH, line_percent=94),
    )
)
NARROWEST_BODY = TextStyle(
    (
        Level(22, before_pt=9, margin_in=0.28, indent_in=-0.28, bullet=_DISC, line_percent=94),
        Level(20, before_pt=5, margin_in=0.54, indent_in=-0.26, bullet=_DASH, line_percent=94),
    )
)
STEPS = TextStyle(
    (
        Level(
            30,
            before_pt=9,
            margin_in=0.78,
            indent_in=-0.78,
            bullet=Bullet("circleNumWdBlackPlain", GOLD, 115),
            line_percent=92,
        ),
        Level(28, before_pt=5, margin_in=1.16, indent_in=-0.36, bullet=_DASH, line_percent=92),
        Level(28, before_pt=5, margin_in=1.5, indent_in=-0.34, bullet=_DISC, line_percent=92),
    )
)
OPEN_BODY = TextStyle((Level(32, before_pt=12, line_percent=92), *BODY.levels[1:]))
"""Body text that is a sentence or two rather than a list."""

EYEBROW = plain(22, anchor="ctr", font=HEAVY, colour=GOLD)
SOURCE = plain(16, anchor="ctr", depth=2, colour=MUTED)
SMALL = plain(16, anchor="ctr", colour=MUTED)
NUMBER = SMALL.but(font=HEAVY, align="r")
HEAD = plain(28, anchor="ctr", font=HEAVY, line_percent=84, tracking=-20)
LEAD = plain(22, anchor="t", depth=3, colour=MUTED, before_pt=4, line_percent=92)
TASK = plain(38, depth=3, before_pt=14, line_percent=90)
"""A task without steps: there is room to say it large."""

QUOTE = plain(50, anchor="ctr", depth=3, font=HEAVY, line_percent=88, tracking=-60, before_pt=14)
QUOTE_SOURCE = plain(28, anchor="t", depth=2, colour=CORAL)
STATEMENT = plain(80, anchor="ctr", depth=3, font=MAJOR, line_percent=81, tracking=-170)
QUESTION = plain(48, anchor="ctr", depth=3, font=HEAVY, line_percent=86, tracking=-60, before_pt=10)
MINUTES = plain(190, anchor="b", font=MAJOR, colour=GOLD, line_percent=70, tracking=-380)
LABEL = plain(28, anchor="ctr", font=HEAVY)

COVER_TITLE = plain(88, anchor="b", font=MAJOR, line_percent=77, tracking=-220)
WORD = plain(104, anchor="b", font=MAJOR, line_percent=78, tracking=-230)
BIG_WORD = plain(160, anchor="b", font=MAJOR, line_percent=76, tracking=-320, colour=GOLD)
UPRIGHT = TextStyle(
    (Level(160, MAJOR, INK, line_percent=78, tracking=-320),), anchor="ctr", vertical=True
)
TOPICS = plain(28, depth=3, before_pt=6, line_percent=94)

TITLE_PLACE = place("title", 0.7, 0.3, 10.9, 1.46, TITLE)
EYEBROW_PLACE = place("title", 0.7, 0.36, 10.9, 0.46, EYEBROW)
SECTION_PLACE = place("section", 0.7, 6.93, 4.8, 0.34, SMALL)
SOURCE_PLACE = place("source", 0.7, 6.33, 11.93, 0.44, SOURCE)
BODY_PLACE = place("body", 0.7, 1.85, 11.93, 4.4, BODY)
PROGRESS_PLACE = place("progress", 0, 0, 13.333, 0.12, plain(12, colour=GOLD))
DATE_PLACE = place("date", 5.6, 6.93, 2.0, 0.34, SMALL)
FOOTER_PLACE = place("footer", 7.7, 6.93, 4.93, 0.34, SMALL.but(align="r"))
NUMBER_PLACE = place("slide_number", 11.83, 0.42, 0.8, 0.34, NUMBER)
FOOTER_LEFT_PLACE = place("footer", 0.7, 6.93, 7.0, 0.34, SMALL)
"""Where a drawing stands on the right and no section on the left."""
FOOTERS: tuple[Place, ...] = (DATE_PLACE, FOOTER_PLACE, NUMBER_PLACE)
"""Heads cover the last 0.9 inch in a full hall: nothing there is needed to follow."""
