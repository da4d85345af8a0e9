"""Where a theme's font files are: in a font package or in the theme's own folder."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from handout.problems import Problem, error
from handout.themes.settings import FontSettings
from handout.themes.theme import Family


def find_family(
    font: FontSettings, folder: Path, shown_as: str
) -> tuple[Family | None, list[Problem]]:
    """The four files of a typeface. Only the regular one must exist."""
    place = _place(font, folder)
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    for style, name in font.files.items():
        path = place / name if place else None
        if path is None or not path.is_file():
            problems.append(
                error("theme-font-missing", shown_as, typeface=font.typeface, font_file=name)
            )
        else:
            files[style] = path
    if "regular" not in files:
        return None, problems
    family = Family.of(font.typeface, files)
    return replace(family, fallback=font.fallback), problems


def _place(font: FontSettings, folder: Path) -> Path | None:
    if font.package is None:
        return folder / (font.folder or ".")
    # find_spec finds a package without running it.
    spec = find_spec(font.package)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "files"
