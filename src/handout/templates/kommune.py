"""The kommune theme's template: a well-set public document on white.

A strip of colour at the left edge, a rule under the title, and a margin column with arms,
section and source beside the text. Drawings are outlines; every colour is one of the theme's
slots, so that two colours and a logo change all of it.
"""

from __future__ import annotations

from pathlib import Path

from handout.templates import kommune_text as text
from handout.templates.colours import read_colours
from handout.templates.design import (
    Design,
    Drawing,
    LayoutDesign,
    Place,
    Shapes,
    TableLook,
    place,
)
from handout.templates.kommune_frame import (
    FOOT_Y,
    LOGO,
    LOGO_ON_COLOUR,
    ON_ONE,
    STRIP,
    bar,
    frame,
    rule,
    school,
    standard,
)
from handout.templates.kommune_talk import TALK_LAYOUTS
from handout.templates.style import GROUND, INK, MINOR, plain


def design(folder: Path) -> Design:
    """The design with the colours and drawings of the theme in ``folder``."""
    return Design(
        name="kommune",
        shown_as="Kommune",
        folder=folder,
        colours=read_colours(folder / "theme.toml"),
        heading="Lato Black",
        body="Lato",
        title=text.TITLE,
        text=text.BODY,
        master_places=(text.TITLE_PLACE, text.BODY_PLACE, *text.FOOTERS),
        layouts=LAYOUTS,
        table=TableLook(
            head=GROUND,
            head_font=MINOR,
            head_bold=True,
            rule=text.DEEP,
            rule_pt=0.75,
            band=text.TINT,
            hairline=text.LIGHT,
            head_fill=text.DEEP,
        ),
    )


def _part() -> LayoutDesign:
    """The word on a field of colour 1; under it the minutes in the margin, and the topics."""
    return LayoutDesign(
        "part",
        (
            place("title", text.X, 0.85, text.WIDTH, 2.45, text.WORD),
            place(
                "part_number",
                text.X,
                0.42,
                6,
                0.4,
                text.EYEBROW.but(colour=GROUND, line_percent=90),
            ),
            place("topics", text.X, 3.95, 5.6, 2.75, plain(24, depth=3, before_pt=5)),
            place("minutes", text.MARGIN_X, 3.93, text.MARGIN_WIDTH, 0.45, text.STRONG),
        ),
        (
            Shapes(
                "Felt og strek",
                bar(0, 0, 13.333, 3.55, "dk2")
                + bar(0, 3.55, 13.333, 0.09)
                + rule(text.X, FOOT_Y, text.RIGHT),
            ),
            school(3.72, 12.62),
        ),
        logo=LOGO_ON_COLOUR,
    )


def _part_vertical() -> LayoutDesign:
    x = 5.0
    return LayoutDesign(
        "part_vertical",
        (
            place("title", 0.7, 0.6, 2.8, 6.3, text.UPRIGHT),
            place("part_number", x, 0.56, 7, 0.5, text.EYEBROW),
            place("topics", x, 1.3, 7.5, 2.75, plain(26, depth=3, before_pt=7)),
            place("minutes", x, 4.4, 3.6, 0.5, text.STRONG.but(size_pt=26)),
        ),
        (
            Shapes(
                "Felt og strek",
                bar(0, 0, 4.2, 7.5, "dk2") + bar(4.2, 0, 0.09, 7.5) + rule(x, FOOT_Y, text.RIGHT),
            ),
            school(3.72, 12.62),
        ),
    )


_GAPS = {2: 0.45, 3: 0.4, 4: 0.4}
_WIDE = 2
"""More columns than this take the margin, too."""

_HEAD_SIZES = {2: 25, 3: 22, 4: 20}
"""Columns → points: «Sjukefråværsoppfølging» fits the width of two and three."""


def _columns(role: str, count: int) -> LayoutDesign:
    """No rules between them: a workshop may ask for other widths."""
    left = text.MARGIN_X if count > _WIDE else text.X
    gap = _GAPS[count]
    width = round((text.RIGHT - left - gap * (count - 1)) / count, 3)
    end = 6.15 if count > _WIDE else text.BOTTOM
    top, body_top = 1.98, 2.72
    style = text.NARROW_BODY if count > _WIDE + 1 else text.COLUMN_BODY
    head = text.HEAD.but(size_pt=_HEAD_SIZES[count])
    places: list[Place] = []
    for number in range(count):
        suffix = f"_{number + 1}" if number else ""
        x = round(left + number * (width + gap), 3)
        places += (
            place(f"head{suffix}", x, top, width, 0.62, head),
            place(f"body{suffix}", x, body_top, width, round(end - body_top, 2), style),
        )
    if count <= _WIDE:
        return standard(role, *places, text.SOURCE_PLACE)
    return LayoutDesign(
        role,
        (
            text.TITLE_PLACE,
            text.OVER_RULE_PLACE,
            *places,
            place("source", left, 6.24, text.RIGHT - left, 0.54, text.SOURCE),
            *text.FOOTERS,
        ),
        (frame(left),),
        logo=LOGO,
    )


def _picture(role: str, picture_x: float, text_x: float) -> LayoutDesign:
    return standard(
        role,
        place("picture", picture_x, text.TOP, 4.68, 4.6),
        place("body", text_x, text.TOP, 4.5, 4.6, text.COLUMN_BODY),
        text.SOURCE_PLACE,
        scenery=(Shapes("Flate", bar(picture_x, text.TOP, 4.68, 4.6, "lt2")),),
    )


