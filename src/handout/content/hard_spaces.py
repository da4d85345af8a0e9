"""The rule for markdown-it that puts in hard spaces, whatever space the author typed.

It runs last, over the whole of a text, so that «**8** %» and a line that ends between «kl.» and
«9» are found too. Code, addresses and words of other languages are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from handout.content.attributes import NONE, Attributes, parse_bare
from handout.content.vocabulary import Group, find
from handout.language.spaces import with_hard_spaces
from handout.language.tags import is_norwegian

_FENCE_NAME = re.compile(r"^[^\s{]*")
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


def hard_spaces(state: StateCore) -> None:
    """Change the content of text tokens, and of the soft line breaks that have become spaces at
    which no line may end."""
    for token in _norwegian(state.tokens):
        _put_in(token.children or ())


def _norwegian(tokens: Sequence[Token]) -> Iterator[Token]:
    """The inline tokens but those of blocks and slides in another language."""
    depth = inside = 0
    above = foreign_slide = False
    for token in tokens:
        if token.type == "attributes":
            above |= _is_foreign(token)
            continue
        depth += token.nesting == 1
        if token.nesting >= 0 and token.type != "inline":
            foreign, above = above or _is_foreign(token), False
            if depth == 1 and token.type == "heading_open" and token.tag in ("h1", "h2"):
                foreign_slide = foreign
            elif foreign and token.nesting and not inside:
                inside = depth
        if token.type == "inline" and not inside and not foreign_slide:
            yield token
        if token.nesting < 0:
            inside = 0 if depth == inside else inside
            depth -= 1


def _is_foreign(token: Token) -> bool:
    attributes: Attributes = token.meta.get("attributes", NONE)
    if token.type == "div_open":
        attributes = parse_bare(_FENCE_NAME.sub("", token.info, count=1)) or NONE
    return any(
        (word := find(Group.ATTRIBUTE, key)) and word.key == "lang" and not is_norwegian(value)
        for key, value in attributes.pairs
    )


def _put_in(children: Sequence[Token]) -> None:
    shown = list(_shown(children))
    before = "".join(shown)
    after = with_hard_spaces(before)
    if after == before:
        return
    position = 0
    for child, text in zip(children, shown, strict=True):
        new = after[position : position + len(text)]
        position += len(text)
        if new != text:
            child.content = new


def _shown(children: Sequence[Token]) -> Iterator[str]:
    """What the line looks like, token by token: nothing for a mark, one sign for what is no
    Norwegian text."""
    spans: list[bool] = []
    for child in children:
        if child.type == "span_open":
            spans.append(_is_foreign(child))
        elif child.type == "span_close":
            spans.pop()
        if child.nesting:
            yield ""
        elif any(spans) or child.type not in ("text", "softbreak"):
            yield _OBJECT
        else:
            yield " " if child.type == "softbreak" else child.content
