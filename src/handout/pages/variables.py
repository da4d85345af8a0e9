"""Put the values of CSS variables where they are used, before WeasyPrint sees the style sheets.

A variable that every element has from ``:root`` needs no cascade. WeasyPrint would read a
declaration that uses one anew for every element it applies to, a twentieth of a booklet's time.
Whatever is not as simple as that is left to WeasyPrint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

_DEPTH = 8
"""Variables defined by variables, and fallbacks in fallbacks: more are a mistake, or a circle."""


def with_values(texts: Iterable[str]) -> list[str]:
    """Style sheets, in cascade order, with the values of variables that ``:root`` alone sets."""
    texts = list(texts)
    values = _values("\n".join(texts))
    return [_filled(text, values) for text in texts]


def root_values(texts: Iterable[str]) -> dict[str, str]:
    """Variable → value, for those that ``:root`` alone sets in style sheets in cascade order."""
    values = _values("\n".join(texts))
    return {name: _filled(value, values) for name, value in values.items() if value is not None}


def with_given(text: str, values: Mapping[str, str]) -> str:
    """A style sheet with these variables' values where they are used, and the other uses as they
    are. Without comments and ``:root`` rules, which have said theirs."""
    bare = _pattern(r"/\*.*?\*/|:root\s*\{[^{}]*\}").sub("", text)
    return _filled(bare, values)


def _values(css: str) -> dict[str, str | None]:
    """None for a variable whose value depends on where it is used."""
    css = _pattern(r"/\*.*?\*/").sub("", css)
    root = _pattern(r":root\s*\{([^{}]*)\}")
    declared = _pattern(r"(--[\w-]+)\s*:([^;}]*)")
    values: dict[str, str | None] = {}
    for body in root.findall(css):
        for name, value in declared.findall(body):
            values[name] = None if "!" in value else value.strip()
    elsewhere = declared.findall(root.sub("", css))
    return values | dict.fromkeys(name for name, _ in elsewhere)


def _filled(text: str, values: Mapping[str, str | None]) -> str:
    """Innermost uses first. A use that nothing is known of takes its fallback."""

    def value(use: re.Match[str]) -> str:
        name, fallback = use.groups()
        found = values.get(name, fallback)
        return use[0] if found is None else found.strip()

    for _ in range(_DEPTH):
        before, text = text, _pattern(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)").sub(value, text)
        if text == before:
            break
    return text


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)
