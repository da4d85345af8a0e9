"""Parts into a file: content types, relationships, and a zip archive alike on every machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
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


class Archive:
    """A package (ECMA-376 part 2 §6-7) that takes one part after the other and keeps of each no
    more than its name: a deck is never in memory as parts and as a file at once.

    ``types`` are the content types of parts, by name, for all that :data:`_DEFAULTS` has not: the
    list of them is the first entry, where mail filters and upload forms look for what a file is
    (libmagic calls a presentation that begins otherwise a plain archive). ``roots`` are the
    package's own relationships.
    """

    def __init__(self, types: Mapping[str, str], roots: Iterable[Relationship]) -> None:
        self._out = io.BytesIO()
        self._package = zipfile.ZipFile(self._out, "w", zipfile.ZIP_DEFLATED)
        self._types = {name.lower(): kind for name, kind in types.items()}
        self._names: set[str] = set()
        _write(self._package, "[Content_Types].xml", _content_types(types))
        _write(self._package, "_rels/.rels", _relationships(roots))

    def add(self, member: Member) -> None:
        """Raises ValueError for a part whose name differs from another's in case at most, which
        PowerPoint calls damaged, or whose content type was not said."""
        name = member.name.lower()
        if name in self._names:
            raise ValueError(f"two parts with the name {member.name}")
        self._names.add(name)
        said = self._types.get(name) or _DEFAULTS.get(name.rpartition(".")[2])
        if said != member.content_type:
            raise ValueError(f"{member.name} is {member.content_type}, and was said to be {said}")
        _write(self._package, member.name[1:], member.data)
        if member.relationships:
            folder, _, base = member.name[1:].rpartition("/")
            rels = _relationships(member.relationships)
            _write(self._package, f"{folder}/_rels/{base}.rels", rels)

    def close(self) -> bytes:
        """The whole file. Raises ValueError when a part that was announced never came."""
        if missing := self._types.keys() - self._names:
            raise ValueError(f"parts that are not there: {', '.join(sorted(missing))}")
        self._package.close()
        return self._out.getvalue()


def _content_types(types: Mapping[str, str]) -> bytes:
    """Extensions that mean one thing have a default; parts of another kind override it."""
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in sorted(_DEFAULTS.items())
    )
    overrides = "".join(
        f'<Override PartName="{attribute(name)}" ContentType="{attribute(kind)}"/>'
        for name, kind in types.items()
        if _DEFAULTS.get(name.rpartition(".")[2].lower()) != kind
    )
    return document(f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>')


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


def _relationships(relationships: Iterable[Relationship]) -> bytes:
    entries = "".join(
        f'<Relationship Id="{attribute(rel.rid)}" Type="{attribute(rel.kind)}" '
        f'Target="{attribute(rel.target)}"{_EXTERNAL if rel.external else ""}/>'
        for rel in relationships
    )
    return document(f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>')
