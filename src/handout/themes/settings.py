"""``theme.toml``: what a designer writes, checked and read.

A file may leave out anything; :mod:`handout.themes.load` takes the rest from the
template and from ``themes/base``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from handout.problems import Problem, error
from handout.themes.colour_map import DARK_ON_LIGHT
from handout.themes.roles import BODY_FLOOR_PT, ROLES
from handout.themes.theme import Graphics, Transition

COLOUR_SLOTS = (
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
"""The twelve colours of a PowerPoint theme (ECMA-376 part 1 §20.1.6.2, ``a:clrScheme``)."""

_SLOTS = frozenset({*COLOUR_SLOTS, *DARK_ON_LIGHT})
_STYLES = ("regular", "bold", "italic", "bold_italic")
_FONT_KEYS = ("typeface", "package", "folder", "fallback", *_STYLES)
CHART_SLOTS = ("tx1", "tx2", *(slot for slot in COLOUR_SLOTS if slot.startswith("accent")))
"""Colours a chart may be drawn in: those that PowerPoint changes with the theme."""

_TOP = (
    *("name", "based_on", "template", "colour1", "colour2", "two_colours"),
    *("logo", "logo_on_colour", "colours", "fonts", "layouts", "transition"),
    *("chart", "text", "graphics"),
)
_CHART_KEYS = ("highlight", "neutral")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class FontSettings:
    """``files`` maps a style (regular, bold, italic, bold_italic) to a file name, found in the
    ``files`` folder of a Python package or in a folder of the theme. ``fallback`` is the typeface
    that stands in for it where the deck cannot bring it."""

    typeface: str
    files: Mapping[str, str]
    package: str | None = None
    folder: str | None = None
    fallback: str = ""


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """One ``theme.toml`` as written; what it does not say is empty or None.

    ``template`` is a PowerPoint file in the theme's folder. ``colour1`` and ``colour2`` are a
    municipality's, from which the theme's colours follow when it is built on a theme made for
    that, which says ``two_colours``. ``logo_on_colour`` is the logo as it stands on colour 1.
    ``embed`` is whether decks carry their fonts along. ``lines`` has the line of each key at the
    top level.
    """

    name: str = ""
    based_on: str = ""
    template: str = ""
    colour1: str = ""
    colour2: str = ""
    two_colours: bool = False
    colours: Mapping[str, str] = field(default_factory=dict)
    heading: FontSettings | None = None
    body: FontSettings | None = None
    code: FontSettings | None = None
    extra: tuple[FontSettings, ...] = ()
    embed: bool | None = None
    layouts: Mapping[str, str] = field(default_factory=dict)
    logo: str | None = None
    transition: Transition | None = None
    chart: Mapping[str, str] = field(default_factory=dict)
    smallest_pt: float | None = None
    graphics: Mapping[str, str] = field(default_factory=dict)
    logo_on_colour: str | None = None
    lines: Mapping[str, int] = field(default_factory=dict)


def read_settings(path: Path, shown_as: str) -> tuple[ThemeSettings, list[Problem]]:
    """Read one ``theme.toml``; ``shown_as`` is how problems name the file."""
    problems: list[Problem] = []
    try:
        source = path.read_text("utf-8")
        data = tomllib.loads(source)
    except UnicodeDecodeError:
        return ThemeSettings(), [error("theme-not-utf8", shown_as)]
    except tomllib.TOMLDecodeError as broken:
        found = re.search(r"line (\d+)", str(broken))
        line = int(found[1]) if found else 0
        return ThemeSettings(), [error("theme-toml-broken", shown_as, line)]
    reader = _Reader(source, shown_as, problems)
    reader.known(data, _TOP, "")
    fonts = reader.table(data, "fonts")
    reader.known(fonts, ("heading", "body", "code", "extra", "embed"), "fonts.")
    extra = reader.table(fonts, "extra")
    layouts = reader.table(data, "layouts")
    reader.known(layouts, ROLES, "layouts.")
    text = reader.table(data, "text")
    reader.known(text, ("smallest",), "text.")
    settings = ThemeSettings(
        name=str(data.get("name", "")),
        based_on=str(data.get("based_on", "")),
        template=str(data.get("template", "")),
        **reader.colours({key: data[key] for key in ("colour1", "colour2") if key in data}),
        two_colours=data.get("two_colours") is True,
        colours=reader.colours(reader.table(data, "colours")),
        heading=reader.font(fonts, "heading"),
        body=reader.font(fonts, "body"),
        code=reader.font(fonts, "code"),
        embed=reader.truth(fonts, "embed"),
        extra=tuple(font for key in extra if (font := reader.font(extra, key))),
        layouts={role: str(name) for role, name in layouts.items()},
        logo=str(data["logo"]) if "logo" in data else None,
        transition=reader.transition(data, "transition"),
        chart=reader.chart(reader.table(data, "chart")),
        smallest_pt=reader.size(text, "smallest"),
        graphics=reader.slots(reader.table(data, "graphics")),
        logo_on_colour=str(data["logo_on_colour"]) if "logo_on_colour" in data else None,
        lines={key: reader.line(key) for key in data},
    )
    return settings, problems


class _Reader:
    """Reads values out of the parsed TOML and gathers what is wrong with them."""

    def __init__(self, source: str, shown_as: str, problems: list[Problem]) -> None:
        self.lines = source.splitlines()
        self.shown_as = shown_as
        self.problems = problems

    def line(self, key: str) -> int:
        """The first line that begins with the key: tomllib keeps no positions."""
        start = re.compile(rf"\s*\[?(?:[\w.]*\.)?{re.escape(key)}\b")
        return next((n for n, text in enumerate(self.lines, 1) if start.match(text)), 0)

    def report(self, code: str, key: str, **values: object) -> None:
        self.problems.append(error(code, self.shown_as, self.line(key), key=key, **values))

    def known(self, table: Mapping[str, Any], keys: Iterable[str], prefix: str) -> None:
        known = list(keys)
        for key in table:
            if key not in known:
                close = get_close_matches(key, known, 1)
                self.report(
                    "theme-key-unknown", key, suggestion=prefix + (close[0] if close else known[0])
                )

    def table(self, data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        value = data.get(key, {})
        if isinstance(value, dict):
            return value
        self.report("theme-not-a-table", key)
        return {}

    def truth(self, table: Mapping[str, Any], key: str) -> bool | None:
        value = table.get(key)
        if value is None or isinstance(value, bool):
            return value
        self.report("theme-not-true-or-false", key)
        return None

    def transition(self, table: Mapping[str, Any], key: str) -> Transition | None:
        value = table.get(key)
        if value is None or value in list(Transition):
            return None if value is None else Transition(value)
        close = get_close_matches(str(value), list(Transition), 1)
        self.report(
            "theme-transition-unknown",
            key,
            value=value,
            suggestion=close[0] if close else Transition.FADE,
            known=", ".join(Transition),
        )
        return None

    def colours(self, table: Mapping[str, Any]) -> dict[str, str]:
        colours = {}
        for key, value in table.items():
            if isinstance(value, str) and _HEX.fullmatch(value):
                colours[key] = value[1:].upper()
            else:
                self.report("theme-colour-bad", key, value=value)
        return colours

    def chart(self, table: Mapping[str, Any]) -> dict[str, str]:
        self.known(table, _CHART_KEYS, "chart.")
        chart = {}
        for key in _CHART_KEYS:
            if key in table and table[key] not in CHART_SLOTS:
                known = ", ".join(CHART_SLOTS)
                self.report("theme-chart-colour", key, value=table[key], known=known)
            elif key in table:
                chart[key] = str(table[key])
        return chart

    def slots(self, table: Mapping[str, Any]) -> dict[str, str]:
        """What the graphics are drawn in: slots of the theme, or names of its colour map."""
        self.known(table, Graphics._fields, "graphics.")
        slots = {key: value for key, value in table.items() if key in Graphics._fields}
        for key, value in slots.items():
            if not isinstance(value, str) or value not in _SLOTS:
                self.report("theme-slot-bad", key, value=value)
        return slots

    def size(self, table: Mapping[str, Any], key: str) -> float | None:
        """A size in points that the room can read."""
        value = table.get(key)
        if value is None or (isinstance(value, int | float) and value >= BODY_FLOOR_PT):
            return value
        self.report("theme-size-bad", key, value=value, least=f"{BODY_FLOOR_PT:g}")
        return None

    def font(self, fonts: Mapping[str, Any], key: str) -> FontSettings | None:
        if key not in fonts:
            return None
        table = self.table(fonts, key)
        self.known(table, _FONT_KEYS, f"fonts.{key}.")
        files = {style: str(table[style]) for style in _STYLES if style in table}
        if "typeface" not in table or "regular" not in files:
            self.report("theme-font-incomplete", key)
            return None
        return FontSettings(
            typeface=str(table["typeface"]),
            files=files,
            package=table.get("package"),
            folder=table.get("folder"),
            fallback=str(table.get("fallback", "")),
        )
