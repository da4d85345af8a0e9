"""Our own inline and core rules for markdown-it: spans, blanks, attributes, notes, dashes.

Tokens they make: ``span`` and ``blank``; attributes are in ``meta["attributes"]``.
"""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from handout.content.attributes import parse, split_suffix

MAX_BRACKETS = 24
"""How deep ``[`` may nest in a paragraph: images and footnotes in it are parsed recursively."""

_BLANK_BEFORE = frozenset(" \t\n(:|/–—")
_BLANK_AFTER = frozenset(" \t\n.,;:)!?|/{–—")


def blank(state: StateInline, silent: bool) -> bool:
    """``___``: three or more underscores on their own are room to write, not emphasis."""
    start = end = state.pos
    while end < state.posMax and state.src[end] == "_":
        end += 1
    if end - start < 3:  # noqa: PLR2004 - the fewest that CommonMark reads as a line, too
        return False
    if start > 0 and state.src[start - 1] not in _BLANK_BEFORE:
        return False
    if end < state.posMax and state.src[end] not in _BLANK_AFTER:
        return False
    if not silent:
        state.push("blank", "", 0).markup = state.src[start:end]
    state.pos = end
    return True


def span(state: StateInline, silent: bool) -> bool:
    """``[words]{lang=da}``, as in pandoc."""
    if not state.src.startswith("[", state.pos) or state.src.startswith("[^", state.pos):
        return False
    label_end = state.md.helpers.parseLinkLabel(state, state.pos, False)
    parsed = parse(state.src, label_end + 1) if label_end >= 0 else None
    if parsed is None or parsed[1] > state.posMax:
        return False
    if not silent:
        maximum, state.posMax = state.posMax, label_end
        state.pos += 1
        state.push("span_open", "span", 1).meta["attributes"] = parsed[0]
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = maximum
    state.pos = parsed[1]
    return True


_TAKES_ATTRIBUTES = frozenset(("image", "link_close", "code_inline", "blank"))


def inline_attributes(state: StateInline, silent: bool) -> bool:
    """``{…}`` straight after an image, a link, code or a blank."""
    if not state.src.startswith("{", state.pos) or state.pending or not state.tokens:
        return False
    last = state.tokens[-1]
    if last.type not in _TAKES_ATTRIBUTES or "attributes" in last.meta:
        return False
    parsed = parse(state.src, state.pos)
    if parsed is None or parsed[1] > state.posMax:
        return False
    if not silent:
        last.meta["attributes"] = parsed[0]
        if last.type == "link_close":
            _opening(state.tokens).meta["attributes"] = parsed[0]
    state.pos = parsed[1]
    return True


def _opening(tokens: list[Token]) -> Token:
    """The token that the last one closes."""
    level = 0
    for token in reversed(tokens):
        level += token.nesting
        if level == 0:
            return token
    raise AssertionError("a closing token without its opening one")


_TAKES_SUFFIX = frozenset(("heading_open", "paragraph_open"))


def suffixes(state: StateCore) -> None:
    """``## Title {stil=stor}``, ``- item {skala=5}``: attributes at the end, after a space.

    Before the inline text is parsed, so that quotation marks in values are still as written.
    """
    for before, token in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type != "inline" or before.type not in _TAKES_SUFFIX:
            continue
        if suffix := split_suffix(token.content):
            token.content, before.meta["attributes"] = suffix


def bounded_inline(state: StateCore) -> None:
    """Parse inline text; with too many open brackets it is left as it stands (``meta["deep"]``)."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        if _brackets(token.content) > MAX_BRACKETS:
            token.meta["deep"] = True
            token.children = [Token("text", "", 0, content=token.content)]
        else:
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _brackets(text: str) -> int:
    if text.count("[") <= MAX_BRACKETS:
        return 0
    depth = deepest = 0
    for sign in text:
        if sign == "[":
            depth += 1
            deepest = max(deepest, depth)
        elif sign == "]":
            depth = max(0, depth - 1)
    return deepest


def inline_notes(state: StateCore) -> None:
    """``^[a note]`` becomes a footnote at the end of the file, with the next free number."""
    notes = state.env.get("footnotes", {})
    labels = {label.removeprefix(":") for label in notes.get("refs", {})}
    number = 0
    given: dict[int, str] = {}
    for identity, note in notes.get("list", {}).items():
        if "tokens" not in note:
            continue
        number += 1
        while str(number) in labels:
            number += 1
        given[identity] = str(number)
    if not given:
        return
    for token in state.tokens:  # It grows: a note may hold a note.
        for reference in _references(token):
            if (label := given.get(reference.meta["id"])) and "label" not in reference.meta:
                reference.meta["label"] = label
                note = notes["list"][reference.meta["id"]]
                state.tokens += _note_tokens(label, note["content"], note["tokens"], token.map)
                del given[reference.meta["id"]]


def _references(token: Token) -> list[Token]:
    return [child for child in token.children or () if child.type == "footnote_ref"]


def _note_tokens(
    label: str, content: str, children: list[Token], lines: list[int] | None
) -> list[Token]:
    return [
        Token("footnote_reference_open", "", 1, map=lines, meta={"label": label}),
        Token("paragraph_open", "p", 1, map=lines),
        Token("inline", "", 0, map=lines, content=content, children=children),
        Token("paragraph_close", "p", -1),
        Token("footnote_reference_close", "", -1),
    ]


_DASHES = re.compile(r"(?<!-)(?:(?<=\S)--(?=\S)|(?<!\S)--(?!\S))(?!-)")
_LONG_DASH = re.compile(r"(?<!-)---(?!-)")


def dashes(state: StateCore) -> None:
    """``--`` between words or numbers is an en dash, ``---`` an em dash; never in code."""
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text" and "--" in child.content:
                child.content = with_dashes(child.content)


def with_dashes(text: str) -> str:
    return _DASHES.sub("–", _LONG_DASH.sub("—", text))
