"""A theme's colours, fonts and style sheets as WeasyPrint gets them.

``themes/base/pages.css`` gives structure and a neutral look in terms of variables, and a
theme's own ``pages.css`` its character; what one kind of document alone has stands beside them
(``booklet.css``). The variables come from here: ``--dk1`` … ``--folHlink``
and the theme's own colour names, ``--heading-font``, ``--body-font`` and ``--code-font``, and
``--font-<name>`` for every further typeface, so that ``theme.toml`` alone recolours and resets
the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handout.pages.sources import address
from handout.pages.variables import with_values
from handout.themes.drawings import drawing_svg
from handout.themes.logo import logo_on_colour
from handout.themes.theme import EMU_PER_POINT, Family, Logo, Theme

_STYLES = (
    ("regular", "normal", "normal"),
    ("bold", "bold", "normal"),
    ("italic", "normal", "italic"),
    ("bold_italic", "bold", "italic"),
)
"""Field of :class:`Family`, ``font-weight``, ``font-style``."""


_MARK_MM, _COVER_MARK_MM, _LOGO_BOX_MM = 4.6, 9, (60, 18)
"""The height of the mark on a page and on the cover, as ``pages.css`` and ``booklet.css`` of
``themes/base`` have them, and the box of a logo that stands alone."""


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """``url`` is what the references in ``text`` are relative to."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class FontFile:
    url: str
    path: Path


def theme_sheets(
    theme: Theme, *, kind: str, code: bool
) -> tuple[tuple[StyleSheet, ...], tuple[FontFile, ...]]:
    """The style sheets in cascade order, the variables first, and the font files they name.

    Beside each ``pages.css`` of the theme stands, where it has any, what a ``kind`` of document
    alone needs: ``booklet.css``.
    ``code`` says whether the page has any: Fontconfig takes 5 ms to look through each file, and
    few pages set code.
    """
    families = _families(theme, code=code)
    fonts = tuple(_font_files(families))
    sheets = {address("theme", "variables.css"): _variables(theme, families)}
    for place, path in enumerate(theme.stylesheets):
        for sheet in (path, path.with_name(f"{kind}.css")):
            if sheet == path or sheet.is_file():
                sheets[address(_shelf(place), sheet.name)] = sheet.read_text("utf-8")
    texts = with_values(sheets.values())
    return tuple(StyleSheet(url, text) for url, text in zip(sheets, texts, strict=True)), fonts


def drawing_addresses(theme: Theme) -> dict[str, str]:
    """Drawing → address."""
    return {
        name: address("drawing", f"{name}{path.suffix}") for name, path in theme.drawings.items()
    }


def theme_files(theme: Theme) -> dict[str, Path]:
    """Address → file, for the drawings and the logo as they stand in the theme's folders."""
    files = {url: theme.drawings[name] for name, url in drawing_addresses(theme).items()}
    if theme.logo:
        files[_logo_address(theme.logo)] = theme.logo.path
    return files


def theme_bytes(theme: Theme) -> dict[str, bytes]:
    """Address → bytes, for what is in other colours than its file; it goes before the file."""
    repainted = {
        url: svg
        for name, url in drawing_addresses(theme).items()
        if (svg := drawing_svg(theme, name)) is not None
    }
    on_colour = logo_on_colour(theme)
    if on_colour is not None and theme.logo:
        repainted[_logo_address(theme.logo, on_colour=True)] = on_colour
    return repainted


def mark_address(theme: Theme, *, on_colour: bool) -> str | None:
    """The theme's logo, else the drawing that is its mark; ``on_colour`` asks for the logo that
    stands on colour 1, if there is one."""
    if theme.logo is None:
        return drawing_addresses(theme).get("mark")
    return _logo_address(theme.logo, on_colour=on_colour and logo_on_colour(theme) is not None)


def _logo_address(logo: Logo, *, on_colour: bool = False) -> str:
    if on_colour:
        suffix = logo.on_colour.suffix if logo.on_colour else ".svg"
        return address("logo", f"on-colour{suffix.lower()}")
    return address("logo", f"logo{logo.path.suffix.lower()}")


