"""Slide pictures beside LibreOffice's rendering of the deck: every word of every slide of both
workshops, in both languages and in every theme, on the same line and in the same place.

:mod:`libreoffice` says what the decks tell LibreOffice that PowerPoint knows by itself. What still
cannot agree is told apart by what it is:

- The figure of a step in its disc is one sign there, which begins where the disc does.
- A chart is arranged by every program in its own way: LibreOffice keeps a margin around the heading
  and stands names and numbers closer to what they belong to. Bars, lines and slices are where
  ours are, as their numbers show.
- Where a word just fits on its line or just does not, by three thousandths of its width,
  LibreOffice's rounding of widths may decide otherwise.
- In a word with soft hyphens LibreOffice leaves no room for the hyphen it shows.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import libreoffice
import pypdfium2
import pytest
from pages_sample import ROOT, theme
from pypdfium2 import raw

from handout.content.workshop import load_workshop
from handout.model import Language
from handout.pages.slide_sheets import render_slides
from handout.slides.compounds import SOFT_HYPHEN
from handout.slides.lines import broken
from handout.slides.measure import Measure, room
from handout.slides.plan import Bullet, ChartShape, Paragraph, PlannedSlide, SlidePlan, TextShape
from handout.slides.planner import plan_slides
from handout.themes.theme import EMU_PER_POINT

pytestmark = pytest.mark.first

EXAMPLES: tuple[tuple[str, Language, tuple[str, ...]], ...] = (
    ("leiing", "nn", ("saman", "kommune")),
    ("leiing", "nb", ("base", "sal")),
    ("god-verkstad", "nn", ("base", "sal")),
    ("god-verkstad", "nb", ("saman", "kommune")),
)
"""Every text in two of the themes, and every theme with both workshops."""
ACROSS_PT, DOWN_PT = 2.0, 2.0
DRIFT = 0.003
"""LibreOffice rounds the width of every letter, so that a word stands off by this share more of its
distance from where its text begins."""
CHART_ACROSS_PT, CHART_DOWN_PT = 8.0, 9.0
DISC_ACROSS_PT, DISC_DOWN_PT = 14.0, 3.0
MOST_EXCUSED = 0.01
HEADING_PT = 3.0
GAP_PT = 11.0
"""The next letter of a word is no further away than this."""
OVERLAP_PT = 40.0
"""Letters may begin left of where the last one ended, where they are kerned."""


class Word(NamedTuple):
    """Points from the top left corner; ``y`` is where the letters stand."""

    text: str
    x: float
    y: float


class Pair(NamedTuple):
    """A deck, with our picture of each of its slides and LibreOffice's as PDFs."""

    name: str
    plan: SlidePlan
    ours: Path
    theirs: Path


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    libreoffice.program()
    folder = tmp_path_factory.mktemp("beside")
    looks = {name: theme(name) for *_, names in EXAMPLES for name in names}
    made: list[Pair] = []
    with libreoffice.drawn_its_way():
        for workshop, language, themes in EXAMPLES:
            place = ROOT / "content" / workshop
            loaded, problems = load_workshop(place, shown_as=workshop)
            assert loaded is not None, problems
            document = loaded.documents[language]
            for look in map(looks.__getitem__, themes):
                plan, _ = plan_slides(place, document, look)
                pair = Pair(
                    f"{workshop} {language} in {look.name}",
                    plan,
                    folder / f"{workshop}-{language}-{look.name}-ours.pdf",
                    folder / f"{workshop}-{language}-{look.name}.pdf",
                )
                pair.ours.write_bytes(render_slides(document, plan, place))
                pair.theirs.with_suffix(".pptx").write_bytes(libreoffice.deck(plan, place))
                made.append(pair)
    decks = [pair.theirs.with_suffix(".pptx") for pair in made]
    libreoffice.as_pdf(decks, looks.values(), folder)
    return made


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
        apart = abs(here[1] - first[1]) > DOWN_PT or not -OVERLAP_PT < here[0] - last[0] < GAP_PT
        if said and (ends or apart or raw.FPDFText_IsGenerated(text, index) == 1):
            yield Word(said, *first)
            said = ""
        if not ends:
            first = first if said else here
            said += shown
            last = box.right, here[1]
    if said:
        yield Word(said, *first)


