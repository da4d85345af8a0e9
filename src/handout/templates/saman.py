"""The saman theme's template: coloured paper on oat ground, a hill under every slide,
speech bubbles for statements and questions, people who are always cut by an edge or the ground.

Positions are the theme's grid: margins 0.9 in, section 0.62, title 0.98, body 2.12,
source 6.30, footer 6.96 in from the top.
"""

from __future__ import annotations

from pathlib import Path

from handout.templates import saman_text as text
from handout.templates.colours import read_colours
from handout.templates.design import (
    Design,
    Drawing,
    LayoutDesign,
    Place,
    Rect,
    Shapes,
    TableLook,
    graphic,
    place,
)
from handout.templates.saman_frame import GROUND_LINE, standard
from handout.templates.saman_talk import TALK_LAYOUTS
from handout.templates.style import GROUND, INK, MAJOR, QUIET, plain


def design(folder: Path) -> Design:
    """The design with the colours and drawings of the theme in ``folder``."""
    return Design(
        name="saman",
        shown_as="Saman",
        folder=folder,
        colours=read_colours(folder / "theme.toml"),
        heading="Source Serif Pro Semibold",
        body="Source Sans Pro",
        title=text.TITLE,
        text=text.BODY,
        master_places=(
            text.TITLE_PLACE,
            text.BODY_PLACE,
            *text.FOOTERS,
        ),
        layouts=LAYOUTS,
        table=TableLook(
            head=text.FJORD,
            head_font=MAJOR,
            head_bold=False,
            rule=INK,
            rule_pt=2.5,
            band=text.SAND,
            last_head=text.RUST,
        ),
    )


def _part(
    role: str, word: Place, x: float, number_y: float, topics_y: float, end_y: float, width: float
) -> LayoutDesign:
    return LayoutDesign(
        role,
        (
            word,
            place("part_number", x, number_y, width, 0.4, text.PART_NUMBER),
            place("topics", x, topics_y, width, end_y - topics_y - 0.35, text.TOPICS),
            place("minutes", x, end_y, width, 0.5, text.LABEL_24.but(colour=GROUND)),
        ),
        (Drawing("part"),),
        background=text.FJORD,
    )


_HEAD_SIZES = {2: 28, 3: 22, 4: 20}
"""Columns → points: «Sjukefråværsoppfølging» fits a column's width."""


_WIDE = 3
"""More columns than this are narrow."""


def _columns(role: str, count: int, gap: float) -> LayoutDesign:
    width = (11.53 - gap * (count - 1)) / count
    places: list[Place] = []
    for number, colour in enumerate((text.FJORD, text.RUST, text.MOSS, INK)[:count]):
        suffix = f"_{number + 1}" if number else ""
        head = text.HEAD.but(size_pt=_HEAD_SIZES[count], colour=colour)
        x = round(0.9 + number * (width + gap), 3)
        places += (
            graphic(f"rule{suffix}", x, 2.12, round(width, 3), 0.06, colour),
            place(f"head{suffix}", x, 2.28, width, 0.55, head),
            place(
                f"body{suffix}",
                x,
                2.92,
                width - 0.1,
                3.08,
                text.NARROW_BODY if count > _WIDE else text.COLUMN_BODY,
            ),
        )
    return standard(role, *places, text.SOURCE_PLACE)


def _picture(role: str, picture_x: float, text_x: float, width: float) -> LayoutDesign:
    panel = f'<rect x="{picture_x}" y="0" width="5.75" height="7.5" fill="{{accent6}}"/>'
    return LayoutDesign(
        role,
        (
            place("title", text_x, 0.98, width, 0.82, text.TITLE.but(size_pt=38)),
            place("section", text_x, 0.62, width, 0.34, text.SECTION),
            place("picture", picture_x, 0, 5.75, 7.5),
            place("body", text_x, 2.12, width, 3.86, text.COLUMN_BODY),
            place("source", text_x, 6.06, width, 0.54, text.SOURCE),
            place("footer", text_x + 0.5, 6.96, width - 1.4, 0.32, text.FOOTER),
            place("slide_number", text_x + width - 0.8, 6.96, 0.8, 0.32, text.NUMBER),
        ),
        (Shapes("Flate", panel), Drawing("mark", Rect(text_x, 7.02, 0.235, 0.22))),
    )


def _closing(role: str, *places: Place) -> LayoutDesign:
    return LayoutDesign(
        role,
        (
            place(
                "title",
                7.15,
                0.85,
                5.3,
                1.45,
                plain(48, anchor="b", font=MAJOR, line_percent=80, tracking=-40),
            ),
            *places,
            place("contact", 7.15, 6.3, 5.3, 0.4, plain(18, anchor="ctr", colour=QUIET)),
            place("footer", 7.65, 6.96, 3.9, 0.32, text.FOOTER),
            text.NUMBER_PLACE,
        ),
        (Drawing("closing"), Drawing("mark", Rect(7.15, 7.02, 0.235, 0.22))),
    )