def theme_folders(theme: Theme) -> dict[str, Path]:
    """Shelf → folder, for what the style sheets refer to beside themselves."""
    return {_shelf(place): path.parent for place, path in enumerate(theme.stylesheets)}


def _shelf(place: int) -> str:
    return f"theme-{place}"


def _families(theme: Theme, *, code: bool) -> list[Family]:
    """Each typeface once, in a fixed order."""
    by_name = {theme.heading.typeface: theme.heading, theme.body.typeface: theme.body}
    families = {**by_name, **theme.families}.values()
    return [family for family in families if code or family is not theme.code]


def _font_files(families: list[Family]) -> Iterator[FontFile]:
    for family in families:
        for field, _, _ in _STYLES:
            path: Path | None = getattr(family, field)
            if path is not None:
                yield FontFile(_font_url(family, field, path), path)


def _font_url(family: Family, field: str, path: Path) -> str:
    return address("font", f"{font_slug(family.typeface)}-{field}{path.suffix.lower()}")


def _variables(theme: Theme, families: list[Family]) -> str:
    faces = [
        f'@font-face {{ font-family: "{page_family(family)}"; font-weight: {weight};'
        f' font-style: {style}; src: url("{_font_url(family, field, path)}"); }}'
        for family in families
        for field, weight, style in _STYLES
        if (path := getattr(family, field)) is not None
    ]
    fonts = [
        f'--font-{font_slug(family.typeface)}: "{page_family(family)}";' for family in families
    ]
    named = [
        f"--slide-width: {theme.slide_width / EMU_PER_POINT:g}pt;",
        f"--slide-height: {theme.slide_height / EMU_PER_POINT:g}pt;",
        f'--heading-font: "{page_family(theme.heading)}";',
        f'--body-font: "{page_family(theme.body)}";',
        f'--code-font: "{page_family(theme.code)}";',
    ]
    return "\n".join([*faces, ":root {", *look_variables(theme), *fonts, *named, "}"])


def look_variables(theme: Theme) -> list[str]:
    """What ``:root`` says of a theme's colours, drawings and logo."""
    colours = [
        f"--{name}: #{value};"
        for name, value in theme.colours.items()
        if re.fullmatch(r"[A-Za-z][\w-]*", name) and re.fullmatch(r"[0-9A-Fa-f]{6}", value)
    ]
    drawings = [
        f'--drawing-{font_slug(name)}: url("{url}");'
        for name, url in drawing_addresses(theme).items()
    ]
    mark = drawing_addresses(theme).get("mark")
    named: list[str] = []
    if theme.logo:
        named += _logo_variables(theme, theme.logo)
    elif mark:
        named += [f'--mark: url("{mark}");', "--mark-room: 8mm;"]
    return [*colours, *drawings, *named]


def _logo_variables(theme: Theme, logo: Logo) -> Iterator[str]:
    """The logo as the theme's mark, and for the cover, on white and on colour 1.

    Beside text it is as high as a mark is; standing alone it fills a box of 60 by 18 mm. What
    cannot be reversed has a plate of white there.
    """
    ratio = logo.width / logo.height
    on_colour = logo_on_colour(theme)
    shown = _logo_address(logo, on_colour=on_colour is not None)
    width = min(_LOGO_BOX_MM[0], _LOGO_BOX_MM[1] * ratio)
    yield f'--mark: url("{_logo_address(logo)}");'
    yield f"--mark-room: {_MARK_MM * ratio + 2:.1f}mm;"
    yield f"--cover-mark-room: {_COVER_MARK_MM * ratio + 4:.1f}mm;"
    yield f'--logo-on-colour: url("{shown}");'
    yield f"--logo-width: {width:.1f}mm;"
    yield f"--logo-height: {width / ratio:.1f}mm;"
    yield f"--logo-plate: {'transparent' if on_colour is not None else '#FFFFFF'};"


def page_family(family: Family) -> str:
    """A name no installed font has: the machine's own version must not step in."""
    return f"handout {font_slug(family.typeface)}"


def font_slug(typeface: str) -> str:
    """A name for variables and files: ``Source Sans Pro Bold`` → ``source-sans-pro-bold``."""
    return re.sub(r"[^a-z0-9]+", "-", typeface.lower()).strip("-")
