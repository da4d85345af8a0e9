"""``:::`` blocks → what a workshop has and Markdown lacks. One function per kind, in one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from handout.content.attributes import Attributes, parse, parse_bare
from handout.content.blocks import read_blocks
from handout.content.context import Context
from handout.content.forms import read_form
from handout.content.tree import Node
from handout.content.values import Given, take
from handout.content.vocabulary import Group, Place, Word, find, known_words, spelling
from handout.model import (
    Activity,
    Block,
    Blocks,
    Card,
    Cards,
    Column,
    Columns,
    Evaluation,
    Form,
    Item,
    List,
    Medium,
    Notes,
    Only,
    Paragraph,
    Questions,
    Statement,
    Subheading,
    Worksheet,
    plain,
)

MAX_MINUTES = 600
MAX_ANSWERS = 40
MAX_TABLES = 200


def read_fence(node: Node, attributes: Attributes, place: Place, context: Context) -> list[Block]:
    """The block a fence makes; an unknown or misplaced one is reported and leaves its content."""
    line = context.line(node)
    name, own = _name_and_attributes(node.token.info, line, context)
    if not node.token.meta["closed"]:
        context.error("fence-unclosed", line, name=name)
    word = find(Group.FENCE, name) if name else None
    if word is None:
        known = known_words(Group.FENCE, context.language)
        if name:
            context.unknown("fence-unknown", line, Group.FENCE, name, known)
        else:
            context.error("fence-without-name", line, known=known)
        return list(read_blocks(node.children, place, context))
    kind = Place(word.key)
    given = take(attributes | own, kind, line, context)
    if place not in word.places:
        _misplaced(word, line, context)
        if kind is Place.COLUMN:
            return list(read_blocks(node.children, place, context))
    if not node.children:
        context.error("fence-empty", line, name=name)
    return _READERS[kind](node, given, place, context)


def _name_and_attributes(info: str, line: int, context: Context) -> tuple[str, Attributes]:
    """``name key=value``, ``name {key=value}`` and pandoc's ``{.name key=value}``."""
    name = re.match(r"[^\s{]*", info)
    written = name[0] if name else ""
    rest = info[len(written) :]
    found = parse_bare(rest)
    if found is None:
        context.error("attributes-malformed", line, text=rest.strip())
        found = Attributes()
    if not written and found.classes:
        written = found.classes[0]
        found = Attributes(found.ids, found.classes[1:], found.pairs)
    return written, found


def _misplaced(word: Word, line: int, context: Context) -> None:
    name = spelling(word, context.language)
    if word.key == Place.COLUMN:
        columns = find(Group.FENCE, Place.COLUMNS)
        outer = spelling(columns, context.language) if columns else ""
        context.error("fence-column-alone", line, name=name, outer=outer)
    else:
        context.error("fence-not-here", line, name=name)


Reader: TypeAlias = Callable[[Node, Given, Place, Context], list[Block]]


def _notes(node: Node, given: Given, place: Place, context: Context) -> list[Block]:
    del place
    return [Notes(read_blocks(node.children, Place.NOTES, context), given.line)]


def _handout(node: Node, given: Given, place: Place, context: Context) -> list[Block]:
    del place
    blocks = read_blocks(node.children, Place.HANDOUT, context)
    return [Only(Medium.HANDOUT, blocks, given.line)]


def _slide_only(node: Node, given: Given, place: Place, context: Context) -> list[Block]:
    del place
    blocks = read_blocks(node.children, Place.SLIDE_ONLY, context)
    return [Only(Medium.SLIDE, blocks, given.line)]


def _stepwise(node: Node, given: Given, place: Place, context: Context) -> list[Block]:
    """The fence itself leaves no trace: its lists are stepwise."""
    del place
    blocks = stepwise_lists(read_blocks(node.children, Place.STEPWISE, context))
    if not has_stepwise(blocks):
        context.error("stepwise-without-list", given.line)
    return list(blocks)


def stepwise_lists(blocks: Blocks) -> Blocks:
    """The blocks with their lists stepwise, also those in columns and for the slide alone."""
    return tuple(_stepwise_block(block) for block in blocks)


