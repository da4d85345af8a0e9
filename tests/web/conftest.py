"""The pages of the shipped workshops."""

from __future__ import annotations

from pathlib import Path

import pytest
from web_pages import built


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Both workshops in both languages, in the theme they ask for."""
    return built(tmp_path_factory.mktemp("shipped"))
