"""Where the text of columns stands."""

from __future__ import annotations

import pytest
from planning import THEMES, plan_of, shipped

from handout.slides.plan import BarShape, TextShape
from handout.themes.load import theme_names

COLUMNS = "## Spalter\n\n:::: spalter\n{}::::\n"


@pytest.mark.parametrize("head", ["", "### Overskrift\n"])
@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("theme", theme_names(THEMES))
def test_no_rule_goes_through_the_text_of_a_column(theme: str, count: int, head: str) -> None:
    """Whether the theme draws it over the headings or under them, and whether there are any."""
    column = f"::: spalte\n{head}Noko å lese.\n:::\n"
    plan, _ = plan_of(COLUMNS.format(column * count), shipped(theme))
    shapes = plan.slides[1].shapes
    rules = [s for s in shapes if isinstance(s, BarShape) and s.height < s.width / 20]
    for text in (s for s in shapes if isinstance(s, TextShape) and s.place.slot.startswith("body")):
        top = (text.box or text.place).y
        assert all(rule.y + rule.height <= top for rule in rules)
