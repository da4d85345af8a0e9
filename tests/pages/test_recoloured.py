"""A booklet in the colours of a municipality and with its logo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handout.pages.stylesheets import drawing_addresses, theme_bytes, theme_files, theme_sheets
from handout.themes.load import load_theme
from handout.themes.theme import Theme
from theming import themes_with

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">'
    '<path d="M0,0H9V9Z" fill="#234F2E"/></svg>'
)
TOML = 'based_on = "{}"\ncolour1 = "#234F2E"\ncolour2 = "#A3432A"\n'
ON_COLOUR = "https://handout.invalid/logo/on-colour.svg"


def theme(folder: Path, logo: str = "", ground: str = "kommune") -> Theme:
    said = f'logo = "{logo}"\n' if logo else ""
    themes_with(folder, {"fjord": said + TOML.format(ground)})
    if logo.endswith(".svg"):
        (folder / "fjord" / logo).write_text(SVG)
    elif logo:
        picture = next((folder / "base" / "drawings").glob("form-par.png"))
        (folder / "fjord" / logo).write_bytes(picture.read_bytes())
    loaded, problems = load_theme("fjord", folder)
    assert loaded is not None, problems
    return loaded


def variables(theme: Theme) -> dict[str, str]:
    sheets, _ = theme_sheets(theme, kind="booklet", code=False)
    return dict(re.findall(r"(--[\w-]+): ([^;]*);", sheets[0].text))


def test_colours_and_drawings_are_the_municipalitys(tmp_path: Path) -> None:
    fjord = theme(tmp_path)
    assert variables(fjord)["--accent1"] == "#234F2E"
    drawn = theme_bytes(fjord)
    assert set(drawn) == set(drawing_addresses(fjord).values())
    assert b"#234F2E" in drawn[drawing_addresses(fjord)["cover"]]
    assert not any(b"0B4A6F" in svg for svg in drawn.values())


def test_a_drawn_logo_is_reversed_on_the_cover(tmp_path: Path) -> None:
    fjord = theme(tmp_path, "logo.svg")
    assert b'fill="#FFFFFF"' in theme_bytes(fjord)[ON_COLOUR]
    said = variables(fjord)
    assert said["--logo-on-colour"] == f'url("{ON_COLOUR}")'
    assert (said["--logo-width"], said["--logo-height"]) == ("60.0mm", "15.0mm")
    assert said["--logo-plate"] == "transparent"


def test_a_bitmap_has_a_plate_there(tmp_path: Path) -> None:
    fjord = theme(tmp_path, "logo.png")
    said = variables(fjord)
    assert (
        said["--logo-on-colour"] == said["--mark"] == 'url("https://handout.invalid/logo/logo.png")'
    )
    assert (said["--logo-width"], said["--logo-height"]) == ("18.0mm", "18.0mm")
    assert said["--logo-plate"] == "#FFFFFF"
    assert "https://handout.invalid/logo/logo.png" in theme_files(fjord)


@pytest.mark.parametrize(("name", "room"), [("saman", "8mm"), ("kommune", None)])
def test_without_a_logo_the_mark_is_the_themes(name: str, room: str | None, tmp_path: Path) -> None:
    loaded, _ = load_theme(name, themes_with(tmp_path, {}))
    assert loaded is not None
    assert variables(loaded).get("--mark-room") == room
    assert theme_bytes(loaded) == {}
