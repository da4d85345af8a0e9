"""The pictures on a template's layouts: those in the file, and the theme's logo in its boxes."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from handout.pages.slide_svg.canvas import CRISP, pt
from handout.pages.sources import address
from handout.pictures import UnreadablePicture, prepare_data
from handout.themes.logo import Frame, logo_on_colour, placed, plate
from handout.themes.parts import R
from handout.themes.theme import Logo, Theme


class _Picture(NamedTuple):
    data: bytes
    extension: str


class LogoPictures(NamedTuple):
    """The theme's logo as it is, and on coloured ground; None for one that needs a plate of white
    there."""

    logo: Logo
    plain: _Picture
    on_colour: _Picture | None


def read_logo(theme: Theme) -> LogoPictures | None:
    """None for a theme without a logo, or with one that cannot be read."""
    if theme.logo is None:
        return None
    try:
        plain = _looked_at(theme.logo.path.read_bytes())
        reversed_logo = logo_on_colour(theme)
        on_colour = _looked_at(reversed_logo) if reversed_logo else None
    except (OSError, UnreadablePicture):
        return None
    return LogoPictures(theme.logo, plain, on_colour)


class TemplatePictures:
    """``files`` has the bytes of every picture asked for, by address."""

    def __init__(self, package: zipfile.ZipFile, logo: LogoPictures | None) -> None:
        self.files: dict[str, bytes] = {}
        self._package = package
        self._names = frozenset(package.namelist())
        self._logo = logo

    def embedded(self, blip: Any, related: Mapping[str, str]) -> str:
        """The address of an ``a:blip``'s picture; an SVG beside its bitmap goes first. '' for one
        that no page can show, such as a metafile."""
        drawing = next((e for e in blip.iter() if str(e.tag).endswith("}svgBlip")), None)
        for element in (drawing, blip):
            target = related.get(element.get(f"{R}embed", "")) if element is not None else None
            if target in self._names:
                try:
                    return self._address(_looked_at(self._package.read(str(target))))
                except UnreadablePicture:
                    continue
        return ""

    def logo(self, box: Frame, *, on_colour: bool) -> Iterator[str]:
        """The logo in the box for it, as the deck has it; nothing where the theme has none."""
        if self._logo is None:
            return
        where = placed(box, self._logo.logo)
        shown = self._logo.on_colour if on_colour else self._logo.plain
        if shown is None:
            yield f'<rect {_frame(plate(where))} fill="#FFFFFF"/>'
            shown = self._logo.plain
        yield f'<image {CRISP} {_frame(where)} href="{self._address(shown)}"/>'

    def _address(self, picture: _Picture) -> str:
        name = hashlib.sha256(picture.data).hexdigest()[:24]
        url = address("template", f"{name}.{picture.extension}")
        self.files[url] = picture.data
        return url


def _looked_at(data: bytes) -> _Picture:
    """A picture that is trusted no more than those of the content. Raises UnreadablePicture."""
    prepared = prepare_data(data)
    if prepared.svg:
        return _Picture(prepared.svg, "svg")
    return _Picture(prepared.data, prepared.extension)


def _frame(box: Frame) -> str:
    return f'x="{pt(box.x)}" y="{pt(box.y)}" width="{pt(box.width)}" height="{pt(box.height)}"'
