"""SVG drawings: parsed without trust, refused when they act or reach out, cleaned and drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from lxml import etree
from lxml.etree import _Element

from handout.pictures.result import Prepared, Reason, Size, UnreadablePicture

MAX_BYTES = 8_000_000
BITMAP_PX = (960, 540)
"""The width and height of a drawing's bitmap at most, which only programs without SVG show: half
the dots of a full-HD projector each way. Drawing it is the costliest thing a deck does, 70 ns for
every pixel."""

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_KEPT_ATTRIBUTES = frozenset({f"{_XLINK}href", f"{_XML}lang", f"{_XML}space"})
_HREFS = ("href", f"{_XLINK}href", "src")

_SCRIPTS = frozenset({"script", "handler", "listener"})
_FOREIGN = frozenset({"foreignObject", "iframe", "audio", "video", "canvas", "embed", "object"})
_DROPPED = frozenset({"metadata"})

_INLINE_PICTURE = re.compile(r"data:image/(png|jpe?g|gif|webp);base64,", re.IGNORECASE)
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)
_CSS_COMMENT = re.compile(r"/\*.*?(\*/|$)", re.DOTALL)
_CSS_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")]*)", re.IGNORECASE)
_CSS_OUTSIDE = re.compile(r"@import|image-set\(|(?<![\w-])(src|image|cross-fade)\(", re.IGNORECASE)
_LENGTH = re.compile(r"\s*\+?(\d*\.?\d+(?:[eE][+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|Q)?\s*$")
_PX_PER_UNIT = {
    "px": 1,
    "pt": 96 / 72,
    "pc": 16,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96,
    "Q": 96 / 101.6,
}
"""CSS Values 4, section 6.2: absolute lengths."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A cleaned SVG; ``width`` and ``height`` are CSS pixels, ``text`` whether it has lettering."""

    data: bytes
    width: float
    height: float
    text: bool

    @property
    def size(self) -> Size:
        return Size(max(1, round(self.width)), max(1, round(self.height)))


def probe(data: bytes) -> Size:
    return clean(data).size


def prepare(data: bytes, *, max_px: int) -> Prepared:
    drawing = clean(data)
    limits = zip(BITMAP_PX, (drawing.width, drawing.height), strict=True)
    zoom = min(min(max_px, limit) / side for limit, side in limits)
    width = max(1, round(drawing.width * zoom))
    height = max(1, round(drawing.height * zoom))
    return Prepared(_drawn(drawing, width), "png", width, height, drawing.data)


def clean(data: bytes) -> Drawing:
    """The drawing without comments, editor data, document type and processing instructions.

    It gets a ``viewBox``, a width and a height in pixels, which not every program works out itself.
    """
    root = _parsed(data)
    for node in root.iter():
        if isinstance(node.tag, str):
            _refuse_what_acts(node)
    _drop_what_is_not_drawn(root)
    width, height = _size(root)
    if root.get("viewBox") is None:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    etree.cleanup_namespaces(root)
    text = next(root.iter(f"{_SVG}text"), None) is not None
    return Drawing(
        etree.tostring(root, encoding="UTF-8", xml_declaration=True), width, height, text
    )


def _parsed(data: bytes) -> _Element:
    if len(data) > MAX_BYTES:
        raise UnreadablePicture(Reason.TOO_LARGE)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as failure:
        amplified = "ntity" in str(failure) and b"<!ENTITY" in data
        declared = b"<svg" in data or b":svg" in data
        if amplified:
            reason = Reason.SVG_ENTITY
        else:
            reason = Reason.DAMAGED if declared else Reason.NOT_A_PICTURE
        raise UnreadablePicture(reason) from failure
    if root.tag != f"{_SVG}svg":
        raise UnreadablePicture(Reason.NOT_A_PICTURE)
    document_type: Any = root.getroottree().docinfo.internalDTD
    if document_type is not None and next(iter(document_type.entities()), None) is not None:
        raise UnreadablePicture(Reason.SVG_ENTITY)
    for node in root.itersiblings(preceding=True):
        if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-stylesheet":  # noqa: SLF001 - lxml has no public name for the class
            raise UnreadablePicture(Reason.SVG_OUTSIDE)
    return root


def _refuse_what_acts(node: _Element) -> None:
    name = etree.QName(node).localname
    if name in _SCRIPTS:
        raise UnreadablePicture(Reason.SVG_SCRIPT)
    if name in _FOREIGN:
        raise UnreadablePicture(Reason.SVG_FOREIGN)
    if name == "style" and _reaches_out("".join(map(str, node.itertext()))):
        raise UnreadablePicture(Reason.SVG_OUTSIDE)
    for key, value in node.attrib.items():
        reason = _refusal(str(key), str(value))
        if reason is not None:
            raise UnreadablePicture(reason)


