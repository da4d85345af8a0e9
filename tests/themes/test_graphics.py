"""The colours of graphics and the smallest size, as ``theme.toml`` says them."""

from __future__ import annotations

from pathlib import Path

import pytest

from handout.problems import error
from handout.themes.load import load_theme
from handout.themes.roles import BODY_FLOOR_PT
from handout.themes.theme import PLAIN_GRAPHICS
from theming import themes_with


def test_a_theme_takes_over_what_it_does_not_say(tmp_path: Path) -> None:
    own = '[graphics]\nmarked = "accent4"\n[text]\nsmallest = 22.5\n'
    themes = themes_with(tmp_path, {"bygda": f'based_on = "sal"\n{own}', "plain": ""})
    bygda, _ = load_theme("bygda", themes)
    sal, _ = load_theme("sal", themes)
    plain, _ = load_theme("plain", themes)
    assert bygda is not None
    assert sal is not None
    assert plain is not None
    assert bygda.graphics == sal.graphics._replace(marked="accent4")
    assert (bygda.smallest_pt, sal.smallest_pt, plain.smallest_pt) == (22.5, 28, BODY_FLOOR_PT)
    assert plain.graphics == PLAIN_GRAPHICS


@pytest.mark.parametrize("value", ['"gull"', '"#FFC64D"', "3", '["accent1"]'])
def test_graphics_are_drawn_in_the_colours_of_the_theme(value: str, tmp_path: Path) -> None:
    themes = themes_with(tmp_path, {"ny": f"[graphics]\nmarked = {value}\n"})
    _, (problem,) = load_theme("ny", themes)
    assert (problem.code, problem.file, problem.line) == (
        "theme-slot-bad",
        "themes/ny/theme.toml",
        2,
    )


@pytest.mark.parametrize("value", ["19", '"stor"', "false"])
def test_no_theme_has_text_that_the_room_cannot_read(value: str, tmp_path: Path) -> None:
    themes = themes_with(tmp_path, {"ny": f"[text]\nsmallest = {value}\n"})
    _, (problem,) = load_theme("ny", themes)
    assert problem.code == "theme-size-bad"
    assert dict(problem.values)["least"] == "20"


def test_other_keys_are_unknown(tmp_path: Path) -> None:
    themes = themes_with(tmp_path, {"ny": '[graphics]\nmarkd = "accent1"\n'})
    theme, problems = load_theme("ny", themes)
    assert theme is None
    assert problems == [
        error(
            "theme-key-unknown",
            "themes/ny/theme.toml",
            2,
            key="markd",
            suggestion="graphics.marked",
        )
    ]
