"""Where an editor has said that something is right, and why.

``<!-- godta staving: sitat frå 1950 -->`` on a line of its own lets a rule be for the block after
it, ``<!-- godta «humorolog»: tittelen hans -->`` a word, and with ``overalt`` («godta overalt
staving: …») for all of the file. Several go with commas between. The reason after the colon is for
whoever reads the file next, and is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handout.proofing.findings import Finding, Rule

_COMMENT = re.compile(r"<!--\s*(?:godta|accept)\b(?P<said>.*?)-->", re.DOTALL | re.IGNORECASE)
_EVERYWHERE = re.compile(r"^\s*(?:overalt|everywhere)\b", re.IGNORECASE)
_QUOTED = re.compile(r"^[«“\"'‘](?P<words>.+)[»”\"'’]$")
_RULES = {rule.value: rule for rule in Rule}


@dataclass(frozen=True, slots=True)
class Silence:
    """From line ``first`` to ``last``, None for the end of the file. It holds for a ``rule``, or
    for the ``words`` (in lower case). ``line`` is the comment's."""

    line: int
    first: int
    last: int | None
    rule: Rule | None = None
    words: str = ""

    def covers(self, line: int, found: Finding) -> bool:
        if line < self.first or (self.last is not None and line > self.last):
            return False
        return found.rule is self.rule or (
            bool(self.words) and found.found.strip().lower() == self.words
        )


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """A comment that silences nothing: ``what`` is no rule and no word in quotation marks, or is
    '' where the reason lacks."""

    line: int
    what: str = ""


def silences(text: str) -> Iterator[Silence | Misunderstood]:
    """Every silence that a file asks for."""
    lines = text.split("\n")
    for comment in _COMMENT.finditer(text):
        line = text.count("\n", 0, comment.start()) + 1
        said = _EVERYWHERE.sub("", comment["said"])
        everywhere = said != comment["said"]
        what, colon, reason = _reason_apart(said)
        if not colon or not reason.strip():
            yield Misunderstood(line)
            continue
        first = text.count("\n", 0, comment.end()) + 1
        first = 1 if everywhere else first
        last = None if everywhere else _end_of_block(lines, first)
        for each in (part.strip() for part in what.split(",")):
            quoted = _QUOTED.match(each)
            if each.lower() in _RULES:
                yield Silence(line, first, last, rule=_RULES[each.lower()])
            elif quoted:
                yield Silence(line, first, last, words=quoted["words"].strip().lower())
            else:
                yield Misunderstood(line, each)


def _reason_apart(said: str) -> tuple[str, str, str]:
    """What is let be, and the reason: the colon may not be one inside quotation marks."""
    found = re.match(r"(?P<what>(?:[«“\"].*?[»”\"]|[^:«“\"])*):(?P<reason>.*)", said, re.DOTALL)
    return (found["what"], ":", found["reason"]) if found else (said, "", "")


def _end_of_block(lines: list[str], first: int) -> int:
    """The last line of the block that follows line ``first``: up to a line with nothing on it."""
    number = first + 1
    while number <= len(lines) and not lines[number - 1].strip():
        number += 1
    while number < len(lines) and lines[number].strip():
        number += 1
    return number
