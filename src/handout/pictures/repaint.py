"""A drawing in other colours: attributes, inline styles and style sheets of an SVG."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element
from PIL import ImageColor

_PROPERTIES = ("fill", "stroke", "stop-color", "flood-color", "lighting-color", "color")
_DECLARATION = re.compile(rf"(?<![\w-])({'|'.join(_PROPERTIES)})(\s*:\s*)([^;}}!\"]+)")
_NO_COLOUR = frozenset({"none", "transparent", "inherit", "context-fill", "context-stroke", ""})
_CURRENT = "currentcolor"
_BLACK = "000000"
_BEYOND = frozenset({"image", "mask", "filter", "feImage"})
"""What has colours that cannot be exchanged one by one."""


def repainted(svg: bytes, paint: Callable[[str], str]) -> bytes | None:
    """The drawing with every colour replaced by what ``paint`` gives for it, both as six upper-case
    hexadecimal digits. None for a drawing that holds pictures, masks or filters.

    ``svg`` has been cleaned (:func:`handout.pictures.clean_svg`) or comes with a theme.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(svg, parser)
    for node in root.iter(etree.Element):
        name = etree.QName(node).localname
        if name in _BEYOND:
            return None
        if name == "style" and node.text:
            node.text = _in_css(node.text, paint)
        _on_element(node, paint)
    black = paint(_BLACK)
    if black != _BLACK and root.get("fill") is None and "fill" not in (root.get("style") or ""):
        # What says nothing of its fill is black.
        root.set("fill", f"#{black}")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _on_element(node: _Element, paint: Callable[[str], str]) -> None:
    for key in _PROPERTIES:
        value = node.get(key)
        if value is not None:
            node.set(key, _exchanged(value, paint))
    style = node.get("style")
    if style is not None:
        node.set("style", _in_css(style, paint))


def _in_css(css: str, paint: Callable[[str], str]) -> str:
    def declaration(found: re.Match[str]) -> str:
        return f"{found[1]}{found[2]}{_exchanged(found[3], paint)}"

    return _DECLARATION.sub(declaration, css)


def _exchanged(value: str, paint: Callable[[str], str]) -> str:
    """The value itself when it is no colour (a gradient: its stops have the colours)."""
    word = value.strip().lower()
    if word in _NO_COLOUR:
        return value
    if word == _CURRENT:
        return f"#{paint(_BLACK)}" if paint(_BLACK) != _BLACK else value
    try:
        red, green, blue, *opacity = ImageColor.getrgb(word)
    except ValueError:
        return value
    new = paint(f"{red:02X}{green:02X}{blue:02X}")
    return f"#{new}{opacity[0]:02X}" if opacity else f"#{new}"
