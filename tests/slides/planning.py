"""Markdown as a plan: what the tests of this folder begin with."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from handout.content.document import read_document
from handout.problems import Problem
from handout.slides.plan import SlidePlan
from handout.slides.planner import plan_slides
from handout.themes.load import load_theme
from handout.themes.theme import Theme

THEMES = Path(__file__).parents[2] / "themes"
NOWHERE = Path()
"""The folder of a text whose pictures nobody looks at: each counts as four by three."""
FRONT_MATTER = "---\ntittel: Prøve\n---\n"


@cache
def shipped(name: str) -> Theme:
    theme, problems = load_theme(name, THEMES)
    assert theme is not None, problems
    return theme


def plan_of(
    markdown: str, theme: Theme, language: str = "nn", folder: Path = NOWHERE
) -> tuple[SlidePlan, list[Problem]]:
    """The plan of a text; front matter is added where it has none."""
    text = markdown if markdown.startswith("---") else FRONT_MATTER + markdown
    document, problems = read_document(text.encode(), "nn.md", "nb" if language == "nb" else "nn")
    assert document is not None, problems
    plan, more = plan_slides(folder, document, theme)
    return plan, [*problems, *more]
