"""What a person should look at in a draft, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from handout.translation.sentences import Sentences


class Doubt(NamedTuple):
    """``code`` is the key of a label; ``what`` its words, or a rule's own remark."""

    code: str
    what: str = ""


def doubts(source: str, sentences: Sentences) -> Iterator[Doubt]:
    """What is uncertain about the draft of one plain text."""
    sentence = sentences.of(source)
    if not sentence.answered:
        yield Doubt("draft-unanswered")
        return
    rules = sentences.rules
    unknown = [
        word
        for word in sentence.unknown
        if _still_there(word, sentence.text)
        and word.casefold() not in rules.known
        and not _is_name(word, sentence.text)
    ]
    if unknown:
        yield Doubt("draft-unknown", _listed(unknown))
    unformed = [word for word in sentence.unformed if _still_there(word, sentence.text)]
    if unformed:
        yield Doubt("draft-unformed", _listed(unformed))
    foreign = [word for word in _WORD.findall(sentence.text) if word.casefold() in rules.foreign]
    if foreign:
        yield Doubt("draft-foreign", _listed(foreign))
    if sorted(_NUMBER.findall(source)) != sorted(_NUMBER.findall(sentence.text)):
        yield Doubt("draft-numbers")
    yield from (Doubt("draft-remark", remark) for remark in sentence.remarks)


_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def _listed(words: list[str]) -> str:
    return ", ".join(f"«{word}»" for word in dict.fromkeys(words))


def _still_there(word: str, text: str) -> bool:
    """A rule may have put something else in its place."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _is_name(word: str, text: str) -> bool:
    """A capital within a sentence: names are the same in both forms."""
    at = text.find(word)
    before = text[:at].rstrip(" «(–")
    return word[:1].isupper() and bool(before) and before[-1] not in ".!?:\n"
