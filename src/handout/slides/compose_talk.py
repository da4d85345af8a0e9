"""Quotations, statements, questions and activities: what is said and done in the room → drafts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handout.language.dates import minutes_unit
from handout.model import Activity, Questions, Quote, SourceLine, Statement
from handout.slides.compose_text import text_drafts, without_leading_pauses
from handout.slides.countdown import countdown
from handout.slides.fit import best_fit, flow
from handout.slides.notes import form_in_text
from handout.slides.pieces import text_blocks
from handout.slides.plan import OF_THEME, Box, Paragraph, PictureShape, Shape, TextShape
from handout.slides.stage import Draft, Stage, italic, one_after_another
from handout.slides.text import Clicks, numbered, paragraphs, plain_paragraph, runs

_QUESTION_SLOTS = ("question", "question_2")


def quotations(
    stage: Stage, quotes: Sequence[Quote], sources: Sequence[SourceLine] = ()
) -> list[Draft]:
    """One or two quotations on a slide; text too long for that is set as prose.

    A source line after the last quotation is its source.
    """
    said = [_quote(stage, quote) for quote in quotes]
    said[-1][1].extend(paragraphs(tuple(sources), stage.language))
    if len(said) == 2:  # noqa: PLR2004 - the layout has two
        (quote, source), (quote_2, source_2) = said
        shapes = _all(
            stage,
            "quotations",
            quote=quote,
            quote_source=source,
            quote_2=quote_2,
            quote_source_2=source_2,
        )
        if shapes is not None:
            return [Draft("quotations", shapes, "kind_quotation")]
    drafts: list[Draft] = []
    for quote, source in said:
        shapes = _all(stage, "quotation", quote=quote, quote_source=source)
        if shapes is not None:
            drafts.append(Draft("quotation", shapes, "kind_quotation"))
        else:
            drafts += text_drafts(stage, [*italic(quote), *source], "kind_quotation")
    return one_after_another(drafts)


def _quote(stage: Stage, quote: Quote) -> tuple[list[Paragraph], list[Paragraph]]:
    lang = quote.lang or stage.language
    kept, _ = text_blocks(quote.blocks)
    source = [Paragraph(runs(quote.source, stage.language))] if quote.source else []
    return paragraphs(tuple(kept), lang), source


def _all(stage: Stage, role: str, **content: list[Paragraph]) -> tuple[Shape, ...] | None:
    """A shape for each slot that has content, in order; None when one of them does not fit."""
    shapes: list[Shape] = []
    for slot, said in content.items():
        if not said:
            continue
        shape = stage.text(role, slot, said)
        if shape is None:
            return None
        shapes.append(shape)
    return _same_scale(shapes)


def _same_scale(shapes: list[Shape]) -> tuple[Shape, ...]:
    """Texts of the same kind side by side have the same size: the smaller one's."""
    by_size: dict[float, list[TextShape]] = {}
    for shape in shapes:
        if isinstance(shape, TextShape):
            by_size.setdefault(shape.place.style(0).size_pt, []).append(shape)
    fits = {
        size: min((s.fit for s in group), key=lambda fit: fit.font_scale)
        for size, group in by_size.items()
    }
    return tuple(
        replace(s, fit=fits[s.place.style(0).size_pt]) if isinstance(s, TextShape) else s
        for s in shapes
    )


def statement(stage: Stage, block: Statement) -> list[Draft]:
    kept, _ = text_blocks(block.blocks)
    content = paragraphs(tuple(kept), block.lang or stage.language)
    shape = stage.text("statement", "statement", content)
    if shape is None:
        return text_drafts(stage, content, "kind_statement")
    return [Draft("statement", (shape,), "kind_statement")]


def questions(stage: Stage, block: Questions) -> list[Draft]:
    """Two questions a slide in their bubbles, else one each, else as text."""
    said = []
    for question in block.questions:
        kept, _ = text_blocks(question)
        said.append(paragraphs(tuple(kept), block.lang or stage.language))
    drafts: list[Draft] = []
    position = 0
    while position < len(said):
        pair = said[position : position + 2]
        shapes = (
            _all(stage, "questions", **dict(zip(_QUESTION_SLOTS, pair, strict=True)))
            if len(pair) == 2  # noqa: PLR2004 - the layout has two
            else None
        )
        if shapes is not None:
            drafts.append(Draft("questions", shapes, "kind_questions"))
            position += 2
            continue
        alone = stage.text("question", "question", pair[0])
        if alone is not None:
            drafts.append(Draft("question", (alone,), "kind_questions"))
        else:
            drafts += text_drafts(stage, pair[0], "kind_questions")
        position += 1
    return one_after_another(drafts)


