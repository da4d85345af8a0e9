"""Comments in the files: ``<!-- sjekk: nb endra «…» til «…» -->`` above what should be looked at.

The parser leaves out comments that have their lines to themselves wherever they stand, so nothing
of them ever comes out. In the front matter they are YAML's: ``# sjekk: …``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile

from handout.pairing.segment import Segment, Writing

WORD = "sjekk:"

_COMMENT = re.compile(
    rf"(?:\A|(?<=[\r\n]))[ \t]*(?:<!--[ \t]*|#[ \t]*)({WORD}[^\r\n]*)(?:\r\n|\r|\n|\Z)"
)


def comments(text: str) -> list[str]:
    """What stands in the comments of a file, from ``sjekk:`` on."""
    return [_inside(found[1]) for found in _COMMENT.finditer(text)]


def is_there(comment: str, found: Iterable[str]) -> bool:
    """Whether a comment still stands; somebody may have added words to it."""
    return any(text.startswith(comment) for text in found)


def is_of_drift(comment: str) -> bool:
    """Whether it tells of a change; the others tell of a draft."""
    return _OF_DRIFT.match(comment) is not None


_OF_DRIFT = re.compile(rf"{WORD} n[bn] endra «")


def without_comments(text: str, unwanted: Collection[str]) -> str:
    """The file without the lines of those comments."""
    return _COMMENT.sub(lambda found: "" if _inside(found[1]) in unwanted else found[0], text)


def with_comments(text: str, wanted: Iterable[tuple[Segment, str]]) -> str:
    """The file with each comment on a line of its own above its segment."""
    end = found[0] if (found := re.search(r"\r\n|\r|\n", text)) else "\n"
    places = sorted(wanted, key=lambda place: (_line_start(text, place[0].start), place[0].start))
    pieces: list[str] = []
    position = 0
    for segment, comment in places:
        start = _line_start(text, segment.start)
        line = text[start : segment.start]
        indent = line[: len(line) - len(line.lstrip(" "))]
        in_yaml = segment.writing in (Writing.YAML, Writing.YAML_FLOW)
        marked = f"# {comment}" if in_yaml else f"<!-- {comment} -->"
        pieces += (text[position:start], indent, marked, end)
        position = start
    return "".join((*pieces, text[position:]))


def _inside(written: str) -> str:
    return written.partition("-->")[0].rstrip()


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


_CONTEXT = 2
_MOST_WORDS = 12


def changed_words(before: str, after: str) -> tuple[str, str]:
    """Where two versions of a text differ, with two words on either side and «…» for the rest."""
    one, other = before.split(), after.split()
    first = sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(one, other, strict=False)))
    left = zip(reversed(one[first:]), reversed(other[first:]), strict=False)
    last = sum(1 for _ in takewhile(lambda two: two[0] == two[1], left))
    start = max(first - _CONTEXT, 0)
    return _part(one, start, len(one) - last), _part(other, start, len(other) - last)


def _part(words: Sequence[str], start: int, end: int) -> str:
    stop = min(end + _CONTEXT, len(words))
    kept = list(words[start:stop])
    if len(kept) > _MOST_WORDS:
        kept = [*kept[: _MOST_WORDS // 2], "…", *kept[-_MOST_WORDS // 2 :]]
    text = " ".join([*(["…"] if start else []), *kept, *(["…"] if stop < len(words) else [])])
    # Two hyphens could end the comment that the words stand in.
    return re.sub(r"--+", "–", text)
