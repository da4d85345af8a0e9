"""A web address as a QR code, for slides and paper alike.

Dark on white in every theme, with error correction M, and a margin as wide as readers need.
"""

from __future__ import annotations

import io
from typing import Any

from handout.pictures.result import Prepared, Reason, UnreadablePicture

_QUIET_ZONE = 4
"""Modules of light around the code: ISO/IEC 18004, section 6.3.8."""

_MODULE_PX = 16
"""A module of the bitmap, a whole number of pixels."""

_LOOK = {"border": _QUIET_ZONE, "dark": "#000", "light": "#fff"}


def qr_drawing(address: str) -> bytes:
    """The code as SVG. Raises :class:`UnreadablePicture` for more than a code can hold, or nothing
    at all."""
    return _drawing(_code(address))


def qr_picture(address: str) -> Prepared:
    """As :func:`qr_drawing`, with the bitmap for programs that show no SVG."""
    code = _code(address)
    bitmap = io.BytesIO()
    code.save(bitmap, kind="png", scale=_MODULE_PX, **_LOOK)
    side_px = round(code.symbol_size(scale=_MODULE_PX, border=_QUIET_ZONE)[0])
    return Prepared(bitmap.getvalue(), "png", side_px, side_px, _drawing(code))


def written_address(address: str) -> str:
    """An address as it is written for people beside its code: «ks.no/leiing»."""
    return address.split("://", 1)[-1].rstrip("/")


def _code(address: str) -> Any:
    import segno

    try:
        return segno.make_qr(address, error="m")
    except ValueError as failure:
        raise UnreadablePicture(Reason.TOO_LARGE) from failure


def _drawing(code: Any) -> bytes:
    drawing = io.BytesIO()
    code.save(drawing, kind="svg", scale=4, **_LOOK)
    return drawing.getvalue()
