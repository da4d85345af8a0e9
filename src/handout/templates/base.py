"""The base theme's template: white ground, ink, one accent, a rule under the title.

Uses the two theme typefaces and the theme colours alone, so that a theme of six
colours in ``theme.toml`` becomes a deck of its own.
"""

from __future__ import annotations

from pathlib import Path

from handout.templates import base_text as text
from handout.templates.colours import read_colours
from handout.templates.design import Design, LayoutDesign, Place, Shapes, TableLook, graphic, place
from handout.templates.style import GROUND, INK, MAJOR, plain

_RULE = Shapes("Strek", '<rect x="0.9" y="1.76" width="1.3" height="0.06" fill="{accent1}"/>')


def design(folder: Path) -> Design:
    """The design with the colours of the theme in ``folder``."""
    settings = read_colours(folder / "theme.toml")
    return Design(
        name="base",
        shown_as="Handout",
        folder=folder,
        colours=settings,
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
            head=text.ACCENT,
            head_font=MAJOR,
            head_bold=False,
            rule=INK,
            rule_pt=2,
            band=text.TINT,
        ),
    )


def _standard(role: str, *places: Place, extra: tuple[Shapes, ...] = ()) -> LayoutDesign:
    return LayoutDesign(
        role,
        (text.TITLE_PLACE, text.SECTION_PLACE, *places, *text.FOOTERS),
        (_RULE, *extra),
    )


def _part(role: str, word: Place, x: float, top: float) -> LayoutDesign:
    return LayoutDesign(
        role,
        (
            word,
            place("part_number", x, 0.9, 6, 0.45, text.EYEBROW.but(colour=GROUND)),
            place(
                "topics",
                x,
                top,
                7.2,
                round(6.0 - top, 2),
                plain(24, depth=3, before_pt=6, colour=GROUND),
            ),
            place("minutes", x, 6.3, 4, 0.5, text.STRONG.but(colour=GROUND)),
        ),
        background=text.DEEP,
    )


_HEAD_SIZES = {2: 28, 3: 22, 4: 20}


_WIDE = 3
"""More columns than this are narrow."""


def _columns(role: str, count: int) -> LayoutDesign:
    gap = 0.33
    width = (11.53 - gap * (count - 1)) / count
    head = text.HEAD.but(size_pt=_HEAD_SIZES[count])
    places: list[Place] = []
    for number in range(count):
        suffix = f"_{number + 1}" if number else ""
        x = round(0.9 + number * (width + gap), 3)
        body = text.NARROW_BODY if count > _WIDE else text.COLUMN_BODY
        places += (
            graphic(f"rule{suffix}", x, 2.66, round(width, 3), 0.03, text.ACCENT),
            place(f"head{suffix}", x, 2.05, width, 0.55, head),
            place(f"body{suffix}", x, 2.82, width, 3.16, body),
        )
    return _standard(role, *places, text.SOURCE_PLACE)


def _picture(role: str, picture_x: float, text_x: float) -> LayoutDesign:
    return LayoutDesign(
        role,
        (
            place("title", text_x, 0.84, 5.98, 0.82, text.TITLE.but(size_pt=38)),
            place("section", text_x, 0.5, 5.98, 0.34, text.SECTION),
            place("picture", picture_x, 0, 5.75, 7.5),
            place("body", text_x, 2.12, 5.98, 3.86, text.COLUMN_BODY),
            place("source", text_x, 6.06, 5.98, 0.54, text.SOURCE),
            place("footer", text_x, 6.96, 4.9, 0.32, text.FOOTER),
            place("slide_number", text_x + 5.18, 6.96, 0.8, 0.32, text.FOOTER.but(align="r")),
        ),
        scenery=(
            Shapes(
                "Flate og strek",
                f'<rect x="{picture_x}" y="0" width="5.75" height="7.5" fill="{{lt2}}"/>'
                f'<rect x="{text_x}" y="1.76" width="1.3" height="0.06" fill="{{accent1}}"/>',
            ),
        ),
    )


def _quote_bar(x: float, y: float, height: float) -> str:
    return f'<rect x="{x}" y="{y}" width="0.09" height="{height}" fill="{{accent1}}"/>'


def _question(x: float, y: float, width: float, height: float) -> str:
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{{lt2}}"/>'
        f"{_quote_bar(x, y, height)}"
    )


def _closing(role: str, *places: Place) -> LayoutDesign:
    return LayoutDesign(
        role,
        (
            place("title", 0.9, 0.84, 11.53, 1.2, text.TITLE.but(size_pt=48)),
            *places,
            *text.FOOTERS,
        ),
        scenery=(
            Shapes("Strek", '<rect x="0.9" y="2.12" width="1.3" height="0.06" fill="{accent1}"/>'),
        ),
    )


