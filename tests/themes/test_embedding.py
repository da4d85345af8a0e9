"""Which typefaces go along in decks, and what an editor is told of those that do not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from handout.problems import Problem, error, notice
from handout.themes.font_files import NoFont, font_facts
from handout.themes.load import load_theme
from handout.themes.theme import Theme
from theming import SHIPPED, themes_with

FONT = """
[fonts.body]
typeface = "Source Sans Pro"
regular = "skrift.ttf"
"""


def theme_with(folder: Path, toml: str, **changed: int) -> tuple[Theme, list[Problem]]:
    """``base`` in other words; ``changed`` are fields of the OS/2 table of ``skrift.ttf``."""
    themes = themes_with(folder, {"prøve": toml})
    font = opened(regular_of("base"))
    for field, value in changed.items():
        setattr(font["OS/2"], field, value)
    font.save(themes / "prøve" / "skrift.ttf")
    theme, problems = load_theme("prøve", themes)
    assert theme is not None, problems
    return theme, problems


def opened(path: Path) -> TTFont:
    """In memory: fontTools leaves the file open."""
    return TTFont(io.BytesIO(path.read_bytes()))


def regular_of(name: str) -> Path:
    theme, problems = load_theme(name, SHIPPED)
    assert theme is not None, problems
    return theme.body.regular


@pytest.mark.parametrize(
    ("fs_type", "goes_along"),
    [
        pytest.param(0x0000, True, id="installable"),
        pytest.param(0x0002, False, id="restricted"),
        pytest.param(0x0004, False, id="preview and print"),
        pytest.param(0x0008, True, id="editable"),
        pytest.param(0x000C, True, id="the least restrictive counts"),
        pytest.param(0x0108, True, id="editable, whole only"),
        pytest.param(0x0200, False, id="bitmaps only"),
    ],
)
def test_the_licence_bits_decide(tmp_path: Path, fs_type: int, goes_along: bool) -> None:
    theme, problems = theme_with(tmp_path, FONT, fsType=fs_type)
    assert ("Source Sans Pro" in theme.embedded) == goes_along
    said = notice("theme-font-licence", "themes/prøve/theme.toml", typeface="Source Sans Pro")
    assert problems == ([] if goes_along else [said])


def test_a_font_that_windows_knows_by_another_name_stays_out(tmp_path: Path) -> None:
    themes = themes_with(tmp_path, {"prøve": FONT})
    font = opened(regular_of("base"))
    font["name"].setName("Kommune Sans", 1, 3, 1, 0x409)
    font.save(themes / "prøve" / "skrift.ttf")
    theme, problems = load_theme("prøve", themes)
    assert theme is not None
    assert "Source Sans Pro" not in theme.embedded
    assert problems == [
        notice(
            "theme-font-name",
            "themes/prøve/theme.toml",
            typeface="Source Sans Pro",
            name="Kommune Sans",
        )
    ]


def test_other_outlines_stay_out(tmp_path: Path) -> None:
    themes = themes_with(tmp_path, {"prøve": FONT})
    font = opened(regular_of("base"))
    del font["glyf"]
    del font["loca"]
    font["maxp"].tableVersion = 0x00005000
    font.save(themes / "prøve" / "skrift.ttf")
    theme, problems = load_theme("prøve", themes)
    assert theme is not None
    assert "Source Sans Pro" not in theme.embedded
    assert problems == [
        notice("theme-font-outlines", "themes/prøve/theme.toml", typeface="Source Sans Pro")
    ]


def test_a_theme_can_leave_its_fonts_out(tmp_path: Path) -> None:
    theme, problems = theme_with(tmp_path, 'based_on = "saman"\n[fonts]\nembed = false\n')
    assert theme.embedded == frozenset()
    names = (
        "IBM Plex Mono, Source Sans Pro, Source Sans Pro Semibold, "
        "Source Serif Pro, Source Serif Pro Semibold"
    )
    assert problems == [notice("theme-fonts-left-out", "themes/prøve/theme.toml", typefaces=names)]


def test_a_theme_built_on_one_without_fonts_can_bring_them_again(tmp_path: Path) -> None:
    themes = themes_with(
        tmp_path,
        {
            "utan": "[fonts]\nembed = false\n",
            "med": 'based_on = "utan"\n[fonts]\nembed = true\n',
        },
    )
    theme, problems = load_theme("med", themes)
    assert theme is not None
    assert theme.embedded
    assert problems == []


def test_embed_is_true_or_false(tmp_path: Path) -> None:
    themes = themes_with(tmp_path, {"prøve": '[fonts]\nembed = "nei"\n'})
    assert load_theme("prøve", themes) == (
        None,
        [error("theme-not-true-or-false", "themes/prøve/theme.toml", 2, key="embed")],
    )


def test_facts_are_those_of_fonttools() -> None:
    """Of every font file that ships with the themes' packages."""
    files = {path for folder in {regular_of("saman").parent} for path in folder.glob("*.ttf")}
    assert len(files) > 10
    for path in files:
        facts, font = font_facts(path), opened(path)
        assert facts.family == font["name"].getDebugName(1)
        assert facts.fs_type == font["OS/2"].fsType
        assert facts.panose == bytes(vars(font["OS/2"].panose).values())
        assert facts.monospaced == bool(font["post"].isFixedPitch)
        assert facts.truetype


@pytest.mark.parametrize("data", [b"", b"\0\1\0\0\0\x10", b"%PDF-1.7" * 40])
def test_what_is_no_font_is_known_as_such(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "skrift.ttf"
    path.write_bytes(data)
    with pytest.raises(NoFont):
        font_facts(path)
