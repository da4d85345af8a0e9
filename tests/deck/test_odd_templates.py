"""A deck on every odd template: valid, accessible, whole, and nothing outside the slide."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pptx
import pytest
from deck_sample import cell, countdown_in, text
from PIL import Image
from pptx.enum.shapes import PP_PLACEHOLDER

import accessibility
from handout.content.document import read_document
from handout.deck.write import write_deck
from handout.slides.plan import (
    Box,
    PictureShape,
    PlannedSlide,
    Shape,
    SlidePlan,
    TableShape,
)
from handout.slides.planner import plan_slides
from handout.slides.stage import shape_paragraphs
from handout.themes.load import load_theme
from handout.themes.theme import Layout, Placeholder, Theme
from odd_templates import CHANGES, theme_folder, written
from package_validity import violations

BASE = Path(__file__).parents[2] / "themes" / "base"
LAST = ("date", "footer", "slide_number")
PICTURES = ("picture", "form", "qr", "pictures")
TABLES = ("table", "agenda", "chart")
WORKSHOP = """---
tittel: Leiing og nærvær
undertittel: Har leiing noko å seie for sjukefråværet?
program: Saman om ein betre kommune
samling: Temasamling
dato: 2014-09-03
by: Trondheim
person: Geir Johan Hansen
rolle: Nettverksleiar
adresse: https://example.no/leiing
---

# Leiing {tid=8}

## Leiaren: det naturlege førstevalet

- Trondheim kommune vil at leiaren skal vere den du går til først.
- Det som svingar mest, er dei sosiale problema, Z-diagnosane.

1. Kartleggingsarbeidet
2. Medarbeidarskapsutviklinga

[Frå innlegget til Trondheim kommune]{.kjelde}

::: notat
**Slik gjer du det:** Start nedteljinga.
:::

## To måtar å løyse problem på

:::: spalter
::: spalte
### Delproblemløysar
Når vansken høyrer privatlivet til.
:::
::: spalte
### Heilproblemløysar
Når vansken er sosial.
:::
::::

## Speed-date

::: aktivitet form=speeddate tid=8
Sjå for deg ei kommunal teneste.

1. Finn ein du ikkje jobbar saman med. (3 min)
2. Fortel kvarandre korleis det kjennest. (5 min)
:::

## Stille stund

::: aktivitet form=stille tid=2
Tenk tilbake på innlegget.
:::

## Le!

> Vennleg humor gjer det godt å vere på jobb.
>
> — etter Jakob-Øivind Reinertsen

> Når vi ler saman, tek vi vare på banda mellom oss.
>
> — etter Thomas Nordahl

## Å dele

> Leiarar som slepper medarbeidarane til, får med seg meir.
>
> — etter Spurkeland

::: påstand
Mange har brent seg på hastverk.
:::

::: spørsmål
- Kva slags leiing held fråværet nede?
- Kven er det som leier, når det kjem til stykket?
- Kva for støtte må vi ha?
:::

## Sjå! {stil=stor}

![To som ser på kvarandre](prat.png "Blikket som forpliktar")

## Del!

![To som ser på kvarandre](prat.png)

- Gjer det vanleg å by på det du kan.
- Set av tid og rom til å tenkje saman.

## Myndiggjering i praksis

| Leiaren … | … slik at medarbeidaren … |
|---|---|
| lèt andre eige måla | veit kvifor jobben er viktig |
| gir frå seg makt | kan bestemme sjølv |

## Motivasjon? {stil=stor}

Kva er det som driv deg?

# Takk for i dag

## Sei kva du synest

