"""What the pages refer to, gathered while they are written, for the chapter at their end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from handout.model import (
    Blank,
    Code,
    Emphasis,
    FootnoteRef,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Span,
    Strike,
    Strong,
    Text,
    plain,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A chapter or section: its id, and the words of its title."""

    id: str
    title: Inlines


@dataclass(frozen=True, slots=True)
class Source:
    inlines: Inlines
    place: Place | None
    lang: str | None


@dataclass(slots=True)
class References:
    """``footnotes`` is label → how many references so far, in order of the first one; ``sources``
    are by their words, so that one told twice is listed once; ``links`` is address → what the
    first link to it says. ``place`` is where the text stands that is being written."""

    footnotes: dict[str, int] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    links: dict[str, Inlines] = field(default_factory=dict)
    place: Place | None = None

    def note_source(self, inlines: Inlines, lang: str | None) -> None:
        self.sources.setdefault(plain(inlines), Source(inlines, self.place, lang))

    def note_link(self, href: str, inlines: Inlines) -> None:
        self.links.setdefault(href, inlines)

    def note_footnote(self, label: str) -> int:
        """How many references there are to it now."""
        self.footnotes[label] = self.footnotes.get(label, 0) + 1
        return self.footnotes[label]


def note_id(label: str) -> str:
    return f"handout-note-{label}"


def reference_id(label: str, count: int) -> str:
    return f"handout-reference-{label}-{count}"


def without_references(inlines: Inlines) -> Inlines:
    """The words as they are repeated elsewhere: without links, footnotes and room to write."""
    return tuple(_kept(inlines))


def _kept(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case Link(children, _):
                yield from _kept(children)
            case FootnoteRef() | Blank():
                pass
            case Strong(children) | Emphasis(children) | Strike(children):
                yield type(inline)(without_references(children))
            case Span(children, lang):
                yield Span(without_references(children), lang)
            case Text() | Code() | LineBreak():
                yield inline
            case _:
                assert_never(inline)