class Region(NamedTuple):
    """A shape on its slide, points, and how far off its words may stand. ``figures`` stand in
    discs; what is ``loose`` may break its lines elsewhere."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    across: float = ACROSS_PT
    down: float = DOWN_PT
    figures: bool = False
    loose: bool = False

    def holds(self, word: Word) -> bool:
        return self.left <= word.x <= self.right and self.top <= word.y <= self.bottom

    def agrees(self, word: Word, other: Word) -> bool:
        across, down = self.across + DRIFT * (word.x - self.left), self.down
        if self.figures and word.text.isdecimal():
            across, down = DISC_ACROSS_PT, DISC_DOWN_PT
        return abs(word.x - other.x) < across and abs(word.y - other.y) < down


def regions(slide: PlannedSlide, measure: Measure) -> Iterator[Region]:
    for shape in slide.shapes:
        match shape:
            case TextShape():
                box = shape.box or shape.place
                numbered = any(p.bullet is Bullet.NUMBER for p in shape.paragraphs)
                yield Region(
                    *_edges(box.x, box.y, box.width, box.height),
                    figures=numbered and slide.layout == "activity" and shape.place.slot == "body",
                    loose=any(_on_edge(p, shape, measure) for p in shape.paragraphs),
                )
            case ChartShape():
                edges = _edges(shape.x, shape.y, shape.width, shape.height)
                yield Region(*edges, across=CHART_ACROSS_PT, down=CHART_DOWN_PT)
            case _:
                pass


def _edges(x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = (v / EMU_PER_POINT for v in (x, y, x + width, y + height))
    return left - 1, top - 1, right + 1, bottom + 1


def _on_edge(paragraph: Paragraph, shape: TextShape, measure: Measure) -> bool:
    """Whether its lines would end elsewhere in a box a hair's breadth wider or narrower, or where
    nobody leaves room for a hyphen."""
    if any(SOFT_HYPHEN in run.text for run in paragraph.runs):
        return True
    style = shape.place.style(paragraph.level)
    width = room(shape.place, shape.box).width_pt
    ends = {
        tuple(
            "".join(stretch.text for stretch in line.stretches).rstrip()
            for line in broken(measure, paragraph, style, width + more, shape.fit)
        )
        for more in (-DRIFT * width, 0, DRIFT * width)
    }
    return len(ends) > 1


def test_words_stand_where_libreoffice_has_them(pairs: list[Pair]) -> None:
    wrong: list[str] = []
    seen = excused = 0
    for pair in pairs:
        measure = Measure(pair.plan.theme)
        shown = [slide for slide in pair.plan.slides if not slide.skipped]
        for slide, page, there in zip(
            shown, words_of(pair.ours), words_of(pair.theirs), strict=True
        ):
            # The heading at the very top is for who cannot see the picture.
            here = [word for word in page if word.y > HEADING_PT]
            seen += len(here)
            lost = Counter(word.text for word in there) - Counter(word.text for word in here)
            wrong += [f"{pair.name} {slide.number}: {text} is not in the picture" for text in lost]
            known = list(regions(slide, measure))
            for word in here:
                found = [region for region in known if region.holds(word)] or [Region()]
                same = [other for other in there if other.text == word.text]
                if any(region.agrees(word, other) for region in found for other in same):
                    continue
                if any(region.loose for region in found):
                    excused += 1
                else:
                    wrong.append(f"{pair.name} {slide.number}: {word}, there {same}")
    assert wrong == []
    assert excused < MOST_EXCUSED * seen