LAYOUTS = (
    LayoutDesign(
        "title",
        (
            place("title", text.X, 0.95, text.WIDTH, 1.7, text.COVER_TITLE),
            place(
                "subtitle",
                text.X,
                2.78,
                text.WIDTH,
                0.98,
                plain(28, depth=2, colour=GROUND, line_percent=96),
            ),
            place("programme", text.X, 4.88, 6.9, 0.94, text.PROGRAMME),
            place("meta", text.X, 5.86, 6.9, 0.96, plain(18, depth=3, before_pt=3)),
        ),
        (
            Shapes(
                "Felt og strek",
                bar(0, 0, 13.333, 4.75, "dk2")
                + bar(0, 4.75, 13.333, 0.09)
                + rule(text.X, FOOT_Y, text.RIGHT, thin=True),
            ),
            Drawing("mountains"),
            school(2.6),
        ),
        logo=LOGO_ON_COLOUR,
    ),
    _part(),
    _part_vertical(),
    standard("content", text.BODY_PLACE, text.SOURCE_PLACE),
    standard("content_wide", text.BODY_PLACE, text.SOURCE_PLACE),
    _columns("two_columns", 2),
    _columns("three_columns", 3),
    _columns("four_columns", 4),
    _picture("picture_left", text.X, 8.23),
    _picture("picture_right", 8.05, text.X),
    standard("pictures", place("pictures", text.X, text.TOP, text.WIDTH, 4.6), text.SOURCE_PLACE),
    LayoutDesign(
        "full_picture",
        (
            place(
                "title",
                text.MARGIN_X,
                6.37,
                2.4,
                1.07,
                text.BAND_TITLE,
            ),
            place("picture", 0, 0, 13.333, 6.22),
            place(
                "caption",
                text.X,
                6.37,
                8.3,
                1.07,
                plain(24, anchor="ctr", line_percent=96),
            ),
            place("slide_number", 11.73, 6.75, 1.0, 0.3, text.NUMBER.but(colour=INK)),
        ),
        (
            Shapes(
                "Band og strek",
                bar(0, 0, 13.333, 6.22, "lt2")
                + bar(0, 6.22, 13.333, 0.09)
                + bar(0, 6.31, 13.333, 1.19, "dk2"),
            ),
        ),
        background=GROUND,
        colour_map=ON_ONE,
    ),
    LayoutDesign(
        "background",
        (
            place("title", text.MARGIN_X, 0.46, 6.5, 1.12, text.TITLE),
            place("body", text.MARGIN_X, text.TOP, 6.5, 4.0, text.COLUMN_BODY),
            place("source", text.MARGIN_X, 6.14, 6.5, 0.56, text.SOURCE),
            place("slide_number", 6.1, 6.94, 1.0, 0.3, text.NUMBER),
        ),
        (
            Shapes(
                "Flate og strekar",
                bar(0, 0, 7.5, 7.5, "lt1")
                + bar(7.5, 0, 0.09, 7.5)
                + STRIP
                + rule(text.MARGIN_X, 1.72, 7.1)
                + rule(text.MARGIN_X, FOOT_Y, 7.1, thin=True),
            ),
        ),
    ),
    *TALK_LAYOUTS,
    standard("table", place("table", text.X, 1.95, text.WIDTH, 4.7), text.SOURCE_PLACE),
    standard(
        "chart",
        place("chart", text.X, 2.0, text.WIDTH, 3.55, plain(20)),
        place("reading", text.X, 5.68, text.WIDTH, 0.98, text.TEXT),
        text.SOURCE_PLACE,
    ),
    standard(
        "code",
        place("code", 3.55, 2.25, 8.95, 4.15, plain(24)),
        text.SOURCE_PLACE,
        scenery=(
            Shapes(
                "Flate",
                bar(text.X, text.TOP, text.WIDTH, 4.6, "lt2") + bar(text.X, text.TOP, 0.09, 4.6),
            ),
        ),
    ),
    standard("agenda", place("agenda", text.X, 1.94, text.WIDTH, 4.76)),
    LayoutDesign(
        "big_word",
        (
            place("title", text.X, 1.35, text.WIDTH, 2.6, text.BIG_WORD),
            place("body", text.X, 4.4, text.WIDTH, 2.25, text.LARGE_BODY),
            *text.FOOTERS,
        ),
        (
            Shapes(
                "Kant og strekar",
                STRIP + bar(text.X, 4.12, 1.5, 0.09) + rule(text.X, FOOT_Y, text.RIGHT, thin=True),
            ),
        ),
        logo=LOGO,
    ),
    LayoutDesign(
        "closing",
        (
            text.TITLE_PLACE,
            place("body", text.X, text.TOP, 6.4, 3.3, text.OPEN_BODY),
            place("contact", text.X, 5.75, 5.9, 0.9, plain(18, depth=2, anchor="b", before_pt=3)),
            *text.FOOTERS,
        ),
        (frame(), school(2.9)),
        logo=LOGO,
    ),
    LayoutDesign(
        "closing_qr",
        (
            text.TITLE_PLACE,
            place("body", 6.85, text.TOP, 5.88, 1.15, text.OPEN_BODY),
            place("qr", 3.25, 2.15, 3.1, 3.1),
            place("qr_text", 6.85, 3.3, 5.88, 1.0, text.TEXT),
            place("address", 6.85, 4.42, 5.88, 0.5, text.STRONG),
            place("contact", text.X, 5.75, 5.9, 0.9, plain(18, depth=2, anchor="b", before_pt=3)),
            *text.FOOTERS,
        ),
        (
            frame(),
            Shapes(
                "Ramme",
                '<rect x="3.2" y="2.1" width="3.2" height="3.2" fill="{lt1}" stroke="{dk2}"'
                ' stroke-width="0.0208"/>',
            ),
            school(2.9),
        ),
        logo=LOGO,
    ),
)
"""Every role of :data:`handout.themes.roles.ROLES`, in the order of PowerPoint's layout menu."""
