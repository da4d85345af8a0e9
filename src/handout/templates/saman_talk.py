"""What is said and done in the room, in the saman theme: quotations, bubbles and activities."""

from __future__ import annotations

from handout.templates import saman_text as text
from handout.templates.design import Drawing, LayoutDesign, Rect, Shapes, place
from handout.templates.paper import bubble, guillemet
from handout.templates.saman_frame import GROUND_LINE, MARK, standard
from handout.templates.style import GROUND, plain

_ACTIVITY = (
    place("title", 4.85, 0.98, 7.58, 0.82, text.TITLE),
    place("section", 4.85, 0.62, 7.58, 0.34, text.SECTION),
    place("form", 0.9, 0.7, 1.9, 1.9),
    place("minutes", 0.87, 2.65, 3.1, 1.95, text.MINUTES),
    place("unit", 0.9, 4.62, 3, 0.43, text.LABEL_24.but(colour=GROUND)),
    place("form_name", 0.9, 5.05, 3.1, 0.45, plain(24, anchor="ctr", colour=GROUND)),
    place("countdown", 4.85, 6.4, 7.58, 0.3, plain(14)),
)
_ACTIVITY_SCENERY = (
    Shapes("Flate", '<rect x="0" y="0" width="4.2" height="7.5" fill="{accent2}"/>'),
    Drawing("activity"),
)

TALK_LAYOUTS = (
    LayoutDesign(
        "quotation",
        (
            text.QUOTE_TITLE_PLACE,
            place("quote", 0.9, 2.25, 7.85, 3.15, text.QUOTE),
            place("quote_source", 0.9, 5.6, 7.4, 0.85, text.QUOTE_SOURCE),
            *text.INK_FOOTERS,
        ),
        (Shapes("Hermeteikn", guillemet(0.88, 1.32, 0.62, "accent2")), Drawing("speaker"), MARK),
        background=text.PEACH,
    ),
    LayoutDesign(
        "quotations",
        (
            text.QUOTE_TITLE_PLACE,
            place("quote", 0.9, 2.25, 5.4, 2.65, text.QUOTE.but(size_pt=28)),
            place("quote_source", 0.9, 5.15, 5.4, 0.85, text.QUOTE_SOURCE.but(size_pt=20)),
            place("quote_2", 7.03, 2.25, 5.4, 2.65, text.QUOTE.but(size_pt=28)),
            place("quote_source_2", 7.03, 5.15, 5.4, 0.85, text.QUOTE_SOURCE.but(size_pt=20)),
            *text.INK_FOOTERS,
        ),
        (
            Shapes(
                "Hermeteikn",
                guillemet(0.88, 1.42, 0.5, "accent2") + guillemet(7.01, 1.42, 0.5, "accent2"),
            ),
            Shapes(
                "Haug",
                '<path d="M0,7.02C2.4,6.72 4.6,6.8 7,6.98S11.4,7.05 13.333,6.62V7.5H0Z"'
                ' fill="{apricot}"/>',
            ),
            MARK,
        ),
        background=text.PEACH,
    ),
    LayoutDesign(
        "statement",
        (
            text.EYEBROW_PLACE,
            place("statement", 1.65, 1.45, 10.03, 3.45, text.STATEMENT),
            place("source", 0.9, 6.06, 8.3, 0.54, text.SOURCE),
            *text.FOOTERS,
        ),
        (
            Shapes(
                "Snakkeboble",
                bubble(Rect(0.9, 1.2, 11.53, 3.95), 0.55, (9.4, 10.1), (9.72, 5.95), "dk2"),
            ),
            Drawing("statement"),
            *GROUND_LINE,
        ),
    ),
    standard(
        "questions",
        place("question", 1.35, 2.08, 6.95, 1.65, text.QUESTION),
        place("question_2", 5.15, 4.2, 6.85, 1.1, text.QUESTION),
        scenery=(
            Drawing("question-left"),
            Drawing("question-right"),
            Shapes(
                "Snakkebobler",
                bubble(Rect(0.9, 1.98, 7.8, 1.85), 0.42, (2.45, 2.95), (2.4, 4.45), "accent3")
                + bubble(Rect(4.7, 4.08, 7.73, 1.34), 0.42, (10.65, 11.1), (11.05, 5.92), "sky"),
            ),
        ),
    ),
    standard(
        "question",
        place("question", 1.45, 2.25, 8.1, 2.7, text.QUESTION.but(size_pt=36)),
        scenery=(
            Shapes(
                "Snakkeboble",
                bubble(Rect(0.9, 2.05, 9.2, 3.1), 0.5, (8.55, 9.2), (9.75, 5.75), "accent3"),
            ),
            Drawing("question"),
        ),
    ),
    LayoutDesign(
        "activity",
        (
            *_ACTIVITY,
            place("lead", 4.85, 1.88, 7.58, 0.88, text.LEAD),
            place("body", 4.85, 2.9, 7.58, 3.2, text.STEPS),
        ),
        _ACTIVITY_SCENERY,
    ),
    LayoutDesign(
        "activity_brief",
        (*_ACTIVITY, place("body", 4.85, 2.2, 7.58, 3.9, text.TASK)),
        _ACTIVITY_SCENERY,
    ),
)
