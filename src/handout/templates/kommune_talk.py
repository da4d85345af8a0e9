"""What is said and done in the room, in the kommune theme: quotations, questions, activities."""

from __future__ import annotations

from handout.templates import kommune_text as text
from handout.templates.design import Drawing, LayoutDesign, Place, Rect, Shapes, place
from handout.templates.kommune_frame import (
    LOGO,
    LOGO_ON_COLOUR,
    ON_ONE,
    bar,
    frame,
    standard,
)
from handout.templates.style import GROUND, INK, plain

_FIELD = 1.15
"""The width of the field with the question mark."""

_MARK_WIDTH, _MARK_HEIGHT = 0.36, 0.66


def _card(y: float, height: float) -> tuple[Shapes, Drawing]:
    """A question's panel, with the sign of a question in a field of colour 1."""
    return (
        Shapes(
            "Spørsmålsfelt",
            bar(text.X, y, text.WIDTH, height, "lt2") + bar(text.X, y, _FIELD, height, "dk2"),
        ),
        Drawing(
            "question-mark",
            Rect(
                round(text.X + (_FIELD - _MARK_WIDTH) / 2, 3),
                round(y + (height - _MARK_HEIGHT) / 2, 3),
                _MARK_WIDTH,
                _MARK_HEIGHT,
            ),
        ),
    )


def _activity(role: str, *places: Place) -> LayoutDesign:
    """The form and the minutes in the margin, what to do beside them."""
    return LayoutDesign(
        role,
        (
            text.TITLE_PLACE,
            place("section", text.MARGIN_X, text.TOP, text.MARGIN_WIDTH, 0.62, text.SECTION),
            place("form", text.MARGIN_X, 2.7, 1.65, 1.65),
            place("minutes", 0.56, 4.42, 2.3, 1.5, text.MINUTES),
            place("unit", text.MARGIN_X, 5.92, text.MARGIN_WIDTH, 0.4, text.STRONG),
            place(
                "form_name", text.MARGIN_X, 6.32, text.MARGIN_WIDTH, 0.4, plain(20, anchor="ctr")
            ),
            *places,
            place("countdown", text.X, 6.04, text.WIDTH, 0.38, plain(14)),
            *text.FOOTERS,
        ),
        (frame(),),
        logo=LOGO,
    )


TALK_LAYOUTS = (
    LayoutDesign(
        "quotation",
        (
            text.TITLE_PLACE,
            text.SECTION_PLACE,
            place("quote", 3.7, 2.1, 8.9, 3.3, text.QUOTE),
            place("quote_source", 3.7, 5.6, 8.9, 0.85, text.QUOTE_SOURCE),
            *text.FOOTERS,
        ),
        (frame(), Shapes("Sitatstrek", bar(text.X, 2.1, 0.09, 3.3))),
        logo=LOGO,
    ),
    LayoutDesign(
        "quotations",
        (
            text.TITLE_PLACE,
            text.SECTION_PLACE,
            place("quote", 3.6, 2.1, 4.1, 3.3, text.QUOTE.but(size_pt=28)),
            place("quote_source", 3.6, 5.6, 4.1, 0.95, text.QUOTE_SOURCE.but(size_pt=20)),
            place("quote_2", 8.55, 2.1, 4.18, 3.3, text.QUOTE.but(size_pt=28)),
            place("quote_source_2", 8.55, 5.6, 4.18, 0.95, text.QUOTE_SOURCE.but(size_pt=20)),
            *text.FOOTERS,
        ),
        (
            frame(),
            Shapes("Sitatstrekar", bar(text.X, 2.1, 0.09, 3.3) + bar(8.15, 2.1, 0.09, 3.3)),
        ),
        logo=LOGO,
    ),
    LayoutDesign(
        "statement",
        (
            place(
                "title",
                text.MARGIN_X,
                2.02,
                text.MARGIN_WIDTH,
                1.8,
                text.SECTION.but(colour=INK),
            ),
            place("statement", text.X, 1.95, text.WIDTH, 3.9, text.STATEMENT),
            place(
                "source",
                text.MARGIN_X,
                3.95,
                text.MARGIN_WIDTH,
                1.9,
                text.SOURCE.but(colour=INK),
            ),
            text.number(INK),
        ),
        (Shapes("Strek", bar(text.X, 1.6, 1.5, 0.09, "accent6")), Drawing("mountains-low")),
        background=GROUND,
        colour_map=ON_ONE,
        logo=LOGO_ON_COLOUR,
    ),
    standard(
        "questions",
        place("question", 4.7, 2.1, 7.7, 2.04, text.QUESTION),
        place("question_2", 4.7, 4.5, 7.7, 2.04, text.QUESTION),
        scenery=(*_card(text.TOP, 2.2), *_card(4.42, 2.2)),
    ),
    standard(
        "question",
        place("question", 4.7, 2.2, 7.7, 3.4, text.QUESTION.but(size_pt=36)),
        scenery=_card(text.TOP, 3.76),
    ),
    _activity(
        "activity",
        place("lead", text.X, 1.98, text.WIDTH, 0.85, text.LEAD),
        place("body", text.X, 2.9, text.WIDTH, 2.78, text.STEPS),
    ),
    _activity("activity_brief", place("body", text.X, text.TOP, text.WIDTH, 3.66, text.TASK)),
)
