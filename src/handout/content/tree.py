"""markdown-it's flat list of block tokens as a tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markdown_it.token import Token


@dataclass(slots=True)
class Node:
    """``type`` is the token's without ``_open``. An ``inline`` node's marks are in its token."""

    type: str
    token: Token
    children: list[Node] = field(default_factory=list)


def build_tree(tokens: Iterable[Token]) -> list[Node]:
    root: list[Node] = []
    open_lists = [root]
    for token in tokens:
        if token.nesting < 0:
            open_lists.pop()
            continue
        node = Node(token.type.removesuffix("_open"), token)
        open_lists[-1].append(node)
        if token.nesting > 0:
            open_lists.append(node.children)
    return root
