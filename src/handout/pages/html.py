"""Blocks → HTML, for everything a participant reads.

Each kind of block has a macro of its own in ``templates/blocks.html``. What belongs to the
facilitator or the screen alone (notes, ``::: lysark``, pauses) leaves no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from handout.foreign import saying
from handout.highlight import highlight
from handout.language.labels import label
from handout.language.spaces import HARD_SPACE
from handout.language.tags import full_tag
from handout.model import (
    Activity,
    Blocks,
    Cards,
    CodeBlock,
    Column,
    Columns,
    DefinitionList,
    Document,
    Evaluation,
    Inlines,
    List,
    Notes,
    Only,
    Paragraph,
    Pause,
    Picture,
    Questions,
    Quote,
    SourceLine,
    Statement,
    Subheading,
    Table,
    Text,
    Worksheet,
    plain,
)
from handout.pages.arrangement import (
    Arranged,
    Beside,
    Proportion,
    Row,
    Sourced,
    arranged,
    fits_margin,
    is_narrow,
    stays_whole,
)
from handout.pages.chart_figures import Figure
from handout.pages.environment import template
from handout.pages.inlines import InlineHtml, lang_html
from handout.pages.outline import for_participants
from handout.pages.references import Place, References, without_references

if TYPE_CHECKING:
    from markupsafe import Markup

_SHORT_WORD = 6
_FEW_WORDS = 3

_LOWEST_LEVEL = 6
"""HTML and PDF have six levels of headings."""


def _no_chart(_: Table) -> None:
    """Pages that draw no charts show their tables."""


def _no_proportion(_: str) -> None:
    """Where no picture's shape is known, all stand in the text."""


@dataclass(frozen=True, slots=True)
class Html:
    """Writes one document; this is ``page`` in the templates.

    ``picture`` gives the address of a picture's ``src``, or None, and then its words stand for
    it, and ``proportion`` its width over its height; ``chart`` gives the drawing of a table that
    asks to be one. ``drawings`` has the address of each of the theme's drawings, ``anchors`` the
    ids that links inside the document may lead to. ``shown`` opens or leaves out what is not for
    everyone. ``screen`` says that the page is read on a screen, where boxes can be ticked and
    tables scroll.
    """

    document: Document
    picture: Callable[[str], str | None]
    drawings: Mapping[str, str]
    anchors: frozenset[str] = frozenset()
    references: References = field(default_factory=References)
    chart: Callable[[Table], Figure | None] = field(default=_no_chart)
    proportion: Proportion = field(default=_no_proportion)
    shown: Callable[[Blocks], Blocks] = for_participants
    screen: bool = False

    @property
    def tag(self) -> str:
        """The document's language tag: ``nn-NO``."""
        return full_tag(self.document.language)

    def label(self, key: str, **values: object) -> str:
        return label(self.document.language, key, **values)

    def lang(self, lang: str | None) -> Markup:
        return lang_html(lang)

    def blocks(self, blocks: Blocks, level: int) -> Markup:
        """``level`` is the level of the heading the blocks stand under, from 1."""
        from markupsafe import Markup

        return Markup("\n").join(self._blocks(blocks, level))

    def arranged(self, blocks: Blocks, level: int) -> Markup:
        """As :meth:`blocks`, with the margin beside the text in use."""
        from markupsafe import Markup

        macros = template("blocks.html").module
        groups = arranged(for_participants(blocks), self.proportion)
        return Markup("\n").join(
            getattr(macros, _macro(group))(group, self, level) for group in groups
        )

    def flow(self, blocks: Blocks, level: int) -> Markup:
        """The content of an item or a cell, whose first paragraph needs no element of its own."""
        from markupsafe import Markup

        if not blocks or not isinstance(first := blocks[0], Paragraph):
            return self.blocks(blocks, level)
        text = self.prose(first.inlines)
        if first.lang:
            text = Markup("<span{}>{}</span>").format(self.lang(first.lang), text)
        return Markup("\n").join((text, *self._blocks(blocks[1:], level)))

    def first_words(self, blocks: Blocks) -> Markup:
        """What labels the box of an item to tick; empty when it does not begin with words."""
        return self.flow(tuple(b for b in blocks[:1] if isinstance(b, Paragraph)), level=1)

    def table_name(self, table: Table) -> str:
        """What a table is called by who goes through the page with the keyboard alone."""
        if table.caption:
            return plain(table.caption)
        header = (plain(cell.inlines) for cell in table.header)
        return ", ".join(filter(None, header)) or self.label("kind_table")

    def inlines(self, inlines: Inlines) -> Markup:
        return InlineHtml(self.document, self.anchors, self.references).write(inlines)

    def code(self, block: CodeBlock) -> Markup:
        """Code with a class on what is worth telling apart."""
        from markupsafe import Markup

        span = Markup('<span class="{}">{}</span>')
        return Markup("\n").join(
            Markup("").join(
                span.format(kind.value, piece) if kind else piece for piece, kind in line
            )
            for line in highlight(block.text, block.language)
        )

    def prose(self, inlines: Inlines) -> Markup:
        """A paragraph's words; a short last one never stands alone on a line."""
        return self.inlines(_tied(inlines))

    def title(self, inlines: Inlines) -> Markup:
        """Words that stand elsewhere already, without links and references of their own."""
        return self.inlines(without_references(inlines))

    def to_place(self, place: Place) -> Markup:
        """«Til «Opning»», to the chapter or section of that title."""
        return self.title(saying(self.label("to_place", title=plain(place.title)), place.title))

    def words(self, inlines: Inlines) -> str:
        return plain(inlines)

    def href(self, href: str) -> str | None:
        return InlineHtml(self.document, self.anchors, self.references).href(href)

    def source(self, inlines: Inlines, lang: str | None) -> Markup:
        """A source where it stands, noted for the list of sources. It begins a line of its own
        here, unlike after the dash in the content, and so with a capital letter."""
        inlines = _capitalised(inlines)
        self.references.note_source(inlines, lang)
        return self.inlines(inlines)

    def enter(self, id: str, title: Inlines) -> str:  # noqa: A002 - the attribute's name
        """Begin a chapter or section: what is noted from now on belongs to it. Returns its id."""
        outer = self.references.place
        self.references.place = Place(
            id, without_references(title) or (outer.title if outer else ())
        )
        return id

    def heading_level(self, level: int) -> int:
        return min(level, _LOWEST_LEVEL)

    def shares(self, columns: tuple[Column, ...]) -> list[str]:
        """The columns' widths in per cent; those without one share what the others leave."""
        return _shares(tuple(column.width for column in columns))

    def column_shares(self, table: Table) -> list[str]:
        return _shares(table.widths)

    def is_narrow(self, table: Table) -> bool:
        return is_narrow(table)

    def fits_margin(self, table: Table) -> bool:
        return fits_margin(table)

    def stays_whole(self, table: Table) -> bool:
        return stays_whole(table)

    def _blocks(self, blocks: Blocks, level: int) -> Iterator[Markup]:
        macros = template("blocks.html").module
        for block in self.shown(blocks):
            yield getattr(macros, _macro(block))(block, self, level)


