"""A table of numbers as a chart's data, its words and its colours."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from handout.charts.chart import Chart, Series, read_chart
from handout.charts.colours import (
    LEAST_CONTRAST,
    PAPER,
    category_colours,
    hexadecimal,
    palette,
    paper_palette,
    series_colours,
)
from handout.charts.words import description
from handout.model import Cell, ChartKind, FootnoteRef, Inlines, Language, Strong, Table, Text
from handout.themes.colour_map import DARK_ON_LIGHT
from handout.themes.colours import contrast_ratio
from handout.themes.load import load_theme, theme_names
from handout.themes.settings import read_settings
from handout.themes.theme import Theme

THEMES = Path(__file__).parents[2] / "themes"


def cells(*texts: str | Inlines) -> tuple[Cell, ...]:
    return tuple(Cell((Text(text),) if isinstance(text, str) else text) for text in texts)


def table(
    *rows: tuple[Cell, ...],
    head: tuple[Cell, ...] = (),
    kind: ChartKind = ChartKind.BAR,
    mark: str = "",
) -> Table:
    head = head or cells("Sektor", "Indeks")
    return Table(head, rows, (None,) * len(head), 1, chart=kind, highlight=mark)


SECTORS = (cells("Kommune", "74"), cells("Privat", "69,5"), cells("Stat", "66"))


def theme(name: str) -> Theme:
    found, problems = load_theme(name, THEMES)
    assert found is not None, problems
    return found


def test_numbers_are_exact_and_share_their_decimals() -> None:
    chart = read_chart(table(*SECTORS, mark="Privat"))
    assert chart is not None
    assert chart.series == (Series("Indeks", (Decimal(74), Decimal("69.5"), Decimal(66))),)
    assert (chart.corner, chart.categories) == ("Sektor", ("Kommune", "Privat", "Stat"))
    assert (chart.category_marked, chart.series_marked) == (1, None)
    assert (chart.number_format, chart.text(Decimal(74))) == ("0.0", "74,0")


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (("1", "2"), "0"),
        (("1,25", "2"), "0.00"),
        (("12 %", "3,5 %"), '0.0"\N{NO-BREAK SPACE}%"'),
        (("12 %", "3"), "0"),
        (("12 345", "3"), "#,##0"),
    ],
)
def test_a_format_shows_numbers_as_they_were_written(texts: tuple[str, ...], code: str) -> None:
    chart = read_chart(table(*(cells(f"Rad {n}", text) for n, text in enumerate(texts))))
    assert chart is not None
    assert chart.number_format == code


def test_an_empty_cell_is_a_number_nobody_has() -> None:
    chart = read_chart(table(cells("Kommune", ""), cells("Stat", "66")))
    assert chart is not None
    assert chart.series[0].values == (None, Decimal(66))


@pytest.mark.parametrize(
    "bad",
    [
        table(cells("Kommune", "om lag 74")),
        table(cells("Kommune", "")),
        table(),
        table(cells("Kommune", "-1"), cells("Stat", "66"), kind=ChartKind.PIE),
        table(cells("Kommune", "0"), kind=ChartKind.PIE),
        table(cells("A", "1", "2"), head=cells("", "x", "y"), kind=ChartKind.PIE),
        table(cells("Kommune"), head=cells("Sektor")),
        replace(table(*SECTORS), chart=None),
    ],
)
def test_what_is_no_chart_stays_a_table(bad: Table) -> None:
    """The parser has said why; only a draft built in spite of it gets here."""
    assert read_chart(bad) is None


def test_names_lose_their_markup_but_no_words() -> None:
    name: Inlines = (Strong((Text("Kommune"),)), FootnoteRef("12"))
    other: Inlines = (Text("Stat"), FootnoteRef("a"))
    chart = read_chart(table(cells(name, "74"), cells(other, "66"), mark="Kommune"))
    assert chart is not None
    assert chart.categories == ("Kommune¹²", "Stat (a)")
    assert chart.category_marked == 0


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nn", "Stolpediagram (Sektor, Indeks): Kommune 74,0, Privat 69,5, Stat 66,0."),
        ("nb", "Stolpediagram (Sektor, Indeks): Kommune 74,0, Privat 69,5, Stat 66,0."),
    ],
)
def test_few_numbers_are_all_said(language: Language, said: str) -> None:
    chart = read_chart(table(*SECTORS))
    assert chart is not None
    assert description(chart, language) == said


def test_years_are_parted_from_their_numbers() -> None:
    rows = (cells("2013", "71", ""), cells("2014", "74", "69"))
    chart = read_chart(table(*rows, head=cells("", "Kommune", "Privat"), kind=ChartKind.LINE))
    assert chart is not None
    said = "Linjediagram: Kommune (2013: 71, 2014: 74); Privat (2014: 69)."
    assert description(chart, "nn") == said


EXTREMES = {
    "nn": "lågast 1 % (veke 1), høgast 20 % (veke 20). ",
    "nb": "lavest 1 % (veke 1), høyest 20 % (veke 20). ",
}
WHERE = {
    "nn": "Alle tala ligg i dataa til diagrammet.",
    "nb": "Alle tallene ligger i dataene til diagrammet.",
}


@pytest.mark.parametrize("language", ["nn", "nb"])
def test_of_many_numbers_the_extremes_are_said(language: Language) -> None:
    rows = (cells(f"veke {n}", f"{n} %") for n in range(1, 21))
    chart = read_chart(table(*rows, head=cells("Veke", "Fråvær"), kind=ChartKind.COLUMN))
    assert chart is not None
    said = "Søylediagram (Veke, Fråvær): " + EXTREMES[language] + WHERE[language]
    assert description(chart, language).replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize("name", theme_names(THEMES))
def test_every_colour_of_a_chart_is_seen_on_its_ground(name: str) -> None:
    shown = theme(name)
    ground = hexadecimal(shown, "bg1")
    colours = palette(shown)
    assert len(colours.marked) > 1
    for slot in (*colours.marked, *colours.unmarked):
        assert contrast_ratio(hexadecimal(shown, slot), ground) >= LEAST_CONTRAST, slot
    printed = paper_palette(shown)
    for slot in (*printed.marked, *printed.unmarked):
        colour = hexadecimal(shown, slot, DARK_ON_LIGHT)
        assert contrast_ratio(colour, PAPER) >= LEAST_CONTRAST, slot


def test_a_colour_too_light_by_now_gives_way() -> None:
    """A theme that only recolours another inherits what that one says of charts."""
    pale = replace(theme("base"), colours={**theme("base").colours, "accent1": "DDEEFF"})
    assert "accent1" not in palette(pale).marked
    everything = dict.fromkeys((f"accent{n}" for n in range(1, 7)), "EEEEEE")
    barely = replace(pale, colours={**pale.colours, **everything})
    assert set(palette(barely).marked) == {"tx1", "tx2"}


def several(count: int, **marks: int | None) -> Chart:
    series = tuple(Series(f"s{n}", (Decimal(n),)) for n in range(count))
    return replace(Chart(ChartKind.COLUMN, "", ("a",), series), **marks)  # type: ignore[arg-type]


def test_what_the_message_is_about_has_the_highlight_alone() -> None:
    colours = palette(theme("saman"))
    first, second, third = series_colours(several(3, series_marked=1), colours)
    assert second == "accent2"
    assert len({first, second, third}) == 3
    assert series_colours(several(1, category_marked=0), colours) == ("accent5",)
    assert series_colours(several(1), colours) == ("accent1",)


def test_one_bar_is_marked_and_slices_differ() -> None:
    colours = palette(theme("saman"))
    chart = replace(several(1), categories=("a", "b", "c"))
    assert category_colours(replace(chart, category_marked=2), colours) == (
        "accent5",
        "accent5",
        "accent2",
    )
    assert len(set(category_colours(chart, colours))) == 3


def test_a_theme_can_only_name_colours_that_change_with_it(tmp_path: Path) -> None:
    path = tmp_path / "theme.toml"
    path.write_text('[chart]\nhighlight = "rust"\nneutral = "accent3"\n', "utf-8")
    settings, problems = read_settings(path, "themes/x/theme.toml")
    assert settings.chart == {"neutral": "accent3"}
    assert [(p.code, p.line) for p in problems] == [("theme-chart-colour", 2)]
