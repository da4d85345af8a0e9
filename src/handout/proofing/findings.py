"""What a rule has found, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """The value is the name by which an editor silences the rule, spelt alike in both languages."""

    SPELLING = "staving"
    LEAK = "målform"
    REPEATED = "dobling"
    QUOTES = "hermeteikn"
    DASH = "strek"
    SPACE = "mellomrom"
    SIGNS = "teikn"
    NUMBER = "tal"
    DATE = "dato"
    CLOCK = "klokkeslett"
    CAPITAL = "storbokstav"
    LIST = "liste"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """``start`` and ``end`` are offsets into the text that was looked at, and ``found`` is what
    stands there. ``better`` is what to write instead, '' when nobody can know. ``safe`` says that
    it may be written without asking: the meaning cannot change."""

    start: int
    end: int
    rule: Rule
    found: str
    better: str = ""
    safe: bool = False