def _stepwise_block(block: Block) -> Block:
    match block:
        case List() | Activity():
            return replace(block, stepwise=True)
        case Columns(columns=columns):
            stepwise = (replace(c, blocks=stepwise_lists(c.blocks)) for c in columns)
            return replace(block, columns=tuple(stepwise))
        case Only(medium=Medium.SLIDE):
            return replace(block, blocks=stepwise_lists(block.blocks))
        case _:
            return block


def has_stepwise(blocks: Blocks) -> bool:
    """Whether there is a list that comes step by step, where :func:`stepwise_lists` looks."""
    for block in blocks:
        match block:
            case List(stepwise=True) | Activity(stepwise=True):
                return True
            case Columns(columns=columns) if any(has_stepwise(c.blocks) for c in columns):
                return True
            case Only(medium=Medium.SLIDE, blocks=inner) if has_stepwise(inner):
                return True
            case _:
                pass
    return False


def _questions(node: Node, given: Given, place: Place, context: Context) -> list[Block]:
    """Each list item is a question, and so is each paragraph."""
    del place
    questions: list[Blocks] = []
    for block in read_blocks(node.children, Place.QUESTIONS, context):
        match block:
            case List(items=items):
                _reject_on_list(block, context)
                questions += (item.blocks for item in items)
            case Paragraph():
                questions.append((block,))
            case _:
                context.error("questions-content", block.line)
                questions.append((block,))
    return [Questions(tuple(questions), given.line, given.lang())]


def _reject_on_list(block: List, context: Context, *, stepwise: bool = False) -> None:
    """What was set on a list whose items become questions or steps would be lost; steps may come
    ``stepwise``."""
    if block.stepwise and not stepwise:
        word = find(Group.CLASS, "stegvis")
        name = spelling(word, context.language) if word else ""
        context.error("attribute-none-here", block.line, name=f".{name}")
    if block.lang:
        context.error("attribute-none-here", block.line, name=f"lang={block.lang}")


def _statement(node: Node, given: Given, place: Place, context: Context) -> list[Block]:
    del place
    blocks = read_blocks(node.children, Place.STATEMENT, context)
    return [Statement(blocks, given.line, given.lang())]


def _activity(node: Node, given: Given, place: Place, context: Context) -> list[Block]:
    """The first numbered list holds the steps; what stands before it leads in, the rest follows."""
    del place
    blocks = read_blocks(node.children, Place.ACTIVITY, context)
    form = given.choice("form", Group.FORM)
    if "form" not in given.values:
        known = known_words(Group.FORM, context.language)
        context.error("activity-no-form", given.line, known=known)
    minutes = given.count("minutes", 1, MAX_MINUTES)
    if "minutes" not in given.values:
        context.error("activity-no-minutes", given.line)
    at = next(
        (i for i, block in enumerate(blocks) if isinstance(block, List) and block.ordered),
        len(blocks),
    )
    steps: tuple[Item, ...] = ()
    stepwise = False
    if at < len(blocks) and isinstance(numbered := blocks[at], List):
        _reject_on_list(numbered, context, stepwise=True)
        stepwise = numbered.stepwise
        steps = tuple(_step(item) for item in numbered.items)
    _reject_marks(blocks[at + 1 :], context)
    activity = Activity(
        form=Form(form.key) if form else Form.PLENARY,
        minutes=minutes or 1,
        blocks=blocks[:at],
        steps=steps,
        after=blocks[at + 1 :],
        line=given.line,
        answers=given.count("answers", 0, MAX_ANSWERS) or 0,
        tables=given.count("tables", 1, MAX_TABLES),
        stepwise=stepwise,
    )
    return [activity]


_STEP_MINUTES = re.compile(r"\((\d{1,3})[ \u00a0]?(?:min\.?|minutt(?:er)?)\)[.!?]?$")


def _step(item: Item) -> Item:
    """A step that ends in ``(2 min)`` takes two minutes; the words stay in the text."""
    first = item.blocks[0] if item.blocks else None
    if isinstance(first, Paragraph) and (found := _STEP_MINUTES.search(plain(first.inlines))):
        return replace(item, minutes=int(found[1]))
    return item


