"""What is written into a draft beside the text itself: that it is one, and what to look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from handout.content.vocabulary import Group, find, spelling
from handout.language.labels import label
from handout.model import Language
from handout.pairing.questions import WORD
from handout.pairing.segment import Kind, Segment
from handout.translation.doubts import Doubt

if TYPE_CHECKING:
    import yaml


def with_comments(
    text: str, found: Sequence[Segment], doubts: Mapping[int, Iterable[Doubt]], target: Language
) -> str:
    """A line ``<!-- sjekk: … -->`` above each block that somebody should look at.

    ``found`` are the segments of this very text. Such a line may stand between any two others, also
    in a list or a table; what concerns the front matter comes right after it.
    """
    above = {_line(found[index]): said for index, said in comments(found, doubts, target).items()}
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text)
    end = re.search(r"\r?\n|\r|$", text)[0] or "\n"  # type: ignore[index]  # It matches nothing, too.
    for line in sorted(above, reverse=True):
        at = line - 1 if line else _after_front_matter(lines)
        indent = re.match(" *", lines[at])[0] if at < len(lines) else ""  # type: ignore[index]  # It matches nothing, too.
        lines.insert(at, f"{indent}<!-- {above[line]} -->{end}")
    return "".join(lines)


def comments(
    found: Sequence[Segment], doubts: Mapping[int, Iterable[Doubt]], target: Language
) -> dict[int, str]:
    """What the comment about each of those segments says. Those of one line share it, and so do
    all of the front matter."""
    said: dict[int, list[str]] = {}
    for index in sorted(doubts, key=lambda index: found[index].start):
        reasons = said.setdefault(_line(found[index]), [])
        reasons += [
            words for doubt in doubts[index] if (words := _said(doubt, target)) not in reasons
        ]
    return {i: f"{WORD} {'; '.join(said[_line(found[i])])}" for i in doubts}


def _line(segment: Segment) -> int:
    """Where its comment goes: above its line, or, 0, after the front matter."""
    return 0 if segment.kind is Kind.META else segment.line


def _said(doubt: Doubt, target: Language) -> str:
    words = label(target, doubt.code.replace("-", "_"), what=doubt.what)
    # Two hyphens in a row would end the comment in the eyes of some editors.
    return re.sub("-{2,}", "–", " ".join(words.split()))


def _after_front_matter(lines: Sequence[str]) -> int:
    first = next((i for i, line in enumerate(lines) if line.strip("\ufeff \t\r\n")), 0)
    for index in range(first + 1, len(lines)):
        if lines[index].rstrip() in ("---", "..."):
            return index + 1
    return 0


def as_draft(text: str, target: Language) -> str:
    """The front matter with ``språk:`` of the draft and ``utkast: ja``, its keys spelt as the
    language spells them. Everything else of it stays, comments too."""
    import yaml

    opening = re.match(r"\ufeff?(?:[ \t]*\r?\n)*---[ \t]*(?P<end>\r?\n)", text)
    if opening is None:
        return f"---\nspråk: {target}\nutkast: ja\n---\n\n{text}"
    end = opening["end"]
    closing = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE).search(text, opening.end())
    if closing is None:
        return text
    front = text[opening.end() : closing.start()]
    try:
        root = yaml.compose(front, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return text
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    edits, given = _edits(pairs, target)
    for start, stop, new in sorted(edits, reverse=True):
        front = front[:start] + new + front[stop:]
    if front and not front.endswith("\n"):
        front += end
    front += "".join(
        f"{key}: {value}{end}"
        for name, key, value in (("language", "språk", target), ("draft", "utkast", "ja"))
        if name not in given
    )
    return text[: opening.end()] + front + text[closing.start() :]


def _edits(
    pairs: Sequence[tuple[yaml.Node, yaml.Node]], target: Language
) -> tuple[list[tuple[int, int, str]], set[str]]:
    """What to write where in the front matter, and the keys that are in it."""
    edits: list[tuple[int, int, str]] = []
    given: set[str] = set()
    for key, value in pairs:
        word = find(Group.FRONT_MATTER, str(key.value))
        if word is None:
            continue
        given.add(word.key)
        if word.nn != word.nb and str(key.value) in (word.nn, word.nb):
            edits.append((key.start_mark.index, key.end_mark.index, spelling(word, target)))
        new = {"language": target, "draft": "ja"}.get(word.key)
        if new and not value.value:
            edits.append((key.end_mark.index + 1, key.end_mark.index + 1, f" {new}"))
        elif new:
            edits.append((value.start_mark.index, value.end_mark.index, new))
    return edits, given
