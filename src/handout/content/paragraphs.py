"""A paragraph → what it turns out to be: text, pictures, a source line, a pause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from handout.content.attributes import NONE, Attributes
from handout.content.context import Context
from handout.content.inlines import MAX_BLANK_LINES, read_pieces
from handout.content.tree import Node
from handout.content.values import reject, take
from handout.content.vocabulary import Group, Place, find
from handout.model import Blank, Block, Inlines, Paragraph, Pause, Picture, SourceLine

PAUSE = ". . ."

_PAUSES_IN = frozenset(
    (Place.PART, Place.SLIDE, Place.COLUMN, Place.HANDOUT, Place.SLIDE_ONLY, Place.STEPWISE)
)


def read_paragraph(
    node: Node, attributes: Attributes, place: Place, context: Context
) -> Sequence[Block]:
    inline, line = node.children[0], context.line(node)
    attributes |= given_on(node.token)
    content = inline.token.content
    if content.strip() == PAUSE:
        reject(attributes, line, context)
        if place in _PAUSES_IN:
            return (Pause(line),)
        context.error("pause-not-here", line)
        return ()
    _look_for_failed_blocks(content, line, context)
    tokens = inline.token.children or []
    if _is_source_span(tokens):
        attributes |= given_on(tokens[0])
        tokens = tokens[1:-1]
    return read_text(inline, tokens, attributes, context)


def read_text(
    inline: Node,
    tokens: Sequence[Token],
    attributes: Attributes,
    context: Context,
    index: int | None = None,
) -> list[Block]:
    """The blocks a paragraph's inline tokens make. ``index``: as in :func:`read_pieces`."""
    line = context.line(inline)
    only_picture = len(tokens) == 1 and tokens[0].type == "image"
    if only_picture:
        pieces = read_pieces(tokens, inline, context, picture_attributes=attributes)
        attributes = NONE
    else:
        pieces = read_pieces(tokens, inline, context, first_index=index)
    lines = None
    if tokens and tokens[-1].type == "blank":
        mine, attributes = split_off(attributes, "lines")
        lines = take(mine, Place.BLANK, line, context).count("lines", 1, MAX_BLANK_LINES)
    given = take(attributes, Place.PARAGRAPH, line, context)
    lang = given.lang()
    blocks: list[Block] = []
    for piece in pieces:
        match piece:
            case Picture() | Paragraph():
                blocks.append(piece)
            case _ if "source" in given.classes:
                blocks.append(SourceLine(piece, line, lang))
            case _:
                blocks.append(Paragraph(_with_lines(piece, lines), line, lang))
    return blocks


def given_on(token: Token) -> Attributes:
    """The attributes a rule found for a token."""
    attributes: Attributes = token.meta.get("attributes", NONE)
    return attributes


def _is_source_span(tokens: Sequence[Token]) -> bool:
    """Whether a paragraph is ``[…]{.kjelde}`` and nothing else."""
    if not tokens or tokens[0].type != "span_open":
        return False
    level = 0
    for position, token in enumerate(tokens):
        level += token.nesting
        if level == 0:
            if position != len(tokens) - 1:
                return False
            break
    words = (find(Group.CLASS, name) for name in given_on(tokens[0]).classes)
    return any(word and word.key == "source" for word in words)


def split_off(attributes: Attributes, key: str) -> tuple[Attributes, Attributes]:
    """The attribute of a paragraph that belongs to something else, and the others: the lines of
    ``___ {linjer=4}`` to the blank the paragraph ends with, the mark of a step to the step."""
    mine: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for pair in attributes.pairs:
        word = find(Group.ATTRIBUTE, pair[0])
        (mine if word and word.key == key else others).append(pair)
    rest = Attributes(attributes.ids, attributes.classes, tuple(others))
    return Attributes(pairs=tuple(mine)), rest


def _with_lines(inlines: Inlines, lines: int | None) -> Inlines:
    if lines and isinstance(inlines[-1], Blank):
        return (*inlines[:-1], Blank(lines))
    return inlines


_DELIMITER_ROW = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?")
_NO_SPACE = re.compile(r"(#{1,6})[^\W\d_]|(?:[-+]|\d{1,2}[.)])[^\W\d_]")
"""``##Tittel``, ``-punkt``, ``1.punkt``: a letter straight after what begins a heading or item."""

_GRID_ROW = re.compile(r"\+[-=+]+\+")


def _look_for_failed_blocks(content: str, line: int, context: Context) -> None:
    """Text that was meant to be a heading, a list, a table or its caption, and is not."""
    lines = [text.strip() for text in content.split("\n")]
    if lines[0].startswith(": "):
        context.error("caption-stray", line)
    if _GRID_ROW.fullmatch(lines[0]):
        context.error("table-grid", line)
    for offset, text in enumerate(lines):
        if heading := _NO_SPACE.match(text):
            code = "heading-no-space" if heading[1] else "list-no-space"
            context.warning(code, line + offset, text=text[:20])
    for offset, text in enumerate(lines[1:], 1):
        if "|" in lines[offset - 1] and "-" in text and _DELIMITER_ROW.fullmatch(text):
            context.error("table-broken", line + offset - 1)
            return
