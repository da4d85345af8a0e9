"""Translators whose answers are known."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence

import pytest

from handout.translation.apertium import pipeline
from handout.translation.translator import Translated

needs_apertium = pytest.mark.skipif(
    os.environ.get("CI") != "true" and pipeline("nn") is None,
    reason="Apertium (apertium-nno-nob) is not installed",
)
"""In CI it must be there, and a test that finds it missing fails."""


class Fake:
    """Answers by a function, and remembers what it was asked."""

    def __init__(self, answer: Callable[[str], str | None]) -> None:
        self._answer = answer
        self.asked: list[list[str]] = []

    def translate(self, texts: Sequence[str]) -> list[Translated | None]:
        self.asked.append(list(texts))
        answers = map(self._answer, texts)
        return [None if answer is None else Translated(answer) for answer in answers]


def by_word(words: dict[str, str]) -> Fake:
    """Word for word; those not given stay."""
    return Fake(lambda text: re.sub(r"\w+", lambda found: words.get(found[0], found[0]), text))


IDENTITY: Callable[[str], str] = str
