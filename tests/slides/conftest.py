"""The fixtures of this folder."""

from __future__ import annotations

import pytest
from planning import shipped

from handout.themes.theme import Theme


@pytest.fixture(scope="session", params=["saman", "base", "kommune"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return shipped(request.param)