def _reject_marks(after: Blocks, context: Context) -> None:
    """A numbered list after the steps is none of the clock's business."""
    for block in after:
        for item in block.items if isinstance(block, List) else ():
            if item.mark:
                context.error("step-mark-astray", item.line, mark=item.mark)


def _cards(node: Node, given: Given, place: Place, context: Context) -> list[Block]:
    del place
    cards: list[Card] = []
    for block in read_blocks(node.children, Place.CARDS, context):
        if isinstance(block, Subheading) and block.level == 3:  # noqa: PLR2004 - ### begins a card
            cards.append(Card(block.inlines, (), block.line))
            continue
        if not cards:
            context.error("cards-before-heading", block.line)
            cards.append(Card((), (), block.line))
        last = cards[-1]
        cards[-1] = Card(last.title, (*last.blocks, block), last.line)
    return [Cards(tuple(cards), given.line)]


def _worksheet(node: Node, given: Given, place: Place, context: Context) -> list[Block]:
    del place
    blocks, fields = read_form(node.children, Place.WORKSHEET, context)
    return [Worksheet(blocks, fields, given.line)]


def _evaluation(node: Node, given: Given, place: Place, context: Context) -> list[Block]:
    del place
    blocks, fields = read_form(node.children, Place.EVALUATION, context)
    return [Evaluation(blocks, fields, given.line)]


def _columns(node: Node, given: Given, place: Place, context: Context) -> list[Block]:
    del place
    columns: list[Column] = []
    loose: list[Node] = []
    for child in node.children:
        if is_fence(child, Place.COLUMN):
            columns += _loose_column(loose, context)
            loose = []
            columns.append(_column(child, context))
        else:
            loose.append(child)
    columns += _loose_column(loose, context)
    if len(columns) < 2:  # noqa: PLR2004 - side by side takes two
        context.error("columns-too-few", given.line)
    total = sum(column.width or 0 for column in columns)
    if total > 1 + _ROUNDING:
        context.error("columns-too-wide", given.line, total=f"{total * 100:.0f}")
    return [Columns(tuple(columns), given.line)]


_ROUNDING = 0.005
"""Three columns of ``33.4%`` are meant to fill the width."""


def is_fence(node: Node, kind: Place) -> bool:
    """Whether a node is ``:::`` with a word for that kind after it."""
    if node.type != "div":
        return False
    info = node.token.info
    parsed = parse(info) if info.startswith("{") else None
    classes = parsed[0].classes if parsed else ()
    name = classes[0] if classes else re.split(r"[\s{]", info, maxsplit=1)[0]
    word = find(Group.FENCE, name)
    return word is not None and word.key == kind


def _column(node: Node, context: Context) -> Column:
    line = context.line(node)
    name, own = _name_and_attributes(node.token.info, line, context)
    if not node.token.meta["closed"]:
        context.error("fence-unclosed", line, name=name)
    given = take(own, Place.COLUMN, line, context)
    if not node.children:
        context.error("fence-empty", line, name=name)
    return Column(read_blocks(node.children, Place.COLUMN, context), line, given.share("width"))


def _loose_column(nodes: Sequence[Node], context: Context) -> list[Column]:
    """Content between columns is reported, and kept as a column of its own.

    Attributes on the line above a column are among it, and reported by ``read_blocks``.
    """
    if not nodes:
        return []
    blocks = read_blocks(nodes, Place.COLUMN, context)
    if not blocks:
        return []
    line = context.line(nodes[0])
    context.error("columns-content", line)
    return [Column(blocks, line)]


_READERS: Mapping[Place, Reader] = {
    Place.NOTES: _notes,
    Place.HANDOUT: _handout,
    Place.SLIDE_ONLY: _slide_only,
    Place.STEPWISE: _stepwise,
    Place.QUESTIONS: _questions,
    Place.STATEMENT: _statement,
    Place.ACTIVITY: _activity,
    Place.CARDS: _cards,
    Place.WORKSHEET: _worksheet,
    Place.EVALUATION: _evaluation,
    Place.COLUMNS: _columns,
}
