"""Columns and cards, side by side → drafts. Their text has one size, and goes on side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handout.model import Block, Card, Cards, Column, Columns, Picture, SourceLine, Subheading
from handout.slides.boxes import to_the_source
from handout.slides.column_stack import Stack, stack, stacked
from handout.slides.compose_pictures import pictures
from handout.slides.compose_text import text_drafts
from handout.slides.fit import flow, text_shape
from handout.slides.pieces import Piece, text_blocks
from handout.slides.plan import DESIGNED, BarShape, Box, Fit, Paragraph, Shape, TextShape
from handout.slides.stage import Draft, Stage, one_after_another, restarted
from handout.slides.text import Clicks, paragraphs, runs
from handout.themes.roles import COLUMN_GRAPHICS
from handout.themes.theme import EMU_PER_INCH, Placeholder

_ROLES = {2: "two_columns", 3: "three_columns", 4: "four_columns"}
_MOST = max(_ROLES)
_HEADS = ("head", "head_2", "head_3", "head_4")
_BODIES = ("body", "body_2", "body_3", "body_4")
_UNDER_RULE = round(0.1 * EMU_PER_INCH)
"""What a column without a heading keeps clear of the rule above it."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What one column says."""

    head: list[Paragraph]
    body: list[Paragraph]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one column stands: its two places, their boxes where the author moved them, and what
    is drawn around its text."""

    head: Placeholder
    body: Placeholder
    head_box: Box | None
    body_box: Box | None
    graphics: tuple[BarShape, ...]

    @property
    def box(self) -> Box:
        body = self.body
        return self.body_box or Box(body.x, body.y, body.width, body.height)


def columns(stage: Stage, block: Columns, sources: Sequence[SourceLine] = ()) -> list[Draft]:
    """Two to four columns side by side; more of them in rows of about as many, a row a slide."""
    drafts: list[Draft] = []
    for start, group in _rows(block.columns):
        shown = [b for column in group for b in column.blocks if isinstance(b, Picture)]
        together = _with_pictures(stage, group, sources) if shown else None
        if together is not None:
            drafts.append(replace(together, continues=start > 0))
            continue
        clicks = Clicks()
        contents = [_content(stage, text_blocks(c.blocks)[0], clicks) for c in group]
        drafts += [
            replace(draft, continues=draft.continues or start > 0)
            for draft in _side_by_side(stage, group, contents)
        ]
        if shown:
            drafts += pictures(stage, Piece(list(shown)))
    return drafts


def _with_pictures(
    stage: Stage, group: Sequence[Column], sources: Sequence[SourceLine]
) -> Draft | None:
    """Columns with their pictures in them; None when these get too little room there."""
    role = _ROLES.get(len(group))
    if role is None:
        return None
    clicks = Clicks()
    headed = [_headed(stage, column.blocks) for column in group]
    contents = [_Content(head, []) for head, _ in headed]
    places = _places(stage, role, group, any_head=any(head for head, _ in headed))
    stacks: list[Stack] = []
    for number, ((_, rest), place) in enumerate(zip(headed, places, strict=True)):
        head = [replace(p, reveal=clicks.now) for p in contents[number].head]
        contents[number] = _Content(head, [])
        stacks.append(stack(stage, rest, clicks, place.body, place.box))
    said = [p for one in stacks for p in one.words(stage)]
    stacks = [
        replace(one, box=to_the_source(stage, role, one.box, sources, said)) for one in stacks
    ]
    heads = _heads(stage, contents, places)
    filled = stacked(stage, stacks) if heads is not None else None
    if heads is None or filled is None:
        return None
    shapes: list[Shape] = [bar for place in places for bar in place.graphics]
    for head_shape, column in zip(heads, filled, strict=True):
        shapes += [head_shape] if head_shape else []
        shapes += column
    return Draft(role, tuple(shapes), "kind_columns")


def _rows(all_columns: Sequence[Column]) -> Iterator[tuple[int, Sequence[Column]]]:
    count = -(-len(all_columns) // _MOST)
    start = 0
    for row in range(count):
        end = start + -(-(len(all_columns) - start) // (count - row))
        yield start, all_columns[start:end]
        start = end


def _content(stage: Stage, blocks: Sequence[Block], clicks: Clicks) -> _Content:
    head, rest = _headed(stage, blocks)
    head = [replace(p, reveal=clicks.now) for p in head]
    return _Content(head, paragraphs(tuple(rest), stage.language, clicks))


def _headed(stage: Stage, blocks: Sequence[Block]) -> tuple[list[Paragraph], Sequence[Block]]:
    """A column's heading, and the rest. One with several headings has none of its own: they all
    stand in the text alike."""
    headings = sum(isinstance(block, Subheading) for block in blocks)
    first = blocks[0] if blocks else None
    if headings == 1 and isinstance(first, Subheading):
        return [Paragraph(runs(first.inlines, first.lang or stage.language))], blocks[1:]
    return [], blocks


def _side_by_side(
    stage: Stage, group: Sequence[Column], contents: Sequence[_Content]
) -> list[Draft]:
    role = _ROLES.get(len(group))
    if role is not None:
        any_head = any(content.head for content in contents)
        places = _places(stage, role, group, any_head=any_head)
        heads = _heads(stage, contents, places)
        if heads is not None:
            return _flowed(stage, role, contents, places, heads)
    return one_after_another(
        [draft for content in contents for draft in _in_full_width(stage, content)]
    )


def _in_full_width(stage: Stage, content: _Content, *, continued: bool = False) -> list[Draft]:
    head = [replace(p, bold=True, reveal=0 if continued else p.reveal) for p in content.head]
    said = [*head, *content.body]
    return text_drafts(stage, said, "kind_columns", continued=continued)


def _heads(
    stage: Stage, contents: Sequence[_Content], places: Sequence[_Place]
) -> list[TextShape | None] | None:
    """The headings at one size; None when one of them does not fit."""
    shapes: list[TextShape | None] = []
    for content, place in zip(contents, places, strict=True):
        shape = text_shape(stage.measure, content.head, place.head, place.head_box)
        if content.head and shape is None:
            return None
        shapes.append(shape if content.head else None)
    smallest = min((s.fit for s in shapes if s), key=lambda fit: fit.font_scale, default=DESIGNED)
    return [replace(shape, fit=smallest) if shape else None for shape in shapes]


def _flowed(
    stage: Stage,
    role: str,
    contents: Sequence[_Content],
    places: Sequence[_Place],
    heads: Sequence[TextShape | None],
) -> list[Draft]:
    """Slide n has part n of each column; what one column alone has left goes on in full width."""
    flows = _flows(stage, contents, places)
    count = max(1, sorted(len(chunks) for chunks in flows)[-2])
    drafts: list[Draft] = []
    for number in range(count):
        shapes: list[Shape] = [bar for place in places for bar in place.graphics]
        for chunks, place, head in zip(flows, places, heads, strict=True):
            goes_on = number < len(chunks)
            if head is not None and (goes_on or number == 0):
                shapes.append(head)
            if goes_on:
                said, fit = chunks[number]
                shapes.append(TextShape(place.body, said, fit, box=place.body_box))
        shown = restarted(shapes) if number else shapes
        drafts.append(Draft(role, tuple(shown), "kind_columns", continues=number > 0))
    for content, chunks in zip(contents, flows, strict=True):
        rest = [p for paragraphs, _ in chunks[count:] for p in paragraphs]
        if rest:
            drafts += _in_full_width(stage, _Content(content.head, rest), continued=True)
    return drafts


def _flows(
    stage: Stage, contents: Sequence[_Content], places: Sequence[_Place]
) -> list[list[tuple[tuple[Paragraph, ...], Fit]]]:
    """The parts of each column, all at the same size: the smallest that one of them needs."""

    def flowed(content: _Content, place: _Place) -> list[tuple[tuple[Paragraph, ...], Fit]]:
        if not content.body:
            return []
        return flow(stage.measure, content.body, place.body, place.body_box, whole=whole)

    whole = True
    flows = [flowed(*pair) for pair in zip(contents, places, strict=True)]
    if any(len(chunks) > 1 for chunks in flows):
        # Where one goes on, all stand at the designed size and go on with it.
        whole = False
        return [flowed(*pair) for pair in zip(contents, places, strict=True)]
    fits = [fit for chunks in flows for _, fit in chunks]
    smallest = min(fits, key=lambda fit: fit.font_scale, default=DESIGNED)
    return [[(said, smallest) for said, _ in chunks] for chunks in flows]


def _under_rules(stage: Stage, role: str, graphics: Sequence[str], head: Placeholder) -> int:
    """Where the text of a column without a heading begins: a rule may stand over or under heads."""
    rules = [
        stage.place(role, slot) for slot in graphics if "rule" in slot and stage.has(role, slot)
    ]
    return max([head.y, *(rule.y + rule.height for rule in rules)]) + _UNDER_RULE


def _places(stage: Stage, role: str, group: Sequence[Column], *, any_head: bool) -> list[_Place]:
    """Where the columns stand: as the layout has them, or with the shares the author asked for."""
    heads = [stage.place(role, slot) for slot in _HEADS[: len(group)]]
    bodies = [stage.place(role, slot) for slot in _BODIES[: len(group)]]
    places: list[_Place] = []
    spans = _spans(bodies, group)
    drawn = COLUMN_GRAPHICS[: len(group)]
    for head, body, slots, (x, width) in zip(heads, bodies, drawn, spans, strict=True):
        moved = (x, width) != (body.x, body.width)
        top = body.y if any_head else min(body.y, _under_rules(stage, role, slots, head))
        height = body.y + body.height - top
        places.append(
            _Place(
                head,
                body,
                Box(x, head.y, width, head.height) if moved else None,
                Box(x, top, width, height) if moved or top != body.y else None,
                tuple(
                    _graphic(stage.place(role, slot), x - body.x, width - body.width)
                    for slot in slots
                    if stage.has(role, slot)
                ),
            )
        )
    return places


def _graphic(place: Placeholder, moved: int, widened: int) -> BarShape:
    """A card or a rule, as much further right and as much wider as its column."""
    return BarShape(
        place.x + moved,
        place.y,
        place.width + widened,
        place.height,
        colour=place.fill or "bg2",
        name=place.name,
    )


def _spans(places: Sequence[Placeholder], group: Sequence[Column]) -> list[tuple[int, int]]:
    """(x, width) of each column."""
    if not any(column.width for column in group):
        return [(place.x, place.width) for place in places]
    left, right = places[0].x, places[-1].x + places[-1].width
    gap = places[1].x - places[0].x - places[0].width
    available = right - left - gap * (len(places) - 1)
    spans: list[tuple[int, int]] = []
    x = left
    for share in shares([column.width for column in group]):
        width = round(available * share)
        spans.append((x, width))
        x += width + gap
    return spans


def shares(said: Sequence[float | None]) -> list[float]:
    """Shares of a width that sum to one; those not said divide what the others leave."""
    silent = sum(1 for share in said if not share)
    rest = max(0.0, 1.0 - sum(share or 0.0 for share in said)) / silent if silent else 0.0
    known = [share or rest for share in said]
    return [share / sum(known) for share in known]


def cards(stage: Stage, block: Cards) -> list[Draft]:
    """Cards side by side: up to three in a row, four as two by two."""
    drafts: list[Draft] = []
    for row in _card_rows(block):
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