def activity(stage: Stage, block: Activity) -> list[Draft]:
    """Form, minutes, what to do step by step, and the time line."""
    kind = f"form_{block.form}"
    kept, _ = text_blocks(block.blocks)
    after, _ = text_blocks(block.after)
    # One count for all of it: what waits for a click waits on this slide.
    clicks = Clicks()
    lead = paragraphs(without_leading_pauses(kept), stage.language, clicks)
    steps = numbered(block.steps, stage.language, clicks, stepwise=block.stepwise)
    steps += paragraphs(tuple(after), stage.language, clicks)
    if lead and not steps:
        brief = _brief(stage, block, lead)
        if brief is not None:
            return [brief]
    lead_shape = stage.text("activity", "lead", lead) if steps else None
    content = steps if lead_shape else [*lead, *steps]
    place = stage.place("activity", "body")
    box = None
    if not lead_shape:
        # Without a lead above it the text begins where the lead would.
        top = stage.place("activity", "lead").y
        box = Box(place.x, top, place.width, place.y + place.height - top)
    shapes: list[Shape] = [*_face(stage, "activity", block)]
    if lead_shape:
        shapes.append(lead_shape)
    chunks = flow(stage.measure, content, place, box) if content else []
    if chunks:
        first, fit = chunks[0]
        shapes.append(TextShape(place, first, fit, box=box))
    shapes.append(countdown(stage, "activity", block))
    drafts = [Draft("activity", tuple(shapes), kind)]
    rest = [paragraph for chunk, _ in chunks[1:] for paragraph in chunk]
    return drafts + text_drafts(stage, rest, kind, continued=True)


def _brief(stage: Stage, block: Activity, task: list[Paragraph]) -> Draft | None:
    """A task without steps, said large; None when it is too long for that."""
    role = "activity_brief"
    shape = stage.text(role, "body", task)
    if shape is None:
        return None
    shapes = (*_face(stage, role, block), shape, countdown(stage, role, block))
    return Draft(role, shapes, f"form_{block.form}")


def _face(stage: Stage, role: str, block: Activity) -> list[Shape]:
    """The drawing of the form, the minutes as a large number, and the form in words."""
    number, unit = str(block.minutes), minutes_unit(block.minutes, stage.language)
    words = form_in_text(stage, block.form)
    said = [_label(stage, role, "minutes", number)]
    if stage.has(role, "form_name"):
        said += [_label(stage, role, "unit", unit), _label(stage, role, "form_name", words)]
        in_words = said[-1] is not None
    else:
        both = _label(stage, role, "unit", f"{unit} {words}")
        said.append(both or _label(stage, role, "unit", unit))
        in_words = both is not None
    drawing = _drawing(stage, role, block, in_words=in_words)
    return [*drawing, *(shape for shape in said if shape is not None)]


def _label(stage: Stage, role: str, slot: str, text: str) -> TextShape | None:
    """A few words of ours in a slot, none of them broken; None when they do not fit."""
    place, content = stage.place(role, slot), [plain_paragraph(text, stage.language)]
    fit = best_fit(stage.measure, content, place, whole_words=True)
    return TextShape(place, tuple(content), fit) if fit else None


def _drawing(stage: Stage, role: str, block: Activity, *, in_words: bool) -> list[Shape]:
    """The theme's drawing of the form. It says nothing more where the form stands in words."""
    name, place = f"form-{block.form}", stage.place(role, "form")
    if name not in stage.theme.drawings:
        return []
    return [
        PictureShape(
            src=f"{OF_THEME}{name}",
            x=place.x,
            y=place.y,
            width=place.width,
            height=place.height,
            description="" if in_words else stage.label(f"form_{block.form}"),
            decorative=in_words,
            place=place,
            name=place.name,
        )
    ]
