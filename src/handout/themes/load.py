"""Resolve a theme: ``theme.toml`` says, its template fills in, the themes it is built on have the
rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from handout.problems import Problem, error, has_errors, notice
from handout.themes.chain import BASE, Link, read_chain, theme_names
from handout.themes.embedding import embedded
from handout.themes.filling import Filled, fill
from handout.themes.fonts import find_family
from handout.themes.logo import resolve_logo
from handout.themes.looks import ground, text_colour
from handout.themes.mapping import How, called, map_layouts
from handout.themes.palette import resolve_drawings, resolve_palette
from handout.themes.roles import BODY_FLOOR_PT
from handout.themes.settings import FontSettings
from handout.themes.stand_ins import Found, stand_in
from handout.themes.template import Master, NotATemplate, Template, read_template
from handout.themes.theme import Family, Graphics, Theme, Transition

__all__ = ["BASE", "Resolved", "load_theme", "resolve", "theme_names"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A theme and how it came to be: ``fonts`` is typeface → where its files come from, ``filled``
    role → layout with its places. Without a theme the problems say why."""

    name: str
    theme: Theme | None = None
    problems: tuple[Problem, ...] = ()
    template: Template | None = None
    filled: Mapping[str, Filled] = field(default_factory=dict)
    fonts: Mapping[str, Found] = field(default_factory=dict)


def load_theme(name: str, themes: Path) -> tuple[Theme | None, list[Problem]]:
    """The theme in ``themes/<name>``. Without a theme the problems say why."""
    resolved = resolve(name, themes)
    return resolved.theme, list(resolved.problems)


def resolve(name: str, themes: Path) -> Resolved:
    """The theme in ``themes/<name>``, and how each part of it was found."""
    chain, problems = read_chain(name, themes)
    if not chain:
        return Resolved(name, problems=tuple(problems))
    own = chain[-1]
    families, font_problems = _families(chain)
    problems += font_problems
    place, template_path = _template(chain)
    # What is said of colours, fonts and layouts before the template came was said of another one.
    said = chain[place:]
    palette, wrong = resolve_palette(chain, place)
    logo, wrong_logo = resolve_logo(chain)
    problems += wrong + wrong_logo
    template, wrong = _read(chain, place, template_path, said, palette.colours)
    problems += wrong
    if template is None or template_path is None:
        return Resolved(name, problems=tuple(problems))
    names = {role: called for link in said for role, called in link.settings.layouts.items()}
    shown_as = _shown(template_path)
    problems += _unknown_layouts(template, names, shown_as)
    matches = map_layouts(template, names)
    if matches is None:
        problems.append(error("theme-no-titles", shown_as))
    body = _last_family([link.settings.body for link in chain], families)
    code = _last_family([link.settings.code for link in chain], families)
    if has_errors(problems) or matches is None or body is None or code is None:
        return Resolved(name, problems=tuple(problems), template=template)
    filled = fill(template, matches)
    master = template.masters[matches["content"].layout.master]
    fonts: dict[str, Found] = {}
    for typeface in _typefaces(master, filled):
        families[typeface], fonts[typeface] = stand_in(typeface, families, body)
    embeds = [link.settings.embed for link in chain if link.settings.embed is not None]
    own_files = [name for name in fonts if not families[name].stand_in]
    along, font_notices = embedded(
        sorted({*own_files, code.typeface}),
        families,
        own.shown_as,
        wanted=embeds[-1] if embeds else True,
    )
    problems += font_notices
    transitions = [link.settings.transition for link in chain if link.settings.transition]
    problems += _notices(name, shown_as, filled, fonts)
    colours = {**master.colours.scheme, **palette.colours}
    drawings = resolve_drawings(chain, palette.grounds, colours)
    theme = Theme(
        name=own.settings.name or name,
        folder=own.folder.resolve(),
        template=template_path.resolve(),
        slide_width=template.slide_width,
        slide_height=template.slide_height,
        colours=colours,
        heading=families[master.heading],
        body=families[master.body_face],
        code=code,
        families=families,
        layouts={role: found.layout for role, found in filled.items()},
        drawings=drawings.files,
        repainted=drawings.repainted,
        stylesheets=tuple(
            sheet.resolve() for link in chain if (sheet := link.folder / "pages.css").is_file()
        ),
        logo=logo,
        colour_map=master.colours.mapped,
        embedded=along,
        transition=transitions[-1] if transitions else Transition.NONE,
        chart={key: slot for link in said for key, slot in link.settings.chart.items()},
        emphasis=_emphasis(filled["table"]),
        graphics=Graphics(**{k: v for link in chain for k, v in link.settings.graphics.items()}),
        smallest_pt=next(
            (size for link in reversed(chain) if (size := link.settings.smallest_pt)),
            BODY_FLOOR_PT,
        ),
    )
    return Resolved(name, theme, tuple(problems), template, filled, fonts)


