"""Remarks on characters that the theme's fonts cannot print."""

from __future__ import annotations

from collections.abc import Iterator

from handout.model import CodeBlock, Document, plain
from handout.problems import Problem, warning
from handout.themes.coverage import not_in_fonts
from handout.themes.theme import Theme
from handout.walk import document_blocks, document_texts

_META = ("title", "subtitle", "program", "program_text", "session", "gathering", "place", "person")


def no_glyph(document: Document, theme: Theme) -> Iterator[Problem]:
    """PowerPoint finds another font for such a character; a PDF has the theme's alone, and shows
    a box."""
    by_line: dict[int, dict[str, None]] = {}
    for text, line, code in _texts(document):
        if not text.isascii():
            missing = not_in_fonts(text, theme, code=code)
            by_line.setdefault(line, {}).update(dict.fromkeys(missing))
    for line, characters in by_line.items():
        if characters:
            values = {"characters": " ".join(characters)}
            yield warning("character-no-glyph", document.file, line, **values)


def _texts(document: Document) -> Iterator[tuple[str, int, bool]]:
    """Everything that is printed, its line, and whether it is set as code."""
    meta = document.meta
    for key in _META:
        yield getattr(meta, key), document.meta_lines.get(key, 0), False
    for key in ("goals", "equipment"):
        yield "".join(getattr(meta, key)), document.meta_lines.get(key, 0), False
    for inlines, line in document_texts(document):
        yield plain(inlines), line, False
    for block in document_blocks(document):
        if isinstance(block, CodeBlock):
            for number, text in enumerate(block.text.split("\n"), block.line + 1):
                yield text, number, True
