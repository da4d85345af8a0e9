"""A tagged PDF as text, in the order and with the words a screen reader reads it in.

The tag tree alone decides (ISO 32000-1, 14.8.2): what is in no element is not read, whatever it
looks like, and a line of text goes on where the one before ended.
"""

from __future__ import annotations

import re

from tag_tree import Element, TaggedPdf

_HEADINGS = {f"H{level}": "#" * level + " " for level in range(1, 7)}
_BLOCKS = _HEADINGS.keys() | {
    *("P", "LI", "TR", "Figure", "Caption", "Note", "TOCI", "L", "Sect", "Div", "BlockQuote"),
    *("Table", "TOC", "THead", "TBody", "Document"),
}
_AFTER = {"TD": " | ", "TH": " | ", "Lbl": " "}


class ReadAloud:
    """``lines`` are the blocks of the document, one a line: ``#`` before a heading, ``[…]`` round
    what is told of a picture, ``(…)`` round the description of a link whose words say less."""

    def __init__(self, data: bytes) -> None:
        self._tagged = TaggedPdf(data)
        self._lang = str(self._tagged.pdf.Root.Lang)
        self._line = ""
        self.lines: list[str] = []
        self._read(self._tagged.root)
        self._end_line()

    def _read(self, element: Element) -> None:
        if element.type in _BLOCKS:
            self._end_line()
        self._line += _HEADINGS.get(element.type, "")
        lang = str(element.data.get("/Lang", self._lang))
        if lang != self._lang:
            self._line += f"({lang}:) "
        if "/ActualText" in element.data:
            self._line += str(element.data.ActualText)
        elif element.type == "Figure":
            self._line += f"[{element.data.get('/Alt', '')}]"
        else:
            self._read_kids(element)
        self._line += _AFTER.get(element.type, "")
        if element.type in _BLOCKS:
            self._end_line()

    def _read_kids(self, element: Element) -> None:
        begun = len(self._line)
        for kid in element.kids:
            if isinstance(kid, Element):
                self._read(kid)
            else:
                self._line += self._tagged.texts[kid]
        words = self._line[begun:]
        for description in dict.fromkeys(str(link.Contents) for link in element.annotations):
            if description not in words:
                self._line += f" ({description})"

    def _end_line(self) -> None:
        # A soft hyphen is not said: the word goes on (ISO 32000-1, 14.8.2.2.3).
        if line := re.sub(" +", " ", self._line.replace("\N{SOFT HYPHEN}", "")).strip():
            self.lines.append(line)
        self._line = ""
