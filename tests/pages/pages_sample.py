"""A document with every kind of block and inline content, for the tests of the pages."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import count
from pathlib import Path

from handout.content.workshop import load_workshop
from handout.model import (
    Activity,
    Align,
    Blank,
    Block,
    Blocks,
    Card,
    Cards,
    Cell,
    ChartKind,
    Code,
    CodeBlock,
    Column,
    Columns,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Evaluation,
    Field,
    Footnote,
    FootnoteRef,
    Form,
    Inlines,
    Item,
    Language,
    LineBreak,
    Link,
    List,
    Medium,
    Meta,
    Notes,
    Only,
    Paragraph,
    Part,
    Pause,
    Picture,
    Questions,
    Quote,
    Slide,
    SourceLine,
    Span,
    Statement,
    Strike,
    Strong,
    Subheading,
    Table,
    Text,
    Worksheet,
)
from handout.pages.booklet import render_booklet
from handout.themes.load import load_theme
from handout.themes.theme import Theme

ROOT = Path(__file__).parents[2]

SECRET = "Hemmeleg"  # noqa: S105 - it only has to be seen nowhere
"""Stands in every note and in everything for the screen alone."""


def theme(name: str = "saman") -> Theme:
    loaded, problems = load_theme(name, ROOT / "themes")
    assert loaded is not None, problems
    return loaded


@cache
def shipped_booklet(workshop: str, language: Language, name: str = "saman") -> bytes:
    """The booklet of a workshop that ships, in a theme that ships; made once for all that is asked
    of it."""
    folder = ROOT / "content" / workshop
    loaded, problems = load_workshop(folder, shown_as=f"content/{workshop}")
    assert loaded is not None, problems
    return render_booklet(loaded.documents[language], theme(name), folder)


def words(text: str) -> Inlines:
    return (Text(text),)


def paragraph(*inlines: str | object) -> Paragraph:
    parts = tuple(Text(part) if isinstance(part, str) else part for part in inlines)
    return Paragraph(parts, 1)  # type: ignore[arg-type]


def item(*blocks: Block, checked: bool | None = None) -> Item:
    return Item(blocks, 1, checked)


def items(*texts: str) -> tuple[Item, ...]:
    return tuple(item(paragraph(text)) for text in texts)


def row(*cells: str) -> tuple[Cell, ...]:
    return tuple(Cell(words(cell)) for cell in cells)


def document(
    *blocks: Block,
    title: str = "Lysbilete",
    language: Language = "nn",
    footnotes: Mapping[str, Footnote] | None = None,
    meta: Meta | None = None,
) -> Document:
    """One part with one slide that holds the blocks."""
    slide = Slide(words(title), blocks, 1, id="lysbilete")
    part = Part(words("Del"), (), (slide,), 1, id="del")
    front = meta or Meta(title="Prøve", language=language)
    return Document("content/prove/nn.md", front, (part,), footnotes or {}, {})


def with_secrets(blocks: Blocks) -> Blocks:
    """The blocks between all that no participant may see."""
    secret = paragraph(SECRET)
    hidden: Blocks = (
        Notes((secret, Quote((secret,), 1, words(SECRET))), 1),
        Only(Medium.SLIDE, (secret,), 1),
        Only(Medium.HANDOUT, (Notes((secret,), 1),), 1),
        Pause(1),
    )
    return (*hidden, *blocks, *hidden)


def everything(language: Language = "nn") -> Document:
    """Every kind of the model, at least once, in the places it can stand."""
    inlines = paragraph(
        "Ord som er ",
        Strong(words("sterke")),
        ", ",
        Emphasis((Text("lagde "), Strong(words("om kvarandre")))),
        ", ",
        Strike(words("strokne")),
        ", ",
        Code("kode < & >"),
        ", ",
        Span((Text("arbejdsplads "), Emphasis(words("på dansk"))), "da"),
        ", ei ",
        Link((Text("lenkje med "), Strong(words("feitt"))), "https://www.ks.no/?a=1&b=2"),
        ", ei ",
        Link(words("lenkje innover"), "#spalter"),
        ", ei som ",
        Link(words("ikkje fører nokon stad"), "#finst-ikkje"),
        " og note",
        FootnoteRef("69"),
        ".",
        LineBreak(),
        "Ny line, der ein Z\N{NON-BREAKING HYPHEN}diagnose held saman, og eit rom: ",
        Blank(),
    )
    lists: Blocks = (
        List(
            (
                item(paragraph("laus"), paragraph("med to avsnitt")),
                item(paragraph("nøsta"), List(items("inni", "djupare"), 1, start=3)),
            ),
            1,
        ),
        List(items("første", "andre"), 1, start=1, stepwise=True, lang="da"),
        List((item(paragraph("gjort"), checked=True), item(paragraph("ikkje"), checked=False)), 1),
        DefinitionList(
            (
                Definition(words("Tillit"), ((paragraph("å tru på"),),), 1),
                Definition(words("Kontroll"), ((paragraph("å sjå etter"),), (inlines,)), 1),
            ),
            1,
        ),
    )
    text = Slide(
        (Text("Tekst med "), Emphasis(words("kursiv"))),
        with_secrets(
            (
                inlines,
                paragraph("Eit avsnitt til.", FootnoteRef("69"), FootnoteRef("70")),
                Subheading(words("Underoverskrift"), 3, 1),
                *lists,
                SourceLine(words("frå boka, 2004"), 1),
            )
        ),
        1,
        id="tekst",
    )
    quotes = Slide(
        words("Sitat"),
        (
            Quote((paragraph("Kort og godt."),), 1, words("etter ei lærar")),
            Quote(
                (paragraph("Social kapital er det, der gør, at folk kan samarbejde."),),
                1,
                words("etter ei lang kjelde " + "som aldri tek slutt " * 5),
                lang="da",
            ),
            Statement((paragraph("Éin tanke."),), 1),
            Questions(((paragraph("Kven?"),), (paragraph("Kvifor?"),)), 1),
            CodeBlock("make handout\n    SPRAK=nn", 1, "sh"),
        ),
        1,
    )
    pictures = Slide(
        words("Bilete"),
        (
            Picture("media/foto.jpg", "Eit foto", 1, words("Bilettekst"), width=0.5),
            Picture("media/teikning.svg", "Ei teikning", 1, href="https://www.ks.no/"),
            Picture("media/pynt.png", "", 1, decorative=True),
            Picture("media/borte.png", "Det som er borte", 1),
        ),
        1,
    )
    tables = Slide(
        words("Tabellar"),
        (
            Table(
                row("Sektor", "Del"),
                (row("Kommune", "74"), row("Stat", "66")),
                (None, Align.RIGHT),
                1,
                caption=words("Arbeidsglede"),
                chart=ChartKind.BAR,
            ),
            Table(
                row("Ein", "To", "Tre"),
                tuple(row(str(n), "", "lang tekst " * 4) for n in range(60)),
                (Align.LEFT, Align.CENTER, None),
                1,
                lang="da",
            ),
        ),
        1,
    )
    columns = Slide(
        words("Spalter"),
        (
            Columns(
                (
                    Column(
                        (paragraph("Venstre."), SourceLine(words("kjelde i spalte"), 1)), 1, 0.4
                    ),
                    Column((Subheading(words("Høgre"), 3, 1), Quote((paragraph("Sitat."),), 1)), 1),
                ),
                1,
            ),
        ),
        1,
        id="spalter",
    )
    task = Activity(
        Form.GROUP,
        15,
        with_secrets((paragraph("Først."),)),
        items("Vel eit kort. (2 min)", "Snakk saman."),
        with_secrets((paragraph("Til slutt."),)),
        1,
        answers=3,
        tables=6,
    )
    tasks = (
        Slide(words("Oppgåva åleine"), with_secrets((task,)), 1),
        Slide(words("Skjult"), (paragraph("Før."), task), 1, title_hidden=True),
        Slide((), (paragraph("Held fram."),), 1, continues=True),
    )
    forms = Slide(
        words("Skjema"),
        (
            Cards(
                (
                    Card(words("Leiaren"), (paragraph("Kva kan eg gjere?"),), 1),
                    Card(words("Den tillitsvalde"), (paragraph("Kva vil eg?"),), 1),
                ),
                1,
            ),
            Worksheet((paragraph("Skriv:"),), (Field(words("Tema"), 1, lines=2), Field((), 1)), 1),
            Evaluation((), (Field(words("Nyttig"), 1, scale=5), Field(words("Anna"), 1)), 1),
            paragraph(Blank(3)),
        ),
        1,
    )
    meta = Meta(
        title="Alt som finst",
        language=language,
        subtitle="Ei prøve",
        program="Saman om ein betre kommune",
        program_text="Eit rammeprogram",
        session="Verkstad 1",
        gathering="Temasamling",
        date=datetime.date(2014, 9, 3),
        place="Trondheim",
        person="Geir Johan Hansen",
        role="Nettverksleiar",
        start=datetime.time(10, 15),
        minutes=75,
        goals=("Eitt mål.",),
        equipment=(SECRET,),
        draft=True,
    )
    footnotes = {
        "69": Footnote("69", (paragraph("Sjå òg den andre noten.", FootnoteRef("71")),), 1),
        "70": Footnote("70", (paragraph("Nest siste note."), paragraph("To avsnitt.")), 1),
        "71": Footnote("71", (paragraph("Note frå ein note."),), 1),
        "72": Footnote("72", (paragraph(SECRET),), 1),
    }
    parts = (
        Part((), (), (Slide(words("Før første del"), (paragraph("Velkomen."),), 1),), 1),
        Part(
            words("Innhald"),
            with_secrets((paragraph("Om delen."),)),
            (text, quotes, pictures, tables, columns),
            1,
            id="innhald",
        ),
        Part(words("Arbeid"), (), (*tasks, forms), 1),
    )
    return Document("content/prove/nn.md", meta, tuple(_on_lines(parts)), footnotes, {})


def _on_lines(parts: Iterable[Part]) -> Iterator[Part]:
    """Each part and slide on a line of its own, as in a file."""
    line = count(1)
    for part in parts:
        begins = next(line)
        slides = tuple(dataclasses.replace(slide, line=next(line)) for slide in part.slides)
        yield dataclasses.replace(part, line=begins, slides=slides)


def make_folder(folder: Path) -> Path:
    """A workshop folder with the pictures that :func:`everything` shows."""
    from PIL import Image

    media = folder / "media"
    media.mkdir(parents=True)
    Image.linear_gradient("L").convert("RGB").save(media / "foto.jpg", quality=80)
    Image.new("RGBA", (40, 20), (180, 67, 42, 120)).save(media / "pynt.png")
    (media / "teikning.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
        '<rect width="40" height="20" fill="#12505A"/></svg>',
        "utf-8",
    )
    return folder
