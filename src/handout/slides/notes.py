"""What the facilitator reads under a slide: when it happens, and all that the notes say.

Notes are one column of text without layouts, so whatever is no text becomes text there:
a table its rows, a picture its description. Nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from handout.language.casing import inside_a_sentence
from handout.language.dates import clock, clock_times, minutes_text
from handout.model import (
    Activity,
    Block,
    Blocks,
    Cards,
    CodeBlock,
    Columns,
    Definition,
    DefinitionList,
    Emphasis,
    Evaluation,
    Form,
    Inlines,
    Item,
    List,
    Notes,
    Only,
    Pause,
    Picture,
    Questions,
    Quote,
    SourceLine,
    Statement,
    Strong,
    Subheading,
    Table,
    Text,
    Worksheet,
)
from handout.model import Paragraph as ModelParagraph
from handout.running_order import Span
from handout.slides.pieces import in_language
from handout.slides.plan import Bullet, Paragraph
from handout.slides.stage import Stage, footnote_labels_in
from handout.slides.text import paragraphs, plain_paragraph, plain_runs

_CELLS_APART = " | "


def notes_paragraphs(stage: Stage, blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """Notes with their lists, emphasis, links and languages, and the footnotes they refer to."""
    said = paragraphs(tuple(_texts(stage, blocks)), stage.language)
    known = stage.document.footnotes
    notes = [stage.footnote(known[label]) for label in footnote_labels_in(said, known)]
    return (*said, *(replace(note, bullet=Bullet.NONE) for note in notes))


def when(stage: Stage, span: Span, what: Inlines = ()) -> tuple[Paragraph, ...]:
    """«Kl. 10.22–10.30 · 8 minutt · speed-date», as far as it is known."""
    times = clock_times(span.start, span.end, stage.language, about=span.about)
    minutes = minutes_text(span.minutes, stage.language) if span.minutes else ""
    known = " · ".join(word for word in (times, minutes) if word)
    if not known:
        return ()
    words = (Text(f"{known} · "), *what) if what else (Text(known),)
    said = plain_runs(words, stage.language)
    return (Paragraph(said, bullet=Bullet.NONE, bold=True),)


def ending(stage: Stage) -> tuple[Paragraph, ...]:
    """«Slutt kl. 11.30», where it is known."""
    end = stage.order.whole.end
    return (_line(stage, stage.label("ends_at", time=clock(end)), bold=True),) if end else ()


def form_in_text(stage: Stage, form: Form) -> str:
    """«to og to», inside a line."""
    return inside_a_sentence(stage.label(f"form_{form}"))


def again(stage: Stage, number: int, notes: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The same notes under a further slide: whoever presents must not have to page back."""
    return (_line(stage, stage.label("notes_again", number=number)), *notes) if notes else ()


def _line(stage: Stage, text: str, *, bold: bool = False) -> Paragraph:
    return plain_paragraph(text, stage.language, bullet=Bullet.NONE, bold=bold)


def _texts(stage: Stage, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks as blocks of text, in their order."""
    for block in blocks:
        yield from _text(stage, block)


def _text(stage: Stage, block: Block) -> Iterator[Block]:  # noqa: C901, PLR0912 - one case a kind
    def inner(blocks: Blocks) -> Blocks:
        return tuple(_texts(stage, blocks))

    match block:
        case ModelParagraph() | Subheading() | CodeBlock() | SourceLine():
            yield block
        case Pause():
            pass
        case List(items):
            shown = tuple(replace(item, blocks=inner(item.blocks)) for item in items)
            yield replace(block, items=shown, stepwise=False)
        case DefinitionList(definitions):
            yield replace(block, items=tuple(_definition(stage, item) for item in definitions))
        case Only(blocks=blocks) | Notes(blocks=blocks):
            yield from inner(blocks)
        case Statement(blocks, _, lang):
            yield from (in_language(said, lang) for said in inner(blocks))
        case Quote(blocks, line, source, lang):
            yield from (in_language(said, lang) for said in inner(blocks))
            if source:
                yield ModelParagraph((Emphasis((Text("– "), *source)),), line)
        case Questions(questions, line, lang):
            yield List(tuple(Item(inner(said), line) for said in questions), line, lang=lang)
        case Columns(columns):
            for column in columns:
                yield from inner(column.blocks)
        case Picture():
            yield from _picture(stage, block)
        case Table():
            yield from _table(block)
        case Activity():
            yield from _activity(stage, block)
        case Cards(cards):
            for card in cards:
                yield Subheading(card.title, 3, card.line)
                yield from inner(card.blocks)
        case Worksheet() | Evaluation():
            yield from inner(block.blocks)
            yield _fields(stage, block)
        case _:
            assert_never(block)


def _definition(stage: Stage, item: Definition) -> Definition:
    return replace(item, details=tuple(tuple(_texts(stage, detail)) for detail in item.details))


def _picture(stage: Stage, block: Picture) -> Iterator[Block]:
    if block.alt:
        yield _said(stage.label("picture_said", alt=block.alt), block.line)
    if block.caption:
        yield ModelParagraph(block.caption, block.line)


def _table(block: Table) -> Iterator[Block]:
    """The header in bold, and a line for each row."""
    if block.caption:
        yield ModelParagraph(block.caption, block.line, block.lang)
    rows = [_row([cell.inlines for cell in row]) for row in (block.header, *block.rows)]
    yield ModelParagraph((Strong(rows[0]),), block.line, block.lang)
    items = tuple(Item((ModelParagraph(row, block.line),), block.line) for row in rows[1:])
    if items:
        yield List(items, block.line, lang=block.lang)


def _row(cells: Sequence[Inlines]) -> Inlines:
    joined: list[Text] = []
    row: Inlines = ()
    for cell in cells:
        row = (*row, *joined, *cell)
        joined = [Text(_CELLS_APART)]
    return row


def _activity(stage: Stage, block: Activity) -> Iterator[Block]:
    minutes = minutes_text(block.minutes, stage.language)
    head = f"{stage.label(f'form_{block.form}')} · {minutes}"
    yield ModelParagraph((Strong((Text(head),)),), block.line)
    yield from _texts(stage, block.blocks)
    if block.steps:
        yield from _text(stage, List(block.steps, block.line, start=1))
    yield from _texts(stage, block.after)


def _fields(stage: Stage, block: Worksheet | Evaluation) -> List:
    items = []
    for field in block.fields:
        scale = f" {stage.label('scale', scale=field.scale)}" if field.scale else ""
        words = (*field.label, *((Text(scale),) if scale else ()))
        items.append(Item((ModelParagraph(words, field.line),), field.line))
    return List(tuple(items), block.line)


def _said(text: str, line: int) -> ModelParagraph:
    return ModelParagraph((Text(text),), line)
