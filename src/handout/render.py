"""A checked document → the bytes of one output. The table of who renders what.

The stages behind it load heavy libraries, each when the first output that needs it is due.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from handout.model import Document, Language, Sheets
from handout.outputs import (
    BOOKLET,
    CARD,
    DECK,
    FILLABLE,
    LANGUAGES,
    PAGE,
    POSTER,
    RUN_SHEET,
    SLIDE_SHEETS,
    SLIDES,
    WORKSHEETS,
    Kind,
    output_path,
)
from handout.problems import Problem
from handout.sheets import has_forms, has_worksheets, sheets
from handout.themes.theme import Theme

if TYPE_CHECKING:
    from handout.slides.plan import SlidePlan


@dataclass(frozen=True, slots=True)
class Source:
    """What an output is rendered from. ``folder`` is the workshop's, for its pictures."""

    folder: Path
    document: Document
    theme: Theme


def _always(_: Document) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Renderer:
    """``load`` imports what ``render`` needs, once, before workers are forked. ``wanted`` says
    whether a document has anything to put there."""

    load: Callable[[], None]
    render: Callable[[Source], tuple[bytes, list[Problem]]]
    wanted: Callable[[Document], bool] = _always


def wanted_kinds(document: Document) -> tuple[str, ...]:
    """The names of the kinds of output a document becomes."""
    return tuple(kind.name for kind, how in RENDERERS.items() if how.wanted(document))


def plan_of(source: Source) -> tuple[SlidePlan, list[Problem]]:
    """The slide plan, made once however many outputs of a document show its slides."""
    from handout.slides.planner import plan_slides

    for planned in _planned:
        if planned.document is source.document and planned.theme is source.theme:
            return planned.plan, planned.problems
    plan, problems = plan_slides(source.folder, source.document, source.theme)
    remember([Planned(source.document, source.theme, plan, problems)])
    return plan, problems


def remember(plans: Iterable[Planned]) -> None:
    """Plans that were made in another process, of documents and themes of this one."""
    _planned.extend(plans)


class Planned(NamedTuple):
    document: Document
    theme: Theme
    plan: SlidePlan
    problems: list[Problem]


_planned: deque[Planned] = deque(maxlen=len(LANGUAGES))
"""The last plans alone are kept, those of one workshop, and not those of all documents."""


def _load_deck() -> None:
    import handout.deck.write
    import handout.slides.planner  # noqa: F401 - imported so that workers share it


def _deck(source: Source) -> tuple[bytes, list[Problem]]:
    from handout.deck.write import write_deck

    plan, problems = plan_of(source)
    return write_deck(plan, source.folder), problems


def _paper(*modules: str) -> Callable[[], None]:
    """Import what a PDF needs, with the modules that make it. Raises MissingPango."""

    def load() -> None:
        from handout.language.hyphenation import prepare_hyphenation
        from handout.language.locales import prepare_locales
        from handout.pages.environment import environment
        from handout.pages.native_libraries import load_weasyprint

        load_weasyprint()
        environment()
        prepare_hyphenation()
        prepare_locales()
        for module in modules:
            import_module(f"handout.{module}")

    return load


def _booklet(source: Source) -> tuple[bytes, list[Problem]]:
    from handout.pages.booklet import render_booklet

    return render_booklet(source.document, source.theme, source.folder), []


def _run_sheet(source: Source) -> tuple[bytes, list[Problem]]:
    from handout.pages.run_sheet import render_run_sheet

    # What is to be known about the slides, the deck tells.
    plan, _ = plan_of(source)
    return render_run_sheet(source.document, source.theme, source.folder, plan), []


def _slide_sheets(source: Source) -> tuple[bytes, list[Problem]]:
    from handout.pages.slide_sheets import render_slide_sheets

    plan, _ = plan_of(source)
    return render_slide_sheets(source.document, plan, source.folder), []


def _slides(source: Source) -> tuple[bytes, list[Problem]]:
    from handout.pages.slide_sheets import render_slides

    plan, _ = plan_of(source)
    return render_slides(source.document, plan, source.folder), []


def _load_page() -> None:
    import handout.pages.web.page  # noqa: F401 - imported so that workers share it
    from handout.pages.environment import template

    template("web.html")


def _page(source: Source) -> tuple[bytes, list[Problem]]:
    from handout.pages.web.page import render_page

    language, name = source.document.language, source.folder.name
    booklet = _beside(BOOKLET, name, language)
    twins = (
        _beside(PAGE, name, other)
        for other in LANGUAGES
        if other != language and (source.folder / f"{other}.md").is_file()
    )
    page = render_page(
        source.document, source.theme, source.folder, booklet=booklet, twin=next(twins, "")
    )
    return page, []


def _beside(kind: Kind, workshop: str, language: Language) -> str:
    """The address of an output as seen from another one of the same workshop."""
    return quote(output_path(kind, workshop, language).rpartition("/")[2])


def _load_card() -> None:
    import handout.site.cards
    import handout.slides.planner  # noqa: F401 - imported so that workers share it


def _card(source: Source) -> tuple[bytes, list[Problem]]:
    from handout.site.cards import card_of

    plan, _ = plan_of(source)
    return card_of(source.document, plan, source.folder), []


def _wants_worksheets(document: Document) -> bool:
    return bool(sheets(document))


def _worksheets(source: Source) -> tuple[bytes, list[Problem]]:
    from handout.pages.worksheets import render_worksheets

    return render_worksheets(source.document, source.theme, source.folder), []


def _wants_fillable(document: Document) -> bool:
    return Sheets.FILLABLE in document.meta.sheets and has_forms(document)


def _fillable(source: Source) -> tuple[bytes, list[Problem]]:
    from handout.pages.worksheets import render_fillable

    return render_fillable(source.document, source.theme, source.folder), []


def _wants_poster(document: Document) -> bool:
    return Sheets.POSTER in document.meta.sheets and has_worksheets(document)


def _poster(source: Source) -> tuple[bytes, list[Problem]]:
    from handout.pages.poster import render_poster

    return render_poster(source.document, source.theme, source.folder), []


RENDERERS: Mapping[Kind, Renderer] = {
    DECK: Renderer(_load_deck, _deck),
    BOOKLET: Renderer(_paper("pages.booklet"), _booklet),
    RUN_SHEET: Renderer(_paper("pages.run_sheet", "slides.planner"), _run_sheet),
    WORKSHEETS: Renderer(_paper("pages.worksheets"), _worksheets, _wants_worksheets),
    FILLABLE: Renderer(_paper("pages.worksheets"), _fillable, _wants_fillable),
    POSTER: Renderer(_paper("pages.poster"), _poster, _wants_poster),
    SLIDE_SHEETS: Renderer(_paper("pages.slide_sheets", "slides.planner"), _slide_sheets),
    SLIDES: Renderer(_paper("pages.slide_sheets", "slides.planner"), _slides),
    PAGE: Renderer(_load_page, _page),
    CARD: Renderer(_load_card, _card),
}
