"""The pictures of a workshop as pages show them: read once, made small, addressed."""

from __future__ import annotations

from pathlib import Path

from handout.pages.sources import address, inside
from handout.pictures import Reason, UnreadablePicture, clean_svg, prepare, probe

_MAX_PX = 2000
"""300 dots per inch over the 166 mm that are the widest a picture gets."""


class Illustrations:
    """``files`` is address → bytes of every picture asked for so far."""

    def __init__(self, workshop_folder: Path, *, max_px: int = _MAX_PX) -> None:
        """``max_px`` bounds the longest side of a bitmap."""
        self.files: dict[str, bytes] = {}
        self._folder = workshop_folder
        self._max_px = max_px
        self._addresses: dict[str, str | None] = {}

    def picture(self, src: str) -> str | None:
        """The address of a picture; None when it is outside the folder or cannot be read.

        The checks have told the editor by then; a draft is made all the same.
        """
        if src not in self._addresses:
            self._addresses[src] = self._prepared(src)
        return self._addresses[src]

    def proportion(self, src: str) -> float | None:
        """The width of a picture over its height; None when :meth:`picture` has none to show."""
        path = inside(self._folder, src) if self.picture(src) else None
        if path is None:
            return None
        size = probe(path)
        return size.width_px / size.height_px

    def _prepared(self, src: str) -> str | None:
        path = inside(self._folder, src)
        if path is None:
            return None
        try:
            data, extension = _read(path, self._max_px)
        except UnreadablePicture:
            return None
        url = address("picture", f"{src}.{extension}")
        self.files[url] = data
        return url


def _read(path: Path, max_px: int) -> tuple[bytes, str]:
    """Bytes and extension. A drawing stays a drawing, and nobody draws its bitmap for nothing."""
    if path.suffix.lower() == ".svg":
        try:
            return clean_svg(path), "svg"
        except UnreadablePicture as failure:
            if failure.reason is not Reason.NOT_A_PICTURE:
                raise
    picture = prepare(path, max_px=max_px)
    return (picture.svg, "svg") if picture.svg else (picture.data, picture.extension)
