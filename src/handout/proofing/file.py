"""Read the proof of one file: its segments through all rules, and what may be mended by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from handout.model import Language
from handout.pairing.replacing import with_replacements
from handout.pairing.segment import Kind, Role, Segment
from handout.pairing.segments import segments
from handout.proofing.figures import figures
from handout.proofing.findings import Finding, Rule
from handout.proofing.lists import uneven_ends
from handout.proofing.prose import MARK, OBJECT
from handout.proofing.repetition import repeated
from handout.proofing.silences import Misunderstood, Silence, silences
from handout.proofing.spelling import Speller
from handout.proofing.typography import signs

_CONTEXT = 1
"""Words shown on either side of what says nothing by itself: a sign, «kl.»."""
_SAYS_LITTLE = 3


@dataclass(frozen=True, slots=True)
class Proof:
    """What is found in a file: ``line`` is 1-based, ``shown`` and ``better`` the words as they are
    and as they should be ('' where nobody can know), ``safe`` whether it can be mended without
    asking."""

    line: int
    rule: Rule
    shown: str
    better: str = ""
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """``proofs`` in the order of the file; ``misunderstood`` are comments that silence nothing."""

    proofs: tuple[Proof, ...]
    misunderstood: tuple[Misunderstood, ...] = ()


def proofread(text: str, language: Language, speller: Speller | None) -> Reading:
    """What a careful reader would mark in a file. ``speller`` is None without dictionaries."""
    asked = list(silences(text))
    silent = [each for each in asked if isinstance(each, Silence)]
    found = segments(text)
    proofs = [
        _proof(segment, prose_of(segment), finding)
        for segment in found
        for finding in _findings(segment, language, speller)
        if not any(each.covers(_line(segment, finding), finding) for each in silent)
    ]
    proofs += [
        Proof(segment.line, Rule.LIST, _ending(segment))
        for segment in uneven_ends(found)
        if not any(s.covers(segment.line, Finding(0, 0, Rule.LIST, "")) for s in silent)
    ]
    wrong = tuple(each for each in asked if isinstance(each, Misunderstood))
    return Reading(tuple(sorted(proofs, key=lambda proof: proof.line)), wrong)


def mended(text: str, language: Language) -> tuple[str, int]:
    """The file with all that is safe to mend, and how many places that was. Nothing but those
    places is changed."""
    silent = [each for each in silences(text) if isinstance(each, Silence)]
    found = segments(text)
    replacements: dict[int, str] = {}
    places = 0
    for index, segment in enumerate(found):
        safe = [
            finding
            for finding in _findings(segment, language, None)
            if finding.safe
            and not any(each.covers(_line(segment, finding), finding) for each in silent)
        ]
        new = segment.text
        end = len(new)
        for finding in sorted(safe, reverse=True):
            # Two that overlap: the later one first, the other the next time.
            if finding.end <= end:
                new = new[: finding.start] + finding.better + new[finding.end :]
                end = finding.start
                places += 1
        if new != segment.text:
            replacements[index] = new
    return with_replacements(text, replacements, found), places


def prose_of(segment: Segment) -> str:
    """As long as the segment's text; what is no language has given way to signs for it."""
    return "".join(_prose(piece.text, piece.role) for piece in segment.pieces)


def _prose(text: str, role: Role) -> str:
    if role is Role.WORDS:
        return text
    sign = OBJECT if role is Role.KEPT else MARK
    return "".join("\n" if character == "\n" else sign for character in text)


def _findings(segment: Segment, language: Language, speller: Speller | None) -> Iterable[Finding]:
    if segment.lang and segment.lang.partition("-")[0] != language:
        return ()
    words = prose_of(segment)
    found = chain(signs(words), figures(words, language), repeated(words))
    is_name = segment.kind is Kind.META and segment.path[-1:] in _NAMES
    if speller and not is_name:
        return chain(found, speller.misspelt(words))
    return found


_NAMES = frozenset((name,) for name in ("person", "place", "program", "gathering"))
"""Front matter that is somebody's or something's name; the same words are right everywhere."""


def _proof(segment: Segment, words: str, finding: Finding) -> Proof:
    start, end = finding.start, finding.end
    if len(finding.found) <= _SAYS_LITTLE or not any(map(str.isalpha, finding.found)):
        start, end = _widened(words, start, end)
    before, after = segment.text[start : finding.start], segment.text[finding.end : end]
    shown = f"{before}{finding.found}{after}"
    better = f"{before}{finding.better}{after}" if finding.better or finding.safe else ""
    return Proof(
        _line(segment, finding),
        finding.rule,
        _on_one_line(shown),
        _on_one_line(better),
        finding.safe,
    )


def _widened(words: str, start: int, end: int) -> tuple[int, int]:
    """With the word before and the word after."""
    for _ in range(_CONTEXT):
        start = len(words[:start].rstrip().rpartition(" ")[0])
        start += len(words[start:]) - len(words[start:].lstrip())
        rest = words[end:]
        gap = len(rest) - len(rest.lstrip())
        end += gap + len(rest.lstrip().partition(" ")[0].partition("\n")[0])
    return start, end


def _on_one_line(text: str) -> str:
    return " ".join(text.replace(MARK, "").split())


def _line(segment: Segment, finding: Finding) -> int:
    return segment.line + segment.text.count("\n", 0, finding.start)


def _ending(segment: Segment) -> str:
    words = segment.text.split()
    return " ".join(words[-3:])


def accepted_words(
    names: Sequence[str], own: Sequence[str], project: Iterator[str]
) -> frozenset[str]:
    """Words that are right whatever the dictionaries say, in lower case: parts of ``names`` and
    everything in the lists of the workshop and of the project."""
    parts = (part for name in names for part in name.replace("–", " ").split())
    words = chain(parts, own, project)
    return frozenset(word.strip(".,:;()«»!?").lower() for word in words)