::: evaluering
- Eg fekk med meg noko eg kan bruke. {skala=5}
:::
"""


def filled(place: Placeholder) -> Shape:
    box = (place.x, place.y, place.width, place.height)
    if place.slot == "countdown":
        return countdown_in(Box(*box), 10)
    if place.slot in PICTURES:
        return PictureShape("qr:https://example.no/", *box, f"Bilete i {place.name}", place=place)
    if place.slot in TABLES:
        half, row = place.width // 2, place.height // 4
        rows = tuple((cell(f"a{n}"), cell(f"b{n}")) for n in range(4))
        return TableShape(
            place.x, place.y, (half, half), (row,) * 4, rows, 24.0, "Tabell", place=place
        )
    return text(place, "12" if place.slot == "slide_number" else place.name)


def every_place(number: int, layout: Layout) -> PlannedSlide:
    """A slide with something in all places of a layout."""
    title = f"Alle plassane: {layout.role}"
    places = dict(layout.placeholders)
    first, last = places.pop("title"), [places.pop(slot) for slot in LAST if slot in places]
    shapes = (text(first, title), *map(filled, places.values()), *map(filled, last))
    return PlannedSlide(layout.role, title, shapes, number, 1)


def planned(theme: Theme, folder: Path) -> SlidePlan:
    """A workshop, and every third layout with all its places: which ones, the name decides."""
    document, problems = read_document(WORKSHOP.encode(), "nn.md", "nn")
    assert document is not None
    assert problems == []
    plan, _ = plan_slides(folder, document, theme)
    more = [
        every_place(len(plan.slides) + number, layout)
        for number, layout in enumerate(list(theme.layouts.values())[len(theme.name) % 3 :: 3], 1)
    ]
    return replace(plan, slides=(*plan.slides, *more), sections=())


def words(texts: Iterator[str]) -> Counter[str]:
    joined = " ".join(texts).replace("\N{SOFT HYPHEN}", "")
    return Counter(re.findall(r"\w+", joined))


def said_in(plan: SlidePlan) -> Iterator[str]:
    for slide in plan.slides:
        for shape in slide.shapes:
            for paragraph in shape_paragraphs(shape):
                yield "".join(run.text for run in paragraph.runs)


def said_on(slides: Any) -> Iterator[str]:
    for slide in slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield from (paragraph.text for paragraph in shape.text_frame.paragraphs)
            elif getattr(shape, "has_table", False) and shape.has_table:
                yield from (c.text_frame.text for row in shape.table.rows for c in row.cells)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verkstad")
    Image.new("RGB", (80, 60), "#12505A").save(folder / "prat.png")
    return folder


def theme_on(name: str, folder: Path, kind: str = "pptx") -> Theme:
    themes = folder / "themes"
    themes.mkdir()
    (themes / "base").symlink_to(BASE)
    theme_folder(written(name, folder, kind=kind), themes, name)
    theme, problems = load_theme(name, themes)
    assert theme is not None, problems
    return theme


KINDS = [(name, "pptx") for name in CHANGES] + [("norwegian", "potx"), ("norwegian", "potm")]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_a_deck_on_an_odd_template(name: str, kind: str, workshop: Path, tmp_path: Path) -> None:
    theme = theme_on(name, tmp_path, kind)
    plan = planned(theme, workshop)
    deck = write_deck(plan, workshop)
    assert accessibility.findings(deck, {"nn-NO"}) == []
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck)
    assert violations(path) == []
    read: Any = pptx.Presentation(io.BytesIO(deck))
    assert (read.slide_width, read.slide_height) == (theme.slide_width, theme.slide_height)
    assert len(read.slides) == len(plan.slides)
    assert words(said_on(read.slides)) == words(said_in(plan))
    for slide, said in zip(read.slides, plan.slides, strict=True):
        layout = slide.slide_layout
        assert f"{layout.part.partname}"[1:] == theme.layouts[said.layout].part_name
        on_layout = {place.placeholder_format.idx for place in layout.placeholders}
        assert {place.placeholder_format.idx for place in slide.placeholders} <= on_layout
        for shape in slide.shapes:
            # Each is looked up on the layout and the master.
            left, top = shape.left, shape.top
            assert left >= -1, shape.name
            assert top >= -1, shape.name
            assert left + shape.width <= read.slide_width + 1, (said.title, shape.name)
            assert top + shape.height <= read.slide_height + 1, (said.title, shape.name)


def test_the_slides_of_the_template_are_gone(workshop: Path, tmp_path: Path) -> None:
    """And what led to them: their notes, their pictures, a button on a layout."""
    theme = theme_on("leftover_slides", tmp_path)
    deck = write_deck(planned(theme, workshop), workshop)
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"Gammalt" not in everything
    assert b"Gamle notat" not in everything


def test_no_macros_in_a_deck(workshop: Path, tmp_path: Path) -> None:
    deck = write_deck(planned(theme_on("norwegian", tmp_path, "potm"), workshop), workshop)
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        assert not [name for name in package.namelist() if "vba" in name.lower()]
        assert b"macroEnabled" not in package.read("[Content_Types].xml")


@pytest.mark.parametrize(("name", "proportion"), [("norwegian", 16 / 9), ("four_by_three", 4 / 3)])
def test_a_notes_master_of_our_own(
    name: str, proportion: float, workshop: Path, tmp_path: Path
) -> None:
    """For a template without one: in the deck's language, of no date, the slide undistorted."""
    deck = write_deck(planned(theme_on(name, tmp_path), workshop), workshop)
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        xml = package.read("ppt/notesMasters/notesMaster1.xml").decode()
    assert set(re.findall(r' lang="([^"]+)"', xml)) == {"nn-NO"}
    assert not re.search(r"Click|level|\d\d/\d\d", xml)
    read: Any = pptx.Presentation(io.BytesIO(deck))
    image = next(
        place
        for place in read.notes_master.placeholders
        if place.placeholder_format.type == PP_PLACEHOLDER.SLIDE_IMAGE
    )
    assert image.width / image.height == pytest.approx(proportion, rel=0.001)
    assert image.left >= 0


def test_typefaces_are_filled_in(workshop: Path, tmp_path: Path) -> None:
    """A template that names none gets them in the deck, too: measured and shown alike."""
    deck = write_deck(planned(theme_on("empty_fonts", tmp_path), workshop), workshop)
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        xml = package.read("ppt/theme/theme1.xml").decode()
    assert re.findall(r'<a:latin typeface="([^"]*)"', xml) == [
        "Source Serif Pro Semibold",
        "Source Sans Pro",
    ]


def test_libreoffice_opens_decks_on_odd_templates(workshop: Path, tmp_path: Path) -> None:
    """Three in one process: it takes longer to start than to read."""
    soffice = shutil.which("soffice")
    if soffice is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice is needed for this test (Debian: libreoffice-impress)")
        pytest.skip("LibreOffice is not installed")
    decks: list[Path] = []
    for name in ("several_masters", "unmapped", "picture_ground"):
        (tmp_path / name).mkdir()
        theme = theme_on(name, tmp_path / name)
        decks.append(tmp_path / f"{name}.pptx")
        decks[-1].write_bytes(write_deck(planned(theme, workshop), workshop))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    how = (profile, "--convert-to", "pdf", "--outdir", str(tmp_path))
    subprocess.run(
        [soffice, "--headless", *how, *map(str, decks)],
        check=True,
        capture_output=True,
        timeout=240,
    )
    for deck in decks:
        assert deck.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