def _shares(widths: tuple[float | None, ...]) -> list[str]:
    given = sum(width or 0 for width in widths)
    free = widths.count(None)
    each = max(1 - given, 0.1) / free if free else 0
    return [f"{100 * (width or each):g}" for width in widths]


def _capitalised(inlines: Inlines) -> Inlines:
    if inlines and isinstance(first := inlines[0], Text):
        return (Text(first.text[:1].upper() + first.text[1:]), *inlines[1:])
    return inlines


def _tied(inlines: Inlines) -> Inlines:
    """With a hard space before a last word of at most six characters, in more than a few words."""
    if not inlines or not isinstance(last := inlines[-1], Text):
        return inlines
    start, space, word = last.text.rstrip().rpartition(" ")
    if not space or len(word) > _SHORT_WORD or start.count(" ") < _FEW_WORDS:
        return inlines
    return (*inlines[:-1], Text(f"{start}{HARD_SPACE}{word}"))


def _macro(block: Arranged) -> str:  # noqa: C901, PLR0911, PLR0912 - one case per kind of block
    """The macro in ``templates/blocks.html`` that writes a block."""
    match block:
        case Row():
            return "row"
        case Beside():
            return "beside"
        case Sourced():
            return "sourced"
        case Paragraph():
            return "paragraph"
        case Subheading():
            return "subheading"
        case List():
            return "list"
        case Table():
            return "table"
        case Picture():
            return "picture"
        case Quote():
            return "quote"
        case CodeBlock():
            return "code_block"
        case DefinitionList():
            return "definition_list"
        case SourceLine():
            return "source_line"
        case Questions():
            return "questions"
        case Statement():
            return "statement"
        case Activity():
            return "activity"
        case Cards():
            return "cards"
        case Worksheet():
            return "worksheet"
        case Evaluation():
            return "evaluation"
        case Columns():
            return "columns"
        case Pause() | Only() | Notes():
            raise ValueError(f"{type(block).__name__} is not written as a block of its own")
        case _:
            assert_never(block)
