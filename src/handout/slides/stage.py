"""What the composers share: the theme's places, the ruler, the language, and their drafts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from handout.language.casing import inside_a_sentence
from handout.language.labels import label
from handout.language.tags import full_tag
from handout.model import Document, Footnote, Language
from handout.problems import Problem
from handout.running_order import RunningOrder
from handout.slides.fit import text_shape
from handout.slides.measure import Measure
from handout.slides.plan import (
    ChartShape,
    Paragraph,
    PictureShape,
    Run,
    Shape,
    TableShape,
    TextShape,
)
from handout.slides.text import paragraphs
from handout.themes.theme import Placeholder, Theme

ELLIPSIS = "…"
HEADINGS = frozenset({"head", "head_2", "head_3", "head_4"})
"""Slots that repeat on every slide of their columns, and are there from the start."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One slide before it has title, section, footer and number.

    ``kind`` says what the slide holds when the title's own slide is another one: a label key
    (``kind_table``) or, for an activity, ``form_par``. ``sources`` go where the layout has room.
    ``continues`` marks text that goes on from the draft before. ``notes`` are what the facilitator
    must know of this very slide, above what the author's notes say; ``problems`` what the author
    must know of how it was made. ``background`` is a picture behind it all.
    """

    role: str
    shapes: tuple[Shape, ...]
    kind: str
    sources: tuple[Paragraph, ...] = ()
    continues: bool = False
    notes: tuple[Paragraph, ...] = ()
    problems: tuple[Problem, ...] = ()
    background: str | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """``folder`` is the workshop's, where pictures are; ``order`` is when everything happens.
    ``fitted`` remembers texts that stand on slide after slide, by role, slot and words."""

    theme: Theme
    measure: Measure
    document: Document
    folder: Path
    order: RunningOrder
    fitted: dict[tuple[str, str, tuple[Run, ...]], tuple[TextShape, bool]] = field(
        default_factory=dict
    )

    @property
    def language(self) -> Language:
        return self.document.language

    @property
    def lang(self) -> str:
        """The document's tag for runs of ours."""
        return full_tag(self.language)

    def label(self, key: str, **values: object) -> str:
        return label(self.language, key, **values)

    def place(self, role: str, slot: str) -> Placeholder:
        """A place that the role promises; loading the theme made sure that it is there."""
        return self.theme.layouts[role].placeholders[slot]

    def has(self, role: str, slot: str) -> bool:
        return slot in self.theme.layouts[role].placeholders

    def text(self, role: str, slot: str, content: Sequence[Paragraph]) -> TextShape | None:
        """Paragraphs in a slot at their best fit; None when there are none or they do not fit."""
        return text_shape(self.measure, content, self.place(role, slot)) if content else None

    def footnote(self, footnote: Footnote) -> Paragraph:
        """A footnote as one paragraph: its number raised, then its text."""
        mark = Run(footnote.label, self.lang, superscript=True)
        space = Run(" ", self.lang)
        content = paragraphs(footnote.blocks, self.language)
        words = [run for paragraph in content for run in (*paragraph.runs, space)]
        return Paragraph((mark, space, *words[:-1]))


def footnote_labels(shapes: Sequence[Shape], known: Mapping[str, Footnote]) -> list[str]:
    """The footnotes that text on a slide refers to, in order of appearance."""
    said = [paragraph for shape in shapes for paragraph in shape_paragraphs(shape)]
    return footnote_labels_in(said, known)


def footnote_labels_in(content: Sequence[Paragraph], known: Mapping[str, Footnote]) -> list[str]:
    """The footnotes that paragraphs refer to, in order of appearance."""
    seen: dict[str, None] = {}
    for paragraph in content:
        for run in paragraph.runs:
            if run.superscript and run.text in known:
                seen[run.text] = None
    return list(seen)


def shape_paragraphs(shape: Shape) -> list[Paragraph]:
    """All text of a shape."""
    if isinstance(shape, TextShape):
        return list(shape.paragraphs)
    if isinstance(shape, TableShape):
        return [p for row in shape.rows for cell in row for p in cell.paragraphs]
    if isinstance(shape, ChartShape):
        names = (shape.corner, *shape.categories, *(series.name for series in shape.series))
        return [Paragraph((Run(name, shape.lang),)) for name in names]
    return []


@dataclass(slots=True)
class Titles:
    """Gives every slide of a deck a title of its own, as PowerPoint's checker asks."""

    language: Language
    _taken: dict[str, int] = field(default_factory=dict)

    def first(self, title: str) -> str:
        """The author's own title; a repeated one is told apart by its number."""
        return self._unique(title, "{title} ({number})")

    def unused(self, title: str | None) -> str | None:
        """The title if no slide has it yet, else None."""
        return self.first(title) if title and title not in self._taken else None

    def piece(self, title: str, kind: str) -> str:
        """A further slide of the same section that holds something else."""
        words = inside_a_sentence(label(self.language, kind))
        return self._unique(
            label(self.language, "piece", title=title, kind=words),
            label(self.language, "piece_numbered", title=title, kind=words, number="{number}"),
        )

    def continued(self, title: str) -> str:
        return self._unique(
            label(self.language, "continued", title=title),
            label(self.language, "continued_numbered", title=title, number="{number}"),
        )

    def _unique(self, title: str, numbered: str) -> str:
        number = 1
        candidate = title
        while candidate in self._taken:
            # Counting on from the last number keeps a deck of 2500 like slides linear.
            number = self._taken[title] = self._taken[title] + 1
            candidate = numbered.replace("{title}", title).replace("{number}", str(number))
        self._taken[candidate] = 1
        return candidate


def one_after_another(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of one piece: all but the first go on from the one before."""
    return [replace(draft, continues=number > 0) for number, draft in enumerate(drafts)]


def restarted(shapes: Sequence[Shape]) -> list[Shape]:
    """The shapes of a continuation slide: its clicks begin anew, and what comes first is there at
    once, because turning to the slide was the click."""
    first = min((click for shape in shapes for click in _clicks(shape)), default=0)
    return [_earlier(shape, first) for shape in shapes]


def _clicks(shape: Shape) -> list[int]:
    """The clicks that show a shape, 0 for at once."""
    if isinstance(shape, TextShape) and shape.place.slot not in HEADINGS:
        return [max(p.reveal, shape.reveal) for p in shape.paragraphs]
    return [shape.reveal] if isinstance(shape, (PictureShape, TableShape, ChartShape)) else []


def _earlier(shape: Shape, clicks: int) -> Shape:
    match shape:
        case TextShape(place=place):
            stays = place.slot in HEADINGS
            said = tuple(
                replace(p, reveal=0 if stays else max(0, p.reveal - clicks))
                for p in shape.paragraphs
            )
            return replace(shape, paragraphs=said, reveal=max(0, shape.reveal - clicks))
        case PictureShape() | TableShape() | ChartShape():
            return replace(shape, reveal=max(0, shape.reveal - clicks))
        case _:
            return shape


def italic(content: Sequence[Paragraph]) -> list[Paragraph]:
    """The same paragraphs in italics, for a quotation set as text."""
    return [replace(p, runs=tuple(replace(run, italic=True) for run in p.runs)) for p in content]
