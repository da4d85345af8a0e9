"""What the picture stage hands on, and why it refuses a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a picture cannot be used. ``picture-<value>`` is the code of the message for it."""

    MISSING = "missing"
    """No such file, or it may not be read."""
    NOT_A_PICTURE = "not-a-picture"
    """The bytes are no picture of a kind we know, whatever the file is called."""
    DAMAGED = "damaged"
    """It begins as a picture, but cannot be decoded to its end."""
    TOO_LARGE = "too-large"
    """More pixels, or more SVG, than a build may be made to decode."""
    SVG_SCRIPT = "svg-script"
    """A script or an event handler."""
    SVG_FOREIGN = "svg-foreign"
    """Content of another language inside the drawing (``foreignObject``, video …)."""
    SVG_OUTSIDE = "svg-outside"
    """A reference to something outside the file."""
    SVG_ENTITY = "svg-entity"
    """Entities declared in the document type, which can grow without bound."""
    SVG_NO_SIZE = "svg-no-size"
    """Neither a ``viewBox`` nor a width and a height, so its shape is unknown."""


class UnreadablePicture(Exception):  # noqa: N818 - it says what the picture is, not that we failed
    """A picture that cannot be used; callers turn ``reason`` into a problem of the content."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels, after the orientation the camera noted has been applied."""

    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """``data`` is a PNG or JPEG of this size; ``svg`` is the drawing itself when it is one,
    and ``data`` then the bitmap for programs that cannot show it."""

    data: bytes
    extension: str
    width_px: int
    height_px: int
    svg: bytes | None = None
