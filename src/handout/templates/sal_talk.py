"""What is said and done in the room, in the sal theme: quotations, statements, questions on mint,
and activities with their minutes as the largest thing on the slide."""

from __future__ import annotations

from handout.templates import sal_text as text
from handout.templates.design import Drawing, Place, Rect, Shapes, place
from handout.templates.sal_frame import framed
from handout.templates.style import Colour, plain


def _bar(x: float, y: float, height: float, colour: str) -> str:
    return f'<rect x="{x}" y="{y}" width="0.16" height="{height}" fill="{{{colour}}}"/>'


_MARK = Drawing("question", Rect(0.7, 0.95, 1.7, 2.407))
_ACTIVITY: tuple[Place, ...] = (
    place("title", 3.7, 0.3, 7.9, 1.05, text.TITLE),
    text.SECTION_PLACE,
    place("form", 0.7, 4.12, 1.42, 1.42),
    place("minutes", 0.62, 0.42, 2.95, 2.6, text.MINUTES),
    place("unit", 0.7, 3.02, 2.8, 0.53, text.LABEL.but(colour=text.GOLD)),
    place("form_name", 0.7, 3.55, 2.9, 0.47, plain(24, anchor="ctr")),
    place("countdown", 0.7, 5.98, 11.93, 0.44, plain(18)),
)

TALK_LAYOUTS = (
    framed(
        "quotation",
        place("title", 0.7, 0.36, 10.9, 0.46, text.EYEBROW.but(colour=text.CORAL)),
        place("quote", 1.3, 1.05, 10.9, 4.3, text.QUOTE),
        place("quote_source", 1.3, 5.55, 10.9, 0.75, text.QUOTE_SOURCE),
        scenery=(Shapes("Sitatstrek", _bar(0.7, 1.05, 4.3, "accent2")),),
    ),
    framed(
        "quotations",
        place("title", 0.7, 0.36, 10.9, 0.46, text.EYEBROW.but(colour=text.CORAL)),
        place("quote", 1.2, 1.25, 5.1, 3.85, text.QUOTE.but(size_pt=34, tracking=-40)),
        place("quote_source", 1.2, 5.3, 5.1, 0.95, text.QUOTE_SOURCE.but(size_pt=24)),
        place("quote_2", 7.4, 1.25, 5.1, 3.85, text.QUOTE.but(size_pt=34, tracking=-40)),
        place(
            "quote_source_2",
            7.4,
            5.3,
            5.1,
            0.95,
            text.QUOTE_SOURCE.but(size_pt=24, colour=text.MINT),
        ),
        scenery=(
            Shapes(
                "Sitatstrekar",
                _bar(0.7, 1.25, 3.85, "accent2") + _bar(6.9, 1.25, 3.85, "accent3"),
            ),
        ),
    ),
    framed(
        "statement",
        text.EYEBROW_PLACE,
        place("statement", 0.7, 1.05, 10.9, 4.4, text.STATEMENT),
        place("source", 0.7, 6.33, 9.4, 0.44, text.SOURCE),
        scenery=(Drawing("statement"),),
        footers=(text.FOOTER_LEFT_PLACE, text.NUMBER_PLACE),
    ),
    framed(
        "questions",
        place("title", 3.2, 0.36, 8.4, 0.46, text.EYEBROW.but(colour=Colour("tx1"))),
        text.SECTION_PLACE,
        place("question", 3.2, 1.0, 9.43, 2.75, text.QUESTION),
        place("question_2", 3.2, 4.15, 9.43, 2.35, text.QUESTION),
        scenery=(
            _MARK,
            Shapes("Strek", '<rect x="3.2" y="3.92" width="9.43" height="0.06" fill="{dk1}"/>'),
        ),
        bright=text.MINT,
    ),
    framed(
        "question",
        place("title", 3.2, 0.36, 8.4, 0.46, text.EYEBROW.but(colour=Colour("tx1"))),
        text.SECTION_PLACE,
        place("question", 3.2, 0.95, 9.43, 5.3, text.QUESTION.but(size_pt=60, tracking=-90)),
        scenery=(_MARK,),
        bright=text.MINT,
    ),
    framed(
        "activity",
        *_ACTIVITY,
        place("lead", 3.7, 1.38, 8.93, 0.84, text.LEAD),
        place("body", 3.7, 2.28, 8.93, 3.27, text.STEPS),
    ),
    framed(
        "activity_brief",
        *_ACTIVITY,
        place("body", 3.7, 1.5, 8.93, 4.05, text.TASK),
    ),
)
