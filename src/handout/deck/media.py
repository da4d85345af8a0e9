"""The pictures of a deck: each is prepared once, and put into the file when it is first seen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package

from handout.deck.package import Archive, Member
from handout.pictures import (
    Prepared,
    UnreadablePicture,
    clean_svg,
    prepare,
    prepare_data,
)
from handout.pictures.qr import qr_picture
from handout.slides.plan import OF_THEME, QR_CODE
from handout.themes.drawings import drawing_svg
from handout.themes.logo import logo_on_colour
from handout.themes.theme import Theme

_CONTENT_TYPES = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}
LOGO, LOGO_ON_COLOUR = "logo:", "logo:on-colour"
"""Sources of the theme's logo as it is and as it stands on colour 1."""


@dataclass(frozen=True, slots=True)
class Picture:
    """``bitmap`` is what every program shows, ``drawing`` the SVG for those that can. The size is
    0 by 0 for a drawing of a theme, whose place the plan knows."""

    bitmap: Part
    drawing: Part | None = None
    width_px: int = 0
    height_px: int = 0


class Media:
    """Finds pictures by the plan's ``src`` and hands a part to ``archive`` for each distinct
    content."""

    def __init__(
        self,
        package: Package,
        archive: Archive,
        theme: Theme,
        workshop_folder: Path,
        taken: Iterable[str],
    ) -> None:
        self._archive = archive
        self._package = package
        self._theme = theme
        self._folder = workshop_folder.resolve()
        self._by_src: dict[str, Picture | None] = {}
        self._by_content: dict[bytes, Part] = {}
        self._taken = {name.lower() for name in taken}
        self._last = 0

    def picture(self, src: str) -> Picture | None:
        """The parts of a picture, or None when it cannot be read."""
        if src not in self._by_src:
            self._by_src[src] = self._added(src)
        return self._by_src[src]

    def _added(self, src: str) -> Picture | None:
        try:
            prepared = self._prepared(src)
        except UnreadablePicture:
            return None
        bitmap = self._part(prepared.data, prepared.extension)
        drawing = self._part(prepared.svg, "svg") if prepared.svg else None
        return Picture(bitmap, drawing, prepared.width_px, prepared.height_px)

    def _prepared(self, src: str) -> Prepared:
        if src.startswith(OF_THEME):
            return _theme_drawing(self._theme, src.removeprefix(OF_THEME))
        if src in (LOGO, LOGO_ON_COLOUR) and self._theme.logo:
            return _logo(self._theme, on_colour=src == LOGO_ON_COLOUR)
        if src.startswith(QR_CODE):
            return qr_picture(src.removeprefix(QR_CODE))
        path = (self._folder / src).resolve()
        if not path.is_relative_to(self._folder):
            raise ValueError(f"a picture outside the workshop's folder: {src}")
        return prepare(path)

    def _part(self, data: bytes, extension: str) -> Part:
        digest = hashlib.sha256(data).digest()
        part = self._by_content.get(digest)
        if part is None:
            name = PackURI(self._free_name(extension))
            # The part is what slides are related to; its bytes are in the archive.
            part = Part(name, _CONTENT_TYPES[extension], self._package, b"")
            self._by_content[digest] = part
            self._archive.add(Member(str(name), part.content_type, data))
        return part

    def _free_name(self, extension: str) -> str:
        while True:
            self._last += 1
            name = f"/ppt/media/image{self._last}.{extension}"
            if name not in self._taken:
                return name


def _theme_drawing(theme: Theme, name: str) -> Prepared:
    """A drawing of the theme, with the bitmap that stands beside it when there is one."""
    svg = drawing_svg(theme, name)
    if svg is not None:
        return prepare_data(svg)
    path = theme.drawings[name]
    bitmap = path.with_suffix(".png")
    if not bitmap.is_file():
        return prepare(path)
    data = bitmap.read_bytes()
    # The size is not needed: the plan gives every picture its rectangle.
    return Prepared(data, "png", 0, 0, clean_svg(path))


def _logo(theme: Theme, *, on_colour: bool) -> Prepared:
    reversed_logo = logo_on_colour(theme) if on_colour else None
    if reversed_logo is not None:
        return prepare_data(reversed_logo)
    assert theme.logo is not None  # noqa: S101 - the caller has looked
    return prepare(theme.logo.path)
