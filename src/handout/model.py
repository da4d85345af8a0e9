"""What a workshop is, independent of Markdown, PowerPoint, HTML and PDF.

The parser writes these classes and every later stage reads them. They are
plain, frozen data: no class here knows a file format, and the module imports
nothing of ours. ``match`` over :data:`Block` or :data:`Inline` and end with
``assert_never``; mypy then names the place that forgot a kind.

Conventions: ``line`` is the 1-based line in the Markdown file, ``lang`` a
BCP 47 tag that differs from the document's own (``None`` means the document's),
``minutes`` whole minutes, ``width`` a share of the available width from 0 to 1.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["nn", "nb"]
"""The two written forms of Norwegian, as they name files and folders."""

LANGUAGES: tuple[Language, ...] = ("nn", "nb")


# --- inline -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, already typographically final (quotes, dashes, spaces)."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    children: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: Inlines


@dataclass(frozen=True, slots=True)
class Strike:
    children: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """Text in another language: ``[ord]{lang=da}``."""

    children: Inlines
    lang: str


@dataclass(frozen=True, slots=True)
class Link:
    """``href`` is http(s), mailto, or ``#id`` of a slide in the same document."""

    children: Inlines
    href: str


@dataclass(frozen=True, slots=True)
class FootnoteRef:
    """A reference to ``Document.footnotes[label]``; the label is what is shown."""

    label: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break the author asked for."""


@dataclass(frozen=True, slots=True)
class Blank:
    """``___``: room to write, this many lines."""

    lines: int = 1


Inline: TypeAlias = (
    Text | Strong | Emphasis | Strike | Code | Span | Link | FootnoteRef | LineBreak | Blank
)
Inlines: TypeAlias = tuple[Inline, ...]


# --- blocks -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: Inlines
    line: int
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Subheading:
    """``###`` to ``######`` inside a slide; level 3 to 6."""

    inlines: Inlines
    level: int
    line: int
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One list item. ``checked`` is None unless it is a task (``- [ ]``). A step of an activity
    may have ``minutes``, and a ``mark``: what the clock says where the step begins."""

    blocks: Blocks
    line: int
    checked: bool | None = None
    minutes: int | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """``start`` is None for bullets, else the first number. ``stepwise``: one click an item."""

    items: tuple[Item, ...]
    line: int
    start: int | None = None
    stepwise: bool = False
    lang: str | None = None

    @property
    def ordered(self) -> bool:
        return self.start is not None


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class ChartKind(StrEnum):
    BAR = "bar"
    COLUMN = "column"
    LINE = "line"
    PIE = "pie"


@dataclass(frozen=True, slots=True)
class Cell:
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Table:
    """A header row and body rows, all as long as ``align``. ``chart``: draw the same numbers, with
    ``highlight`` the row or column that the message is about. ``widths`` has a share of the width
    for each column that was given one, and is empty when none was."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    align: tuple[Align | None, ...]
    line: int
    caption: Inlines = ()
    chart: ChartKind | None = None
    lang: str | None = None
    widths: tuple[float | None, ...] = ()
    highlight: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """``src`` is a POSIX path in the workshop's folder; ``alt`` is empty when ``decorative``."""

    src: str
    alt: str
    line: int
    caption: Inlines = ()
    width: float | None = None
    decorative: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """``source`` is what follows the dash in the last line, without the dash."""

    blocks: Blocks
    line: int
    source: Inlines = ()
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class CodeBlock:
    text: str
    line: int
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    term: Inlines
    details: tuple[Blocks, ...]
    line: int


@dataclass(frozen=True, slots=True)
class DefinitionList:
    items: tuple[Definition, ...]
    line: int
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """``[…]{.kjelde}`` alone in a paragraph: where the slide's content comes from."""

    inlines: Inlines
    line: int
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """``. . .``: what follows on the slide waits for a click."""

    line: int


class Medium(StrEnum):
    SLIDE = "slide"
    HANDOUT = "handout"


@dataclass(frozen=True, slots=True)
class Only:
    """``::: lysark`` or ``::: hefte``: content for one medium alone."""

    medium: Medium
    blocks: Blocks
    line: int


@dataclass(frozen=True, slots=True)
class Notes:
    """``::: notat``: for the facilitator; never in a participant's file."""

    blocks: Blocks
    line: int


@dataclass(frozen=True, slots=True)
class Questions:
    """``::: spørsmål``: one block sequence per question to the room."""

    questions: tuple[Blocks, ...]
    line: int
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """``::: påstand``: one thought, said large."""

    blocks: Blocks
    line: int
    lang: str | None = None


class Form(StrEnum):
    """How people work together; the value names the theme's drawing ``form-<value>.svg``."""

    ALONE = "stille"
    PAIR = "par"
    GROUP = "gruppe"
    PLENARY = "plenum"
    SPEED_DATE = "speeddate"


