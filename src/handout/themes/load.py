"""Resolve a theme: ``theme.toml`` says, its template fills in, the themes it is built on have the
rest.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from handout.problems import Problem, error, has_errors
from handout.themes.chain import BASE, Link, read_chain, theme_names
from handout.themes.embedding import embedded, used_typefaces
from handout.themes.fonts import find_family
from handout.themes.roles import ROLES, SLOT_NAMES
from handout.themes.settings import FontSettings
from handout.themes.template import Template, read_template
from handout.themes.theme import Family, Layout, Theme, Transition

__all__ = ["BASE", "load_theme", "theme_names"]


def load_theme(name: str, themes: Path) -> tuple[Theme | None, list[Problem]]:
    """The theme in ``themes/<name>``. Without a theme the problems say why."""
    chain, problems = read_chain(name, themes)
    if not chain:
        return None, problems
    own = chain[-1]
    place, template_path = _template(chain)
    if template_path is None:
        return None, [*problems, error("theme-template-missing", own.shown_as)]
    template_shown = f"themes/{template_path.parent.name}/deck.pptx"
    try:
        template = read_template(template_path)
    except (zipfile.BadZipFile, KeyError, AttributeError, StopIteration):
        return None, [*problems, error("theme-template-broken", template_shown)]
    families, font_problems = _families(chain)
    # What is said of colours and layouts before the template came was said of another one.
    said = chain[place:]
    names = {role: called for link in said for role, called in link.settings.layouts.items()}
    layouts, layout_problems = _layouts(template, names, template_shown)
    problems += font_problems + layout_problems
    heading = _last_family([link.settings.heading for link in chain], families)
    body = _last_family([link.settings.body for link in chain], families)
    code = _last_family([link.settings.code for link in chain], families)
    if has_errors(problems) or heading is None or body is None or code is None:
        return None, problems
    embeds = [link.settings.embed for link in chain if link.settings.embed is not None]
    typefaces = used_typefaces(layouts.values(), code)
    along, font_notices = embedded(
        typefaces, families, own.shown_as, wanted=embeds[-1] if embeds else True
    )
    problems += font_notices
    transitions = [link.settings.transition for link in chain if link.settings.transition]
    colours = dict(template.colours)
    for link in said:
        colours.update(link.settings.colours)
    return Theme(
        name=own.settings.name or name,
        folder=own.folder.resolve(),
        template=template_path.resolve(),
        slide_width=template.slide_width,
        slide_height=template.slide_height,
        colours=colours,
        heading=heading,
        body=body,
        code=code,
        families=families,
        layouts=layouts,
        drawings=_drawings(chain),
        stylesheets=tuple(
            sheet.resolve() for link in chain if (sheet := link.folder / "pages.css").is_file()
        ),
        logo=_logo(chain),
        colour_map=template.colour_map,
        embedded=along,
        transition=transitions[-1] if transitions else Transition.NONE,
        chart={key: slot for link in said for key, slot in link.settings.chart.items()},
    ), problems


def _template(chain: Sequence[Link]) -> tuple[int, Path | None]:
    """The last template in the chain, and where in the chain it stands."""
    for place in reversed(range(len(chain))):
        path = chain[place].template
        if path is not None:
            return place, path
    return 0, None


def _families(chain: Sequence[Link]) -> tuple[dict[str, Family], list[Problem]]:
    families: dict[str, Family] = {}
    problems: list[Problem] = []
    for link in chain:
        said = link.settings
        for font in (said.heading, said.body, said.code, *said.extra):
            if font is None:
                continue
            family, wrong = find_family(font, link.folder, link.shown_as)
            problems += wrong
            if family is not None:
                families[family.typeface] = family
    return families, problems


def _last_family(
    fonts: Sequence[FontSettings | None], families: Mapping[str, Family]
) -> Family | None:
    """The one said last, nearest to the theme itself."""
    said = [font for font in fonts if font is not None]
    return families.get(said[-1].typeface) if said else None


def _layouts(
    template: Template, names: Mapping[str, str], shown_as: str
) -> tuple[dict[str, Layout], list[Problem]]:
    by_name = {layout.name: layout for layout in template.layouts}
    layouts: dict[str, Layout] = {}
    problems: list[Problem] = []
    for role, known in ROLES.items():
        found = by_name.get(names.get(role, known.name))
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
            colour_map=found.colour_map,
        )
    return layouts, problems


def _drawings(chain: Sequence[Link]) -> dict[str, Path]:
    """Drawings by name; a theme's own replaces that of a theme it is built on."""
    return {
        path.stem: path.resolve()
        for link in chain
        for path in sorted((link.folder / "drawings").glob("*.svg"))
    }


def _logo(chain: Sequence[Link]) -> Path | None:
    said = [(link.folder / logo).resolve() for link in chain if (logo := link.settings.logo)]
    return said[-1] if said else None
