"""Plans made by hand on python-pptx's own template, whose placeholders we know."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pptx

from handout.model import ChartKind
from handout.slides.plan import (
    Align,
    Area,
    Box,
    Bullet,
    ChartSeries,
    ChartShape,
    CountdownShape,
    Fit,
    Paragraph,
    PictureShape,
    PlannedSlide,
    Properties,
    Run,
    Section,
    Shape,
    SlidePlan,
    TableCell,
    TableShape,
    TextShape,
    TimeText,
)
from handout.themes.theme import Family, Layout, LevelStyle, Placeholder, Theme

TEMPLATE = Path(pptx.__file__).parent / "templates" / "default.pptx"

_WIDTH, _HEIGHT = 9_144_000, 6_858_000
_LISTED = LevelStyle(28.0, "Calibri", margin=342_900, indent=-342_900, bullet=True)
_NESTED = LevelStyle(24.0, "Calibri", margin=742_950, indent=-285_750, bullet=True)
_PLAIN = LevelStyle(32.0, "Calibri")


def _place(
    slot: str, kind: str, idx: int, name: str, levels: tuple[LevelStyle, ...] = (_PLAIN,)
) -> Placeholder:
    return Placeholder(slot, kind, idx, name, 457_200, 1_600_200, 8_229_600, 4_525_963, levels)


TITLE = Placeholder(
    "title", "title", 0, "Tittel", 457_200, 274_638, 8_229_600, 1_143_000, (_PLAIN,)
)
BODY = _place("body", "obj", 1, "Innhald", (_LISTED, _NESTED))
PICTURE = _place("picture", "pic", 1, "Bilete")
CAPTION = _place("caption", "body", 2, "Bilettekst")
DATE = _place("date", "dt", 10, "Dato")
FOOTER = _place("footer", "ftr", 11, "Bunntekst")
NUMBER = _place("slide_number", "sldNum", 12, "Lysbiletnummer")

_LAYOUTS = {
    "content": ("slideLayout2", (TITLE, BODY, DATE, FOOTER, NUMBER)),
    "activity": ("slideLayout2", (TITLE, BODY, DATE, FOOTER, NUMBER)),
    "table": ("slideLayout6", (TITLE, DATE, FOOTER, NUMBER)),
    "picture_left": ("slideLayout9", (TITLE, PICTURE, CAPTION, DATE, FOOTER, NUMBER)),
}


def theme(
    *,
    template: Path = TEMPLATE,
    colours: Mapping[str, str] | None = None,
    drawings: Mapping[str, Path] | None = None,
) -> Theme:
    family = Family("Calibri", Path("unused.ttf"))
    code = Family("Consolas", Path("unused.ttf"))
    return Theme(
        name="sample",
        folder=template.parent,
        template=template,
        slide_width=_WIDTH,
        slide_height=_HEIGHT,
        colours=colours or {},
        heading=family,
        body=family,
        code=code,
        families={"Calibri": family, "Consolas": code},
        layouts={
            role: Layout(
                role, role, f"ppt/slideLayouts/{part}.xml", {place.slot: place for place in places}
            )
            for role, (part, places) in _LAYOUTS.items()
        },
        drawings=drawings or {},
        stylesheets=(),
    )


def run(text: str, lang: str = "nn-NO", **look: Any) -> Run:
    return Run(text, lang, **look)


def paragraph(*content: str | Run, **how: Any) -> Paragraph:
    runs = tuple(run(item) if isinstance(item, str) else item for item in content)
    return Paragraph(runs, **how)


def text(place: Placeholder, *content: str | Run | Paragraph, **how: Any) -> TextShape:
    paragraphs = tuple(item if isinstance(item, Paragraph) else paragraph(item) for item in content)
    return TextShape(place, paragraphs, **how)


def slide(
    *shapes: Shape, title: str = "Tittel", layout: str = "content", **how: Any
) -> PlannedSlide:
    """A slide that begins with its title."""
    values: dict[str, Any] = {"number": 1, "line": 1, **how}
    return PlannedSlide(layout, title, (text(TITLE, title), *shapes), **values)


def plan(
    *slides: PlannedSlide,
    theme: Theme,
    sections: tuple[Section, ...] = (),
    language: str = "nn",
) -> SlidePlan:
    properties = Properties(
        title="Leiing og nærvær",
        subject="Verkstad 1",
        author="Nettverket",
        keywords="leiing, nærvær",
        language=language,
        created="2014-09-03T07:00:00Z",
    )
    return SlidePlan(theme, slides, sections, properties)


def cell(*content: str | Run) -> TableCell:
    return TableCell((paragraph(*content),))


def table(rows: int = 3, **how: Any) -> TableShape:
    """A table of two columns with a header."""
    head = (cell("Leiaren …"), cell("… slik at medarbeidaren …"))
    body = tuple((cell(f"rad {n}"), cell(f"svar {n}")) for n in range(1, rows))
    return TableShape(
        x=457_200,
        y=1_700_000,
        widths=(4_000_000, 4_229_600),
        heights=(500_000,) * rows,
        rows=(head, *body),
        size_pt=24.0,
        description="Tabell med 2 kolonnar",
        **how,
    )


def picture(src: str = "media/prat.jpg", **how: Any) -> PictureShape:
    values: dict[str, Any] = {"description": "To som pratar", **how}
    return PictureShape(src, 1_800_000, 600_000, 4_000_000, 3_000_000, **values)


def countdown(minutes: int = 8) -> CountdownShape:
    """A time line with a figure under each edge, and a step with a mark that begins halfway."""
    return countdown_in(Box(600_000, 5_400_000, 7_800_000, 280_000), minutes)


def countdown_in(bar: Box, minutes: int) -> CountdownShape:
    def around(minute: int, top: int, width: int = 400_000) -> Box:
        return Box(bar.x + bar.width * minute // minutes - width // 2, top, width, 240_000)

    half = minutes // 2
    return CountdownShape(
        x=bar.x,
        y=bar.y,
        width=bar.width,
        height=bar.height,
        minutes=minutes,
        description=f"Tidslinje: {minutes} minutt",
        lang="nn-NO",
        segments=(1,) * minutes,
        size_pt=14.0,
        figures=tuple(
            TimeText(str(minute), minute, around(minute, bar.y + bar.height))
            for minute in range(minutes + 1)
        ),
        ticks=(Box(around(half, 0, 30_000).x, bar.y - 50_000, 30_000, bar.height + 50_000),),
        marks=(
            TimeText("2", half, around(half, bar.y - 300_000, 240_000), disc=True),
            TimeText("byt & snakk", half, around(half + 1, bar.y - 300_000), align=Align.LEFT),
        ),
    )


def chart(
    kind: ChartKind = ChartKind.BAR,
    *series: ChartSeries,
    categories: tuple[str, ...] = (),
    **how: Any,
) -> ChartShape:
    """A chart over most of the slide, of the joy of work in three sectors if nothing else."""
    series = series or (
        ChartSeries("Arbeidsglede", tuple(map(Decimal, ("74", "69.5", "66"))), "accent2"),
    )
    values: dict[str, Any] = {
        "corner": "Sektor",
        "number_format": "0.0",
        "size_pt": 20.0,
        "plot": Area(0.2, 0.15, 0.7, 0.8),
        "description": "Stolpediagram: Kommune 74,0, Privat 69,5, Stat 66,0.",
        "lang": "nn-NO",
        **how,
    }
    return ChartShape(
        kind,
        x=457_200,
        y=1_700_000,
        width=8_229_600,
        height=4_000_000,
        categories=categories or ("Kommune", "Privat", "Stat"),
        series=series,
        **values,
    )


def charts() -> tuple[ChartShape, ...]:
    """One chart of each kind, with all they may have between them."""
    one = ChartSeries("Menn", tuple(map(Decimal, ("1", "-2", "3"))), "accent1", marked=True)
    other = ChartSeries(
        "Kvinner", (Decimal("1.5"), None, Decimal(12_000)), "accent3", dash="dash", marker="circle"
    )
    points = ("accent2", "accent3", "accent3")
    alone = ChartSeries("Del", tuple(map(Decimal, ("50", "30", "20"))), "accent3", points=points)
    heading = legend = Area(0, 0, 0.9, 0.1)
    percent = '0"\N{NO-BREAK SPACE}%"'
    return (
        chart(heading=heading, marked=1),
        chart(ChartKind.COLUMN, one, other, legend=legend, reveal=1),
        chart(ChartKind.LINE, one, other, named_at_end=True, axis_shown=True, name_every=2),
        chart(
            ChartKind.LINE, alone, values_shown=False, marked=0, axis_shown=True, step=Decimal(1)
        ),
        chart(ChartKind.PIE, alone, marked=0, number_format=percent),
    )


def footers(number: int) -> tuple[TextShape, ...]:
    return text(FOOTER, "Saman om ein betre kommune"), text(NUMBER, str(number))


def everything() -> SlidePlan:
    """A plan with every kind of shape and paragraph, as a planner would make it."""
    listed = text(
        BODY,
        "Eit punkt",
        paragraph("Med ", run("feit", bold=True), " og ", run("tillid", "da-DK", italic=True)),
        paragraph("Nivå to", level=1),
        paragraph("Vanleg tekst", bullet=Bullet.NONE),
        paragraph("Først", bullet=Bullet.NUMBER, start=1),
        paragraph("Så", bullet=Bullet.NUMBER, start=2),
        paragraph("Ugjort", bullet=Bullet.TASK),
        paragraph("Gjort", bullet=Bullet.TASK_DONE),
        fit=Fit(0.9, 0.1),
    )
    notes = (
        paragraph("Sei ", run("velkomen", bold=True), bullet=Bullet.NONE),
        paragraph("Hugs pausen"),
        paragraph("Så vidare", bullet=Bullet.NUMBER, start=1),
        paragraph(run("Rettleiing", href="https://www.ks.no/")),
    )
    links = text(
        BODY,
        paragraph(
            run("Rettleiing frå KS", href="https://www.ks.no/"),
            ", ",
            run("KS", href="https://www.ks.no/"),
        ),
        paragraph(run("Til tabellen", href="#tabell")),
        paragraph("Først dette", reveal=1),
        paragraph("så dette", reveal=2),
    )
    steps = text(BODY, *(paragraph(f"Steg {n}", bullet=Bullet.NUMBER, start=n) for n in (1, 2, 3)))
    pictures = (
        picture(place=PICTURE, href="https://www.ks.no/"),
        picture("media/teikning.svg", description="", decorative=True, name="Pynt", reveal=1),
        picture("qr:https://example.no/leiing", description="QR-kode", name="QR-kode"),
        picture(name="Bilete att"),
        text(CAPTION, "Bilettekst"),
    )
    code = (run("if ", colour="accent1", bold=True, code=True), run("a", code=True))
    hung = text(BODY, paragraph(*code, bullet=Bullet.NONE, hang=360_000))
    free = text(
        Placeholder("caption", "", 0, "Bilettekst", 0, 0, 0, 0, (_LISTED, _NESTED)),
        "I ein boks",
        box=Box(457_200, 6_000_000, 3_000_000, 400_000),
        fill="bg1",
        reveal=1,
    )
    return plan(
        slide(listed, *footers(1), title="Punkt", notes=notes),
        slide(links, *footers(2), title="Lenkjer"),
        slide(table(), *footers(3), title="Tabell", layout="table", anchors=("tabell",)),
        slide(*pictures, *footers(4), title="Bilete", layout="picture_left"),
        slide(steps, countdown(), *footers(5), title="Aktivitet", layout="activity"),
        *(
            slide(shape, *footers(5 + n), title=f"Diagram {n}", layout="table")
            for n, shape in enumerate(charts(), 1)
        ),
        slide(text(BODY, "Tittelen er skjult"), title="Skjult", title_hidden=True),
        slide(hung, free, title="Kode", background="media/teikning.svg"),
        theme=theme(),
        sections=(
            Section("Leiing", (0, 1)),
            Section("Leiing", (2, 3)),
            Section("Slutt", tuple(range(4, 12))),
        ),
    )
