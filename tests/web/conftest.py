"""The pages of the shipped workshops."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shipped(ships: Path) -> list[Path]:
    """Both workshops in both languages, in the theme they ask for."""
    return sorted(ships.glob("*/*.html"))
