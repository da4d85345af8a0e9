"""Every workshop that ships, in every theme and language: it fits, and nothing is said twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from planning import THEMES, shipped
from test_plan_laws import assert_fits, assert_titles_unique

from handout.content.workshop import load_workshop
from handout.model import LANGUAGES, Language
from handout.slides.plan import PictureShape
from handout.slides.planner import plan_slides
from handout.themes.load import theme_names
from handout.themes.roles import ROLES

CONTENT = Path(__file__).parents[2] / "content"
WORKSHOPS = sorted(path.name for path in CONTENT.iterdir() if path.is_dir())

MEANT = {"leiing": frozenset[str](), "god-verkstad": frozenset(("slide-continued",))}
"""What may be remarked. The showcase has a table too long for one slide: it goes on."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", theme_names(THEMES))
@pytest.mark.parametrize("name", WORKSHOPS)
def test_a_shipped_workshop_is_ready_to_present(name: str, theme: str, language: Language) -> None:
    """No problem of any kind, all text in its place, every picture with its words."""
    folder = CONTENT / name
    workshop, problems = load_workshop(folder, shown_as=f"content/{name}")
    assert problems == []
    assert workshop is not None
    plan, problems = plan_slides(folder, workshop.documents[language], shipped(theme))
    assert [problem.code for problem in problems if problem.code not in MEANT[name]] == []
    assert_fits(plan)
    assert_titles_unique(plan)
    pictures = [s for slide in plan.slides for s in slide.shapes if isinstance(s, PictureShape)]
    assert pictures
    assert all(picture.description or picture.decorative for picture in pictures)
    for picture in pictures:
        assert picture.x >= 0
        assert picture.y >= 0
        assert picture.x + picture.width <= plan.theme.slide_width
        assert picture.y + picture.height <= plan.theme.slide_height


@pytest.mark.parametrize("name", WORKSHOPS)
def test_the_two_languages_have_the_same_slides(name: str) -> None:
    """The same layouts in the same order: what is said differs, not what is shown."""
    workshop, _ = load_workshop(CONTENT / name, shown_as=f"content/{name}")
    assert workshop is not None
    plans = [
        plan_slides(CONTENT / name, document, shipped("saman"))[0]
        for document in workshop.documents.values()
    ]
    layouts = [[slide.layout for slide in plan.slides] for plan in plans]
    assert layouts[0] == layouts[-1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", theme_names(THEMES))
def test_the_workshops_show_every_layout(theme: str, language: Language) -> None:
    """So that whoever looks through what ships has seen every layout of the theme."""
    used = set()
    for name in WORKSHOPS:
        workshop, _ = load_workshop(CONTENT / name, shown_as=f"content/{name}")
        assert workshop is not None
        plan, _ = plan_slides(CONTENT / name, workshop.documents[language], shipped(theme))
        used |= {slide.layout for slide in plan.slides}
    assert used == set(ROLES)
