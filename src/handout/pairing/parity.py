"""Whether the two files of a workshop say the same, as far as that shows without reading them.

Parts, slides and blocks are laid beside each other by what they are and what they say, so that a
slide that one file lacks is one problem and not one for everything after it.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from handout.content.source import shortened
from handout.content.vocabulary import Group, spelling
from handout.content.words import WORDS
from handout.model import Document, Language
from handout.pairing.alignment import Pairs, align
from handout.pairing.likeness import likeness
from handout.pairing.skeleton import Node, skeleton
from handout.problems import Problem, warning


def parity_problems(one: Document, other: Document) -> list[Problem]:
    """All that is in one of the documents and not in the other, or not the same in both."""
    return _Comparison(one, other).problems()


class _Extra(NamedTuple):
    """A node that one file has alone; in the other it belongs after that line."""

    node: Node
    after: int


class _Comparison:
    def __init__(self, one: Document, other: Document) -> None:
        self.one, self.other = one, other
        self.found: list[Problem] = []
        self.extra: tuple[list[_Extra], list[_Extra]] = ([], [])

    def problems(self) -> list[Problem]:
        self._compare(skeleton(self.one), skeleton(self.other))
        self._tell_extra()
        return sorted(set(self.found))

    def _compare(self, one: Node, other: Node) -> None:
        if one.kind != other.kind:
            self._differ("parity-kind", one.line, other.line)
            return
        if one.facts.get("columns") != other.facts.get("columns"):
            # Their cells and how they are set have nothing to do with each other.
            self._tell_fact("columns", one, other)
            return
        for name in sorted({*one.facts, *other.facts}):
            if one.facts.get(name) != other.facts.get(name):
                self._tell_fact(name, one, other)
        before = (one.line, other.line)
        for i, j in _beside(one, other):
            if i is not None and j is not None:
                left, right = one.children[i], other.children[j]
                self._compare(left, right)
                before = (left.last_line, right.last_line)
            elif i is not None:
                self.extra[0].append(_Extra(one.children[i], before[1]))
            elif j is not None:
                self.extra[1].append(_Extra(other.children[j], before[0]))

    # --- what one file has alone --------------------------------------------

    def _tell_extra(self) -> None:
        """What is in both files, but in different places, is one thing to tell."""
        left, right = list(self.extra[0]), list(self.extra[1])
        for extra in self.extra[0]:
            twin = max(right, key=lambda other: _moved(extra.node, other.node), default=None)
            if twin and _moved(extra.node, twin.node) > _MOVED:
                left.remove(extra)
                right.remove(twin)
                self._differ(
                    "parity-moved",
                    extra.node.line,
                    twin.node.line,
                    text=shortened(extra.node.words),
                    after=extra.after,
                )
        for extra in left:
            self._tell_missing(extra, self.one, self.other)
        for extra in right:
            self._tell_missing(extra, self.other, self.one)

    def _tell_missing(self, extra: _Extra, here: Document, there: Document) -> None:
        kind, _, name = extra.node.kind.partition(" ")
        code, values = "parity-block", {"text": shortened(extra.node.words)}
        if kind == "key":
            code, values = (
                "parity-key",
                {"name": _spelling(Group.FRONT_MATTER, name, here.language)},
            )
        elif kind in ("part", "slide"):
            code, values = f"parity-{kind}", {"text": shortened(extra.node.text)}
        elif not values["text"]:
            code, values = "parity-wordless", {}
        self._tell(code, here, extra.node.line, there, extra.after, **values)

    # --- what is not the same -----------------------------------------------

    def _tell_fact(self, name: str, one: Node, other: Node) -> None:
        here, there = one.facts.get(name, ""), other.facts.get(name, "")
        if name[0] in "=.#":
            self._tell_attribute(name, one, other)
        elif name == "value":
            key = _key(one.kind.partition(" ")[2], self.one.language)
            self._differ("parity-value", one.line, other.line, name=key, here=here, there=there)
        elif name in _COUNTED:
            values = {"here": here or "0", "there": there or "0"}
            self._differ(f"parity-{name}", one.line, other.line, **values)
        else:
            here, there = _difference(here, there) if name in _LISTS else (here, there)
            values = {"here": here or NONE, "there": there or NONE}
            self._differ(f"parity-{name}", one.line, other.line, **values)

    def _tell_attribute(self, name: str, one: Node, other: Node) -> None:
        here, there = one.facts.get(name, ""), other.facts.get(name, "")
        if here and there:
            shown = _spelling(Group.ATTRIBUTE, name[1:], self.one.language)
            values = {"name": shown, "here": here, "there": there}
            self._differ("parity-attribute", one.line, other.line, **values)
            return
        # It is told where it is missing.
        lacks, has = (self.other, self.one) if here else (self.one, self.other)
        line, there_line = (other.line, one.line) if here else (one.line, other.line)
        word = _spelling(_GROUPS[name[0]], name[1:], lacks.language) if name[1:] else ""
        shown = {"=": f"{word}=", ".": f".{word}", "#": "{#…}"}[name[0]]
        self._tell("parity-attribute-one", lacks, line, has, there_line, name=shown)

    def _differ(self, code: str, line: int, at: int, **values: object) -> None:
        """A problem of the first file that names the line in the second."""
        self._tell(code, self.one, line, self.other, at, **values)

    def _tell(
        self, code: str, mine: Document, line: int, others: Document, at: int, **values: object
    ) -> None:
        other = others.file.rpartition("/")[2]
        self.found.append(warning(code, mine.file, line, other=other, at=at, **values))


NONE = "–"

_COUNTED = frozenset(("bold", "italic", "struck", "code-words", "footnotes", "breaks"))
_LISTS = frozenset(("numbers", "links"))
_GROUPS = {"=": Group.ATTRIBUTE, ".": Group.CLASS}

_MOVED = 0.5


def _score(one: Node, other: Node) -> float:
    alike = likeness(one.profile, other.profile)
    if one.kind == other.kind:
        return 1 + alike
    # The same words set up in two ways; a key of the front matter is never another key.
    both_text = "key" not in (one.kind[:3], other.kind[:3])
    return _OTHER_KIND * alike if both_text and alike > _MOVED else 0.0


_OTHER_KIND = 0.5


def _beside(one: Node, other: Node) -> Pairs:
    """Which children answer to each other. The cells of a row do by their columns, and there is
    nothing to choose when each side has one."""
    lengths = len(one.children), len(other.children)
    alone = lengths == (1, 1) and one.children[0].kind == other.children[0].kind
    if alone or (one.kind == "row" and lengths[0] == lengths[1]):
        return [(number, number) for number in range(lengths[0])]
    return align(one.children, other.children, _score)


def _moved(one: Node, other: Node) -> float:
    """How sure it is that two nodes in different places are the same one."""
    return likeness(one.profile, other.profile) if one.kind == other.kind and one.words else 0.0


def _difference(here: str, there: str) -> tuple[str, str]:
    """What one list has that the other has not, and the other way."""
    one, other = Counter(here.split(" ")), Counter(there.split(" "))
    return _shown(one - other), _shown(other - one)


def _shown(some: Counter[str]) -> str:
    return ", ".join(filter(None, some.elements()))


def _key(key: str, language: Language) -> str:
    return _spelling(Group.FRONT_MATTER, key, language)


def _spelling(group: Group, key: str, language: Language) -> str:
    word = next((word for word in WORDS if word.group is group and word.key == key), None)
    return spelling(word, language) if word else key
