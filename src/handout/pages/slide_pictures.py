"""Pictures of a deck's slides for pages: sharp at any size, with what they say in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from handout.language.labels import label
from handout.model import Language
from handout.pages.illustrations import Illustrations
from handout.pages.slide_svg.canvas import CRISP, Canvas, pt
from handout.pages.slide_svg.scenery import scenery
from handout.pages.slide_svg.shapes import drawn
from handout.pages.sources import address
from handout.pages.stylesheets import drawing_addresses, page_family
from handout.pages.unprintable import drawing_with_boxes
from handout.pictures import UnreadablePicture
from handout.pictures.qr import qr_drawing
from handout.slides.measure import Measure
from handout.slides.plan import (
    OF_THEME,
    QR_CODE,
    Bullet,
    ChartShape,
    Paragraph,
    PictureShape,
    PlannedSlide,
    SlidePlan,
    TableShape,
    TextShape,
)
from handout.themes.roles import FOOTER_TYPES
from handout.themes.theme import Layout

_TITLES = frozenset({"title", "ctrTitle"})


class SlidePictures:
    """Draws slides of a plan; what they are made of is left in ``illustrations.files``."""

    def __init__(self, plan: SlidePlan, illustrations: Illustrations, language: Language) -> None:
        self._plan = plan
        self._language = language
        self._illustrations = illustrations
        self._measure = Measure(plan.theme)
        self._drawings = drawing_addresses(plan.theme)
        self._addresses: dict[int, str] = {}
        self._width, self._height = pt(plan.theme.slide_width), pt(plan.theme.slide_height)

    @property
    def slides(self) -> tuple[PlannedSlide, ...]:
        """Those that the show has, in its order."""
        return tuple(slide for slide in self._plan.slides if not slide.skipped)

    def address(self, slide: PlannedSlide) -> str:
        """The address of a slide's picture, an SVG."""
        if slide.number not in self._addresses:
            url = address("slide", f"{slide.number}.svg")
            drawing = drawing_with_boxes(self._svg(slide), self._plan.theme)
            self._illustrations.files[url] = drawing.encode()
            self._addresses[slide.number] = url
        return self._addresses[slide.number]

    def words(self, slide: PlannedSlide) -> str:
        """What a slide says besides its title, in reading order, for who cannot see it. Not how to
        start its clock, and never what is said beside it: notes are for whoever leads."""
        return " ".join(" ".join(self._said(slide)).split())

    def _said(self, slide: PlannedSlide) -> Iterator[str]:
        for shape in slide.shapes:
            match shape:
                case TextShape() if shape.place.type in FOOTER_TYPES | _TITLES:
                    pass
                case TextShape():
                    yield from map(self._sentence, shape.paragraphs)
                case PictureShape() if not shape.decorative and shape.description:
                    yield _ended(label(self._language, "picture_said", alt=shape.description))
                case TableShape():
                    for row in shape.rows:
                        cells = (" ".join(map(self._plain, cell.paragraphs)) for cell in row)
                        yield _ended("; ".join(cells))
                case ChartShape():
                    yield _ended(shape.description)
                case _:
                    pass

    def _sentence(self, paragraph: Paragraph) -> str:
        """A paragraph as it is read aloud: with its number, or that it is ticked, and a pause at
        its end."""
        words = self._plain(paragraph)
        if paragraph.bullet is Bullet.NUMBER and paragraph.marked and paragraph.start is not None:
            words = f"{paragraph.start}. {words}"
        if paragraph.bullet is Bullet.TASK_DONE and paragraph.marked:
            words = label(self._language, "checked") + words
        return _ended(words)

    def _plain(self, paragraph: Paragraph) -> str:
        pieces = [
            label(self._language, "struck", words=text) if struck else text
            for struck, runs in groupby(paragraph.runs, key=lambda run: run.strike)
            if (text := "".join(run.text for run in runs))
        ]
        return " ".join("".join(pieces).split()).replace("\u00ad", "")

    def _svg(self, slide: PlannedSlide) -> str:
        theme = self._plan.theme
        layout = theme.layouts[slide.layout]
        canvas = Canvas(theme, layout, self._measure, page_family, self._picture)
        shapes = "".join(
            drawn(shape, canvas, role=slide.layout, title_hidden=slide.title_hidden)
            for shape in slide.shapes
        )
        ground = self._picture(slide.background) if slide.background else None
        return self._framed(f"{self._behind(layout, ground)}{shapes}")

    def _behind(self, layout: Layout, ground: str | None) -> str:
        """The ground and the scenery, as a drawing of its own, which is then drawn once for all
        slides of the layout; over a ground of the slide's own, the scenery alone."""
        size = f'width="{self._width}" height="{self._height}"'
        found = scenery(self._plan.theme, layout)
        self._illustrations.files.update(found.pictures)
        if ground:
            covered = (
                f'<image {CRISP} {size} preserveAspectRatio="xMidYMid slice" href="{ground}"/>'
            )
            return covered + found.drawn
        url = address("scenery", f"{layout.role}.svg")
        if url not in self._illustrations.files:
            drawing = self._framed(found.ground + found.drawn)
            self._illustrations.files[url] = drawing.encode()
        return f'<image {CRISP} {size} href="{url}"/>'

    def _framed(self, inner: str) -> str:
        width, height = self._width, self._height
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" '
            f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" '
            f'font-variant-ligatures="none">{inner}</svg>'
        )

    def _picture(self, src: str) -> str | None:
        """The address of what the plan calls a picture; None for one that cannot be shown."""
        if src.startswith(OF_THEME):
            return self._drawings.get(src.removeprefix(OF_THEME))
        if src.startswith(QR_CODE):
            return self._qr_code(src.removeprefix(QR_CODE))
        return self._illustrations.picture(src)

    def _qr_code(self, said: str) -> str | None:
        url = address("qr", f"{said}.svg")
        try:
            self._illustrations.files[url] = qr_drawing(said)
        except UnreadablePicture:
            return None
        return url


def _ended(words: str) -> str:
    return words if not words or words[-1] in ".!?:;…»" else f"{words}."
