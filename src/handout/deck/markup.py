"""Characters as XML, and the namespaces of PresentationML.

Every text and attribute of the deck goes through :func:`text` or :func:`attribute`;
they are the only place where characters that XML 1.0 forbids are taken out.
"""

from __future__ import annotations

import re

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

NAMESPACES = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What is no ``Char`` of XML 1.0, section 2.2."""

_NOT_PLAIN = re.compile('[\x00-\x1f"&<>\ud800-\udfff\ufffe\uffff]')
"""What has to be written otherwise somewhere. Most text has nothing of it, and one look is cheap
beside a replacement for each of the rules."""

_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTE = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        # A parser turns these into spaces unless they are references (XML 1.0, section 3.3.3).
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)


def legal(characters: str) -> str:
    """The same without what XML cannot hold."""
    return _ILLEGAL.sub("", characters)


def text(characters: str) -> str:
    """Characters between tags."""
    if _NOT_PLAIN.search(characters) is None:
        return characters
    return legal(characters).translate(_IN_TEXT)


def attribute(characters: str) -> str:
    """Characters between double quotes."""
    if _NOT_PLAIN.search(characters) is None:
        return characters
    return legal(characters).translate(_IN_ATTRIBUTE)


def document(root: str) -> bytes:
    """A whole part: declaration and root element, UTF-8."""
    return (DECLARATION + root).encode()
