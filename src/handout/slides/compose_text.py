"""Prose, lists, columns, cards and forms to fill in → drafts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handout.model import Block, Card, Cards, Column, Columns, Evaluation, Subheading, Worksheet
from handout.slides.fit import flow, text_shape
from handout.slides.pieces import text_blocks
from handout.slides.plan import Box, Bullet, Fit, Paragraph, Run, Shape, TextShape
from handout.slides.stage import Draft, Stage, one_after_another
from handout.slides.text import HARD_SPACE, Clicks, paragraphs, plain_paragraph, runs
from handout.themes.theme import EMU_PER_INCH, Placeholder

_COLUMN_ROLES = {2: "two_columns", 3: "three_columns"}
_HEADS = ("head", "head_2", "head_3")
_UNDER_RULE = round(0.1 * EMU_PER_INCH)
"""What a column without a heading keeps clear of the rule above it."""
_BODIES = ("body", "body_2", "body_3")


def text_drafts(
    stage: Stage,
    content: Sequence[Paragraph],
    kind: str = "kind_text",
    *,
    illustrated: bool = False,
) -> list[Draft]:
    """Paragraphs over as many slides as they need, illustrated if they leave room for it."""
    if not content:
        return []
    if illustrated:
        beside = stage.text("content", "body", content)
        if beside is not None and beside.fit.designed:
            return [Draft("content", (beside,), kind)]
    place = stage.place("content_wide", "body")
    return [
        Draft("content_wide", (_shape(place, chunk),), kind, continues=number > 0)
        for number, chunk in enumerate(flow(stage.measure, content, place))
    ]


def _shape(place: Placeholder, chunk: tuple[tuple[Paragraph, ...], Fit]) -> TextShape:
    content, fit = chunk
    first = min((p.reveal for p in content), default=0)
    # On a slide of its own the first clicks are those of this slide.
    shift = first - 1 if first > 0 else 0
    shown = tuple(replace(p, reveal=max(0, p.reveal - shift)) if p.reveal else p for p in content)
    return TextShape(place, shown, fit)


def prose(stage: Stage, blocks: Sequence[Block], *, illustrated: bool) -> list[Draft]:
    content = paragraphs(tuple(blocks), stage.language)
    return text_drafts(stage, content, illustrated=illustrated)


def columns(stage: Stage, block: Columns) -> list[Draft]:
    """Two or three columns side by side; a theme without room for more gets them row by row."""
    drafts: list[Draft] = []
    for start in range(0, len(block.columns), 3):
        group = block.columns[start : start + 3]
        texts = [text_blocks(column.blocks)[0] for column in group]
        drafts += _columns(stage, group, texts, continues=start > 0)
    return drafts


def _columns(
    stage: Stage, group: Sequence[Column], texts: Sequence[list[Block]], *, continues: bool
) -> list[Draft]:
    role = _COLUMN_ROLES.get(len(group))
    clicks = Clicks()
    contents = [_head_and_body(stage, blocks, clicks) for blocks in texts]
    if role is not None:
        shapes = _column_shapes(stage, role, group, contents)
        if shapes is not None:
            return [Draft(role, shapes, "kind_columns", continues=continues)]
    return [
        replace(draft, continues=draft.continues or number > 0)
        for number, (head, body) in enumerate(contents)
        for draft in text_drafts(stage, [*(replace(p, bold=True) for p in head), *body])
    ]


def _head_and_body(
    stage: Stage, blocks: Sequence[Block], clicks: Clicks
) -> tuple[list[Paragraph], list[Paragraph]]:
    head: list[Paragraph] = []
    rest = list(blocks)
    # A column with several headings has none of its own: they all stand in the text alike.
    headings = sum(isinstance(block, Subheading) for block in rest)
    if headings == 1 and isinstance(rest[0], Subheading):
        head = [Paragraph(runs(rest[0].inlines, rest[0].lang or stage.language))]
        rest = rest[1:]
    return head, paragraphs(tuple(rest), stage.language, clicks)


def _column_shapes(
    stage: Stage,
    role: str,
    group: Sequence[Column],
    contents: Sequence[tuple[list[Paragraph], list[Paragraph]]],
) -> tuple[Shape, ...] | None:
    """The columns' shapes, or None when one of them does not fit."""
    places = [
        (stage.place(role, h), stage.place(role, b))
        for h, b in zip(_HEADS[: len(group)], _BODIES, strict=False)
    ]
    boxes = _column_boxes([body for _, body in places], group)
    any_head = any(head for head, _ in contents)
    shapes: list[Shape] = []
    for (head, body), (head_place, body_place), (x, width) in zip(
        contents, places, boxes, strict=False
    ):
        moved = (x, width) != (body_place.x, body_place.width)
        if head:
            box = Box(x, head_place.y, width, head_place.height) if moved else None
            shape = text_shape(stage.measure, head, head_place, box)
            if shape is None:
                return None
            shapes.append(shape)
        if body:
            top = body_place.y if any_head else head_place.y + _UNDER_RULE
            box = (
                Box(x, top, width, body_place.y + body_place.height - top)
                if moved or not any_head
                else None
            )
            shape = text_shape(stage.measure, body, body_place, box)
            if shape is None:
                return None
            shapes.append(shape)
    return tuple(shapes)


