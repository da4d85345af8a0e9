"""Other texts in the places of segments; every other character of the file stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from handout.pairing.segment import Segment, Writing
from handout.pairing.segments import segments


def with_replacements(
    text: str, replacements: Mapping[int, str], found: Sequence[Segment] | None = None
) -> str:
    """The file with other texts for the segments with those indices.

    ``found`` is what :func:`segments` gave for this very text, when the caller has it. A
    replacement is Markdown as :attr:`Segment.text` is. It may have fewer lines than the segment;
    comments on lines of their own that stood between lines that are no more, come after the
    text. Raises ValueError for one with more lines, or with signs that cannot stand where the
    segment does: quotation marks or braces in an attribute's value.
    """
    found = segments(text) if found is None else found
    pieces: list[str] = []
    position = 0
    for index in sorted(replacements, key=lambda index: found[index].start):
        segment = found[index]
        new = replacements[index]
        if new == segment.text:
            continue
        pieces += (text[position : segment.start], _written(new, segment, text))
        position = segment.end
    return "".join((*pieces, text[position:]))


def _written(new: str, segment: Segment, text: str) -> str:
    match segment.writing:
        case Writing.AS_IS:
            return _on_lines(new.split("\n"), segment, text)
        case Writing.YAML | Writing.YAML_FLOW:
            plain = _PLAIN_IN_FLOW if segment.writing is Writing.YAML_FLOW else _PLAIN
            return _yaml(new, text[segment.start : segment.end], plain)
        case Writing.TITLE:
            return _title(new, text[segment.start - 1])
        case Writing.ATTRIBUTE:
            return _attribute(new, text[segment.start - 1])


_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def _on_lines(lines: Sequence[str], segment: Segment, text: str) -> str:
    """The lines with what stood between the segment's: line ends, ``>``, indentation, comments."""
    spans = segment.spans
    if len(lines) > len(spans):
        raise ValueError(f"{len(lines)} lines for the {len(spans)} of line {segment.line}")
    gaps = [text[one[1] : other[0]] for one, other in pairwise(spans)]
    used, left = gaps[: len(lines) - 1], gaps[len(lines) - 1 :]
    written = "".join(line + gap for line, gap in zip(lines, (*used, ""), strict=True))
    comments = [" ".join(comment.split()) for gap in left for comment in _COMMENT.findall(gap)]
    return " ".join((written, *comments))


_PLAIN = re.compile(r'[^\W_](?:[^#:\n"\\]|:(?=\S))*(?<![\s:])')
_PLAIN_IN_FLOW = re.compile(r'[^\W_][^#:\n"\\,\[\]{}]*(?<!\s)')
"""What can stand without quotation marks in YAML, by rules stricter than YAML's own."""


def _yaml(new: str, written: str, plain: re.Pattern[str]) -> str:
    new = " ".join(new.split())
    if written[0] == "'":
        return "'" + new.replace("'", "''") + "'"
    if written[0] not in '"|>' and plain.fullmatch(new):
        return new
    return '"' + new.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _title(new: str, opening: str) -> str:
    closing = ")" if opening == "(" else opening
    new = " ".join(new.split())
    return re.sub(rf"(?<!\\)([{re.escape(opening + closing)}])", r"\\\1", new)


def _attribute(new: str, before: str) -> str:
    """The value; one that stood without quotation marks gets them when it needs them."""
    if not new or re.search(r'["“”«»{}\n]', new):
        raise ValueError(f"cannot be the value of an attribute: {new!r}")
    if before in '"“”«»' or not re.search(r"\s", new):
        return new
    return f'"{new}"'
