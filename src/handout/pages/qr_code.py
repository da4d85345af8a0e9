"""A web address as a QR code on paper, and as text beside it."""

from __future__ import annotations

from dataclasses import dataclass

from handout.pages.illustrations import Illustrations
from handout.pages.sources import address as source_address
from handout.pictures import UnreadablePicture
from handout.pictures.qr import qr_drawing, written_address


@dataclass(frozen=True, slots=True)
class QrCode:
    """``url`` is the drawing's address, ``href`` where it leads and ``shown`` how that is
    written."""

    url: str
    href: str
    shown: str


def qr_code(address: str, illustrations: Illustrations) -> QrCode | None:
    """None for an address that is too long for a code."""
    try:
        drawing = qr_drawing(address)
    except UnreadablePicture:
        return None
    url = source_address("qr", "address.svg")
    illustrations.files[url] = drawing
    href = address if "://" in address else f"https://{address}"
    return QrCode(url, href, written_address(address))
