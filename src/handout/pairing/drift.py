"""Which segments answer to each other, and what has become of those that once did.

Pairing is by content first: two segments that are a pair in the memory are a pair wherever they
stand. Only what is left over is laid beside each other by what it is, where it stands and what it
looks like. So what is moved, or broken into other lines, has not drifted; neither has what was
changed on both sides, but nobody has confirmed that it says the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from handout.model import Language
from handout.pairing.alignment import align
from handout.pairing.likeness import Profile, likeness, profile
from handout.pairing.memory import Memory, Pair, State
from handout.pairing.segment import Segment


class Standing(StrEnum):
    REVIEWED = "reviewed"
    DRAFT = "draft"
    DRIFTED = "drifted"
    """One side has changed since a person confirmed the pair."""
    UNREVIEWED = "unreviewed"
    """Both are there, and nobody has confirmed that they say the same."""
    MISSING = "missing"
    """Only one of the files has it."""


class Match(NamedTuple):
    """A segment of each file, or of one. ``check`` is the language to look at: of a drifted pair
    the side that has not changed, of a draft the one that was drafted, of a missing one the file
    that lacks it. ``before`` is what the changed side of a drifted pair said."""

    nn: Segment | None
    nb: Segment | None
    standing: Standing
    check: Language | None = None
    before: str = ""

    def of(self, language: Language) -> Segment | None:
        return self.nn if language == "nn" else self.nb

    @property
    def pair(self) -> Pair | None:
        """The texts as they are now, where there are two."""
        return Pair(self.nn.normal, self.nb.normal) if self.nn and self.nb else None


def compare(nn: Iterable[Segment], nb: Iterable[Segment], memory: Memory) -> list[Match]:
    """How each segment stands, in the order of ``nn`` with those that only ``nb`` has last.
    What is in another language than the file's is not translated, and is left out."""
    return _Comparison(
        [segment for segment in nn if segment.lang is None],
        [segment for segment in nb if segment.lang is None],
        memory,
    ).matches()


