"""The colours of a ``theme.toml``: the one place where a theme's colours are written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from handout.themes.settings import read_settings


def read_colours(path: Path) -> Mapping[str, str]:
    """Name → hex. Raises ``ValueError`` when the file has mistakes."""
    settings, problems = read_settings(path, str(path))
    if problems:
        raise ValueError(f"{path}: {[problem.code for problem in problems]}")
    return settings.colours
