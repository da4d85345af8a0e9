from __future__ import annotations

from pathlib import Path

import pytest
from building import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "project")


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A workshop ``ein`` whose decks have been made, to be copied."""
    place = Place(tmp_path_factory.mktemp("original") / "project")
    place.workshop("ein")
    assert place.made() == ["build/ein/ein.nb.pptx", "build/ein/ein.nn.pptx"]
    return place


@pytest.fixture
def built(original: Place, tmp_path: Path) -> Place:
    """A workshop ``ein`` whose decks have just been made."""
    return original.copy(tmp_path / "project")
