"""What each piece of code is, by its language: the few kinds worth telling apart on a slide.

Pygments reads the code, and only where there is code whose language it knows; nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """The value is the class of a ``span`` in the pages."""

    KEYWORD = "keyword"
    TEXT = "string"
    NUMBER = "number"
    NAME = "name"
    COMMENT = "comment"


def highlight(text: str, language: str | None) -> list[list[tuple[str, Kind | None]]]:
    """The lines of the code as pieces of one kind. Joined again they are the text, whatever its
    language; code in an unknown one is one piece a line."""
    pieces = list(_pieces(text, language)) if language else []
    if "".join(piece for piece, _ in pieces) != text:
        pieces = [(text, None)]
    lines: list[list[tuple[str, Kind | None]]] = [[]]
    for piece, kind in pieces:
        first, *rest = piece.split("\n")
        _add(lines[-1], first, kind)
        for line in rest:
            lines.append([])
            _add(lines[-1], line, kind)
    return lines


def _add(line: list[tuple[str, Kind | None]], piece: str, kind: Kind | None) -> None:
    """White space has no look of its own, so it joins what stands before it."""
    if not piece:
        return
    if line and (line[-1][1] is kind or piece.isspace()):
        line[-1] = (line[-1][0] + piece, line[-1][1])
    else:
        line.append((piece, kind))


def _pieces(text: str, language: str) -> Iterator[tuple[str, Kind | None]]:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return
    for token, piece in lexer.get_tokens(text):
        yield piece, _kind(token)


def _kind(token: Any) -> Kind | None:
    from pygments.token import Comment, Keyword, Literal, Name, Operator

    for kinds, kind in (
        ((Comment,), Kind.COMMENT),
        ((Keyword, Operator.Word), Kind.KEYWORD),
        ((Literal.String,), Kind.TEXT),
        ((Literal.Number,), Kind.NUMBER),
        ((Name.Function, Name.Class, Name.Tag, Name.Attribute, Name.Decorator), Kind.NAME),
    ):
        if any(token in parent for parent in kinds):
            return kind
    return None
