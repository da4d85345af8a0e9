"""Words the document's form of Norwegian does not have: misspelt, or of the other form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

from handout.model import Language
from handout.proofing.dictionaries import word_list
from handout.proofing.findings import Finding, Rule

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ROMAN = re.compile(r"[IVXLC]+")

_LIKENESS = 0.8
_SHORTEST_PART = 4
_SHORTEST_COMPOUND = 7
_SHORT_FIRST = frozenset(
    ("att", "bok", "del", "fag", "hel", "hus", "inn", "lag", "lov", "mat", "med", "mål", "nær")
) | frozenset(("opp", "råd", "rom", "sam", "små", "tid", "års"))
_SHORT_LAST = frozenset(
    ("ark", "bok", "dag", "hus", "lag", "lov", "mat", "mål", "råd", "rom", "tal", "tid", "uke")
) | frozenset(("veg", "vei", "år"))
"""Parts of compounds shorter than others may be: most misspelt words begin or end with some short
word, as «leder|ren»."""

_JOINTS = ("", "s", "e")
"""What stands between the parts of a compound: «arbeid-s-plass», «barn-e-hage»."""

_ENDINGS = frozenset(
    ("ande", "ane", "are", "aren", "arne", "ast", "aste", "dom", "els", "else", "ende", "ene")
) | frozenset(
    ("ens", "ere", "eri", "ers", "est", "este", "heit", "het", "ing", "inga", "leg", "lig", "skap")
)
"""Endings that are words too, or look like them: a word does not become right by ending so."""


class Words(Protocol):
    """A dictionary, as :class:`handout.proofing.dictionaries.Dictionary`."""

    def knows(self, word: str) -> bool: ...

    def suggestions(self, word: str) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Speller:
    """``own`` is the dictionary of the document's form, ``other`` the other's, ``accepted`` the
    words (in lower case) that the project, the workshop or its names have made right."""

    language: Language
    own: Words
    other: Words
    accepted: Container[str] = frozenset()

    def misspelt(self, text: str) -> Iterator[Finding]:
        """Each word of a text that is wrong; a suggestion is never made without being asked."""
        for match in _WORD.finditer(text):
            word = match[0]
            rule = self._wrong(word)
            if rule is not None:
                better = self._suggestion(word, rule)
                yield Finding(match.start(), match.end(), rule, word, better)

    def _wrong(self, word: str) -> Rule | None:
        if self._passes(word):
            return None
        if word.lower() in _leaks(self.language):
            return Rule.LEAK
        if self._right(self.own, word) or self._compound(self.own, word):
            return None
        return Rule.LEAK if self._simply(self.other, word) else Rule.SPELLING

    def _passes(self, word: str) -> bool:
        """Abbreviations, single letters, names with a capital inside, and what was accepted."""
        folded = word.lower()
        if len(word) == 1 or word.isupper() or _ROMAN.fullmatch(word):
            return True
        if any(character.isupper() for part in re.split("[-’']", word) for character in part[1:]):
            return True
        if folded in self.accepted:
            return True
        return folded.removesuffix("s") in self.accepted

    def _right(self, words: Words, word: str) -> bool:
        if self._simply(words, word):
            return True
        if "-" in word:
            parts = word.split("-")
            return all(len(part) <= 1 or self._part(words, part) for part in parts)
        return False

    def _part(self, words: Words, part: str) -> bool:
        return (
            part.isupper()
            or part.lower() in self.accepted
            or self._simply(words, part)
            or self._compound(words, part)
        )

    @staticmethod
    def _simply(words: Words, word: str) -> bool:
        """As it is written, or with the first letter small, or without an accent of stress."""
        tries = {word, word[:1].lower() + word[1:]}
        tries |= {_unstressed(each) for each in tries}
        return any(words.knows(each) for each in tries)

    def _compound(self, words: Words, word: str) -> bool:
        """Whether a word is two right ones written together, as Norwegian lets anybody do."""
        word = word.lower()
        if len(word) < _SHORTEST_COMPOUND:
            return False
        for cut in range(2, len(word) - 1):
            last = word[cut:]
            long_enough = len(last) >= _SHORTEST_PART or last in _SHORT_LAST
            if not long_enough or last in _ENDINGS:
                continue
            if not (words.knows(last) or last in self.accepted):
                continue
            if any(self._first(words, word[:cut], joint) for joint in _JOINTS):
                return True
        return False

    def _first(self, words: Words, first: str, joint: str) -> bool:
        if not first.endswith(joint):
            return False
        stem = first[: len(first) - len(joint)] if joint else first
        if len(stem) < _SHORTEST_PART and stem not in _SHORT_FIRST:
            return False
        return words.knows(stem) or stem in self.accepted

    def _suggestion(self, word: str, rule: Rule) -> str:
        if rule is Rule.LEAK and (known := _equivalent(word, self.language)):
            return known
        likely = (new for new in self.own.suggestions(word) if _like(new, word))
        return next(likely, "")


def _like(suggested: str, word: str) -> bool:
    """Hunspell always finds something; what is far from the word helps nobody."""
    if ("-" in suggested) > ("-" in word) or " " in suggested:
        return False
    return SequenceMatcher(None, suggested.lower(), word.lower()).ratio() >= _LIKENESS


def _unstressed(word: str) -> str:
    """«éin» is «ein» said with weight; å keeps its ring, ø its stroke."""
    bare = {"é": "e", "è": "e", "ê": "e", "ó": "o", "ò": "o", "ô": "o", "à": "a"}
    composed = unicodedata.normalize("NFC", word)
    return "".join(bare.get(character, character) for character in composed)


def _leaks(language: Language) -> frozenset[str]:
    return frozenset(_pairs(language))


def _equivalent(word: str, language: Language) -> str:
    new = _pairs(language).get(word.lower(), "")
    return new[:1].upper() + new[1:] if word[:1].isupper() else new


def _pairs(language: Language) -> dict[str, str]:
    """Word of the other form → ours, from ``leaks_nn.txt`` or ``leaks_nb.txt``."""
    rows = (line.partition("=") for line in word_list(f"leaks_{language}.txt"))
    return {foreign.strip(): ours.strip() for foreign, _, ours in rows}
