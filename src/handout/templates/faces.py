"""Font files of a theme's own: a weight of a large family as a family that PowerPoint can use.

PowerPoint knows a family by its four styles. A weight such as Medium is a family of its own there,
and has no bold: PowerPoint would smear its letters. A heavier weight under the family's name is
the bold that the planner measures and the deck carries along. The licence allows it (SIL Open Font
License 1.1, without a reserved font name); its text goes with the files.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont

_LICENCE = "OFL.txt"
_FAMILY, _STYLE, _UNIQUE, _FULL, _POSTSCRIPT = 1, 2, 3, 4, 6
_TYPOGRAPHIC = (16, 17, 21, 22, 25)
"""Names of the larger family, which would take the file out of the small one again."""
_BOLD_WEIGHT = 700
_ITALIC_BIT, _BOLD_BIT, _REGULAR_BIT = 1 << 0, 1 << 5, 1 << 6
"""``OS/2.fsSelection``."""
_MAC_BOLD = 1


@dataclass(frozen=True, slots=True)
class FaceDesign:
    """``source`` in a font package becomes ``file`` of the theme. ``bold`` gives it the family's
    name as its bold; without it the file is as it was."""

    file: str
    source: str
    family: str
    bold: bool = False


def draw_faces(package: str, faces: tuple[FaceDesign, ...], folder: Path) -> None:
    """Write the files, and their licence, to a folder of the theme."""
    folder.mkdir(exist_ok=True)
    (folder / _LICENCE).write_bytes((package_files(package) / _LICENCE).read_bytes())
    for face in faces:
        (folder / face.file).write_bytes(face_bytes(package, face))


def face_bytes(package: str, face: FaceDesign) -> bytes:
    """The font file; the same source gives the same bytes."""
    source = (package_files(package) / face.source).read_bytes()
    return _as_bold(source, face.family) if face.bold else source


def package_files(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(package)
    return Path(spec.submodule_search_locations[0]) / "files"


def _as_bold(source: bytes, family: str) -> bytes:
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    selection = font["OS/2"].fsSelection
    italic = bool(selection & _ITALIC_BIT)
    style = "Bold Italic" if italic else "Bold"
    names = font["name"]
    for number in _TYPOGRAPHIC:
        names.removeNames(nameID=number)
    postscript = f"{family.replace(' ', '')}-{style.replace(' ', '')}"
    said = {
        _FAMILY: family,
        _STYLE: style,
        _UNIQUE: postscript,
        _FULL: f"{family} {style}",
        _POSTSCRIPT: postscript,
    }
    for record in list(names.names):
        if record.nameID in said:
            names.setName(
                said[record.nameID],
                record.nameID,
                record.platformID,
                record.platEncID,
                record.langID,
            )
    font["OS/2"].usWeightClass = _BOLD_WEIGHT
    font["OS/2"].fsSelection = (selection | _BOLD_BIT) & ~_REGULAR_BIT
    font["head"].macStyle |= _MAC_BOLD
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()
