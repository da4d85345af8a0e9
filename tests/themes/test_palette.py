"""What a municipality's two colours and logo do to a theme, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from handout.problems import Problem, Severity, error
from handout.themes.drawings import drawing_svg
from handout.themes.load import load_theme
from handout.themes.logo import Frame, logo_on_colour, placed, plate
from handout.themes.recolour import derived
from handout.themes.theme import Logo, Theme
from theming import SHIPPED, themes_with

GREEN = 'name = "Fjord"\nbased_on = "kommune"\ncolour1 = "#234F2E"\ncolour2 = "#A3432A"\n'
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10">'
    '<path d="M0,0H9V9Z" fill="#234F2E"/><path d="M2,2H5" stroke="#fff"/></svg>'
)


def resolved(name: str, themes: Path) -> tuple[Theme, list[Problem]]:
    theme, problems = load_theme(name, themes)
    assert theme is not None, problems
    return theme, problems


def test_two_colours_give_all_the_slots(tmp_path: Path) -> None:
    themes = themes_with(tmp_path, {"fjord": GREEN})
    theme, _ = resolved("fjord", themes)
    kommune, _ = resolved("kommune", themes)
    assert theme.colours == {**kommune.colours, **derived("234F2E", "A3432A")}
    assert theme.template == kommune.template
    assert theme.colours["dk2"] == "234F2E"


def test_what_is_said_of_a_slot_goes_before_what_is_derived(tmp_path: Path) -> None:
    text = GREEN + '[colours]\naccent6 = "#FFB199"\n'
    theme, problems = resolved("fjord", themes_with(tmp_path, {"fjord": text}))
    assert theme.colours["accent6"] == "FFB199"
    assert problems == []


def test_one_colour_leaves_the_other_as_it_was(tmp_path: Path) -> None:
    text = 'based_on = "kommune"\ncolour1 = "#234F2E"\n'
    theme, _ = resolved("fjord", themes_with(tmp_path, {"fjord": text}))
    assert (theme.colours["accent1"], theme.colours["accent2"]) == ("234F2E", "C26A00")


def test_a_theme_on_a_recoloured_theme_has_its_colours(tmp_path: Path) -> None:
    themes = themes_with(tmp_path, {"fjord": GREEN, "skule": 'based_on = "fjord"\n'})
    fjord, skule = resolved("fjord", themes)[0], resolved("skule", themes)[0]
    assert skule.colours == fjord.colours
    assert skule.repainted == fjord.repainted


def test_what_was_darkened_is_told_from_and_to(tmp_path: Path) -> None:
    text = 'based_on = "kommune"\ncolour1 = "#E8505B"\ncolour2 = "#F2C230"\n'
    theme, problems = resolved("raud", themes_with(tmp_path, {"raud": text}))
    told = {(p.severity, p.line, p.code): dict(p.values) for p in problems}
    darker = told[Severity.WARNING, 2, "theme-colour-darkened"]
    assert darker == {
        "key": "colour1",
        "given": "#E8505B",
        "used": f"#{theme.colours['accent1']}",
        "found": "3,6",
        "least": "4,5",
    }
    assert told[Severity.WARNING, 3, "theme-colour-darkened"]["given"] == "#F2C230"
    text_colour = told[Severity.NOTICE, 3, "theme-colour-as-text"]
    assert text_colour["used"] == f"#{theme.colours['accent5']}"
    lighter = told[Severity.NOTICE, 3, "theme-colour-on-colour"]
    assert lighter["used"] == f"#{theme.colours['accent6']}"


@pytest.mark.parametrize("ground", ["saman", "base"])
def test_a_theme_not_made_for_two_colours_says_so(tmp_path: Path, ground: str) -> None:
    text = f'based_on = "{ground}"\n\ncolour2 = "#234F2E"\n'
    theme, problems = load_theme("feil", themes_with(tmp_path, {"feil": text}))
    assert theme is None
    place = ("theme-not-of-two-colours", "themes/feil/theme.toml", 3)
    assert problems == [error(*place, key="colour2", known="kommune")]


def test_a_colour_is_six_digits(tmp_path: Path) -> None:
    text = 'based_on = "kommune"\ncolour1 = "grøn"\n'
    _, problems = load_theme("feil", themes_with(tmp_path, {"feil": text}))
    (bad,) = problems
    assert (bad.code, bad.line) == ("theme-colour-bad", 2)


def test_drawings_follow_the_colours(tmp_path: Path) -> None:
    theme, _ = resolved("fjord", themes_with(tmp_path, {"fjord": GREEN}))
    drawn = drawing_svg(theme, "form-par")
    assert drawn is not None
    assert b"#234F2E" in drawn
    assert b"#A3432A" in drawn
    assert b"0B4A6F" not in drawn
    assert b"C26A00" not in drawn


def test_a_drawing_of_ones_own_stays_as_it_is(tmp_path: Path) -> None:
    themes = themes_with(tmp_path, {"fjord": GREEN})
    (themes / "fjord" / "drawings").mkdir()
    (themes / "fjord" / "drawings" / "form-par.svg").write_text(SVG)
    theme, _ = resolved("fjord", themes)
    assert drawing_svg(theme, "form-par") is None
    assert drawing_svg(theme, "form-gruppe") is not None


def test_a_theme_in_its_own_colours_needs_no_repainting() -> None:
    for name in ("base", "kommune", "saman"):
        assert resolved(name, SHIPPED)[0].repainted == {}


# --- the logo ----------------------------------------------------------------


def test_a_logo_is_reversed_for_coloured_ground(tmp_path: Path) -> None:
    """What is dark becomes white, what is white becomes colour 1."""
    themes = themes_with(tmp_path, {"fjord": 'logo = "v.svg"\n' + GREEN})
    (themes / "fjord" / "v.svg").write_text(SVG)
    theme, _ = resolved("fjord", themes)
    assert theme.logo == Logo(themes / "fjord" / "v.svg", 30, 10)
    drawn = logo_on_colour(theme)
    assert drawn is not None
    assert b'd="M0,0H9V9Z" fill="#FFFFFF"' in drawn
    assert b'd="M2,2H5" stroke="#234F2E"' in drawn


def test_a_reversed_logo_of_ones_own_is_used_as_it_is(tmp_path: Path) -> None:
    text = 'logo = "v.svg"\nlogo_on_colour = "kvit.svg"\n' + GREEN
    themes = themes_with(tmp_path, {"fjord": text})
    (themes / "fjord" / "v.svg").write_text(SVG)
    (themes / "fjord" / "kvit.svg").write_text(SVG.replace("234F2E", "FFFFFF"))
    theme, _ = resolved("fjord", themes)
    assert logo_on_colour(theme) == (themes / "fjord" / "kvit.svg").read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("v.svg", None, "picture-missing"),
        ("v.png", "ikkje eit bilete", "picture-not-a-picture"),
        ("../v.svg", SVG, "theme-logo-outside"),
    ],
)
def test_what_is_wrong_with_a_logo(
    tmp_path: Path, name: str, content: str | None, code: str
) -> None:
    themes = themes_with(tmp_path, {"fjord": f'{GREEN}logo = "{name}"\n'})
    if content is not None:
        (themes / "fjord" / name).write_text(content)
    theme, problems = load_theme("fjord", themes)
    assert theme is None
    assert error(code, "themes/fjord/theme.toml", 5, picture=name) in problems


@pytest.mark.parametrize(
    ("size", "where"),
    [
        ((300, 100), Frame(10, 20, 180, 60)),  # as wide as the box is for its height
        ((600, 100), Frame(10, 35, 180, 30)),  # wide: halfway down
        ((100, 100), Frame(10, 20, 60, 60)),  # high: at the left
    ],
)
def test_a_logo_fills_its_box_undistorted(size: tuple[int, int], where: Frame) -> None:
    logo = Logo(Path("v.svg"), *size)
    assert placed(Frame(10, 20, 180, 60), logo) == where
    around = plate(where)
    assert around.x < where.x
    assert around.x + around.width > where.x + where.width
