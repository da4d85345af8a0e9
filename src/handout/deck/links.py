"""Hyperlinks of one part: addresses out of the file, and jumps between its slides."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part

from handout.deck.markup import attribute

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_LEGAL_IN_URI = "!#$%&'()*+,/:;=?@[]~"
_JUMP = "ppaction://hlinksldjump"


class Links:
    """Turns an ``href`` into the ``a:hlinkClick`` of a run or a shape (ECMA-376 §21.1.2.3.5).

    The same address gets one relationship per part. An address that is no address, or of a scheme
    that does more than open a page or a message, gets no link: content checks have said so, and
    PowerPoint calls a file with a malformed target damaged.
    """

    def __init__(self, part: Part, slides: Mapping[str, Part]) -> None:
        self._part = part
        self._slides = slides

    def click(self, href: str | None) -> str:
        if not href:
            return ""
        if href.startswith("#"):
            return self._jump(href[1:])
        target = _target(href)
        if target is None:
            return ""
        rid = self._part.relate_to(target, RT.HYPERLINK, is_external=True)
        return f'<a:hlinkClick r:id="{rid}"/>'

    def _jump(self, anchor: str) -> str:
        slide = self._slides.get(anchor)
        if slide is None:
            return ""
        rid = self._part.relate_to(slide, RT.SLIDE)
        return f'<a:hlinkClick r:id="{attribute(rid)}" action="{_JUMP}"/>'


def _target(href: str) -> str | None:
    """The address as an ASCII URI (RFC 3986), or None when it is not one to link to."""
    try:
        parts = urlsplit(href)
        _ = parts.port  # raises when the port is no number
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.path):
        return None
    if parts.scheme.lower() in {"http", "https"} and not parts.hostname:
        return None
    escaped = quote(href, safe=_LEGAL_IN_URI, errors="ignore")
    # A percent sign that begins no escape is itself escaped.
    return "".join(
        f"%25{piece}"
        if number and not _is_hexadecimal(piece[:2])
        else f"%{piece}"
        if number
        else piece
        for number, piece in enumerate(escaped.split("%"))
    )


def _is_hexadecimal(pair: str) -> bool:
    return len(pair) == 2 and all(digit in "0123456789abcdefABCDEF" for digit in pair)  # noqa: PLR2004 - two digits
