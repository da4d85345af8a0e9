"""Themes written for a test, in a folder beside those that ship."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

SHIPPED = Path(__file__).parents[1] / "themes"


def themes_with(folder: Path, files: Mapping[str, str]) -> Path:
    """A folder of themes: the shipped ones, and ``files`` (name → ``theme.toml``)."""
    for theme in SHIPPED.iterdir():
        (folder / theme.name).symlink_to(theme, target_is_directory=True)
    for name, text in files.items():
        (folder / name).mkdir()
        (folder / name / "theme.toml").write_text(text, "utf-8")
    return folder
