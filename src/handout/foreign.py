"""What a slide in another language holds is in that language, each block by itself: labels and
what else we write around it stay in the document's own."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from handout.model import (
    Activity,
    Block,
    Blocks,
    Cards,
    CodeBlock,
    Columns,
    DefinitionList,
    Evaluation,
    Field,
    Inlines,
    Item,
    List,
    Notes,
    Only,
    Paragraph,
    Pause,
    Picture,
    Questions,
    Quote,
    SourceLine,
    Span,
    Statement,
    Subheading,
    Table,
    Text,
    Worksheet,
    plain,
)


def words_in(inlines: Inlines, lang: str | None) -> Inlines:
    """Running text marked as another language."""
    return (Span(inlines, lang),) if lang and inlines else inlines


def saying(text: str, inlines: Inlines) -> Inlines:
    """A text of ours in which ``plain(inlines)`` stands, with those words in their languages."""
    before, found, after = text.partition(plain(inlines))
    if not found:
        return (Text(text),)
    return (Text(before), *inlines, Text(after))


def blocks_in(blocks: Blocks, lang: str | None) -> Blocks:
    """Blocks in another language, but for those that say their own."""
    return tuple(_block_in(block, lang) for block in blocks) if lang else blocks


def _block_in(block: Block, lang: str) -> Block:  # noqa: PLR0911 - one case per kind of block
    match block:
        case Quote():
            return replace(block, lang=block.lang or lang, source=words_in(block.source, lang))
        case (
            Paragraph() | Subheading() | List() | Table() | DefinitionList() | SourceLine()
            | Questions() | Statement()
        ):  # fmt: skip
            return replace(block, lang=block.lang or lang)
        case Picture():
            return replace(block, caption=words_in(block.caption, lang))
        case Only() | Notes():
            return replace(block, blocks=blocks_in(block.blocks, lang))
        case Activity():
            steps = tuple(_item_in(step, lang) for step in block.steps)
            before, after = blocks_in(block.blocks, lang), blocks_in(block.after, lang)
            return replace(block, blocks=before, steps=steps, after=after)
        case Cards():
            cards = tuple(
                replace(card, title=words_in(card.title, lang), blocks=blocks_in(card.blocks, lang))
                for card in block.cards
            )
            return replace(block, cards=cards)
        case Worksheet() | Evaluation():
            fields = tuple(_field_in(field, lang) for field in block.fields)
            return replace(block, blocks=blocks_in(block.blocks, lang), fields=fields)
        case Columns():
            columns = tuple(
                replace(column, blocks=blocks_in(column.blocks, lang)) for column in block.columns
            )
            return replace(block, columns=columns)
        case CodeBlock() | Pause():
            return block
        case _:
            assert_never(block)


def _item_in(item: Item, lang: str) -> Item:
    return replace(item, blocks=blocks_in(item.blocks, lang))


def _field_in(field: Field, lang: str) -> Field:
    return replace(field, label=words_in(field.label, lang))