def _column_boxes(places: Sequence[Placeholder], group: Sequence[Column]) -> list[tuple[int, int]]:
    """(x, width) of each column: the layout's own, or the shares the author asked for."""
    if not any(column.width for column in group) or not places:
        return [(place.x, place.width) for place in places]
    left, right = places[0].x, places[-1].x + places[-1].width
    gap = places[1].x - places[0].x - places[0].width if len(places) > 1 else 0
    available = right - left - gap * (len(places) - 1)
    said = sum(column.width or 0.0 for column in group)
    silent = sum(1 for column in group if not column.width)
    rest = max(0.0, 1.0 - said) / silent if silent else 0.0
    shares = [column.width or rest for column in group]
    boxes: list[tuple[int, int]] = []
    x = left
    for share in shares:
        width = round(available * share / sum(shares))
        boxes.append((x, width))
        x += width + gap
    return boxes


def cards(stage: Stage, block: Cards) -> list[Draft]:
    """Cards side by side: up to three in a row, four as two by two."""
    drafts: list[Draft] = []
    rows = _card_rows(block)
    for row in rows:
        group = [
            Column(tuple(b for card in stack for b in _card_text(card)), stack[0].line)
            for stack in row
        ]
        drafts += columns(stage, Columns(tuple(group), block.line))
    return one_after_another([replace(draft, kind="kind_cards") for draft in drafts])


def _card_rows(block: Cards) -> list[list[Sequence[Card]]]:
    """The cards of each slide, as columns of one card, or of two where that saves a slide."""
    cards = block.cards
    if len(cards) == 4:  # noqa: PLR2004 - two by two
        return [[cards[:2], cards[2:]]]
    return [[[card] for card in cards[n : n + 3]] for n in range(0, len(cards), 3)]


def _card_text(card: Card) -> tuple[Block, ...]:
    return (Subheading(card.title, 3, card.line), *card.blocks)


def worksheet(stage: Stage, block: Worksheet) -> list[Draft]:
    """The short form: what the sheet asks, while the sheet itself is handed out."""
    return _form(stage, block, "worksheet_lead", "kind_worksheet")


def evaluation(stage: Stage, block: Evaluation) -> list[Draft]:
    return _form(stage, block, "evaluation_lead", "kind_evaluation")


def form_paragraphs(stage: Stage, block: Worksheet | Evaluation, lead: str) -> list[Paragraph]:
    """What a form asks, as text."""
    kept, _ = text_blocks(block.blocks)
    content = paragraphs(tuple(kept), stage.language)
    if not content:
        content = [plain_paragraph(stage.label(lead), stage.language, bullet=Bullet.NONE)]
    for field in block.fields:
        words = runs(field.label, stage.language)
        if field.scale:
            # Hard spaces: a scale broken over two lines is hard to read.
            scale = stage.label("scale", scale=field.scale).replace(" ", HARD_SPACE)
            words = (*words, Run(f" {scale}", stage.lang))
        content.append(Paragraph(words))
    return content


def _form(stage: Stage, block: Worksheet | Evaluation, lead: str, kind: str) -> list[Draft]:
    return text_drafts(stage, form_paragraphs(stage, block, lead), kind)
