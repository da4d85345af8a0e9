"""An Open Packaging Conventions file (ECMA-376 part 2) with the same bytes every time."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from lxml import etree

_DATE = (1980, 1, 1, 0, 0, 0)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


@dataclass(frozen=True, slots=True)
class Part:
    """``relationships`` are (type, target part name), numbered rId1, rId2, … in this order."""

    name: str
    content_type: str
    xml: str
    relationships: tuple[tuple[str, str], ...] = ()


def write_package(parts: Iterable[Part], roots: Iterable[tuple[str, str]]) -> bytes:
    """The zip file; ``roots`` are the package's own relationships."""
    parts = list(parts)
    members = {"[Content_Types].xml": _content_types(parts)}
    members["_rels/.rels"] = _relationships("", roots)
    for part in parts:
        members[part.name] = part.xml
        if part.relationships:
            folder, base = posixpath.split(part.name)
            members[f"{folder}/_rels/{base}.rels"] = _relationships(folder, part.relationships)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, xml in members.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            # Zip records the system that wrote it; 0 everywhere keeps the bytes alike.
            info.create_system = 0
            package.writestr(info, _document(xml))
    return out.getvalue()


def _document(xml: str) -> bytes:
    root = etree.fromstring(xml.encode())
    etree.cleanup_namespaces(root, keep_ns_prefixes=["a", "r", "p"])
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _content_types(parts: Iterable[Part]) -> str:
    overrides = "".join(
        f'<Override PartName="/{part.name}" ContentType="{part.content_type}"/>' for part in parts
    )
    return (
        f'<Types xmlns="{_CONTENT_TYPES}"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(folder: str, pairs: Iterable[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}"'
        f" Target={quoteattr(posixpath.relpath(target, folder) if folder else target)}/>"
        for number, (kind, target) in enumerate(pairs, 1)
    )
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{lines}</Relationships>'