def _refusal(attribute: str, value: str) -> Reason | None:
    """Why an attribute cannot stand, if it cannot."""
    if attribute.lower().startswith("on"):
        return Reason.SVG_SCRIPT
    if attribute in _HREFS:
        target = value.strip()
        if target.lower().startswith("javascript:"):
            return Reason.SVG_SCRIPT
        inside = target.startswith("#") or _INLINE_PICTURE.match(target)
        return None if inside else Reason.SVG_OUTSIDE
    if attribute == "attributeName" and "href" in value:
        return Reason.SVG_OUTSIDE  # an animation that changes where a reference points
    return Reason.SVG_OUTSIDE if "(" in value and _reaches_out(value) else None


def _reaches_out(css: str) -> bool:
    """Whether CSS fetches anything but a part of the drawing itself or a picture inside it."""
    if "\\" in css:
        css = _CSS_ESCAPE.sub(_unescaped, css)
    if "/*" in css:
        css = _CSS_COMMENT.sub("", css)
    if _CSS_OUTSIDE.search(css):
        return True
    targets = (found.group(1).strip() for found in _CSS_URL.finditer(css))
    return any(not (target.startswith("#") or _INLINE_PICTURE.match(target)) for target in targets)


def _unescaped(escape: re.Match[str]) -> str:
    digits, character = escape.groups()
    if digits is None:
        return str(character)
    point = int(digits, 16)
    return chr(point) if point <= 0x10FFFF else "\ufffd"  # noqa: PLR2004 - Unicode's last


def _drop_what_is_not_drawn(root: _Element) -> None:
    """An editor's own elements and attributes, processing instructions, and ``xml:base``."""
    doomed = [
        node
        for node in root.iterdescendants()
        if not isinstance(node.tag, str)
        or not node.tag.startswith(_SVG)
        or etree.QName(node).localname in _DROPPED
    ]
    for node in doomed:
        parent = node.getparent()
        if parent is not None:
            _remove(parent, node)
    for node in root.iter():
        for key in map(str, node.attrib):
            if key.startswith("{") and key not in _KEPT_ATTRIBUTES:
                del node.attrib[key]


def _remove(parent: _Element, node: _Element) -> None:
    """Without the text after it, which lxml would take away although it is the parent's."""
    tail = node.tail
    if tail:
        before = node.getprevious()
        if before is None:
            parent.text = f"{parent.text or ''}{tail}"
        else:
            before.tail = f"{before.tail or ''}{tail}"
    parent.remove(node)


def _size(root: _Element) -> tuple[float, float]:
    """SVG 2, section 8.2: width and height, completed from the ``viewBox``'s shape."""
    width, height = _length(root.get("width")), _length(root.get("height"))
    box = _view_box(root.get("viewBox"))
    if width and height:
        return width, height
    if box is None:
        raise UnreadablePicture(Reason.SVG_NO_SIZE)
    if width:
        return width, width * box[1] / box[0]
    if height:
        return height * box[0] / box[1], height
    return box


def _length(text: str | None) -> float | None:
    """CSS pixels; None for an absent, relative or empty length."""
    found = _LENGTH.match(text) if text else None
    if found is None:
        return None
    value = float(found.group(1)) * _PX_PER_UNIT[found.group(2) or "px"]
    return value if 0 < value <= 1e6 else None  # noqa: PLR2004 - beyond this it is a mistake


def _view_box(text: str | None) -> tuple[float, float] | None:
    try:
        numbers = [float(number) for number in (text or "").replace(",", " ").split()]
    except ValueError:
        return None
    if len(numbers) != 4 or not all(0 < side <= 1e6 for side in numbers[2:]):  # noqa: PLR2004
        return None
    return numbers[2], numbers[3]


def _drawn(drawing: Drawing, width_px: int) -> bytes:
    """The bitmap, lettered in the project's own fonts so that it is the same on any machine."""
    import resvg_py

    fonts = _fonts() if drawing.text else []
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=drawing.data.decode(),
                width=width_px,
                skip_system_fonts=True,
                font_files=fonts,
                font_family="Source Sans Pro",
                sans_serif_family="Source Sans Pro",
                serif_family="Source Sans Pro",  # also what an unknown typeface falls back on
                monospace_family="Source Sans Pro",
            )
        )
    except ValueError as failure:
        raise UnreadablePicture(Reason.DAMAGED) from failure


@cache
def _fonts() -> list[str]:
    styles = ("Regular", "It", "Semibold", "Bold", "BoldIt")
    return [
        str(resources.files(package) / "files" / f"{family}-{style}.ttf")
        for package, family in (
            ("font_source_sans_pro", "SourceSansPro"),
            ("font_source_serif_pro", "SourceSerifPro"),
        )
        for style in styles
    ]
