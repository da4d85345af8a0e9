"""A checked document → the bytes of one output. The table of who renders what.

The stages behind it load heavy libraries, each when the first output that needs it is due.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from handout.model import Document
from handout.outputs import BOOKLET, DECK, Kind
from handout.problems import Problem
from handout.themes.theme import Theme


@dataclass(frozen=True, slots=True)
class Source:
    """What an output is rendered from. ``folder`` is the workshop's, for its pictures."""

    folder: Path
    document: Document
    theme: Theme


@dataclass(frozen=True, slots=True)
class Renderer:
    """``load`` imports what ``render`` needs, once, before workers are forked."""

    load: Callable[[], None]
    render: Callable[[Source], tuple[bytes, list[Problem]]]


def _load_deck() -> None:
    import handout.deck.write
    import handout.slides.planner  # noqa: F401 - imported so that workers share it


def _deck(source: Source) -> tuple[bytes, list[Problem]]:
    from handout.deck.write import write_deck
    from handout.slides.planner import plan_slides

    plan, problems = plan_slides(source.folder, source.document, source.theme)
    return write_deck(plan, source.folder), problems


def _load_booklet() -> None:
    """Raises MissingPango."""
    from handout.pages.native_libraries import load_weasyprint

    load_weasyprint()


def _booklet(source: Source) -> tuple[bytes, list[Problem]]:
    from handout.pages.booklet import render_booklet

    return render_booklet(source.document, source.theme, source.folder), []


RENDERERS: Mapping[Kind, Renderer] = {
    DECK: Renderer(_load_deck, _deck),
    BOOKLET: Renderer(_load_booklet, _booklet),
}