def _template(chain: Sequence[Link]) -> tuple[int, Path | None]:
    """The last template in the chain, and where in the chain it stands."""
    for place in reversed(range(len(chain))):
        path = chain[place].template
        if path is not None:
            return place, path
    return 0, None


def _shown(template: Path) -> str:
    return f"themes/{template.parent.name}/{template.name}"


def _read(
    chain: Sequence[Link],
    place: int,
    path: Path | None,
    said: Sequence[Link],
    colours: Mapping[str, str],
) -> tuple[Template | None, list[Problem]]:
    """The template with the typefaces and colours that ``theme.toml`` sets in place of its own."""
    if path is None:
        return None, [error("theme-template-missing", chain[-1].shown_as)]
    link = chain[place]
    named = Path(link.settings.template)
    outside = named.is_absolute() or ".." in named.parts
    if outside or not path.is_file():
        line = link.settings.lines.get("template", 0)
        return None, [
            error("theme-template-absent", link.shown_as, line, template=link.settings.template)
        ]
    heading = _last_typeface([one.settings.heading for one in said])
    body = _last_typeface([one.settings.body for one in said])
    # A template that names no typeface gets those of the theme it is built on.
    spare = (
        _last_typeface([one.settings.heading for one in chain]),
        _last_typeface([one.settings.body for one in chain]),
    )

    def faces(major: str, minor: str) -> tuple[str, str]:
        return heading or major or spare[0], body or minor or spare[1]

    try:
        return read_template(path, faces, colours), []
    except NotATemplate:
        return None, [error("theme-template-broken", _shown(path))]


def _unknown_layouts(template: Template, names: Mapping[str, str], shown_as: str) -> list[Problem]:
    known = {called(layout.name) for layout in template.layouts}
    return [
        error("theme-layout-missing", shown_as, layout=name)
        for name in names.values()
        if called(name) not in known
    ]


def _typefaces(master: Master, filled: Mapping[str, Filled]) -> list[str]:
    """Every typeface that text on the layouts is set in."""
    used = {master.heading: None, master.body_face: None}
    for found in filled.values():
        for place in found.layout.placeholders.values():
            used.update(dict.fromkeys(level.typeface for level in place.levels))
    return list(used)


def _notices(
    name: str, shown_as: str, filled: Mapping[str, Filled], fonts: Mapping[str, Found]
) -> list[Problem]:
    """What a template lacked, in a line; ``handout themes check`` tells all of it."""
    derived = sum(1 for found in filled.values() if found.derived)
    problems: list[Problem] = []
    if derived:
        problems.append(notice("theme-derived", shown_as, count=derived, of=len(filled), name=name))
    guessed = [typeface for typeface, found in fonts.items() if found is Found.UNKNOWN]
    if guessed:
        typefaces = ", ".join(guessed)
        problems.append(notice("theme-font-unknown", shown_as, typefaces=typefaces, name=name))
    return problems


def _emphasis(tables: Filled) -> str:
    """The slot of table headers and the like: one that can be read where tables stand."""
    layout = tables.match.layout
    if tables.match.how is How.OURS:
        # Such a template has designed its tables.
        return "accent1"
    place = tables.layout.placeholders["table"]
    slot, _ = text_colour(layout.colours, ground(layout, place.rect), emphasis=True)
    return slot


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


def _last_typeface(fonts: Sequence[FontSettings | None]) -> str:
    said = [font.typeface for font in fonts if font is not None]
    return said[-1] if said else ""
