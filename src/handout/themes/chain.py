"""A theme and the themes it is built on, each with what its ``theme.toml`` says.

``based_on`` names the theme that a theme is built on; without it that is ``themes/base``.
What a theme leaves out, the nearest theme before it says.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from handout.problems import Problem, error
from handout.themes.settings import ThemeSettings, read_settings

BASE = "base"


@dataclass(frozen=True, slots=True)
class Link:
    """One theme of a chain. ``shown_as`` is how problems name its ``theme.toml``."""

    folder: Path
    shown_as: str
    settings: ThemeSettings

    @property
    def template(self) -> Path | None:
        """The theme's own PowerPoint template: the one it names, which may be missing, or its
        ``deck.pptx`` where that is."""
        if self.settings.template:
            return self.folder / self.settings.template
        path = self.folder / "deck.pptx"
        return path if path.is_file() else None


def read_chain(name: str, themes: Path) -> tuple[list[Link], list[Problem]]:
    """From ``themes/base`` to the theme itself; empty when one of them does not exist."""
    if not (themes / name / "theme.toml").is_file():
        return [], [_missing("theme-missing", themes.name, 0, name, themes)]
    links: list[Link] = []
    problems: list[Problem] = []
    wanted = name
    while True:
        shown_as = f"themes/{wanted}/theme.toml"
        settings, wrong = read_settings(themes / wanted / "theme.toml", shown_as)
        problems += wrong
        links.insert(0, Link(themes / wanted, shown_as, settings))
        if wanted == BASE:
            return links, problems
        wanted = settings.based_on or BASE
        line = settings.lines.get("based_on", 0)
        if any(link.folder.name == wanted for link in links):
            return [], [*problems, error("theme-based-on-circle", shown_as, line, name=wanted)]
        # Only what is in the folder of themes: the name is no path.
        if wanted != BASE and wanted not in theme_names(themes):
            missing = _missing("theme-based-on-missing", shown_as, line, wanted, themes)
            return [], [*problems, missing]


def theme_names(themes: Path) -> list[str]:
    """The themes that exist, sorted."""
    if not themes.is_dir():
        return []
    return sorted(path.parent.name for path in themes.glob("*/theme.toml"))


def _missing(code: str, file: str, line: int, name: str, themes: Path) -> Problem:
    names = theme_names(themes)
    close = get_close_matches(name, names, 1)
    return error(
        code,
        file,
        line,
        name=name,
        suggestion=close[0] if close else (names[0] if names else BASE),
        known=", ".join(names),
    )
