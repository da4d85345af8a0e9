"""All files of one language in a zip file, with the same bytes for the same files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that the format knows (APPNOTE.TXT 4.4.6): when a file was made is not our business."""

_PERMISSIONS = 0o644 << 16
_UNIX = 3


def archive(files: Mapping[str, bytes]) -> bytes:
    """Name → bytes as a zip file, in order of names. What goes in is packed already (PDF, OOXML),
    so it is only put together, which no version of zlib does otherwise than another."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as zipped:
        for name in sorted(files):
            member = zipfile.ZipInfo(name, _TIME)
            member.create_system = _UNIX
            member.external_attr = _PERMISSIONS
            zipped.writestr(member, files[name])
    return out.getvalue()
