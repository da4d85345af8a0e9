"""What stands in ``::: ark`` and ``::: evaluering`` → fields to fill in.

A field is a list item, a term with its definition, or a paragraph that ends in ``___``.
"""

from __future__ import annotations

from collections.abc import Sequence

from handout.content.attributes import Attributes
from handout.content.blocks import read_blocks
from handout.content.context import Context
from handout.content.inlines import MAX_BLANK_LINES, read_inlines
from handout.content.paragraphs import given_on
from handout.content.tidy import tidy
from handout.content.tree import Node
from handout.content.values import take
from handout.content.vocabulary import Place
from handout.model import Blank, Block, Blocks, Field, Inlines, Text

MIN_SCALE, MAX_SCALE = 2, 10


def read_form(
    nodes: Sequence[Node], place: Place, context: Context
) -> tuple[Blocks, tuple[Field, ...]]:
    """What is said before the fields, and the fields; text among them is reported and kept."""
    said: list[Block] = []
    fields: list[Field] = []
    plain_nodes: list[Node] = []

    def say() -> None:
        if not plain_nodes:
            return
        blocks = read_blocks(plain_nodes, place, context)
        if fields and blocks:
            context.error("form-text-after", blocks[0].line)
        said.extend(blocks)
        plain_nodes.clear()

    for node in nodes:
        match node.type:
            case "bullet_list" | "ordered_list":
                say()
                fields += (_item_field(item, said, context) for item in node.children)
            case "dl":
                say()
                fields += _definition_fields(node, said, context)
            case "paragraph" if _ends_blank(node):
                say()
                fields.append(_field(node, node, context))
            case _:
                plain_nodes.append(node)
    say()
    if not fields:
        line = context.number(nodes[0].token.map[0]) if nodes and nodes[0].token.map else 0
        if nodes:
            context.error("form-no-fields", line)
    return tuple(said), tuple(fields)


def _item_field(item: Node, said: list[Block], context: Context) -> Field:
    """A list item: one paragraph with ``{skala=5}``, ``{linjer=4}`` or ``___``."""
    line = context.line(item)
    if item.token.meta.get("checked") is not None:
        context.error("field-task", line)
    first = item.children[0] if item.children else None
    if others := item.children[1:]:
        context.error("field-content", context.line(others[0]))
        said += read_blocks(others, Place.FIELD, context)
    if first and first.type == "paragraph":
        return _field(first, item, context)
    if first and not _is_blank_line(first):
        context.error("field-content", line)
        said += read_blocks([first], Place.FIELD, context)
    return _made((), 1, Attributes(), line, context)


def _field(paragraph: Node, owner: Node, context: Context) -> Field:
    line = context.line(owner)
    label, blanks = _without_blanks(read_inlines(paragraph.children[0], context))
    return _made(label, blanks, given_on(paragraph.token), line, context)


def _definition_fields(node: Node, said: list[Block], context: Context) -> list[Field]:
    """A term and, as its definition, ``___``."""
    fields: list[Field] = []
    label: Inlines = ()
    line = 0
    for child in node.children:
        if child.type == "dt":
            label, line = read_inlines(child.children[0], context), context.line(child)
            continue
        blanks, attributes = 0, Attributes()
        for block in child.children:
            if _is_blank_line(block):
                blanks += 1
            elif block.type == "paragraph":
                words, found = _without_blanks(read_inlines(block.children[0], context))
                blanks += found
                attributes |= given_on(block.token)
                if words:
                    context.error("field-content", context.line(block))
                    label = tidy((*label, Text(" "), *words))
            else:
                context.error("field-content", context.line(block))
                said += read_blocks([block], Place.FIELD, context)
        fields.append(_made(label, blanks, attributes, line, context))
    return fields


def _made(
    label: Inlines, blanks: int, attributes: Attributes, line: int, context: Context
) -> Field:
    given = take(attributes, Place.FIELD, line, context)
    scale = given.count("scale", MIN_SCALE, MAX_SCALE)
    lines = given.count("lines", 1, MAX_BLANK_LINES)
    if scale is not None and (blanks or lines):
        context.error("field-both", line)
    elif not given.values and not blanks:
        context.error("field-no-answer", line)
    if not label:
        context.error("field-no-label", line)
    return Field(label, line, 0 if scale else lines or max(blanks, 1), scale)


def _without_blanks(inlines: Inlines) -> tuple[Inlines, int]:
    """The words without the blanks they end in, and how many lines those are."""
    words = list(tidy(inlines))
    lines = 0
    while words and isinstance(last := words[-1], Blank):
        lines += last.lines
        words = list(tidy(words[:-1]))
    return tuple(words), lines


def _is_blank_line(node: Node) -> bool:
    """``___`` alone on a line, which CommonMark takes for a rule."""
    return node.type == "hr" and node.token.markup.startswith("_")


def _ends_blank(node: Node) -> bool:
    tokens = node.children[0].token.children or []
    return bool(tokens) and tokens[-1].type == "blank"
