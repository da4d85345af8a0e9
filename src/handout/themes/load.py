"""Resolve a theme: ``theme.toml`` says, its template fills in, ``themes/base`` has the rest."""

from __future__ import annotations

import zipfile
from difflib import get_close_matches
from pathlib import Path

from handout.problems import Problem, error
from handout.themes.fonts import find_family
from handout.themes.roles import ROLES, SLOT_NAMES
from handout.themes.settings import FontSettings, ThemeSettings, read_settings
from handout.themes.template import Template, read_template
from handout.themes.theme import Family, Layout, Theme

BASE = "base"


def load_theme(name: str, themes: Path) -> tuple[Theme | None, list[Problem]]:
    """The theme in ``themes/<name>``. Without a theme the problems say why."""
    folder, base = themes / name, themes / BASE
    shown_as = f"themes/{name}/theme.toml"
    if not (folder / "theme.toml").is_file():
        return None, [_missing(name, themes)]
    base_settings, problems = read_settings(base / "theme.toml", f"themes/{BASE}/theme.toml")
    settings = base_settings
    if name != BASE:
        settings, own = read_settings(folder / "theme.toml", shown_as)
        problems += own
    template_path = next(
        (path for path in (folder / "deck.pptx", base / "deck.pptx") if path.is_file()), None
    )
    if template_path is None:
        return None, [*problems, error("theme-template-missing", shown_as)]
    template_shown = f"themes/{template_path.parent.name}/deck.pptx"
    try:
        template = read_template(template_path)
    except (zipfile.BadZipFile, KeyError, AttributeError, StopIteration):
        return None, [*problems, error("theme-template-broken", template_shown)]
    families, font_problems = _families(settings, folder, base_settings, base, shown_as)
    layouts, layout_problems = _layouts(template, settings, template_shown)
    problems += font_problems + layout_problems
    heading = _chosen(settings.heading or base_settings.heading, families)
    body = _chosen(settings.body or base_settings.body, families)
    if problems or heading is None or body is None:
        return None, problems
    return Theme(
        name=settings.name or name,
        folder=folder.resolve(),
        template=template_path.resolve(),
        slide_width=template.slide_width,
        slide_height=template.slide_height,
        colours={**template.colours, **settings.colours},
        heading=heading,
        body=body,
        families=families,
        layouts=layouts,
        drawings=_drawings(base, folder),
        stylesheets=tuple(
            (place / "pages.css").resolve()
            for place in dict.fromkeys((base, folder))
            if (place / "pages.css").is_file()
        ),
        logo=(folder / settings.logo).resolve() if settings.logo else None,
    ), []


def theme_names(themes: Path) -> list[str]:
    """The themes that exist, sorted."""
    if not themes.is_dir():
        return []
    return sorted(path.parent.name for path in themes.glob("*/theme.toml"))


def _missing(name: str, themes: Path) -> Problem:
    names = theme_names(themes)
    close = get_close_matches(name, names, 1)
    return error(
        "theme-missing",
        themes.name,
        name=name,
        suggestion=close[0] if close else (names[0] if names else BASE),
        known=", ".join(names),
    )


def _families(
    settings: ThemeSettings,
    folder: Path,
    base_settings: ThemeSettings,
    base: Path,
    shown_as: str,
) -> tuple[dict[str, Family], list[Problem]]:
    families: dict[str, Family] = {}
    problems: list[Problem] = []
    for said, place in ((base_settings, base), (settings, folder)):
        for font in (said.heading, said.body, *said.extra):
            if font is None:
                continue
            family, wrong = find_family(font, place, shown_as)
            problems += wrong
            if family is not None:
                families[family.typeface] = family
    return families, problems


def _chosen(font: FontSettings | None, families: dict[str, Family]) -> Family | None:
    return families.get(font.typeface) if font else None


def _layouts(
    template: Template, settings: ThemeSettings, shown_as: str
) -> tuple[dict[str, Layout], list[Problem]]:
    by_name = {layout.name: layout for layout in template.layouts}
    layouts: dict[str, Layout] = {}
    problems: list[Problem] = []
    for role, known in ROLES.items():
        found = by_name.get(settings.layouts.get(role, known.name))
        if found is None:
            problems.append(error("theme-layout-missing", shown_as, layout=known.name))
            continue
        missing = [slot for slot in ("title", *known.slots) if slot not in found.placeholders]
        problems += [
            error("theme-place-missing", shown_as, layout=found.name, place=SLOT_NAMES[slot])
            for slot in missing
        ]
        layouts[role] = Layout(
            role=role,
            name=found.name,
            part_name=found.part_name,
            placeholders=found.placeholders,
        )
    return layouts, problems


def _drawings(*folders: Path) -> dict[str, Path]:
    """Drawings by name; a theme's own replaces the base theme's."""
    return {
        path.stem: path.resolve()
        for folder in folders
        for path in sorted((folder / "drawings").glob("*.svg"))
    }
