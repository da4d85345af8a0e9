"""Inline content in its one normal form: texts joined, no empty ones, no space at the ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handout.model import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Span,
    Strike,
    Strong,
    Text,
)

_SPACE = re.compile("[ \t\n]+")
"""What Markdown takes for space; a non-breaking space was put there on purpose."""


def tidy(inlines: Sequence[Inline], *, trim: bool = True) -> Inlines:
    """Neighbouring texts as one; without empty ones, and without space or breaks at the ends."""
    merged: list[Inline] = []
    texts: list[str] = []
    for inline in (*inlines, None):
        if isinstance(inline, Text):
            texts.append(inline.text)
            continue
        if text := _SPACE.sub(" ", "".join(texts)):
            merged.append(Text(text))
        texts.clear()
        if inline is not None:
            merged.append(inline)
    if not trim:
        return tuple(merged)
    return _trimmed_end(_trimmed_end(tuple(merged), left=True), left=False)


def _trimmed_end(inlines: Inlines, *, left: bool) -> Inlines:
    """Without space and breaks at one end, also inside the marks there."""
    while inlines:
        end = inlines[0] if left else inlines[-1]
        kept = _trimmed(end, left=left)
        if kept == end:
            break
        piece = (kept,) if kept else ()
        inlines = (*piece, *inlines[1:]) if left else (*inlines[:-1], *piece)
    return inlines


def _trimmed(inline: Inline, *, left: bool) -> Inline | None:
    """An inline at one end of a text without the space there; None when nothing is left of it."""
    match inline:
        case Text(text):
            kept = text.lstrip(" ") if left else text.rstrip(" ")
            return Text(kept) if kept else None
        case LineBreak():
            return None
        case Strong(children) | Emphasis(children) | Strike(children):
            inner = _trimmed_end(children, left=left)
            return type(inline)(inner) if inner else None
        case Link(children, href):
            inner = _trimmed_end(children, left=left)
            return Link(inner, href) if inner else None
        case Span(children, lang):
            inner = _trimmed_end(children, left=left)
            return Span(inner, lang) if inner else None
        case _:
            return inline
