"""What a person has confirmed, and the file of it in the workshop's folder.

It holds every pair of texts that say the same, so it is the translation memory as well. handout
alone writes it, sorted by text and not by place: what is moved about in a workshop changes nothing
in it, and what two people confirm at a time seldom meets in one place.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from handout.model import LANGUAGES, Language

FORMAT = 1


class State(StrEnum):
    """How far a pair can be trusted. A draft is a machine's, in that language, and unread."""

    REVIEWED = "reviewed"
    DRAFT_NN = "draft nn"
    DRAFT_NB = "draft nb"


class Pair(NamedTuple):
    """Texts as in :attr:`Segment.normal`."""

    nn: str
    nb: str


class Question(NamedTuple):
    """A comment that was put into a file: to take it away is to confirm that pair. ``comment`` is
    what stands between the comment's marks; ``language`` says in whose file."""

    language: Language
    comment: str
    pair: Pair


@dataclass(frozen=True)
class Memory:
    """What is known about a workshop's pairs, and what has been asked about them."""

    pairs: Mapping[Pair, State] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pairs or self.questions)

    def with_pairs(self, pairs: Iterable[Pair], state: State = State.REVIEWED) -> Memory:
        return Memory({**self.pairs, **dict.fromkeys(pairs, state)}, self.questions)


def read_memory(data: bytes) -> Memory:
    """Raises ValueError for what :func:`written_memory` cannot have written."""
    try:
        return _read(json.loads(data.decode("utf-8-sig")))
    except (AttributeError, KeyError, TypeError, RecursionError) as wrong:
        raise ValueError(str(wrong)) from wrong


def _read(content: Any) -> Memory:
    if content["format"] != FORMAT:
        raise ValueError("a format of another time")
    pairs = {
        Pair(_text(row["nn"]), _text(row["nb"])): State(row.get("state", State.REVIEWED))
        for row in content["pairs"]
    }
    questions = [
        Question(
            LANGUAGES[LANGUAGES.index(row["in"])],
            _text(row["comment"]),
            Pair(_text(row["nn"]), _text(row["nb"])),
        )
        for row in content.get("asked", ())
    ]
    return Memory(pairs, tuple(questions))


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise TypeError("not a text")


def written_memory(memory: Memory) -> str:
    """The file's text: the same for the same memory."""
    pairs: list[dict[str, str]] = []
    for pair in sorted(memory.pairs, key=lambda pair: (pair.nn.casefold(), *pair)):
        state = memory.pairs[pair]
        pairs.append(pair._asdict())
        if state is not State.REVIEWED:
            pairs[-1]["state"] = state.value
    asked = [
        {"in": question.language, "comment": question.comment, **question.pair._asdict()}
        for question in sorted(memory.questions)
    ]
    content: dict[str, object] = {"format": FORMAT, "pairs": pairs}
    if asked:
        content["asked"] = asked
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
