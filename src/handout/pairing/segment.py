"""A stretch of a file that is written anew in the other language, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Kind(StrEnum):
    """What a segment is. The same in both languages, however its mark-up is spelt."""

    META = "meta"
    """A text of the front matter; the last of ``path`` is its canonical key (``title``)."""
    PART = "part"
    SLIDE = "slide"
    HEADING = "heading"
    """``###`` and deeper: titles of columns and cards, too."""
    TEXT = "text"
    """A paragraph, also the one of a list item or a definition; the label of a field."""
    SOURCE = "source"
    """Who said it: the last line of a quotation."""
    CELL = "cell"
    CAPTION = "caption"
    """Of a table or a picture."""
    ALT = "alt"
    TERM = "term"
    """What is defined, or the label of a field that has ``: ___`` under it."""
    WORD = "word"
    """The big word of a part, ``{ord="…"}``."""
    MARK = "mark"
    """A word on the clock, ``{merke="…"}``."""
    HIGHLIGHT = "highlight"
    """``{framhev="…"}``: always the same words as a cell of its table."""


class Role(StrEnum):
    """What a piece of a segment is: words; the beginning or the end of a mark (bold, italic,
    struck, link, span), which nest; or something that stands as it is: code, an address, the number
    of a footnote, room to write, an escaped sign, a hard line break, words in another language."""

    WORDS = "words"
    OPEN = "open"
    CLOSE = "close"
    KEPT = "kept"


class Piece(NamedTuple):
    text: str
    role: Role


class Writing(StrEnum):
    """How a text stands in the file: as it is, as a YAML scalar (also one in a list between
    brackets), between the quotation marks of an attribute or of a picture's caption."""

    AS_IS = "as is"
    YAML = "yaml"
    YAML_FLOW = "yaml flow"
    ATTRIBUTE = "attribute"
    TITLE = "title"


_HARD_BREAK = re.compile(r"(?:\\| {2,})\n\s*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


@dataclass(frozen=True)
class Segment:
    """``text`` is Markdown as it stands in the file, without what stands around it: list markers,
    ``##``, ``>``, attributes at the end. The ``pieces`` put together are the text. Lines are kept
    apart by line feeds, whatever the file has.

    ``spans`` are the offsets ``(start, end)`` of each line of it among the characters of the file.
    ``path`` names what the segment stands in, outermost first (``("notes", "list")``), in canonical
    words. ``line`` is 1-based. ``lang`` is the tag of another language the block is in, which is
    not translated.
    """

    kind: Kind
    path: tuple[str, ...]
    line: int
    spans: tuple[tuple[int, int], ...]
    text: str
    pieces: tuple[Piece, ...]
    lang: str | None = None
    writing: Writing = Writing.AS_IS

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]

    @property
    def place(self) -> tuple[str, ...]:
        """What it is and stands in; equal for the two segments of a pair."""
        return (self.kind, *self.path)

    @cached_property
    def normal(self) -> str:
        """The text however its lines are broken: what two segments are compared by. A hard line
        break is left, as a backslash at the end of the line."""
        parts = _HARD_BREAK.split(self.text) if self.writing is Writing.AS_IS else [self.text]
        return "\\\n".join(" ".join(part.split()) for part in parts)

    @cached_property
    def words(self) -> int:
        """How many words a reader reads in it, those in other languages left out."""
        if self.lang:
            return 0
        return sum(len(_WORD.findall(p.text)) for p in self.pieces if p.role is Role.WORDS)
