"""Slide pictures beside LibreOffice's rendering of the deck: the same words on the same lines, in
the same places.

What cannot agree is left out, by what it is: text that is shrunk to fit, for which LibreOffice
computes a scale of its own and ignores the one that is stored; the header of a table, whose
typeface in the table's style it does not read; and charts, which every program arranges itself.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pytest
from pages_sample import ROOT, theme
from pypdfium2 import raw

from handout.content.workshop import load_workshop
from handout.deck.write import write_deck
from handout.model import Language
from handout.pages.slide_sheets import render_slides
from handout.slides.measure import Measure
from handout.slides.plan import (
    DESIGNED,
    ChartShape,
    Fit,
    Paragraph,
    PlannedSlide,
    SlidePlan,
    TableShape,
    TextShape,
)
from handout.slides.planner import plan_slides
from handout.themes.theme import EMU_PER_POINT, LevelStyle, Theme

EXAMPLES: tuple[tuple[str, Language], ...] = (("leiing", "nn"), ("god-verkstad", "nb"))
ACROSS_PT, DOWN_PT = 6.0, 12.0
"""A word on another line stands further off than this. LibreOffice draws ligatures, which
PowerPoint does not: after some of them a word is five points further left. And now and then it sets
the last line of a text up to eleven points lower than all others."""
DISC_PT = 11.0
"""A figure in a disc is a sign of its own there, and is found where the disc begins."""
OVERLAP_PT = 40.0
"""The two letters of a ligature begin at the same place."""
LEAST_COMPARED = 0.75


class Word(NamedTuple):
    """Points from the top left corner; ``y`` is where the letters stand."""

    text: str
    x: float
    y: float


def libreoffice_lines(
    _: Measure, paragraph: Paragraph, style: LevelStyle, fit: Fit = DESIGNED
) -> tuple[float, float]:
    """LibreOffice sets the lines of presentations 1.2 em apart whatever the typeface, the letters
    four fifths down («font-independent line spacing»); PowerPoint asks the typeface."""
    del paragraph
    size = style.size_pt * fit.font_scale
    spacing = style.line_spacing - fit.line_reduction
    line = 1.2 * size * spacing
    return line, 0.8 * line if spacing < 1 else line - 0.24 * size


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[SlidePlan, Path, Path]]:
    """Plan, our PDF and LibreOffice's of each example, in one run of LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        reason = "LibreOffice is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("beside")
    look = theme("saman")
    made: list[tuple[SlidePlan, Path, Path]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Measure, "line_height_pt", libreoffice_lines)
        for name, language in EXAMPLES:
            place = ROOT / "content" / name
            loaded, problems = load_workshop(place, shown_as=name)
            assert loaded is not None, problems
            document = loaded.documents[language]
            plan, _ = plan_slides(place, document, look)
            (folder / f"{name}.pptx").write_bytes(write_deck(plan, place))
            ours = folder / f"{name}-ours.pdf"
            ours.write_bytes(render_slides(document, plan, place))
            made.append((plan, ours, folder / f"{name}.pdf"))
    subprocess.run(
        [
            *(program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
            *("--convert-to", "pdf", "--outdir", str(folder)),
            *(str(folder / f"{name}.pptx") for name, _ in EXAMPLES),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts_of(look, folder))},
        check=True,
        capture_output=True,
        timeout=300,
    )
    return made


def fonts_of(look: Theme, folder: Path) -> Path:
    """A configuration of Fontconfig that has the files the text was measured with, and no others
    of their typefaces."""
    fonts = folder / "fonts"
    fonts.mkdir()
    for family in look.families.values():
        for _, path in family.files():
            if not (fonts / path.name).exists():
                shutil.copy(path, fonts)
    configuration = folder / "fonts.conf"
    configuration.write_text(
        f"<?xml version='1.0'?><fontconfig><dir>{fonts}</dir>"
        f"<cachedir>{folder / 'cache'}</cachedir></fontconfig>"
    )
    return configuration


def words_of(path: Path) -> list[list[Word]]:
    """The words of each page, those in running text and those that stand alone."""
    return [list(_words(page)) for page in pypdfium2.PdfDocument(path)]


def _words(page: Any) -> Iterator[Word]:
    text = page.get_textpage()
    height = page.get_height()
    said, first, last = "", (0.0, 0.0), (0.0, 0.0)
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        here = x.value, height - y.value
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(text, index, box)
        shown = unicodedata.normalize("NFKC", character).strip()
        ends = not shown or unicodedata.category(character) in {"Cc", "Cf", "Co"}
        apart = abs(here[1] - first[1]) > ACROSS_PT or not -OVERLAP_PT < here[0] - last[0] < DISC_PT
        if said and (ends or apart or raw.FPDFText_IsGenerated(text, index) == 1):
            yield Word(said, *first)
            said = ""
        if not ends:
            first = first if said else here
            said += shown
            last = box.right, here[1]
    if said:
        yield Word(said, *first)


def left_out(slide: PlannedSlide) -> Iterator[tuple[float, float, float, float]]:
    """The rectangles of what cannot agree: left, top, right, bottom."""
    for shape in slide.shapes:
        match shape:
            case TextShape() if not shape.fit.designed:
                box = shape.box or shape.place
                bounds = (box.x, box.y, box.width, box.height)
            case TableShape():
                bounds = (shape.x, shape.y, sum(shape.widths), shape.heights[0])
            case ChartShape():
                bounds = (shape.x, shape.y, shape.width, shape.height)
            case _:
                continue
        x, y, width, height = (value / EMU_PER_POINT for value in bounds)
        yield x - 1, y - 1, x + width + 1, y + height + 1


def agrees(word: Word, there: list[Word]) -> bool:
    across = DISC_PT if word.text.isdecimal() else ACROSS_PT
    return any(
        abs(word.x - other.x) < across and abs(word.y - other.y) < DOWN_PT
        for other in there
        if other.text == word.text
    )


def test_words_stand_where_libreoffice_has_them(
    decks: list[tuple[SlidePlan, Path, Path]],
) -> None:
    wrong: list[str] = []
    compared = seen = 0
    for plan, ours, theirs in decks:
        shown = [slide for slide in plan.slides if not slide.skipped]
        pages = zip(shown, words_of(ours), words_of(theirs), strict=True)
        for slide, here, there in pages:
            spared = list(left_out(slide))
            # The heading at the very top is for who cannot see the picture.
            for word in (word for word in here if word.y > 3):
                seen += 1
                if any(x < word.x < right and y < word.y < low for x, y, right, low in spared):
                    continue
                compared += 1
                if not agrees(word, there):
                    wrong.append(f"{ours.stem} {slide.number}: {word}")
    assert wrong == []
    assert compared > LEAST_COMPARED * seen
