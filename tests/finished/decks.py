"""Finished decks for the tests of this folder: Markdown in, the bytes of a ``.pptx`` out."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from embedded_fonts import Face, face_of
from generated import PICTURES, Generated
from lxml import etree
from PIL import Image

from handout.content.document import read_document
from handout.content.media import Media
from handout.content.workshop import load_workshop
from handout.deck.write import write_deck
from handout.model import Document, Language
from handout.problems import has_errors
from handout.slides.planner import plan_slides
from handout.themes.load import load_theme
from handout.themes.theme import Theme

ROOT = Path(__file__).parents[2]
CONTENT, THEMES = ROOT / "content", ROOT / "themes"
WORKSHOPS = sorted(path.name for path in CONTENT.iterdir() if path.is_dir())
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_READ_ALOUD = ("ppt/slides/slide", "ppt/notesSlides/", "ppt/charts/")
_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">'
    '<rect width="20" height="10" fill="#12505A"/></svg>'
)


@cache
def shipped(name: str) -> Theme:
    theme, problems = load_theme(name, THEMES)
    assert theme is not None, problems
    return theme


def faces(theme: Theme) -> dict[tuple[str, str], Face]:
    """A theme's own fonts, as if the machine had them."""
    return {
        (family.typeface, style): face_of(path.read_bytes())
        for family in theme.families.values()
        for style, path in (
            ("regular", family.regular),
            ("bold", family.bold),
            ("italic", family.italic),
            ("boldItalic", family.bold_italic),
        )
        if path is not None
    }


@cache
def deck_that_ships(workshop: str, name: str, language: Language) -> bytes:
    """A workshop in a theme of the project; made once for all that is asked of it."""
    return shipped_deck(workshop, shipped(name), language)


@cache
def document_of(workshop: str, language: Language) -> Document:
    found, problems = load_workshop(CONTENT / workshop, shown_as=workshop)
    assert found is not None, problems
    return found.documents[language]


def shipped_deck(workshop: str, theme: Theme, language: Language) -> bytes:
    plan, _ = plan_slides(CONTENT / workshop, document_of(workshop, language), theme)
    return write_deck(plan, CONTENT / workshop)


def draw_pictures(folder: Path) -> None:
    """The pictures that generated workshops show."""
    wide, tall, drawing = (folder / name for name in PICTURES)
    wide.parent.mkdir(parents=True)
    Image.new("RGB", (300, 120), (18, 80, 90)).save(wide)
    Image.new("RGB", (120, 300), (180, 67, 42)).save(tall)
    drawing.write_text(_DRAWING, encoding="utf-8")


def generated_deck(generated: Generated, theme: Theme, folder: Path) -> bytes:
    document, problems = read_document(generated.text.encode(), "nn.md", "nn", Media(folder))
    assert not has_errors(problems), problems
    assert document is not None
    plan, _ = plan_slides(folder, document, theme)
    return write_deck(plan, folder)


def words_of(deck: bytes) -> set[str]:
    """Every word in slides, notes, charts and descriptions, soft hyphens taken out."""
    words: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        for name in package.namelist():
            if not (name.startswith(_READ_ALOUD) and name.endswith(".xml")):
                continue
            for element in etree.fromstring(package.read(name)).iter():
                if element.tag == f"{_TEXT}p":
                    said = " ".join(_lines(element))
                elif element.tag == f"{_CHART}v":
                    said = element.text or ""
                else:
                    said = element.get("descr", "")
                words.update(said.replace("\N{SOFT HYPHEN}", "").split())
    return {word.strip("«».,:;!?()[]–\"'") for word in words}


def _lines(paragraph: etree._Element) -> list[str]:
    lines = [""]
    for child in paragraph:
        if child.tag == f"{_TEXT}br":
            lines.append("")
        elif child.tag in (f"{_TEXT}r", f"{_TEXT}fld"):
            properties = child.find(f"{_TEXT}rPr")
            raised = properties is not None and properties.get("baseline")
            words = child.findtext(f"{_TEXT}t") or ""
            # The number of a footnote is no part of the word before it.
            lines[-1] += f" {words} " if raised else words
    return lines