LAYOUTS = (
    LayoutDesign(
        "title",
        (
            place("title", 0.9, 1.45, 5.95, 2.45, text.COVER_TITLE),
            place("subtitle", 0.9, 4.15, 5.4, 1.35, plain(28, depth=2, colour=text.FJORD)),
            place(
                "programme",
                1.6,
                0.62,
                5.2,
                0.5,
                text.EYEBROW.but(colour=text.FJORD),
            ),
            place("meta", 0.9, 5.75, 5.4, 1.0, plain(18, anchor="b", depth=3, before_pt=3)),
        ),
        (Drawing("cover"), Drawing("mark", Rect(0.9, 0.65, 0.47, 0.44))),
    ),
    _part("part", text.WORD_PLACE, 0.9, 0.7, 4.05, 6.4, 5.6),
    _part(
        "part_vertical",
        text.UPRIGHT_PLACE,
        3.9,
        0.7,
        1.25,
        5.6,
        3.3,
    ),
    standard(
        "content",
        place("body", 0.9, 2.12, 8.6, 3.86, text.BODY),
        text.SOURCE_PLACE,
        scenery=(Drawing("pair"),),
    ),
    standard("content_wide", place("body", 0.9, 2.12, 11.53, 3.86, text.BODY), text.SOURCE_PLACE),
    _columns("two_columns", 2, 0.33),
    _columns("three_columns", 3, 0.33),
    _columns("four_columns", 4, 0.3),
    _picture("picture_left", 0, 6.45, 5.98),
    _picture("picture_right", 7.583, 0.9, 5.98),
    standard("pictures", place("pictures", 0.9, 2.05, 11.53, 3.95), text.SOURCE_PLACE),
    LayoutDesign(
        "full_picture",
        (
            place("title", 0.9, 6.08, 10.4, 0.62, text.TITLE.but(size_pt=32)),
            place("picture", 0, 0, 13.333, 5.95),
            place("caption", 0.9, 6.7, 10.4, 0.5, plain(24, anchor="ctr")),
            text.NUMBER_PLACE,
        ),
        (Shapes("Flate", '<rect x="0" y="0" width="13.333" height="5.95" fill="{accent3}"/>'),),
    ),
    LayoutDesign(
        "background",
        (
            place("title", 1.4, 1.3, 5.9, 1.2, text.TITLE.but(size_pt=38)),
            place("body", 1.4, 2.75, 5.9, 2.9, text.COLUMN_BODY),
            place("source", 1.4, 5.7, 5.9, 0.54, text.SOURCE),
            text.NUMBER_PLACE,
        ),
        (
            Shapes(
                "Flate",
                '<rect x="0.9" y="0.9" width="6.9" height="5.7" rx="0.42" fill="{lt1}"/>'
                '<rect x="11.73" y="6.88" width="0.9" height="0.48" rx="0.2" fill="{lt1}"/>',
            ),
        ),
    ),
    *TALK_LAYOUTS,
    standard("table", place("table", 0.9, 2.05, 11.53, 3.95), text.SOURCE_PLACE),
    standard(
        "chart",
        place("chart", 0.9, 2.12, 7.9, 3.86, plain(22)),
        place("reading", 9.5, 2.4, 2.93, 3.58, plain(24, depth=3, before_pt=8)),
        text.SOURCE_PLACE,
    ),
    standard(
        "code",
        place("code", 1.25, 2.35, 10.83, 3.4, plain(24)),
        text.SOURCE_PLACE,
        scenery=(
            Shapes(
                "Flate",
                '<rect x="0.9" y="2.12" width="11.53" height="3.86" rx="0.3" fill="{lt2}"/>',
            ),
        ),
    ),
    standard("agenda", place("agenda", 0.9, 2.05, 11.53, 4.45)),
    LayoutDesign(
        "big_word",
        (
            place(
                "title",
                0.9,
                0.75,
                11.53,
                2.75,
                text.BIG_WORD,
            ),
            place("body", 0.9, 3.85, 7.9, 2.75, text.LARGE_BODY),
            *text.FOOTERS,
        ),
        (Drawing("big-word"), *GROUND_LINE),
    ),
    _closing("closing", place("body", 7.15, 2.55, 5.3, 3.5, text.OPEN_BODY)),
    _closing(
        "closing_qr",
        place("body", 7.15, 2.42, 5.3, 0.75, text.OPEN_BODY),
        place("qr", 7.15, 3.25, 2.5, 2.5),
        place("qr_text", 9.95, 3.25, 2.5, 2.5, plain(24, anchor="ctr", depth=3, before_pt=4)),
        place("address", 7.15, 5.82, 5.3, 0.45, text.LABEL_24.but(colour=text.FJORD)),
    ),
)
"""Every role of :data:`handout.themes.roles.ROLES`, in the order of PowerPoint's layout menu."""
