"""Finished decks on odd templates, read back: nothing overflows or overlaps, no word is lost."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from decks import THEMES, WORKSHOPS, document_of, faces, shipped, shipped_deck, words_of
from overflow import overflows
from reading_back import FinishedDeck

from handout.model import LANGUAGES, Language
from handout.themes.load import load_theme
from handout.themes.theme import Theme
from odd_templates import CHANGES, theme_folder, written
from spoken import wrong

CASES = [
    (name, WORKSHOPS[number % len(WORKSHOPS)], LANGUAGES[number // 2 % len(LANGUAGES)])
    for number, name in enumerate(CHANGES)
]
"""The workshops and languages take turns."""


def theme_on(name: str, folder: Path) -> Theme:
    themes = folder / "themes"
    themes.mkdir()
    (themes / "base").symlink_to(THEMES / "base")
    theme_folder(written(name, folder), themes, name)
    theme, problems = load_theme(name, themes)
    assert theme is not None, problems
    return theme


@cache
def words_on_base(workshop: str, language: Language) -> set[str]:
    return words_of(shipped_deck(workshop, shipped("base"), language))


@pytest.mark.parametrize(("name", "workshop", "language"), CASES)
def test_everything_is_inside_its_frame(
    name: str, workshop: str, language: Language, tmp_path: Path
) -> None:
    theme = theme_on(name, tmp_path)
    deck = shipped_deck(workshop, theme, language)
    assert list(overflows(FinishedDeck(deck, faces(theme)))) == []
    assert wrong(deck, document_of(workshop, language)) == []
    lost = words_on_base(workshop, language) - words_of(deck)
    # A template without footers has no slide numbers.
    assert {word for word in lost if not word.isdigit()} == set()