_ACTIVITY = (
    place("title", 4.85, 0.84, 7.58, 0.82, text.TITLE),
    place("section", 4.85, 0.5, 7.58, 0.34, text.SECTION),
    place("form", 0.9, 0.7, 1.9, 1.9),
    place(
        "minutes",
        0.9,
        2.75,
        3.1,
        1.98,
        plain(132, anchor="b", font=MAJOR, line_percent=75, colour=text.ACCENT),
    ),
    place("unit", 0.9, 4.8, 3, 0.44, text.STRONG),
    place("form_name", 0.9, 5.25, 3.1, 0.45, plain(24, anchor="ctr")),
    place("countdown", 4.85, 6.4, 7.58, 0.3, plain(14)),
)
_ACTIVITY_SCENERY = (
    Shapes(
        "Flate og strek",
        '<rect x="0" y="0" width="4.2" height="7.5" fill="{lt2}"/>'
        '<rect x="4.85" y="1.76" width="1.3" height="0.06" fill="{accent1}"/>',
    ),
)

LAYOUTS = (
    LayoutDesign(
        "title",
        (
            place(
                "title",
                0.9,
                1.5,
                11.53,
                2.4,
                plain(72, anchor="b", font=MAJOR, line_percent=78, tracking=-60),
            ),
            place("subtitle", 0.9, 4.35, 10, 1.1, plain(28, colour=text.ACCENT)),
            place("programme", 0.9, 0.62, 11.53, 0.5, text.EYEBROW),
            place("meta", 0.9, 5.85, 11.53, 0.9, plain(18, anchor="b", depth=3, before_pt=3)),
        ),
        scenery=(
            Shapes("Strek", '<rect x="0.9" y="4.08" width="2.4" height="0.09" fill="{accent1}"/>'),
        ),
    ),
    _part("part", place("title", 0.9, 1.5, 11.53, 2.3, text.WORD), 0.9, 4.05),
    _part("part_vertical", place("title", 0.7, 0.55, 2.6, 6.4, text.UPRIGHT), 4.4, 1.5),
    _standard("content", place("body", 0.9, 2.12, 11.53, 3.86, text.BODY), text.SOURCE_PLACE),
    _standard("content_wide", place("body", 0.9, 2.12, 11.53, 3.86, text.BODY), text.SOURCE_PLACE),
    _columns("two_columns", 2),
    _columns("three_columns", 3),
    _columns("four_columns", 4),
    _picture("picture_left", 0, 6.45),
    _picture("picture_right", 7.583, 0.9),
    _standard("pictures", place("pictures", 0.9, 2.05, 11.53, 3.95), text.SOURCE_PLACE),
    LayoutDesign(
        "full_picture",
        (
            place("title", 0.9, 6.08, 10.4, 0.62, text.TITLE.but(size_pt=32)),
            place("picture", 0, 0, 13.333, 5.95),
            place("caption", 0.9, 6.72, 10.4, 0.5, plain(24, anchor="ctr")),
            place("slide_number", 11.63, 6.96, 0.8, 0.32, text.FOOTER.but(align="r")),
        ),
        scenery=(Shapes("Flate", '<rect x="0" y="0" width="13.333" height="5.95" fill="{dk2}"/>'),),
    ),
    LayoutDesign(
        "background",
        (
            place("title", 1.3, 1.3, 6.0, 1.2, text.TITLE.but(size_pt=38)),
            place("body", 1.3, 2.75, 6.0, 2.9, text.COLUMN_BODY),
            place("source", 1.3, 5.7, 6.0, 0.54, text.SOURCE),
            place("slide_number", 11.63, 6.96, 0.8, 0.32, text.FOOTER.but(align="r")),
        ),
        scenery=(
            Shapes("Flate", '<rect x="0.9" y="0.9" width="6.8" height="5.7" fill="{lt1}"/>'),
            Shapes(
                "Nummerflate", '<rect x="11.63" y="6.86" width="1.0" height="0.5" fill="{lt1}"/>'
            ),
        ),
    ),
    LayoutDesign(
        "quotation",
        (
            text.EYEBROW_PLACE,
            place("quote", 1.4, 1.5, 10.6, 3.7, text.QUOTE.but(size_pt=38)),
            place("quote_source", 1.4, 5.5, 10.6, 0.5, plain(20, anchor="ctr", bold=True)),
            *text.FOOTERS,
        ),
        scenery=(Shapes("Sitatstrek", _quote_bar(0.9, 1.5, 3.7)),),
    ),
    LayoutDesign(
        "quotations",
        (
            text.EYEBROW_PLACE,
            place("quote", 1.3, 1.6, 5.1, 3.6, text.QUOTE.but(size_pt=28)),
            place("quote_source", 1.3, 5.45, 5.1, 0.7, plain(20, bold=True)),
            place("quote_2", 7.33, 1.6, 5.1, 3.6, text.QUOTE.but(size_pt=28)),
            place("quote_source_2", 7.33, 5.45, 5.1, 0.7, plain(20, bold=True)),
            *text.FOOTERS,
        ),
        scenery=(Shapes("Sitatstrekar", _quote_bar(0.9, 1.6, 3.6) + _quote_bar(6.93, 1.6, 3.6)),),
    ),
    LayoutDesign(
        "statement",
        (
            text.EYEBROW_PLACE,
            place(
                "statement",
                1.4,
                1.35,
                11.03,
                4.7,
                plain(60, anchor="ctr", depth=3, font=MAJOR, line_percent=82, tracking=-60),
            ),
            text.SOURCE_PLACE,
            *text.FOOTERS,
        ),
        scenery=(Shapes("Strek", _quote_bar(0.9, 1.35, 4.7)),),
    ),
    _standard(
        "questions",
        place("question", 1.35, 2.15, 10.7, 1.8, text.QUESTION),
        place("question_2", 1.35, 4.4, 10.7, 1.8, text.QUESTION),
        extra=(
            Shapes(
                "Spørsmålsfelt",
                _question(0.9, 2.1, 11.53, 1.9) + _question(0.9, 4.35, 11.53, 1.9),
            ),
        ),
    ),
    _standard(
        "question",
        place("question", 1.35, 2.4, 10.7, 3.2, text.BIG_QUESTION),
        extra=(Shapes("Spørsmålsfelt", _question(0.9, 2.2, 11.53, 3.6)),),
    ),
    LayoutDesign(
        "activity",
        (
            *_ACTIVITY,
            place("lead", 4.85, 1.98, 7.58, 0.85, text.LEAD),
            place("body", 4.85, 2.9, 7.58, 3.2, text.STEPS),
        ),
        scenery=_ACTIVITY_SCENERY,
    ),
    LayoutDesign(
        "activity_brief",
        (*_ACTIVITY, place("body", 4.85, 2.2, 7.58, 3.9, text.TASK)),
        scenery=_ACTIVITY_SCENERY,
    ),
    _standard("table", place("table", 0.9, 2.12, 11.53, 3.88), text.SOURCE_PLACE),
    _standard(
        "chart",
        place("chart", 0.9, 2.05, 7.9, 3.95, plain(22)),
        place("reading", 9.2, 2.05, 3.23, 3.95, text.TEXT),
        text.SOURCE_PLACE,
    ),
    _standard(
        "code",
        place("code", 1.2, 2.25, 10.93, 3.55, plain(24)),
        text.SOURCE_PLACE,
        extra=(
            Shapes("Flate", '<rect x="0.9" y="2.05" width="11.53" height="3.95" fill="{lt2}"/>'),
        ),
    ),
    _standard("agenda", place("agenda", 0.9, 2.05, 11.53, 4.5)),
    LayoutDesign(
        "big_word",
        (
            place(
                "title",
                0.9,
                0.9,
                11.53,
                2.9,
                text.BIG_WORD,
            ),
            place("body", 0.9, 4.1, 11.53, 2.4, text.LARGE_BODY),
            *text.FOOTERS,
        ),
    ),
    _closing(
        "closing",
        place("body", 0.9, 2.5, 11.53, 3.2, text.OPEN_BODY),
        place("contact", 0.9, 6.2, 11.53, 0.4, plain(18, anchor="ctr")),
    ),
    _closing(
        "closing_qr",
        place("body", 4.0, 2.6, 8.43, 1.4, text.OPEN_BODY),
        place("qr", 0.9, 2.6, 2.7, 2.7),
        place("qr_text", 4.0, 4.1, 8.43, 1.2, text.TEXT),
        place("address", 0.9, 5.5, 11.53, 0.5, text.STRONG.but(colour=text.ACCENT)),
        place("contact", 0.9, 6.2, 11.53, 0.4, plain(18, anchor="ctr")),
    ),
)
"""Every role of :data:`handout.themes.roles.ROLES`, in the order of PowerPoint's layout menu."""
