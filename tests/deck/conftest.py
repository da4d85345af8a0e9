"""What the deck's tests share: a workshop with pictures, and a deck with everything in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from deck_sample import everything
from PIL import Image

from handout.deck.write import write_deck

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">'
    '<rect width="20" height="10" fill="#12505A"/></svg>'
)


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workshop")
    (folder / "media").mkdir()
    Image.effect_noise((80, 60), 50).convert("RGB").save(folder / "media" / "prat.jpg")
    (folder / "media" / "teikning.svg").write_text(DRAWING, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def deck(workshop: Path) -> bytes:
    """One deck with every kind of shape."""
    return write_deck(everything(), workshop)
