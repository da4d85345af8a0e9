"""Our own block rules for markdown-it: fences, attribute lines, captions, counted tables.

Block rules have markdown-it's signature ``(state, first line, line after the last, silent)``;
``silent`` asks only whether the line ends the paragraph (or table, quotation, list) before it.
Tokens they make: ``div`` (a fence, with ``meta["closed"]``), ``div_stray``, ``attributes``,
``caption``, ``too_deep``; attributes are in ``meta["attributes"]``.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, table

from handout.content.attributes import parse, split_suffix

MAX_BLOCK_LEVEL = 40
"""How deep blocks may stand in one another; a list in a list counts two. Far under Python's
recursion limit, far over what anybody can follow on a slide."""

_HEADING = re.compile(r"#{1,2}(\s|$)")
_CODE_FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_LIST_MARKERS = re.compile(r"(?:(?:[-+*]|\d{1,9}[.)])\s+)+(?=:::)")


def line_text(state: StateBlock, line: int) -> str:
    """A line without its indentation and the markers of the quotations and lists around it."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Keep what is nested beyond reason as one token; markdown-it itself would drop it silently."""
    if silent or state.level < MAX_BLOCK_LEVEL:
        return False
    stop = start + 1
    while stop < end and (state.isEmpty(stop) or state.sCount[stop] >= state.blkIndent):
        stop += 1
    token = state.push("too_deep", "", 0)
    token.map = [start, stop]
    token.content = state.getLines(start, stop, state.blkIndent, False)
    state.line = stop
    return True


def div(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``::: name attributes`` to its ``:::``, nested by counting as in pandoc, whatever the length.

    A fence that is never closed ends before the next ``#`` or ``##``, so that it cannot eat slides.
    """
    text = line_text(state, start)
    if not text.startswith(":::") or state.is_code_block(start):
        return False
    if silent:
        return True
    info = text.strip(":").strip()
    if not info:
        state.push("div_stray", "", 0).map = [start, start + 1]
        state.line = start + 1
        return True
    close, closed = _div_end(state, start, end)
    opening = state.push("div_open", "div", 1)
    opening.info = info
    opening.map = [start, close]
    opening.meta["closed"] = closed
    old_max, old_parent = state.lineMax, state.parentType
    state.lineMax, state.parentType = close, "container"
    state.md.block.tokenize(state, start + 1, close)
    state.lineMax, state.parentType = old_max, old_parent
    state.push("div_close", "div", -1)
    state.line = close + 1 if closed else close
    return True


def _div_end(state: StateBlock, start: int, end: int) -> tuple[int, bool]:
    """The line of the fence's own ``:::``, True; or the line it is cut at, False."""
    depth, heading, line = 1, None, start + 1
    while line < end:
        text = line_text(state, line)
        if text and state.sCount[line] < state.blkIndent:
            break
        if state.is_code_block(line):
            line += 1
            continue
        if code := _CODE_FENCE.match(text):
            line = _code_end(state, line, end, code[0])
        text = _LIST_MARKERS.sub("", text)
        if text.startswith(":::"):
            depth += 1 if text.strip(":").strip() else -1
            if depth == 0:
                return line, True
        elif heading is None and _HEADING.match(text):
            heading = line
        line += 1
    return (line if heading is None else heading), False


def _code_end(state: StateBlock, start: int, end: int, mark: str) -> int:
    """The last line of a code fence; its first when it is never closed."""
    for line in range(start + 1, end):
        text = line_text(state, line)
        if len(text) >= len(mark) and not text.strip(mark[0]):
            return line
    return start


def attribute_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``{lang=da}`` alone on a line: attributes of the block that follows."""
    del end
    text = line_text(state, start)
    if not text.startswith("{") or state.is_code_block(start):
        return False
    parsed = parse(text)
    if parsed is None or parsed[1] != len(text):
        return False
    if silent:
        # Ends a table, whose rows need no pipe; a paragraph goes on, as in pandoc.
        return state.parentType == "table"
    token = state.push("attributes", "", 0)
    token.map = [start, start + 1]
    token.meta["attributes"] = parsed[0]
    state.line = start + 1
    return True


def caption(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``: caption {diagram=søyle}`` after a table."""
    del end
    text = line_text(state, start)
    if not text.startswith(": ") or state.is_code_block(start):
        return False
    if silent:
        return state.parentType == "table"
    if not state.tokens or state.tokens[-1].type != "table_close":
        return False
    text = text[1:].strip()
    token = state.push("caption", "", 0)
    token.map = [start, start + 1]
    if suffix := split_suffix(text):
        text, token.meta["attributes"] = suffix
    inline = state.push("inline", "", 0)
    inline.map = [start, start + 1]
    inline.content = text
    inline.children = []
    state.line = start + 1
    return True


def counted_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """markdown-it's table, with the number of cells each row has in the file in ``meta["cells"]``:
    it pads short rows and cuts long ones without a word."""
    before = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    if not silent:
        for token in state.tokens[before:]:
            if token.type == "tr_open" and token.map:
                token.meta["cells"] = _cell_count(line_text(state, token.map[0]))
    return True


def _cell_count(row: str) -> int:
    cells = escapedSplit(row.strip())
    return len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")
