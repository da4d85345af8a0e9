"""Finished decks, read back: nothing overflows, nothing lies on anything, no word is lost.

What reads them knows nothing of how they were planned: see :mod:`reading_back`.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from contrast import too_faint
from decks import (
    THEMES,
    WORKSHOPS,
    deck_that_ships,
    document_of,
    draw_pictures,
    generated_deck,
    shipped,
    words_of,
)
from generated import Generated
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from overflow import overflows
from reading_back import FinishedDeck

import accessibility
from handout.model import LANGUAGES, Language
from handout.themes.load import theme_names
from package_validity import violations
from spoken import wrong

NAMES = theme_names(THEMES)
TAGS = {"nn-NO", "nb-NO", "da-DK", "sv-SE", "se-NO", "en-GB", "en-US"}
SLIDES_A_THEME = 1000 // len(NAMES) + 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    draw_pictures(folder)
    return folder


def findings(deck: bytes) -> list[str]:
    return list(overflows(FinishedDeck(deck)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("workshop", WORKSHOPS)
def test_everything_is_inside_its_frame(workshop: str, name: str, language: Language) -> None:
    assert findings(deck_that_ships(workshop, name, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("workshop", WORKSHOPS)
def test_all_text_stands_out_from_its_ground(workshop: str, name: str, language: Language) -> None:
    deck = deck_that_ships(workshop, name, language)
    assert list(too_faint(FinishedDeck(deck))) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("workshop", WORKSHOPS)
def test_the_judges_have_nothing_to_say(
    workshop: str, name: str, language: Language, tmp_path: Path
) -> None:
    """The schema, PowerPoint's accessibility rules, and the languages that it reads and proofs in:
    of runs, cells, notes, charts, styles, masters, layouts and properties."""
    deck = deck_that_ships(workshop, name, language)
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck)
    assert violations(path) == []
    assert wrong(deck, document_of(workshop, language)) == []
    assert accessibility.findings(deck, TAGS) == []


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_inside_its_frame_whatever_is_written(name: str, folder: Path) -> None:
    """A thousand slides of generated workshops, shared among the themes."""
    slides, seed = 0, 1
    while slides < SLIDES_A_THEME:
        deck = generated_deck(Generated(seed, 60), shipped(name), folder)
        assert findings(deck) == [], f"Generated({seed}, 60)"
        slides += len(FinishedDeck(deck).slide_names)
        seed += 1


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(1, 100_000), name=st.sampled_from(NAMES))
def test_no_word_is_lost(seed: int, name: str, folder: Path) -> None:
    """All that is written for the deck is in it, and nothing of what is for the handout alone."""
    generated = Generated(seed, 6)
    words = words_of(generated_deck(generated, shipped(name), folder))
    assert generated.said - words == set()
    assert generated.unsaid & words == set()


def _changed(deck: bytes, change: Callable[[str], str]) -> bytes:
    """The deck with each of its slides' XML changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
                data = change(data.decode()).encode()
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda xml: re.sub(r'fontScale="\d+"', 'fontScale="150000"', xml), "needs"),
        (lambda xml: xml.replace(" Tekst", " Tekst" * 60), "needs"),
        (lambda xml: re.sub(r'<a:tr h="\d+"', '<a:tr h="300000"', xml), "row"),
        (lambda xml: re.sub(r'<a:off x="\d+"', '<a:off x="9000000"', xml), "leaves the slide"),
        (
            lambda xml: xml.replace(
                "<p:spPr></p:spPr>",
                '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9000000" cy="3000000"/></a:xfrm>'
                "</p:spPr>",
            ),
            "lies on",
        ),
    ],
)
def test_what_is_wrong_would_be_found(
    change: Callable[[str], str], said: str, folder: Path
) -> None:
    """The reader itself: a deck spoilt in one way is found out, and was fine before."""
    name = "saman"
    generated = Generated(1, 1)
    generated.text = (
        "---\ntittel: Ein prøve\n---\n\n## Lang\n\nEin Tekst.\n\n"
        + "\n".join(f"- Eit punkt med nokre ord i, nummer {number}." for number in range(6))
        + "\n\n## Tabell\n\n| A | B |\n|---|---|\n| ein celle | ein annan |\n"
    )
    deck = generated_deck(generated, shipped(name), folder)
    assert findings(deck) == []
    assert any(said in finding for finding in findings(_changed(deck, change)))
