"""Pictures of slides for the site, from the PDF that has the slides alone.

WebP keeps the flat colours of drawings and the photographs alike small: a slide takes 10 to 40 kB.
The picture that social media show beside a link is a JPEG, which all of them can read.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

WIDTH_PX = 960
"""Twice what a picture takes on a page with two beside each other, less a little."""

SHARED_PX = 1200
"""As wide as Open Graph's readers want it."""

_QUALITY, _SHARED_QUALITY = 82, 85
_EFFORT = 2
"""libwebp's ``method``: 4 would save 4 % of the bytes and take twice as long."""


class SlidePicture(NamedTuple):
    """``name`` is the file's own, below the folder of the workshop's pictures."""

    name: str
    data: bytes


def slide_pictures(pdf: bytes, language: str) -> Iterator[SlidePicture]:
    """``nn-01.webp``, ``nn-02.webp`` … and ``nn-deling.jpg``; the same bytes for the same PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            yield SlidePicture(picture_name(language, number), _webp(page))
            if number == 0:
                yield SlidePicture(shared_name(language), _jpeg(page))
            page.close()
    finally:
        document.close()


def picture_name(language: str, number: int) -> str:
    """``number`` counts from 0, names from 1."""
    return f"{language}-{number + 1:02}.webp"


def shared_name(language: str) -> str:
    return f"{language}-deling.jpg"


def page_count(pdf: Path) -> int | None:
    """None when it is no PDF that can be read."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except (pypdfium2.PdfiumError, OSError):
        return None
    try:
        return len(document)
    finally:
        document.close()


def picture_size(path: Path) -> tuple[int, int]:
    """Width and height, pixels."""
    from PIL import Image

    with Image.open(path) as picture:
        return picture.size


def _drawn(page: Any, width_px: int) -> Any:
    """A Pillow image."""
    image = page.render(scale=width_px / page.get_width()).to_pil()
    return image.convert("RGB")


def _webp(page: Any) -> bytes:
    out = io.BytesIO()
    _drawn(page, WIDTH_PX).save(out, "WEBP", quality=_QUALITY, method=_EFFORT)
    return out.getvalue()


def _jpeg(page: Any) -> bytes:
    out = io.BytesIO()
    _drawn(page, SHARED_PX).save(out, "JPEG", quality=_SHARED_QUALITY, optimize=True)
    return out.getvalue()
