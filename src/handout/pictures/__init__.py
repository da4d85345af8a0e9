"""Pictures from content, looked at with suspicion and made small.

:func:`probe` says how large a picture is, :func:`prepare` gives the bytes a document
carries. Both judge a file by its bytes, never by its name, and both raise
:class:`UnreadablePicture` with a :class:`Reason` that names the message for it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from handout.pictures.result import Prepared, Reason, Size, UnreadablePicture

__all__ = [
    "Prepared",
    "Reason",
    "Size",
    "UnreadablePicture",
    "clean_svg",
    "prepare",
    "prepare_data",
    "probe",
    "probe_data",
]

MAX_PX = 2400
"""The longest side a document carries: sharp across a whole slide on a 1080p projector, and
printed at 300 dots per inch across a 20 cm column."""


_REMEMBERED = 64
_prepared: dict[tuple[bytes, int], Prepared] = {}


def probe(path: Path) -> Size:
    """The picture's size as a reader sees it (an SVG in CSS pixels), without decoding all of it."""
    return probe_data(_read(path))


def probe_data(data: bytes) -> Size:
    """As :func:`probe`, for a picture that stands in no file."""
    if _is_markup(data):
        from handout.pictures import vector

        return vector.probe(data)
    from handout.pictures import raster

    return raster.probe(data)


def prepare(path: Path, *, max_px: int = MAX_PX) -> Prepared:
    """The picture as a document carries it: a pure function of the file's bytes and ``max_px``.

    A process remembers what it has prepared, because a picture stands in several documents.
    """
    return prepare_data(_read(path), max_px=max_px)


def prepare_data(data: bytes, *, max_px: int = MAX_PX) -> Prepared:
    """As :func:`prepare`, for a picture that stands in no file."""
    key = (hashlib.sha256(data).digest(), max_px)
    if key not in _prepared:
        if len(_prepared) >= _REMEMBERED:
            _prepared.pop(next(iter(_prepared)))
        _prepared[key] = _prepare(data, max_px)
    return _prepared[key]


def _prepare(data: bytes, max_px: int) -> Prepared:
    if _is_markup(data):
        from handout.pictures import vector

        return vector.prepare(data, max_px=max_px)
    from handout.pictures import raster

    return raster.prepare(data, max_px=max_px)


def clean_svg(path: Path) -> bytes:
    """The cleaned SVG alone, for a drawing whose bitmap already stands beside it."""
    from handout.pictures import vector

    return vector.clean(_read(path)).data


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as failure:
        raise UnreadablePicture(Reason.MISSING) from failure


def _is_markup(data: bytes) -> bool:
    """Whether the first visible character is ``<``, in UTF-8 or UTF-16: no bitmap begins so."""
    start = data[:256].removeprefix(b"\xef\xbb\xbf")
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        start = start[2:].replace(b"\0", b"")
    return start.lstrip().startswith(b"<")
