"""What the readers of one file share: its problems, its line numbers, what it defines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from handout.content.attributes import Attributes
from handout.content.media import Media
from handout.content.tree import Node
from handout.content.vocabulary import Group, Place, suggest
from handout.model import Block, Footnote, Language
from handout.problems import Problem, error, warning

FenceReader: TypeAlias = "Callable[[Node, Attributes, Place, Context], list[Block]]"


@dataclass(slots=True)
class Context:
    """``numbers`` maps the parser's line index to the file's line; ``ids`` and ``labels`` are the
    anchors and footnotes the file defines; ``read_fence`` reads a ``:::`` block (the reader of
    blocks and the reader of fences need each other)."""

    file: str
    language: Language
    numbers: Sequence[int]
    ids: frozenset[str]
    labels: frozenset[str]
    media: Media | None
    read_fence: FenceReader
    problems: list[Problem] = field(default_factory=list)
    footnotes: dict[str, Footnote] = field(default_factory=dict)
    used_labels: set[str] = field(default_factory=set)
    used_references: set[str] = field(default_factory=set)

    def error(self, code: str, line: int, **values: object) -> None:
        self.problems.append(error(code, self.file, line, **values))

    def warning(self, code: str, line: int, **values: object) -> None:
        self.problems.append(warning(code, self.file, line, **values))

    def unknown(self, code: str, line: int, group: Group, name: str, known: str) -> None:
        """Report a word nobody knows, with what was meant or else with all there is."""
        if meant := suggest(group, name, self.language):
            self.error(f"{code}-meant", line, name=name, meant=meant)
        else:
            self.error(code, line, name=name, known=known)

    def line(self, node: Node) -> int:
        """The line in the file where a block begins."""
        return self.number(node.token.map[0]) if node.token.map else 0

    def number(self, index: int) -> int:
        """The line in the file of the parser's 0-based line."""
        return self.numbers[min(index, len(self.numbers) - 1)] if self.numbers else 0
