"""Parts into a file: content types, relationships, and a zip archive alike on every machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from handout.deck.markup import attribute, document

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_EXTERNAL = ' TargetMode="External"'
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip archive can hold."""

_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "fntdata": "application/x-fontdata",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_PACKED = frozenset({"png", "jpg", "jpeg", "gif", "xlsx"})
"""Extensions of what is compressed already."""

_QUICKLY = frozenset({"fntdata"})
"""Extensions of what the best effort makes only a fifteenth smaller, in twice the time."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """``target`` is relative to the part that has the relationship, or an address outside."""

    rid: str
    kind: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A part as it is written. ``name`` begins with ``/``."""

    name: str
    content_type: str
    data: bytes
    relationships: tuple[Relationship, ...] = ()


def archive(members: Iterable[Member], roots: Iterable[Relationship]) -> bytes:
    """The package (ECMA-376 part 2 §6–7) with its own relationships, ``roots``.

    Raises ValueError when two parts have names that differ in case at most: PowerPoint calls
    such a file damaged.
    """
    members = list(members)
    names = [member.name.lower() for member in members]
    if len(set(names)) != len(names):
        doubled = sorted({name for name in names if names.count(name) > 1})
        raise ValueError(f"parts with the same name: {', '.join(doubled)}")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        _write(package, "[Content_Types].xml", _content_types(members))
        _write(package, "_rels/.rels", _relationships(roots))
        for member in members:
            _write(package, member.name[1:], member.data)
            if member.relationships:
                rels = _relationships(member.relationships)
                folder, _, base = member.name[1:].rpartition("/")
                _write(package, f"{folder}/_rels/{base}.rels", rels)
    return out.getvalue()


def repacked(package: bytes) -> bytes:
    """A package that a library made, in an archive alike on every machine."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            _write(new, name, old.read(name))
    return out.getvalue()


def _write(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.create_system = 0  # the same on every system
    extension = name.rpartition(".")[2].lower()
    packed = extension in _PACKED
    info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    package.writestr(info, data, compresslevel=1 if extension in _QUICKLY else None)


def _content_types(members: Iterable[Member]) -> bytes:
    """Extensions that mean one thing get a default, every other part an override."""
    used = {"rels": _DEFAULTS["rels"], "xml": _DEFAULTS["xml"]}
    overrides: list[str] = []
    for member in members:
        extension = member.name.rpartition(".")[2].lower()
        if extension != "xml" and _DEFAULTS.get(extension) == member.content_type:
            used[extension] = member.content_type
        else:
            overrides.append(
                f'<Override PartName="{attribute(member.name)}" '
                f'ContentType="{attribute(member.content_type)}"/>'
            )
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in sorted(used.items())
    )
    return document(
        f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{"".join(overrides)}</Types>'
    )


def _relationships(relationships: Iterable[Relationship]) -> bytes:
    entries = "".join(
        f'<Relationship Id="{attribute(rel.rid)}" Type="{attribute(rel.kind)}" '
        f'Target="{attribute(rel.target)}"{_EXTERNAL if rel.external else ""}/>'
        for rel in relationships
    )
    return document(f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>')
