"""The sal theme's template, for large dark rooms: a stage light on night-blue ground.

One bright disc, word or number a slide, in type that is read from the last row. The bar at the
very top tells how far the deck has come; the last 0.9 inch, which heads cover, holds nothing that
is needed. Gold and mint slides come as a rhythm between the dark ones.

Positions are the theme's grid: margins 0.7 in, title centred at 1.03, body 1.85, text ends at 6.35.
"""

from __future__ import annotations

from pathlib import Path

from handout.templates import sal_text as text
from handout.templates.colours import read_colours
from handout.templates.design import (
    Design,
    Drawing,
    LayoutDesign,
    Place,
    Shapes,
    TableLook,
    graphic,
    place,
)
from handout.templates.sal_frame import ON_BRIGHT, TRACK, framed, standard
from handout.templates.sal_talk import TALK_LAYOUTS
from handout.templates.style import MAJOR, TextStyle, plain
from handout.themes.colour_map import LIGHT_ON_DARK


def design(folder: Path) -> Design:
    """The design with the colours and drawings of the theme in ``folder``."""
    return Design(
        name="sal",
        shown_as="Sal",
        folder=folder,
        colours=read_colours(folder / "theme.toml"),
        heading="Red Hat Display Black",
        body="Red Hat Display Medium",
        title=text.TITLE,
        text=text.BODY,
        master_places=(text.TITLE_PLACE, text.BODY_PLACE, *text.FOOTERS),
        layouts=LAYOUTS,
        table=TableLook(
            head=text.GOLD,
            head_font=MAJOR,
            head_bold=False,
            rule=text.GOLD,
            rule_pt=3.5,
            hairline=text.HAIRLINE,
            hairline_pt=1,
        ),
        colour_map=LIGHT_ON_DARK,
    )


def _part(role: str, word: Place, x: float, topics_y: float, width: float) -> LayoutDesign:
    return LayoutDesign(
        role,
        (
            word,
            place("part_number", x, 0.6, width, 0.5, text.LABEL.but(size_pt=24)),
            place("topics", x, topics_y, width, round(5.55 - topics_y, 2), text.TOPICS),
            place("minutes", x, 5.7, width, 0.7, text.LABEL.but(size_pt=32, font=MAJOR)),
        ),
        (Drawing("part"),),
        background=text.GOLD,
        colour_map=ON_BRIGHT,
    )


_COLUMN_COLOURS = (text.GOLD, text.MINT, text.CORAL, text.MUTED)


def _columns(
    role: str, *, left: float, gap: float, inset: float, head_pt: float, body: TextStyle
) -> LayoutDesign:
    """Raised cards, each under a bar of its own colour; ``left`` is the first card's edge."""
    count = {"two_columns": 2, "three_columns": 3, "four_columns": 4}[role]
    width = (13.333 - 2 * left - gap * (count - 1)) / count
    places: list[Place] = []
    cards: list[Place] = []
    for number in range(count):
        suffix = f"_{number + 1}" if number else ""
        x = left + number * (width + gap)
        inner = round(width - 2 * inset, 3)
        head = text.HEAD.but(size_pt=head_pt, colour=_COLUMN_COLOURS[number])
        places += (
            place(f"head{suffix}", round(x + inset, 3), 2.15, inner, 0.62, head),
            place(f"body{suffix}", round(x + inset, 3), 2.88, inner, 3.26, body),
        )
        x, wide = round(x, 3), round(width, 3)
        cards += (
            graphic(f"panel{suffix}", x, 1.9, wide, 4.4, text.RAISED),
            graphic(f"rule{suffix}", x, 1.9, wide, 0.12, _COLUMN_COLOURS[number]),
        )
    return standard(role, *cards, *places, text.SOURCE_PLACE)


def _picture(role: str, picture_x: float, text_x: float) -> LayoutDesign:
    """The picture on mint, under the progress bar; the text beside it."""
    panel = f'<rect x="{picture_x}" y="0" width="5.6" height="7.5" fill="{{accent3}}"/>'
    number = place("slide_number", text_x + 5.53, 0.42, 0.8, 0.34, text.NUMBER)
    return LayoutDesign(
        role,
        (
            place("title", text_x, 0.78, 6.33, 1.12, text.TITLE.but(size_pt=38)),
            place("section", text_x, 6.93, 3.0, 0.34, text.SMALL),
            place("picture", picture_x, 0.12, 5.6, 7.38),
            place("body", text_x, 1.95, 6.33, 4.35, text.PICTURE_BODY),
            place("source", text_x, 6.33, 6.33, 0.44, text.SOURCE),
            place("footer", text_x + 3.1, 6.93, 3.23, 0.34, text.SMALL.but(align="r")),
            number,
            text.PROGRESS_PLACE,
        ),
        (Shapes("Flate", panel), TRACK),
    )


def _closing(role: str, *places: Place, scenery: tuple[Drawing, ...] = ()) -> LayoutDesign:
    return framed(
        role,
        place("title", 0.7, 0.5, 6.9, 2.0, text.COVER_TITLE.but(size_pt=72, tracking=-140)),
        *places,
        place("contact", 0.7, 6.3, 6.9, 0.44, plain(20, anchor="ctr", colour=text.MUTED)),
        scenery=scenery,
        footers=(text.FOOTER_LEFT_PLACE, text.NUMBER_PLACE),
    )


