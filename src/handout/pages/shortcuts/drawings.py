"""Draw an SVG once for all places and documents of a process where it stands in the same size.

WeasyPrint goes through the drawing again each time: for the mark on every page, and for every
picture in every language, a fifteenth of the work. What is drawn anew has the same few numbers
and movements over and over, which are read once.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from functools import lru_cache
from typing import Any, NamedTuple

from handout.pages.shortcuts.replacing import Replacement, replacements

_REMEMBERED, _READ = 256, 8192
"""Drawings, and texts of attributes."""

_STATE = ("_current_color", "_current_color_stroke", "_current_alpha", "_current_alpha_stroke")
"""What WeasyPrint's ``Stream`` knows of the colours in force, and does not say again."""


class _Drawn(NamedTuple):
    """``operators`` are what the drawing added to the stream; ``transparency`` is name → graphics
    state of those that they use (ISO 32000-1, 8.4.5)."""

    operators: list[Any]
    transparency: dict[str, dict[str, Any]]


def drawing_shortcuts() -> list[Replacement]:
    return [_drawing_once(), *_drawing_inside(), *_reading_once()]


def _reading_once() -> Iterator[Replacement]:
    """Functions of the text of an attribute, and of what its percentages are of."""
    from weasyprint.svg import utils

    for standard in (utils.normalize, utils.size, utils.transform, utils.parse_url):
        yield from replacements(standard, lru_cache(maxsize=_READ)(standard))

    known_colour = lru_cache(maxsize=_READ)(utils.color)

    def color(text: str | None) -> Any:
        """A colour of one's own: WeasyPrint makes it lighter where it is."""
        return copy(known_colour(text))

    yield from replacements(utils.color, color)


def _drawing_inside() -> Iterator[Replacement]:
    """WeasyPrint tries a picture in a drawing as a bitmap, through all of Pillow's formats, before
    it looks whether it says that it is an SVG."""
    from weasyprint import images

    standard = images.get_image_from_uri

    def get_image_from_uri(*args: Any, forced_mime_type: str | None = None, **named: Any) -> Any:
        mime_type = None if forced_mime_type == "image/*" else forced_mime_type
        return standard(*args, forced_mime_type=mime_type, **named)

    return replacements(standard, get_image_from_uri)


def _drawing_once() -> Replacement:
    from weasyprint.images import SVGImage

    standard = SVGImage.draw
    known: dict[Any, _Drawn | None] = {}

    def draw(self: Any, stream: Any, width: float, height: float, style: Any) -> None:
        content = getattr(self._url_fetcher, "content", None)
        if content is None:
            standard(self, stream, width, height, style)
            return
        key = content(self._base_url), width, height, *(getattr(stream, name) for name in _STATE)
        drawn = known.get(key)
        if drawn is not None:
            _repeat(drawn, stream)
            return
        before = _resources(stream)
        start = len(stream.stream)
        standard(self, stream, width, height, style)
        if key not in known:
            if len(known) == _REMEMBERED:
                known.clear()
            alone = _resources(stream) == before
            known[key] = _drawn(stream, start) if alone else None

    return Replacement(SVGImage, "draw", draw)


def _resources(stream: Any) -> dict[str, int]:
    """How many fonts, patterns, groups … there are: a drawing that has its own is not repeated."""
    resources = stream._resources
    return {name: len(resources[name] or ()) for name in resources if name != "ExtGState"}


def _drawn(stream: Any, start: int) -> _Drawn | None:
    operators = stream.stream[start:]
    if b"BT" in operators:
        return None
    states = stream._resources["ExtGState"]
    used = [
        operator.removeprefix(b"/").removesuffix(b" gs").decode()
        for operator in operators
        if isinstance(operator, bytes) and operator.endswith(b" gs")
    ]
    return _Drawn(operators, {name: dict(states[name]) for name in used})


def _repeat(drawn: _Drawn, stream: Any) -> None:
    from pydyf import Dictionary

    stream.stream += drawn.operators
    states = stream._resources["ExtGState"]
    for name, state in drawn.transparency.items():
        if name not in states:
            states[name] = Dictionary(state)
    # A drawing ends by restoring the state it began with. Nothing in between, nothing is written.
    stream.push_state()
    stream.pop_state()