class _Comparison:
    """``of_nn`` and ``of_nb`` are the positions that answer to each position, as far as known."""

    def __init__(self, nn: Sequence[Segment], nb: Sequence[Segment], memory: Memory) -> None:
        self.nn, self.nb, self.memory = nn, nb, memory
        self.of_nn: dict[int, int] = {}
        self.of_nb: dict[int, int] = {}
        self.partners: tuple[Mapping[str, list[str]], Mapping[str, list[str]]] = _partners(memory)
        self.texts = {s.normal for s in nn}, {s.normal for s in nb}
        self.profiles: dict[str, Profile] = {}

    def matches(self) -> list[Match]:
        self._known_pairs()
        self._beside_each_other()
        self._elsewhere()
        found = [
            self._match(segment, self.nb[self.of_nn[i]]) if i in self.of_nn else _alone(segment)
            for i, segment in enumerate(self.nn)
        ]
        rest = (segment for j, segment in enumerate(self.nb) if j not in self.of_nb)
        return [*found, *(Match(None, segment, Standing.MISSING, "nn") for segment in rest)]

    def _join(self, i: int, j: int) -> None:
        self.of_nn[i], self.of_nb[j] = j, i

    # --- pairs of the memory ------------------------------------------------

    def _known_pairs(self) -> None:
        """First texts that each file has once, then their neighbours, then the rest in order."""
        places = _places(self.nn)
        count = {text: len(found) for text, found in _places(self.nb).items()}
        for j, segment in enumerate(self.nb):
            if count[segment.normal] == 1:
                for text in self.partners[1].get(segment.normal, ()):
                    if len(places.get(text, ())) == 1 and places[text][0] not in self.of_nn:
                        self._join(places[text][0], j)
                        break
        self._grow()
        for j, segment in enumerate(self.nb):
            if j not in self.of_nb and (i := self._first_free(segment, places)) is not None:
                self._join(i, j)
                self._grow_from(i, j)

    def _first_free(self, segment: Segment, places: Mapping[str, list[int]]) -> int | None:
        texts = self.partners[1].get(segment.normal, ())
        free = (i for text in texts for i in places.get(text, ()) if i not in self.of_nn)
        return min(free, default=None)

    def _grow(self) -> None:
        for i, j in list(self.of_nn.items()):
            self._grow_from(i, j)

    def _grow_from(self, i: int, j: int) -> None:
        """Match the known pairs that stand next to a match, and those next to them."""
        for step in (1, -1):
            a, b = i + step, j + step
            while (
                0 <= a < len(self.nn)
                and 0 <= b < len(self.nb)
                and a not in self.of_nn
                and b not in self.of_nb
                and Pair(self.nn[a].normal, self.nb[b].normal) in self.memory.pairs
            ):
                self._join(a, b)
                a, b = a + step, b + step

    # --- what is left -------------------------------------------------------

    def _beside_each_other(self) -> None:
        """What stands between the same neighbours in both files."""
        for start, end in _runs(len(self.nn), self.of_nn):
            after = self.of_nn[start - 1] + 1 if start else 0
            before = self.of_nn[end] - 1 if end < len(self.nn) else len(self.nb) - 1
            places = self._free_from(after, 1)
            places += [j for j in reversed(self._free_from(before, -1)) if j not in places]
            left, right = self.nn[start:end], [self.nb[j] for j in places]
            # The same things in the same order: even what was written all anew stands in its place.
            same = [one.place for one in left] == [other.place for other in right]
            score = self._score if same else self._sure_score
            for i, j in align(left, right, score):
                if i is not None and j is not None:
                    self._join(start + i, places[j])

    def _free_from(self, j: int, step: int) -> list[int]:
        found: list[int] = []
        while 0 <= j < len(self.nb) and j not in self.of_nb:
            found.append(j)
            j += step
        return found

    def _elsewhere(self) -> None:
        """What was moved and changed at once: found by its likeness alone."""
        left = [i for i in range(len(self.nn)) if i not in self.of_nn]
        right = [j for j in range(len(self.nb)) if j not in self.of_nb]
        if not left or not right or len(left) * len(right) > _MOST_LOOKS:
            return
        scored = ((self._score(self.nn[i], self.nb[j]), i, j) for i in left for j in right)
        sure = (found for found in scored if found[0] >= _SURE_ELSEWHERE)
        for _, i, j in sorted(sure, key=lambda found: (-found[0], *found[1:])):
            if i not in self.of_nn and j not in self.of_nb:
                self._join(i, j)

    def _score(self, one: Segment, other: Segment) -> float:
        """As :func:`align` wants it; how either looked when they were a pair counts, too."""
        if one.kind != other.kind:
            return 0.0
        a, b = one.normal, other.normal
        before_b, before_a = self.partners[0].get(a, ()), self.partners[1].get(b, ())
        alike = [self._alike(a, b)]
        alike += [self._alike(text, b) for text in before_b]
        alike += [self._alike(a, text) for text in before_a]
        if before_b and before_a and max(alike) < _IN_COMMON:
            # Two that each lost their other half are no pair because they stand alone together.
            there = any(text in self.texts[1] for text in before_b)
            if not there and not any(text in self.texts[0] for text in before_a):
                return 0.0
        return (1.0 if one.path == other.path else _OTHER_PLACE) + max(alike)

    def _sure_score(self, one: Segment, other: Segment) -> float:
        """As :meth:`_score`, but nothing for two that have nothing in common but their place."""
        score = self._score(one, other)
        place = 1.0 if one.path == other.path else _OTHER_PLACE
        return score if score >= place + _IN_COMMON else 0.0

    def _alike(self, one: str, other: str) -> float:
        return likeness(self._profile(one), self._profile(other))

    def _profile(self, text: str) -> Profile:
        if text not in self.profiles:
            self.profiles[text] = profile(text)
        return self.profiles[text]

    # --- how two that answer to each other stand ----------------------------

    def _match(self, one: Segment, other: Segment) -> Match:
        pair = Pair(one.normal, other.normal)
        state = self.memory.pairs.get(pair)
        if state is State.REVIEWED:
            return Match(one, other, Standing.REVIEWED)
        if state is not None:
            return Match(one, other, Standing.DRAFT, "nn" if state is State.DRAFT_NN else "nb")
        nb_before = self._most_alike(self._before_nb(pair.nn), pair.nb)
        nn_before = self._most_alike(self._before_nn(pair.nb), pair.nn)
        if nb_before is not None and nn_before is not None:
            # Each has been half of another pair. The side whose old text is still there has not
            # lost it: it is the other half that came here.
            if nb_before in self.texts[1]:
                nb_before = None
            else:
                nn_before = None
        if nb_before is not None:
            return Match(one, other, Standing.DRIFTED, "nn", nb_before)
        if nn_before is not None:
            return Match(one, other, Standing.DRIFTED, "nb", nn_before)
        return Match(one, other, Standing.UNREVIEWED)

    def _before_nb(self, nn: str) -> list[str]:
        """What a text of nn went with. Who changes a draft reads it: that is no drift."""
        texts = self.partners[0].get(nn, ())
        drafted = State.DRAFT_NB
        return [text for text in texts if self.memory.pairs[Pair(nn, text)] is not drafted]

    def _before_nn(self, nb: str) -> list[str]:
        texts = self.partners[1].get(nb, ())
        drafted = State.DRAFT_NN
        return [text for text in texts if self.memory.pairs[Pair(text, nb)] is not drafted]

    def _most_alike(self, texts: Sequence[str], now: str) -> str | None:
        return max(texts, key=lambda text: (self._alike(text, now), text), default=None)


_OTHER_PLACE = 0.5
_IN_COMMON = 0.3
_SURE_ELSEWHERE = 1.5
_MOST_LOOKS = 20_000


def _alone(segment: Segment) -> Match:
    return Match(segment, None, Standing.MISSING, "nb")


def _partners(memory: Memory) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What each text of nn was a pair with, and each of nb."""
    of_nn, of_nb = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for pair in memory.pairs:
        of_nn[pair.nn].append(pair.nb)
        of_nb[pair.nb].append(pair.nn)
    return of_nn, of_nb


def _places(segments: Sequence[Segment]) -> dict[str, list[int]]:
    found = defaultdict[str, list[int]](list)
    for place, segment in enumerate(segments):
        found[segment.normal].append(place)
    return found


def _runs(length: int, known: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Where those begin and end that stand together and are not known; read before it changes."""
    start = 0
    runs: list[tuple[int, int]] = []
    for place in range(length + 1):
        if place == length or place in known:
            if place > start:
                runs.append((start, place))
            start = place + 1
    return iter(runs)