LAYOUTS = (
    LayoutDesign(
        "title",
        (
            place("title", 0.7, 1.25, 6.0, 2.8, text.COVER_TITLE),
            place("subtitle", 0.7, 4.25, 6.0, 1.35, plain(32, depth=2, line_percent=92)),
            place("programme", 0.7, 0.4, 8.2, 0.82, text.LABEL.but(size_pt=24, colour=text.GOLD)),
            place(
                "meta",
                0.7,
                5.75,
                6.0,
                0.95,
                plain(20, anchor="b", depth=3, before_pt=3, colour=text.MUTED),
            ),
        ),
        (Drawing("cover"),),
    ),
    _part("part", place("title", 0.7, 1.2, 7.2, 2.1, text.WORD), 0.7, 3.5, 7.0),
    _part("part_vertical", place("title", 0.55, 0.45, 3.2, 6.6, text.UPRIGHT), 4.3, 1.3, 3.6),
    standard("content", text.BODY_PLACE, text.SOURCE_PLACE),
    standard("content_wide", text.BODY_PLACE, text.SOURCE_PLACE),
    _columns("two_columns", left=0.7, gap=0.43, inset=0.3, head_pt=28, body=text.COLUMN_BODY),
    # The narrow cards hang outside the margin, so that their text stands at it.
    _columns("three_columns", left=0.45, gap=0.16, inset=0.25, head_pt=21, body=text.NARROW_BODY),
    _columns("four_columns", left=0.48, gap=0.14, inset=0.22, head_pt=20, body=text.NARROWEST_BODY),
    _picture("picture_left", 0, 6.3),
    _picture("picture_right", 7.733, 0.7),
    standard("pictures", place("pictures", 0.7, 1.85, 11.93, 4.4), text.SOURCE_PLACE),
    LayoutDesign(
        "full_picture",
        (
            place("title", 0.7, 0.22, 10.9, 0.6, text.TITLE.but(size_pt=34, colour=text.GOLD)),
            place("picture", 0, 1.4, 13.333, 6.1),
            place("caption", 0.7, 0.84, 10.9, 0.46, plain(24, anchor="ctr")),
            text.NUMBER_PLACE,
            text.PROGRESS_PLACE,
        ),
        (TRACK,),
    ),
    LayoutDesign(
        "background",
        (
            place("title", 0.7, 1.35, 6.3, 1.16, text.TITLE.but(size_pt=38)),
            place("body", 0.7, 2.6, 6.3, 3.3, text.COLUMN_BODY),
            place("source", 0.7, 6.0, 6.3, 0.44, text.SOURCE),
            text.NUMBER_PLACE,
            text.PROGRESS_PLACE,
        ),
        (
            Shapes(
                "Flate",
                '<rect x="0" y="1.15" width="7.4" height="5.5" fill="{dk1}"/>'
                '<rect x="0" y="1.15" width="0.16" height="5.5" fill="{accent1}"/>'
                '<rect x="11.7" y="0.12" width="1.633" height="0.78" fill="{dk1}"/>',
            ),
            TRACK,
        ),
    ),
    *TALK_LAYOUTS,
    standard("table", place("table", 0.7, 1.8, 11.93, 4.45), text.SOURCE_PLACE),
    standard(
        "chart",
        place("chart", 0.7, 1.85, 8.2, 4.4, plain(26)),
        place("reading", 9.3, 2.05, 3.33, 4.0, plain(28, depth=3, before_pt=8, line_percent=94)),
        text.SOURCE_PLACE,
    ),
    standard(
        "code",
        place("code", 1.05, 2.15, 11.23, 3.85, plain(26)),
        text.SOURCE_PLACE,
        scenery=(
            Shapes("Flate", '<rect x="0.7" y="1.85" width="11.93" height="4.4" fill="{dk2}"/>'),
        ),
    ),
    standard("agenda", place("agenda", 0.7, 1.8, 11.93, 4.75)),
    framed(
        "big_word",
        place("title", 0.7, 0.5, 10.9, 3.35, text.BIG_WORD),
        place("body", 0.7, 4.15, 11.93, 2.3, text.BODY),
    ),
    _closing(
        "closing",
        place("body", 0.7, 2.75, 7.2, 3.4, text.OPEN_BODY),
        scenery=(Drawing("closing"),),
    ),
    _closing(
        "closing_qr",
        place("body", 0.7, 2.7, 6.9, 1.35, text.OPEN_BODY.but(size_pt=28)),
        place("qr", 7.9, 1.15, 4.73, 4.73),
        place("qr_text", 0.7, 4.2, 6.9, 1.1, plain(28, depth=3, before_pt=4, line_percent=92)),
        place("address", 0.7, 5.5, 6.9, 0.63, text.LABEL.but(colour=text.GOLD)),
    ),
)
"""Every role of :data:`handout.themes.roles.ROLES`, in the order of PowerPoint's layout menu."""
