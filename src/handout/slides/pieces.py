"""A slide's blocks, sorted into pieces that each get a layout of their own.

A ``##`` section may hold prose, questions, an activity and a table; a projected
slide holds one thing. The pieces keep the author's order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias, assert_never

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
    Item,
    List,
    Medium,
    Notes,
    Only,
    Paragraph,
    Pause,
    Picture,
    Questions,
    Quote,
    SourceLine,
    Statement,
    Subheading,
    Table,
    Text,
    Worksheet,
)

Subject: TypeAlias = (
    Activity | Cards | Columns | Evaluation | Questions | Statement | Table | Worksheet
)
_QUOTES_A_SLIDE = 2


@dataclass(slots=True)
class Piece:
    """Exactly one of ``content``, ``quotes`` and ``subject`` is filled. ``content`` is text,
    pauses and pictures in the author's order."""

    content: list[Block] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    subject: Subject | None = None
    sources: list[SourceLine] = field(default_factory=list)

    @property
    def text(self) -> list[Block]:
        return [block for block in self.content if not isinstance(block, Picture | Table)]

    @property
    def pictures(self) -> list[Picture]:
        return [block for block in self.content if isinstance(block, Picture)]

    @property
    def has_chart(self) -> bool:
        """A table in the content is one that is drawn as a chart."""
        return any(isinstance(block, Table) for block in self.content)

    @property
    def is_text(self) -> bool:
        return bool(self.content) and not self.pictures and not self.has_chart

    @property
    def is_chart(self) -> bool:
        return self.has_chart and not self.text

    @property
    def is_picture(self) -> bool:
        """Pictures alone; a pause between them is no text."""
        return bool(self.pictures) and all(isinstance(b, Picture | Pause) for b in self.content)

    @property
    def picture_first(self) -> bool:
        said = (block for block in self.content if not isinstance(block, Pause))
        return isinstance(next(said, None), Picture)


def sort_blocks(blocks: Blocks) -> tuple[list[Piece], list[Block]]:
    """The pieces of a slide, and what its notes say. Handout-only content is left out."""
    sorter = _Sorter()
    sorter.add(blocks)
    return _pictures_with_text(sorter.finish()), sorter.notes


