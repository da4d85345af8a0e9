"""Markdown in, slide plan out: the cases of :mod:`text_cases` under ``cases/``, in theme saman.

The title slide is left out; ``nb`` after the backticks reads the case as Bokmål.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_text import slide_text
from planning import plan_of, shipped

from text_cases import Case, text_cases

CASES = Path(__file__).parent / "cases"


def run(info: str, text: str) -> str:
    plan, _ = plan_of(text, shipped("saman"), info)
    return "".join(slide_text(slide) + "\n" for slide in plan.slides[1:])


@pytest.mark.parametrize("case", text_cases(CASES, run))
def test_plan(case: Case) -> None:
    """A text gives the slides that its case says."""
    assert run(case.info, case.text) == case.expected
