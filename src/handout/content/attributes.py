r"""The text between braces: ``{#id .class key=value key="two words"}``.

As in pandoc, but values may hold any letter and sign (``søyle``, ``40%``), spaces may stand
around ``=``, and the curly quotation marks that word processors put in are quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PART = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s{}#="']+)
      | \.(?P<class>[^\s{}#=."']+)
      | (?P<key>[^\W\d][\w:-]*)\s*=\s*
        (?: "(?P<quoted>[^"{}\n]*)" | [“”«»](?P<curly>[^“”«»{}\n]*)[“”«»] | (?P<bare>[^\s{}"]+) )
    )(?=[\s}])""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Attributes:
    """``pairs`` and ``classes`` as written, in order; repeated ones are repeated."""

    ids: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.ids or self.classes or self.pairs)

    def __or__(self, other: Attributes) -> Attributes:
        return Attributes(
            self.ids + other.ids, self.classes + other.classes, self.pairs + other.pairs
        )

    def written(self) -> Iterator[str]:
        """Each attribute as it would stand in the file."""
        yield from (f"#{name}" for name in self.ids)
        yield from (f".{name}" for name in self.classes)
        yield from (f"{key}={value}" for key, value in self.pairs)


NONE = Attributes()


def parse(text: str, start: int = 0) -> tuple[Attributes, int] | None:
    """The attributes that begin with the ``{`` at ``start``, and the position after their ``}``.

    None when there is no ``{``, or what follows it is not a list of at least one attribute.
    """
    if not text.startswith("{", start):
        return None
    ids: list[str] = []
    classes: list[str] = []
    pairs: list[tuple[str, str]] = []
    position = start + 1
    while part := _PART.match(text, position):
        if name := part["id"]:
            ids.append(name)
        elif name := part["class"]:
            classes.append(name)
        else:
            value = next(v for v in part.group("quoted", "curly", "bare") if v is not None)
            pairs.append((part["key"], value))
        position = part.end()
    while position < len(text) and text[position].isspace():
        position += 1
    if not text.startswith("}", position) or not (ids or classes or pairs):
        return None
    return Attributes(tuple(ids), tuple(classes), tuple(pairs)), position + 1


def located(text: str, start: int = 0) -> Iterator[tuple[str, int, int]]:
    """Key, and where its value begins and ends between its quotation marks, for each pair of the
    attributes that begin with the ``{`` at ``start``."""
    position = start + 1
    while part := _PART.match(text, position):
        if part["key"]:
            name = next(n for n in ("quoted", "curly", "bare") if part[n] is not None)
            yield part["key"], *part.span(name)
        position = part.end()


def parse_bare(text: str) -> Attributes | None:
    """Attributes without braces, as after a fence's name: ``form=par tid=4``; with braces too."""
    text = text.strip()
    if not text:
        return NONE
    parsed = parse(text) if text.startswith("{") else parse("{" + text + "}")
    expected = len(text) if text.startswith("{") else len(text) + 2
    return parsed[0] if parsed and parsed[1] == expected else None


def split_suffix(text: str) -> tuple[str, Attributes] | None:
    """Text that ends in attributes after a space, apart from them; None when it does not."""
    if not text.endswith("}"):
        return None
    start = text.rfind("{")
    if start < 0 or (start > 0 and not text[start - 1].isspace()):
        return None
    parsed = parse(text, start)
    if parsed is None or parsed[1] != len(text):
        return None
    return text[:start].rstrip(), parsed[0]
