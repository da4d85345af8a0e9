"""How the saman theme sets text, and the places that stand alike on many layouts."""

from __future__ import annotations

from handout.templates.design import Place, place
from handout.templates.style import (
    GROUND,
    INK,
    MAJOR,
    QUIET,
    Bullet,
    Colour,
    Level,
    TextStyle,
    plain,
)

FJORD, RUST, GOLD, MOSS = Colour("tx2"), Colour("accent2"), Colour("accent3"), Colour("accent4")
PEACH, SAND = Colour("accent6"), Colour("bg2")
DARK_RUST = Colour("accent2", 85)
"""Rust for text on peach, where rust itself is too light (4.1 to 1)."""

LABEL, QUOTE_FONT = "Source Sans Pro Semibold", "Source Serif Pro"

_DISC, _DASH = Bullet("•", RUST, 115), Bullet("–", FJORD)
TITLE = plain(40, anchor="ctr", font=MAJOR, line_percent=82, tracking=-30)
BODY = TextStyle(
    (
        Level(26, before_pt=11, margin_in=0.34, indent_in=-0.34, bullet=_DISC),
        Level(24, before_pt=7, margin_in=0.66, indent_in=-0.32, bullet=_DASH),
        Level(22, before_pt=5, margin_in=0.96, indent_in=-0.3, bullet=_DISC),
        Level(20, before_pt=4, margin_in=1.24, indent_in=-0.28, bullet=_DASH),
        Level(20, before_pt=4, margin_in=1.52, indent_in=-0.28, bullet=_DISC),
    )
)
COLUMN_BODY = TextStyle(
    (
        Level(24, before_pt=11, margin_in=0.34, indent_in=-0.34, bullet=_DISC),
        Level(22, before_pt=6, margin_in=0.64, indent_in=-0.3, bullet=_DASH),
        Level(20, before_pt=4, margin_in=0.92, indent_in=-0.28, bullet=_DISC),
    )
)
NARROW_BODY = TextStyle(
    (
        Level(22, before_pt=9, margin_in=0.28, indent_in=-0.28, bullet=_DISC),
        Level(20, before_pt=5, margin_in=0.52, indent_in=-0.24, bullet=_DASH),
    )
)
STEPS = TextStyle(
    (
        Level(
            24,
            before_pt=12,
            margin_in=0.75,
            indent_in=-0.75,
            bullet=Bullet("circleNumWdBlackPlain", FJORD, 120),
        ),
        Level(22, before_pt=4, margin_in=1.07, indent_in=-0.32, bullet=_DASH),
        Level(20, before_pt=4, margin_in=1.35, indent_in=-0.28, bullet=_DISC),
    )
)
LARGE_BODY = TextStyle(
    (Level(28, before_pt=12, margin_in=0.36, indent_in=-0.36, bullet=_DISC), *BODY.levels[1:])
)
OPEN_BODY = TextStyle((Level(26, before_pt=10), *BODY.levels[1:]))
"""Body text that is a sentence or two rather than a list."""

SECTION = plain(16, anchor="ctr", font=LABEL, colour=RUST)
EYEBROW = plain(20, anchor="ctr", font=LABEL, colour=RUST)
SOURCE = plain(14, anchor="b", depth=2, colour=QUIET)
FOOTER = plain(13, anchor="ctr", colour=QUIET)
NUMBER = FOOTER.but(align="r")
HEAD = plain(28, anchor="ctr", font=MAJOR, colour=FJORD, line_percent=82)
TASK = plain(32, depth=3, before_pt=12)
"""A task without steps: there is room to say it large."""

LEAD = plain(22, depth=3, colour=QUIET, before_pt=4)
QUESTION = plain(30, anchor="ctr", depth=3, font=MAJOR, line_percent=88, before_pt=6)
QUOTE = plain(38, anchor="t", depth=3, font=QUOTE_FONT, italic=True, line_percent=89, before_pt=14)
QUOTE_SOURCE = plain(22, depth=2, font=LABEL, colour=DARK_RUST)
PART_NUMBER = EYEBROW.but(colour=GOLD)
TOPICS = plain(24, depth=3, colour=GROUND, before_pt=6)
LABEL_24 = plain(24, anchor="ctr", font=LABEL)


COVER_TITLE = plain(72, anchor="b", font=MAJOR, line_percent=76, tracking=-80)
WORD = plain(88, anchor="b", font=MAJOR, line_percent=78, tracking=-80, colour=GROUND)
BIG_WORD = plain(150, anchor="b", font=MAJOR, line_percent=76, tracking=-120, colour=FJORD)
UPRIGHT = TextStyle(
    (Level(150, MAJOR, GROUND, line_percent=78, tracking=-100),), anchor="ctr", vertical=True
)
STATEMENT = plain(
    60, anchor="ctr", depth=3, font=MAJOR, colour=GROUND, line_percent=82, tracking=-50
)
MINUTES = plain(132, anchor="b", font=MAJOR, colour=GROUND, line_percent=76)

SECTION_PLACE = place("section", 0.9, 0.62, 8, 0.34, SECTION)
TITLE_PLACE = place("title", 0.9, 0.98, 11.53, 0.82, TITLE)
EYEBROW_PLACE = place("title", 0.9, 0.58, 11.53, 0.42, EYEBROW)
QUOTE_TITLE_PLACE = place("title", 0.9, 0.58, 11.53, 0.42, EYEBROW.but(colour=DARK_RUST))
SOURCE_PLACE = place("source", 0.9, 6.06, 8.6, 0.54, SOURCE)


def _footers(colour: Colour) -> tuple[Place, ...]:
    return (
        place("date", 8.9, 6.96, 2.5, 0.32, NUMBER.but(colour=colour)),
        place("footer", 1.4, 6.96, 7.4, 0.32, FOOTER.but(colour=colour)),
        place("slide_number", 11.63, 6.96, 0.8, 0.32, NUMBER.but(colour=colour)),
    )


FOOTERS = _footers(QUIET)
INK_FOOTERS = _footers(INK)
"""On peach, where quiet text is too light."""
NUMBER_PLACE = FOOTERS[-1]
BODY_PLACE = place("body", 0.9, 2.12, 11.53, 4.1, BODY)
"""On the master: where PowerPoint puts the text of a layout made by hand."""
WORD_PLACE = place("title", 0.9, 1.35, 5.9, 2.45, WORD)
UPRIGHT_PLACE = place("title", 0.62, 0.55, 2.6, 6.4, UPRIGHT)
