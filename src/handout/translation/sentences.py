"""Every text that is to be drafted, asked for once, all together, and put right by the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from handout.model import Language
from handout.translation.rules import Rules
from handout.translation.translator import Translated, Translator, is_place, place


class Sentence(NamedTuple):
    """A plain text drafted. ``remarks`` are those of the rules that struck; ``answered`` is False
    when the translator gave no answer and the text stands as it was."""

    text: str
    unknown: tuple[str, ...] = ()
    unformed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    answered: bool = True


class Sentences:
    """Drafts by their source: what stands in two places is the same in both."""

    def __init__(self, translator: Translator, rules: Rules, target: Language) -> None:
        self.rules = rules
        self.target = target
        self._translator = translator
        self._drafts: dict[str, Sentence] = {}
        names = sorted(rules.names, key=len, reverse=True)
        self._names = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
        self._has_names = bool(names)

    def add(self, texts: Iterable[str]) -> None:
        """Draft those not drafted yet, in one round trip."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._drafts]
        asked = [self._without_names(text) for text in fresh]
        answers = self._translator.translate([text for text, _ in asked])
        for source, (_, names), answer in zip(fresh, asked, answers, strict=True):
            self._drafts[source] = self._finished(source, names, answer)

    def text(self, source: str) -> str:
        return self._drafts[source].text

    def of(self, source: str) -> Sentence:
        return self._drafts[source]

    def _without_names(self, text: str) -> tuple[str, list[str]]:
        """The text with a place for each name in it, beyond the places it has."""
        names: list[str] = []
        if not self._has_names:
            return text, names
        first = sum(map(is_place, text))

        def taken(found: re.Match[str]) -> str:
            names.append(found[0])
            return place(first + len(names) - 1)

        return self._names.sub(taken, text), names

    def _finished(self, source: str, names: list[str], answer: Translated | None) -> Sentence:
        first = sum(map(is_place, source))
        if answer is None:
            return Sentence(source, answered=False)
        text = answer.text
        for number, name in enumerate(names):
            if place(first + number) not in text:
                return Sentence(source, answered=False)
            text = text.replace(place(first + number), name, 1)
        text, remarks = self.rules.applied(source, _lines_of(text, source))
        return Sentence(text, answer.unknown, answer.unformed, remarks)


def _lines_of(text: str, source: str) -> str:
    """The draft on as many lines as its source, or all on one."""
    return text if text.count("\n") == source.count("\n") else " ".join(text.split())
