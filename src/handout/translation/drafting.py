"""A file in one written form → a draft of it in the other, and what a person should look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from handout.model import Language
from handout.pairing.replacing import with_replacements
from handout.pairing.segment import Kind, Role, Segment
from handout.pairing.segments import segments
from handout.translation import anchoring
from handout.translation.doubts import Doubt, doubts
from handout.translation.rules import Rules
from handout.translation.sentences import Sentences
from handout.translation.translator import Translator, has_places

NAMES = frozenset(("program", "place", "person"))
"""Texts of the front matter that are names, and so the same in both languages."""

Memory = Callable[[Segment], str | None]
"""What a person has already written for a segment, as Markdown; None when nobody has."""


class Drafted(NamedTuple):
    """``text`` is the whole file with the segments drafted; ``segments`` are those of the text
    drafted from, ``doubts`` what is uncertain about the draft of each, by its index."""

    text: str
    segments: Sequence[Segment]
    doubts: Mapping[int, tuple[Doubt, ...]]
    remembered: int


def draft(
    text: str,
    target: Language,
    translator: Translator,
    rules: Rules,
    memory: Memory | None = None,
    only: Callable[[Segment], bool] = lambda _segment: True,
) -> Drafted:
    """Every segment, or those asked for, in the other language; nothing else is touched.

    The draft has the skeleton of the text: where a draft would be read as other mark-up, the
    words between the marks are drafted alone, and in the last resort stay as they are.
    """
    found = segments(text)
    wanted = [i for i, segment in enumerate(found) if _is_translated(segment) and only(segment)]
    remembered = {
        index: written for index in wanted if memory and (written := memory(found[index]))
    }
    sentences = Sentences(translator, rules, target)
    sentences.add(anchoring.plain(found[i].pieces) for i in wanted if i not in remembered)
    anchored: dict[int, str] = {}
    for index in wanted:
        if index not in remembered:
            pieces = found[index].pieces
            written = anchoring.anchored(pieces, sentences.text(anchoring.plain(pieces)))
            if written is not None:
                anchored[index] = written
    skeleton = _Skeleton(text, found)
    accepted = skeleton.accepted({**anchored, **remembered})
    unplaced = [index for index in wanted if index not in accepted]
    sentences.add(t for index in unplaced for t in anchoring.words_alone(found[index].pieces))
    alone = {i: anchoring.piecewise(found[i].pieces, sentences.text) for i in unplaced}
    accepted = skeleton.accepted(alone, accepted)
    return Drafted(
        with_replacements(text, accepted, found),
        found,
        _doubts(found, wanted, accepted, remembered, sentences, unplaced),
        sum(accepted.get(index) == written for index, written in remembered.items()),
    )


def _doubts(
    found: Sequence[Segment],
    wanted: Iterable[int],
    accepted: Mapping[int, str],
    remembered: Mapping[int, str],
    sentences: Sentences,
    unplaced: Sequence[int],
) -> dict[int, tuple[Doubt, ...]]:
    """What a person has written is not doubted again."""
    doubted: dict[int, tuple[Doubt, ...]] = {}
    for index in wanted:
        if accepted.get(index) is not None and accepted[index] == remembered.get(index):
            continue
        pieces = found[index].pieces
        if index in unplaced:
            texts = anchoring.words_alone(pieces)
            own = [Doubt("draft-marks" if index in accepted else "draft-left")]
        else:
            texts, own = [anchoring.plain(pieces)], []
        own += [doubt for text in texts for doubt in doubts(text, sentences)]
        if own:
            doubted[index] = tuple(dict.fromkeys(own))
    return doubted


def _is_translated(segment: Segment) -> bool:
    if segment.lang or has_places(segment.text):
        return False
    return not (segment.kind is Kind.META and segment.path[-1] in NAMES)


class _Skeleton:
    """All of a file but its words."""

    def __init__(self, text: str, found: Sequence[Segment]) -> None:
        self._text = text
        self._found = found
        self._wanted = _skeleton(found)

    def accepted(
        self, candidates: Mapping[int, str], before: Mapping[int, str] | None = None
    ) -> dict[int, str]:
        """``before`` and those of the candidates that change nothing but words. The file is read
        once where all is well, and then again for each half of what is not."""
        taken = dict(before or {})
        waiting = [list(candidates)]
        while waiting:
            part = waiting.pop()
            trial = {**taken, **{index: candidates[index] for index in part}}
            if self._holds(trial):
                taken = trial
            elif len(part) > 1:
                middle = len(part) // 2
                waiting += (part[middle:], part[:middle])
        return taken

    def _holds(self, replacements: Mapping[int, str]) -> bool:
        try:
            drafted = with_replacements(self._text, replacements, self._found)
        except ValueError:
            return False
        return _skeleton(segments(drafted)) == self._wanted


def _skeleton(found: Sequence[Segment]) -> list[object]:
    return [
        (
            segment.place,
            segment.lang,
            segment.writing,
            sorted(p.text for p in segment.pieces if p.role is not Role.WORDS),
        )
        for segment in found
    ]