@dataclass(frozen=True, slots=True)
class Activity:
    """``::: aktivitet``: ``blocks`` lead up to the numbered ``steps``, ``stepwise`` if each has a
    click; ``after`` follows them.

    ``answers`` is how many answer lines the booklet gives, ``tables`` how many tables the room has.
    """

    form: Form
    minutes: int
    blocks: Blocks
    steps: tuple[Item, ...]
    after: Blocks
    line: int
    answers: int = 0
    tables: int | None = None
    stepwise: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    title: Inlines
    blocks: Blocks
    line: int


@dataclass(frozen=True, slots=True)
class Cards:
    """``::: kort``: cards to cut out; each begins with a ``###`` heading."""

    cards: tuple[Card, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Field:
    """Something to answer: a label with ``lines`` to write on, or a scale from 1 to ``scale``."""

    label: Inlines
    line: int
    lines: int = 0
    scale: int | None = None


@dataclass(frozen=True, slots=True)
class Worksheet:
    """``::: ark``: fields to fill in; ``blocks`` is what is said before them."""

    blocks: Blocks
    fields: tuple[Field, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """``::: evaluering``: an evaluation form."""

    blocks: Blocks
    fields: tuple[Field, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Column:
    blocks: Blocks
    line: int
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """``::: spalter``: two or more columns side by side."""

    columns: tuple[Column, ...]
    line: int


Block: TypeAlias = (
    Paragraph
    | Subheading
    | List
    | Table
    | Picture
    | Quote
    | CodeBlock
    | DefinitionList
    | SourceLine
    | Pause
    | Only
    | Notes
    | Questions
    | Statement
    | Activity
    | Cards
    | Worksheet
    | Evaluation
    | Columns
)
Blocks: TypeAlias = tuple[Block, ...]


# --- documents --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Slide:
    """``##``: a slide. ``style`` is ``stor`` or None; ``layout`` the role of the layout asked for.

    ``continues`` marks a slide made by a ``---`` line: it has its title from the slide before.
    ``skipped`` keeps the slide in the deck but out of the show; ``background`` is a picture behind
    the text, a path as :attr:`Picture.src`.
    """

    title: Inlines
    blocks: Blocks
    line: int
    id: str | None = None
    style: str | None = None
    layout: str | None = None
    title_hidden: bool = False
    continues: bool = False
    skipped: bool = False
    background: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """``#``: a part. Slides before the first ``#`` are in a part whose ``title`` is empty.

    ``word`` is the big word of the divider slide where it differs from the title;
    ``vertical`` sets it from bottom to top. ``blocks`` stand between heading and first slide.
    """

    title: Inlines
    blocks: Blocks
    slides: tuple[Slide, ...]
    line: int
    id: str | None = None
    word: str | None = None
    vertical: bool = False
    minutes: int | None = None
    layout: str | None = None


class Agenda(StrEnum):
    """Whether the deck has a slide with the parts and their clock times: after the title slide
    (ONCE), or before each part as well (PARTS), with that part marked."""

    NONE = "none"
    ONCE = "once"
    PARTS = "parts"


SLIDES_A_PAGE = (1, 2, 3, 4, 6, 9)
"""As PowerPoint's handouts have them."""


class Sheets(StrEnum):
    """What is made of the worksheets besides the sheets to print."""

    FILLABLE = "fillable"
    POSTER = "poster"


@dataclass(frozen=True, slots=True)
class Meta:
    """The front matter, checked. Texts are plain text; an absent text is ''. ``slides_a_page`` is
    how many pictures of slides a page of the slide sheets has: one of :data:`SLIDES_A_PAGE`;
    ``words`` are right in this workshop, whatever the dictionaries say."""

    title: str
    language: Language
    subtitle: str = ""
    program: str = ""
    program_text: str = ""
    session: str = ""
    gathering: str = ""
    date: datetime.date | None = None
    place: str = ""
    person: str = ""
    role: str = ""
    start: datetime.time | None = None
    minutes: int | None = None
    participants: int | None = None
    goals: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    theme: str = ""
    address: str = ""
    agenda: Agenda = Agenda.NONE
    draft: bool = False
    slides_a_page: int = 3
    words: tuple[str, ...] = ()
    sheets: tuple[Sheets, ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    label: str
    blocks: Blocks
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """One language of a workshop. ``file`` is the path as shown to people; ``meta_lines`` maps a
    front-matter key (canonical spelling) to its line."""

    file: str
    meta: Meta
    parts: tuple[Part, ...]
    footnotes: Mapping[str, Footnote]
    meta_lines: Mapping[str, int]

    @property
    def language(self) -> Language:
        return self.meta.language


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder under ``content/``; ``folder`` is its absolute path."""

    name: str
    folder: str
    documents: Mapping[Language, Document]


# --- reading ----------------------------------------------------------------


def plain(inlines: Inlines) -> str:
    """The words of inline content without markup: for titles, metadata and comparison."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text) | Code(text):
                parts.append(text)
            case Strong(children) | Emphasis(children) | Strike(children):
                parts.append(plain(children))
            case Span(children, _) | Link(children, _):
                parts.append(plain(children))
            case LineBreak():
                parts.append(" ")
            case FootnoteRef() | Blank():
                pass
    return "".join(parts)
