"""The markers of lists are drawn with glyphs that the themes' typefaces have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pages_sample import ROOT, theme

import handout.pages
from handout.themes.load import theme_names

ELEMENTS = Path(handout.pages.__file__).with_name("elements.css")


@pytest.mark.parametrize("name", theme_names(ROOT / "themes"))
def test_every_marker_has_a_glyph(name: str) -> None:
    """A missing one becomes .notdef, which PDF/UA forbids (ISO 14289-1, 7.21.8)."""
    symbols = re.findall(r'symbols: ([^";]+);', ELEMENTS.read_text("utf-8"))
    signs = {sign for group in symbols for sign in re.sub(r"\\[0-9A-F]+", "", group)} - {" ", "\n"}
    assert {"•", "–"} <= signs
    body = theme(name).body
    for file in {body.regular, body.bold, body.italic, body.bold_italic} - {None}:
        assert file is not None
        with TTFont(file, lazy=True) as font:
            assert {sign for sign in signs if ord(sign) not in font.getBestCmap()} == set()
