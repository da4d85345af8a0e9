"""A theme's typefaces on a web page: cut down to the page's characters, and inside it.

A typeface goes along as far as its licence lets it (OS/2 table, fsType); a reader without it sees
what its family falls back on.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from functools import cache
from html import unescape
from pathlib import Path

from handout.pages.stylesheets import font_slug, page_family
from handout.pages.web.embedding import data_uri
from handout.themes.font_files import NoFont, font_facts
from handout.themes.theme import Family, Theme

_STYLES = {
    "regular": ("normal", "normal"),
    "bold": ("bold", "normal"),
    "italic": ("normal", "italic"),
    "bold_italic": ("bold", "italic"),
}
"""Field of :class:`Family` → ``font-weight`` and ``font-style``."""

_TAG = re.compile(r"<[^<>]*>")


def font_variables(theme: Theme) -> dict[str, str]:
    """Name of a CSS variable → the families that text is set in, the first that is there."""
    families = {f"--font-{font_slug(f.typeface)}": _stack(f) for f in theme.families.values()}
    return {
        **families,
        "--heading-font": _stack(theme.heading),
        "--body-font": _stack(theme.body),
        "--code-font": _stack(theme.code, generic="monospace"),
    }


def font_faces(theme: Theme, css: str, html: str) -> str:
    """``@font-face`` rules for the families that a style sheet names, with the faces in use."""
    rules = (
        _rule(family, style, path, characters)
        for family in _named(theme, css)
        if family is not theme.code or "<code" in html
        for style, path in family.files()
        if _may_go_along(path) and (characters := _characters(html, family, style, css))
    )
    return "\n".join(rules)


def first_fonts(theme: Theme, css: str, html: str) -> list[str]:
    """The font files, as addresses, that the top of a page may be set in: the upright face of each
    family that the style sheet names, and the bold one of what most is set in.

    A browser draws the page before it has unpacked a font that only the style sheet has, and then
    lines move. What the head names is unpacked first, and worth standing there twice.
    """
    upright = [family.regular for family in _named(theme, css) if family is not theme.code]
    # What the very top is set in comes first.
    files = dict.fromkeys((theme.body.regular, theme.body.bold, *upright))
    characters = _seen(html)
    return [_address(path, characters) for path in files if path and _may_go_along(path)]


def _named(theme: Theme, css: str) -> list[Family]:
    """The families of a theme that a style sheet names, each once."""
    families = {f.typeface: f for f in (theme.heading, theme.body, *theme.families.values())}
    return [family for family in families.values() if f'"{page_family(family)}"' in css]


def _characters(html: str, family: Family, style: str, css: str) -> str:
    """What a face may have to show.

    Upright faces have all of the page. Slanted ones have what is stressed, and those of a whole
    family, as text is set in, all when the style sheet slants anything itself.
    """
    match style:
        case "italic":
            whole = family.bold is not None and "italic" in css
            return _seen(html) if whole else _seen(_inside("em", html))
        case "bold_italic":
            slanted = _inside("em", html) + _inside("blockquote", html)
            both = _inside("strong", slanted) + _inside("em", _inside("strong", html))
            return _seen(both) if both else ""
        case _:
            return _seen(html)


def _inside(tag: str, html: str) -> str:
    return "".join(re.findall(rf"<{tag}\b[^<>]*>.*?</{tag}>", html, re.DOTALL))


def _seen(html: str) -> str:
    """The characters a reader sees, and those that style sheets add; '' where there is no text."""
    found = set(unescape(_TAG.sub("", html)))
    return "".join(sorted({*" ()•-", *found})) if found else ""


def _rule(family: Family, style: str, path: Path, characters: str) -> str:
    weight, slant = _STYLES[style]
    return (
        f'@font-face {{ font-family: "{page_family(family)}"; font-weight: {weight}; '
        f'font-style: {slant}; src: url("{_address(path, characters)}") format("woff2"); }}'
    )


def _address(path: Path, characters: str) -> str:
    return data_uri(_subset(path, characters), "font/woff2")


def _may_go_along(path: Path) -> bool:
    try:
        facts = font_facts(path)
    except (NoFont, OSError):
        return False
    return facts.licensed and facts.subsettable and not facts.variable


@cache
def _subset(path: Path, characters: str) -> bytes:
    """WOFF2 with these characters alone. Hints are left out: no screen has needed them for years,
    and they are a third of the file."""
    import uharfbuzz
    from fontTools.ttLib import TTFont

    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(map(ord, characters))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    cut = uharfbuzz.subset(uharfbuzz.Face(path.read_bytes()), wanted)
    font = TTFont(io.BytesIO(bytes(cut.blob.data)), recalcTimestamp=False, recalcBBoxes=False)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def _stack(family: Family, *, generic: str = "") -> str:
    names: Iterable[str] = (page_family(family), family.typeface, family.fallback)
    quoted = ", ".join(f'"{name}"' for name in names if name)
    return f"{quoted}, {generic or _generic(family)}"


def _generic(family: Family) -> str:
    """By what the file says of itself; a typeface that says nothing has no serifs."""
    try:
        pitch = font_facts(family.regular).pitch_family
    except (NoFont, OSError):
        return "sans-serif"
    return "serif" if pitch & 0xF0 == _ROMAN else "sans-serif"


_ROMAN = 0x10
"""Typefaces with serifs, in the upper half of ``pitch_family``."""
