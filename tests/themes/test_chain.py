"""A theme built on another: what it leaves out, the nearest theme before it says."""

from __future__ import annotations

from pathlib import Path

from handout.problems import error
from handout.themes.load import load_theme
from handout.themes.theme import Logo, Theme, Transition
from theming import SHIPPED, themes_with

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"/>'


def loaded(name: str, themes: Path) -> Theme:
    theme, problems = load_theme(name, themes)
    assert problems == []
    assert theme is not None
    return theme


def test_a_theme_inherits_everything_along_the_chain(tmp_path: Path) -> None:
    themes = themes_with(
        tmp_path,
        {
            "bygda": 'based_on = "saman"\nlogo = "bygda.svg"\n[colours]\naccent2 = "#7A1F2B"\n',
            "grenda": 'name = "Grenda"\nbased_on = "bygda"\n[colours]\naccent3 = "#D09020"\n',
        },
    )
    (themes / "bygda" / "bygda.svg").write_text(SVG)
    (themes / "bygda" / "drawings").mkdir()
    (themes / "bygda" / "drawings" / "mark.svg").write_text(SVG)
    (themes / "grenda" / "pages.css").write_text("h1 { color: red }")
    saman, grenda = loaded("saman", themes), loaded("grenda", themes)
    assert grenda.name == "Grenda"
    assert grenda.folder == themes / "grenda"
    assert grenda.template == SHIPPED / "saman" / "deck.pptx"
    assert {role: layout.part_name for role, layout in grenda.layouts.items()} == {
        role: layout.part_name for role, layout in saman.layouts.items()
    }
    assert grenda.colours == {**saman.colours, "accent2": "7A1F2B", "accent3": "D09020"}
    assert (grenda.heading, grenda.body, grenda.families) == (
        saman.heading,
        saman.body,
        saman.families,
    )
    assert grenda.drawings == {
        **saman.drawings,
        "mark": themes / "bygda" / "drawings" / "mark.svg",
    }
    assert grenda.stylesheets == (*saman.stylesheets, themes / "grenda" / "pages.css")
    assert grenda.logo == Logo(themes / "bygda" / "bygda.svg", 30, 10)


def test_colours_said_before_a_template_are_not_its_colours(tmp_path: Path) -> None:
    themes = themes_with(tmp_path, {"eigen": 'based_on = "saman"\n'})
    (themes / "eigen" / "deck.pptx").symlink_to(SHIPPED / "base" / "deck.pptx")
    assert loaded("eigen", themes).colours == loaded("base", themes).colours


def test_a_theme_that_does_not_exist_is_no_ground(tmp_path: Path) -> None:
    themes = themes_with(tmp_path, {"ny": 'name = "Ny"\n\nbased_on = "samann"\n'})
    theme, problems = load_theme("ny", themes)
    assert theme is None
    assert problems == [
        error(
            "theme-based-on-missing",
            "themes/ny/theme.toml",
            3,
            name="samann",
            suggestion="saman",
            known=", ".join(sorted(path.name for path in themes.iterdir())),
        )
    ]


def test_a_ground_is_looked_for_among_the_themes_alone(tmp_path: Path) -> None:
    themes = themes_with(tmp_path, {"ny": 'based_on = "../ny"\n'})
    _, problems = load_theme("ny", themes)
    assert [problem.code for problem in problems] == ["theme-based-on-missing"]


def test_a_circle_is_an_error(tmp_path: Path) -> None:
    themes = themes_with(tmp_path, {"ein": 'based_on = "to"\n', "to": 'based_on = "ein"\n'})
    theme, problems = load_theme("ein", themes)
    assert theme is None
    assert problems == [error("theme-based-on-circle", "themes/to/theme.toml", 1, name="ein")]


def test_the_nearest_transition_counts(tmp_path: Path) -> None:
    themes = themes_with(
        tmp_path,
        {
            "rolig": 'based_on = "saman"\ntransition = "none"\n',
            "arvar": 'based_on = "saman"\n',
            "feil": 'transition = "fad"\n',
        },
    )
    assert loaded("rolig", themes).transition == Transition.NONE
    assert loaded("arvar", themes).transition == Transition.FADE
    assert loaded("base", themes).transition == Transition.NONE
    assert load_theme("feil", themes) == (
        None,
        [
            error(
                "theme-transition-unknown",
                "themes/feil/theme.toml",
                1,
                key="transition",
                value="fad",
                suggestion="fade",
                known="none, fade, push, wipe",
            )
        ],
    )
