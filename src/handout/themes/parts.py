"""The parts of a template's package as XML, by name without the leading slash."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_PRESENTATION_TYPES = "/officeDocument"
MACROS = "/vbaProject"


class Parts:
    """Parts and relationships of an open package."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        from lxml import etree

        self._package = package
        self._names = set(package.namelist())
        self._etree = etree
        self._parser = etree.XMLParser(resolve_entities=False, no_network=True)

    def xml(self, name: str) -> Any:
        return self._etree.fromstring(self._package.read(name), self._parser)

    def presentation(self) -> str:
        """The main part: usually ``ppt/presentation.xml``."""
        return self.related_by_type("", _PRESENTATION_TYPES)

    def _relationships(self, name: str) -> Iterator[tuple[str, str, str]]:
        folder, base = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self._names:
            return
        for rel in self.xml(rels).iterfind(f"{_REL}Relationship"):
            if rel.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/" + folder, rel.get("Target")))
            yield rel.get("Id"), rel.get("Type"), target.lstrip("/")

    def related(self, name: str) -> dict[str, str]:
        return {rid: target for rid, _, target in self._relationships(name)}

    def related_by_type(self, name: str, ending: str) -> str:
        return next(t for _, kind, t in self._relationships(name) if kind.endswith(ending))

    def has_related(self, name: str, ending: str) -> bool:
        return any(kind.endswith(ending) for _, kind, _ in self._relationships(name))
