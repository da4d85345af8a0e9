"""Slides on paper: pictures of all that the show has, and what they say for who cannot see them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from pages_sample import everything, theme
from PIL import Image

from handout.model import SLIDES_A_PAGE, Document
from handout.outputs import SLIDES_A_PAGE as ON_THE_COMMAND_LINE
from handout.pages.illustrations import Illustrations
from handout.pages.slide_sheets import (
    render_slide_sheets,
    render_slides,
    slide_sheets_html,
    slides_html,
)
from handout.slides.plan import Run, SlidePlan, TextShape
from handout.slides.planner import plan_slides
from handout.themes.load import load_theme
from handout.themes.theme import Theme
from odd_templates import theme_folder
from odd_templates import written as odd_template
from theming import SHIPPED, themes_with
from verapdf.conformance import failures

pytestmark = pytest.mark.first

SPACE = Run(" ", "nn-NO")
SVG = "{http://www.w3.org/2000/svg}"


def planned(folder: Path, document: Document, name: str = "saman") -> SlidePlan:
    return plan_slides(folder, document, theme(name))[0]


def test_the_command_line_knows_the_same_numbers() -> None:
    assert ON_THE_COMMAND_LINE == SLIDES_A_PAGE


@pytest.mark.parametrize("name", ["base", "saman", "kommune", "sal"])
def test_every_picture_is_a_drawing_with_all_its_words(folder: Path, name: str) -> None:
    """What stands in the plan's text stands in the picture, a word's letters together."""
    document = everything("nn")
    plan = planned(folder, document, name)
    illustrations = Illustrations(folder)
    page = etree.fromstring(slides_html(document, plan, illustrations).encode())
    pictures = page.findall(".//figure/img")
    shown = [slide for slide in plan.slides if not slide.skipped]
    assert len(pictures) == len(shown)
    for picture, slide in zip(pictures, shown, strict=True):
        drawing = etree.fromstring(illustrations.files[str(picture.get("src"))])
        drawn = " ".join("".join(map(str, text.itertext())) for text in drawing.iter(f"{SVG}text"))
        for shape in slide.shapes:
            if isinstance(shape, TextShape) and not slide.title_hidden:
                said = "".join(run.text for p in shape.paragraphs for run in (*p.runs, SPACE))
                for word in re.findall(r"[^\W\d]+", said.replace("\N{SOFT HYPHEN}", "")):
                    assert word in drawn or word.upper() in drawn.replace("-", ""), word


@pytest.mark.parametrize("count", SLIDES_A_PAGE)
def test_so_many_a_page(folder: Path, count: int) -> None:
    document = everything("nb")
    document = replace(document, meta=replace(document.meta, slides_a_page=count))
    plan = planned(folder, document)
    illustrations = Illustrations(folder)
    page = etree.fromstring(slide_sheets_html(document, plan, illustrations).encode())
    sheets = page.findall(".//div[@class='sheet']")
    pictures = [len(sheet.findall(".//figure")) for sheet in sheets]
    assert set(pictures[:-1]) <= {count}
    assert sum(pictures) == sum(not slide.skipped for slide in plan.slides)
    lined = page.findall(".//img[@class='lines']")
    assert bool(lined) == (count not in (2, 9))
    for lines in lined:
        assert lines.get("alt") == ""
        drawing = etree.fromstring(illustrations.files[str(lines.get("src"))])
        (strokes,) = (path.get("d", "") for path in drawing.iter(f"{SVG}path"))
        assert f"height: {strokes.count('M') * 9}.00mm" in str(lines.get("style"))


def test_skipped_slides_are_left_out(folder: Path) -> None:
    document = everything("nn")
    plan = planned(folder, document)
    hidden = replace(plan.slides[2], skipped=True)
    plan = replace(plan, slides=(*plan.slides[:2], hidden, *plan.slides[3:]))
    html = slides_html(document, plan, Illustrations(folder))
    assert html.count("<figure>") == len(plan.slides) - 1


LOGO_TOML = 'based_on = "kommune"\nlogo = "logo.png"\ncolour1 = "#234F2E"\n'


def logo_theme(folder: Path) -> Theme:
    """A municipality's own: its colour, and its logo as a bitmap."""
    folder.mkdir(exist_ok=True)
    themes_with(folder, {"fjord": LOGO_TOML})
    Image.new("RGB", (80, 20), "#234F2E").save(folder / "fjord" / "logo.png")
    loaded, problems = load_theme("fjord", folder)
    assert loaded is not None, problems
    return loaded


def template_theme(folder: Path, change: str) -> Theme:
    """A template made by others, with pictures on its layouts."""
    folder.mkdir(exist_ok=True)
    shutil.copytree(SHIPPED / "base", folder / "base")
    theme_folder(odd_template(change, folder), folder, change)
    loaded, problems = load_theme(change, folder)
    assert loaded is not None, problems
    return loaded


def shown_in(files: Iterable[tuple[str, bytes]]) -> str:
    return "".join(data.decode() for url, data in files if "/scenery/" in url)


def test_the_logo_stands_where_the_deck_has_it(tmp_path: Path, folder: Path) -> None:
    plan = plan_slides(folder, everything("nn"), logo_theme(tmp_path))[0]
    illustrations = Illustrations(folder)
    slides_html(everything("nn"), plan, illustrations)
    (address,) = (url for url in illustrations.files if "/template/" in url)
    assert f'href="{address}"' in shown_in(illustrations.files.items())
    # On the municipality's colour a bitmap has a plate of white.
    cover = illustrations.files["https://handout.invalid/scenery/title.svg"].decode()
    assert re.search(r'<rect [^>]*fill="#FFFFFF"/><image', cover)


@pytest.mark.parametrize("change", ["grouped_pictures", "huge_logo", "picture_ground"])
def test_pictures_of_the_template_are_shown(tmp_path: Path, folder: Path, change: str) -> None:
    plan = plan_slides(folder, everything("nn"), template_theme(tmp_path, change))[0]
    illustrations = Illustrations(folder)
    slides_html(everything("nn"), plan, illustrations)
    pictures = [url for url in illustrations.files if "/template/" in url]
    assert pictures
    assert all(f'href="{url}"' in shown_in(illustrations.files.items()) for url in pictures)


def test_every_file_is_for_all_and_for_keeps(tmp_path: Path, folder: Path) -> None:
    """PDF/UA-1 and PDF/A-2a, also with bitmaps on slides and on layouts, code, and characters
    that no font has."""
    document = everything("nb")
    looks = [theme("sal"), logo_theme(tmp_path / "logo")]
    looks.append(template_theme(tmp_path / "odd", "picture_ground"))
    paths = []
    for look, render in zip(
        looks, (render_slides, render_slide_sheets, render_slides), strict=True
    ):
        plan = plan_slides(folder, document, look)[0]
        paths.append(tmp_path / f"{look.folder.name}.pdf")
        paths[-1].write_bytes(render(document, plan, folder))
    assert failures(paths) == []
