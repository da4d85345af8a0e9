"""Everything in a document, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from handout.model import (
    Activity,
    Block,
    Blocks,
    Card,
    Cards,
    CodeBlock,
    Columns,
    DefinitionList,
    Document,
    Emphasis,
    Evaluation,
    Inline,
    Inlines,
    Link,
    List,
    Notes,
    Only,
    Paragraph,
    Part,
    Pause,
    Picture,
    Questions,
    Quote,
    SourceLine,
    Span,
    Statement,
    Strike,
    Strong,
    Subheading,
    Table,
    Worksheet,
)


def document_blocks(document: Document) -> Iterator[Block]:
    """Every block, at any depth; footnotes last."""
    for part in document.parts:
        yield from part_blocks(part)
    for footnote in document.footnotes.values():
        yield from every_block(footnote.blocks)


def part_blocks(part: Part) -> Iterator[Block]:
    yield from every_block(part.blocks)
    for slide in part.slides:
        yield from every_block(slide.blocks)


def every_block(blocks: Blocks) -> Iterator[Block]:
    """The blocks and those inside them, outer before inner."""
    for block in blocks:
        yield block
        for inner in inside(block):
            yield from every_block(inner)


def inside(block: Block) -> Iterator[Blocks]:
    """The block sequences that stand directly in a block, in reading order."""
    match block:
        case List(items=items):
            yield from (item.blocks for item in items)
        case Quote(blocks=blocks) | Only(blocks=blocks) | Notes(blocks=blocks):
            yield blocks
        case Statement(blocks=blocks) | Worksheet(blocks=blocks) | Evaluation(blocks=blocks):
            yield blocks
        case Questions(questions=questions):
            yield from questions
        case DefinitionList(items=definitions):
            yield from (detail for item in definitions for detail in item.details)
        case Activity(blocks=before, steps=steps, after=after):
            yield before
            yield from (step.blocks for step in steps)
            yield after
        case Cards(cards=cards):
            # A card's title is a heading like any other.
            yield from ((_heading(card), *card.blocks) for card in cards)
        case Columns(columns=columns):
            yield from (column.blocks for column in columns)
        case (
            Paragraph() | Subheading() | Table() | Picture() | CodeBlock() | SourceLine() | Pause()
        ):
            pass
        case _:
            assert_never(block)


_CARD_LEVEL = 3


def _heading(card: Card) -> Subheading:
    return Subheading(card.title, _CARD_LEVEL, card.line)


def document_texts(document: Document) -> Iterator[tuple[Inlines, int]]:
    """Every piece of running text with the line it begins on: titles first, then what stands
    under them in reading order."""
    for part in document.parts:
        yield part.title, part.line
        for slide in part.slides:
            yield slide.title, slide.line
    for part in document.parts:
        yield from _texts(part.blocks)
        for slide in part.slides:
            yield from _texts(slide.blocks)
    for footnote in document.footnotes.values():
        yield from _texts(footnote.blocks)


def _texts(blocks: Blocks) -> Iterator[tuple[Inlines, int]]:
    for block in blocks:
        match block:
            case DefinitionList(items=items):
                # Each term before what is said about it, not all terms first.
                for item in items:
                    yield item.term, item.line
                    for detail in item.details:
                        yield from _texts(detail)
            case Quote(blocks=said, source=source):
                yield from _texts(said)
                yield source, block.line
            case _:
                yield from ((text, block.line) for text in _own_texts(block))
                for inner in inside(block):
                    yield from _texts(inner)


def _own_texts(block: Block) -> Iterator[Inlines]:
    match block:
        case Paragraph(inlines=inlines) | Subheading(inlines=inlines) | SourceLine(inlines=inlines):
            yield inlines
        case Table(header=header, rows=rows, caption=caption):
            yield from (cell.inlines for row in (header, *rows) for cell in row)
            yield caption
        case Picture(caption=caption):
            yield caption
        case Worksheet(fields=fields) | Evaluation(fields=fields):
            yield from (field.label for field in fields)
        case _:
            # The other kinds hold their text in blocks of their own.
            pass


def every_inline(inlines: Inlines) -> Iterator[Inline]:
    """The inlines and those inside them, outer before inner."""
    for inline in inlines:
        yield inline
        match inline:
            case Strong(children) | Emphasis(children) | Strike(children):
                yield from every_inline(children)
            case Span(children, _) | Link(children, _):
                yield from every_inline(children)
            case _:
                pass
