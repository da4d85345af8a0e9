"""A web address as a QR code on paper, and as text beside it."""

from __future__ import annotations

import io
from dataclasses import dataclass

from handout.pages.illustrations import Illustrations
from handout.pages.sources import address as source_address

_QUIET_ZONE = 4
"""Modules of white around the code (ISO/IEC 18004, 5.3.8)."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """``url`` is the drawing's address, ``href`` where it leads and ``shown`` how that is
    written."""

    url: str
    href: str
    shown: str


def qr_code(address: str, illustrations: Illustrations) -> QrCode | None:
    """Dark on white, error correction M; None for an address that is too long for a code."""
    import segno

    try:
        code = segno.make_qr(address, error="m")
    except ValueError:
        return None
    drawing = io.BytesIO()
    code.save(drawing, kind="svg", border=_QUIET_ZONE, dark="#000", light="#fff", xmldecl=False)
    url = source_address("qr", "address.svg")
    illustrations.files[url] = drawing.getvalue()
    href = address if "://" in address else f"https://{address}"
    return QrCode(url, href, address.split("://", 1)[-1].rstrip("/"))
