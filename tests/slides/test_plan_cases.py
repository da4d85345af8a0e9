"""Markdown in, slide plan out: the cases of :mod:`text_cases` under ``cases/``, in theme saman.

The title slide is left out. After the backticks, ``nb`` reads the case as Bokmål and the name of
another theme plans it in that one.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_text import slide_text
from planning import THEMES, plan_of, shipped

from handout.themes.load import theme_names
from text_cases import Case, text_cases

CASES = Path(__file__).parent / "cases"
THEME_NAMES = theme_names(THEMES)


def run(info: str, text: str) -> str:
    said = info.split()
    theme = next((word for word in said if word in THEME_NAMES), "saman")
    plan, _ = plan_of(text, shipped(theme), "nb" if "nb" in said else "nn")
    return "".join(slide_text(slide) + "\n" for slide in plan.slides[1:])


@pytest.mark.parametrize("case", text_cases(CASES, run))
def test_plan(case: Case) -> None:
    """A text gives the slides that its case says."""
    assert run(case.info, case.text) == case.expected
