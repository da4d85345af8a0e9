"""Slides on paper: pictures of all that the show has, and what they say for who cannot see them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from pages_sample import everything, theme

from handout.model import SLIDES_A_PAGE, Document
from handout.outputs import SLIDES_A_PAGE as ON_THE_COMMAND_LINE
from handout.pages.illustrations import Illustrations
from handout.pages.slide_sheets import slide_sheets_html, slides_html
from handout.slides.plan import Run, SlidePlan, TextShape
from handout.slides.planner import plan_slides

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
    page = etree.fromstring(slide_sheets_html(document, plan, Illustrations(folder)).encode())
    sheets = page.findall(".//div[@class='sheet']")
    pictures = [len(sheet.findall(".//figure")) for sheet in sheets]
    assert set(pictures[:-1]) <= {count}
    assert sum(pictures) == sum(not slide.skipped for slide in plan.slides)
    assert bool(page.findall(".//div[@class='lines']")) == (count not in (2, 9))


def test_skipped_slides_are_left_out(folder: Path) -> None:
    document = everything("nn")
    plan = planned(folder, document)
    hidden = replace(plan.slides[2], skipped=True)
    plan = replace(plan, slides=(*plan.slides[:2], hidden, *plan.slides[3:]))
    html = slides_html(document, plan, Illustrations(folder))
    assert html.count("<figure>") == len(plan.slides) - 1