class _Sorter:
    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.notes: list[Block] = []
        self._early_sources: list[SourceLine] = []

    def add(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._add(block)

    def finish(self) -> list[Piece]:
        if self._early_sources and not self.pieces:
            self.pieces.append(Piece(list(self._early_sources)))
        elif self._early_sources:
            self.pieces[0].sources[:0] = self._early_sources
        return self.pieces

    def _add(self, block: Block) -> None:  # noqa: C901 - one case a kind
        match block:
            case Notes(inner):
                self.notes.extend(inner)
            case Only(Medium.SLIDE, inner):
                self.add(inner)
            case Only():
                pass
            case SourceLine():
                (self.pieces[-1].sources if self.pieces else self._early_sources).append(block)
            case Picture():
                self._picture(block)
            case Pause():
                self._pause(block)
            case Quote():
                self._quote(block)
            case List() | DefinitionList():
                kept, lifted = _text_of(block)
                self._text(kept)
                self.add(lifted)
            case Paragraph() | Subheading() | CodeBlock():
                self._text(block)
            case Table() if block.chart:
                self.pieces.append(Piece([block]))
            case Columns() if side := _picture_beside_text(block):
                self.pieces.append(side)
            case _:
                self.pieces.append(Piece(subject=block))
                self.add(_lifted(_inner(block)))

    def _text(self, block: Block) -> None:
        if self.pieces and self.pieces[-1].is_text:
            self.pieces[-1].content.append(block)
        else:
            self.pieces.append(Piece([block]))

    def _picture(self, block: Picture) -> None:
        """Pictures after each other share a slide, unless a source tells them apart."""
        last = self.pieces[-1] if self.pieces else None
        if last and last.is_picture and not last.sources:
            last.content.append(block)
        else:
            self.pieces.append(Piece([block]))

    def _pause(self, block: Pause) -> None:
        """A pause waits on the slide of what stands before it; turning to a slide is a click."""
        if self.pieces and self.pieces[-1].content:
            self.pieces[-1].content.append(block)

    def _quote(self, block: Quote) -> None:
        last = self.pieces[-1] if self.pieces else None
        if last and last.quotes and len(last.quotes) < _QUOTES_A_SLIDE and not last.sources:
            last.quotes.append(block)
        else:
            self.pieces.append(Piece(quotes=[block]))
        self.add(_lifted([block.blocks]))


def _inner(subject: Subject) -> list[Blocks]:
    """The block sequences that stand inside a subject."""
    match subject:
        case Activity():
            steps = [step.blocks for step in subject.steps]
            return [subject.blocks, *steps, subject.after]
        case Cards():
            return [_but_pictures(card.blocks) for card in subject.cards]
        case Columns():
            return [_but_pictures(column.blocks) for column in subject.columns]
        case Questions():
            return list(subject.questions)
        case Statement() | Worksheet() | Evaluation():
            return [subject.blocks]
        case Table():
            return []
        case _:
            assert_never(subject)


def _but_pictures(blocks: Blocks) -> Blocks:
    """Pictures stand in their column; what it cannot hold is its composer's business."""
    return tuple(block for block in blocks if not isinstance(block, Picture))


def _lifted(sequences: Iterable[Blocks]) -> list[Block]:
    """What is not text in a piece of text: it gets slides of its own, so that nothing is lost."""
    return [block for blocks in sequences for block in text_blocks(blocks)[1]]


def _picture_beside_text(columns: Columns) -> Piece | None:
    """Two columns, one of them a picture alone: a picture with its text beside it."""
    pair = [text_blocks(column.blocks) for column in columns.columns]
    for first, second, picture_first in ((0, 1, True), (1, 0, False)):
        if len(pair) != 2 or any(column.width for column in columns.columns):  # noqa: PLR2004
            return None
        (alone, lifted), (text, others) = pair[first], pair[second]
        if not alone and len(lifted) == 1 and text and not others:
            picture = lifted[0]
            if isinstance(picture, Picture):
                return Piece([picture, *text] if picture_first else [*text, picture])
    return None


def _pictures_with_text(pieces: list[Piece]) -> list[Piece]:
    """Pictures and charts share their slide with the text before and after them."""
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        before = last is not None and last.is_text and (piece.is_picture or piece.is_chart)
        after = last is not None and bool(last.pictures or last.has_chart) and piece.is_text
        if last is not None and (before or after):
            last.content.extend(piece.content)
            last.sources.extend(piece.sources)
        else:
            merged.append(piece)
    return merged


def text_blocks(blocks: Blocks) -> tuple[list[Block], list[Block]]:
    """Blocks inside a column, card or quotation: text as text, the rest lifted out in order."""
    kept: list[Block] = []
    lifted: list[Block] = []
    for block in blocks:
        inner, out = _as_text(block)
        kept.extend(inner)
        lifted.extend(out)
    return kept, lifted


def _as_text(block: Block) -> tuple[list[Block], list[Block]]:  # noqa: C901, PLR0911 - one case a kind
    match block:
        case List() | DefinitionList():
            listed, lifted = _text_of(block)
            return [listed], lifted
        case Quote(inner, line, source, lang):
            text, lifted = text_blocks(inner)
            if source:
                said = (Text("– "), *source)
                text.append(Paragraph((Emphasis(said),), line, lang))
            return [in_language(part, lang) for part in text], lifted
        case Statement(inner, _, lang):
            text, lifted = text_blocks(inner)
            return [in_language(part, lang) for part in text], lifted
        case Questions(questions, line, lang):
            items = tuple(Item(question, line) for question in questions)
            return _as_text(List(items, line, lang=lang))
        case Columns(columns):
            return text_blocks(tuple(inner for column in columns for inner in column.blocks))
        case Only(Medium.SLIDE, inner):
            return text_blocks(inner)
        case Only():
            return [], []
        case SourceLine():
            return [block], []
        case Paragraph() | Subheading() | CodeBlock() | Pause():
            return [block], []
        case _:
            return [], [block]


def in_language(block: Block, lang: str | None) -> Block:
    """The block in another language, unless it has one of its own."""
    if lang and isinstance(block, (Paragraph, Subheading, List, SourceLine)) and not block.lang:
        return replace(block, lang=lang)
    return block


def _text_of(block: List | DefinitionList) -> tuple[Block, list[Block]]:
    """A list of text alone, and what stood in it that is not text."""
    lifted: list[Block] = []

    def strip(blocks: Blocks) -> Blocks:
        kept, out = text_blocks(blocks)
        lifted.extend(out)
        return tuple(kept)

    if isinstance(block, DefinitionList):
        definitions = tuple(
            Definition(item.term, tuple(strip(detail) for detail in item.details), item.line)
            for item in block.items
        )
        return replace(block, items=definitions), lifted
    items = tuple(replace(item, blocks=strip(item.blocks)) for item in block.items)
    return replace(block, items=items), lifted
