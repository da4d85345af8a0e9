"""What one file of a workshop has and the other lacks, drafted into the other.

Nothing that stands there is changed. A slide or a part that is missing is put in whole, after the
one that it follows. Anything smaller, and what has drifted, becomes a comment with the draft in it:
where it goes, only a person can say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from handout.language.labels import label
from handout.model import Language
from handout.pairing import questions
from handout.pairing.drift import Match, Standing
from handout.pairing.review import comment_for
from handout.pairing.segment import Kind, Segment
from handout.pairing.segments import segments
from handout.translation.doubts import Doubt
from handout.translation.drafting import Memory, draft
from handout.translation.marking import as_draft, with_comments
from handout.translation.rules import Rules
from handout.translation.translator import Translator


class Filled(NamedTuple):
    """``text`` is the file with what it lacked: ``slides`` put in, and ``comments`` written."""

    text: str
    slides: int
    comments: int


def filled(
    texts: Mapping[Language, str],
    matches: Sequence[Match],
    target: Language,
    translator: Translator,
    rules: Rules,
    memory: Memory | None = None,
) -> Filled:
    """The target's file with what the other has and it does not. ``matches`` are those of
    :func:`handout.pairing.drift.compare` for these texts."""
    source: Language = "nb" if target == "nn" else "nn"
    lacking = {
        segment.start: match
        for match in matches
        if is_lacking(match, target) and (segment := match.of(source))
    }
    there = {
        here.start: other
        for match in matches
        if (here := match.of(source)) and (other := match.of(target))
    }
    drafted = draft(
        texts[source],
        target,
        translator,
        rules,
        memory,
        only=lambda segment: segment.start in lacking,
    )
    words = segments(drafted.text)
    known = frozenset(questions.comments(texts[target]))
    whole = [
        section
        for section in _sections(drafted.segments)
        if not any(drafted.segments[index].start in there for index in section)
        and any(drafted.segments[index].start in lacking for index in section)
    ]
    in_whole = {index for section in whole for index in section}
    comments = [
        (segment, comment)
        for index in range(len(words))
        if index not in in_whole and (match := lacking.get(drafted.segments[index].start))
        for segment, comment in _asked(
            match, target, words[index].normal, _before(drafted.segments[:index], there)
        )
        if not questions.is_there(comment, known)
    ]
    text = questions.with_comments(texts[target], comments)
    # Every new slide says that it is a draft, whatever else there is to say of it.
    doubts = {index: drafted.doubts.get(index, ()) for index in in_whole}
    for section in whole:
        new = Doubt("draft-slide", source)
        doubts[section[0]] = (new, *doubts[section[0]])
    said = {index: found for index, found in doubts.items() if found}
    marked = with_comments(drafted.text, words, said, target)
    text = _with_slides(text, marked, whole, drafted.segments, there)
    return Filled(as_draft(text, target) if whole else text, len(whole), len(comments))


def is_lacking(match: Match, target: Language) -> bool:
    """Whether the other file says something that the target's does not, or no longer."""
    return match.check == target and match.standing in (Standing.MISSING, Standing.DRIFTED)


def _sections(found: Sequence[Segment]) -> Iterator[range]:
    """The indices of the segments of each slide, and of each part's own words."""
    heads = [i for i, segment in enumerate(found) if _is_head(segment)]
    yield from (range(*pair) for pair in pairwise((*heads, len(found))))


def _is_head(segment: Segment) -> bool:
    return segment.kind in (Kind.PART, Kind.SLIDE) and not segment.path


def _before(found: Sequence[Segment], there: Mapping[int, Segment]) -> Segment | None:
    """The answer to the nearest of these segments, from the last on, that has one."""
    return next((there[s.start] for s in reversed(found) if s.start in there), None)


def _asked(
    match: Match, target: Language, drafted: str, before: Segment | None
) -> Iterator[tuple[Segment, str]]:
    """The comment with a draft for something small, and the segment it goes above."""
    shown = re.sub("-{2,}", "–", " ".join(drafted.split()))
    here = match.of(target)
    if here is not None:
        change = comment_for(match)
        yield here, label(target, "draft_suggested", change=change, what=shown)
    elif before is not None:
        other = "nb" if target == "nn" else "nn"
        said = label(target, "draft_lacking", other=other, what=shown)
        yield before, f"{questions.WORD} {said}"


def _with_slides(
    text: str,
    marked: str,
    whole: Sequence[range],
    source: Sequence[Segment],
    there: Mapping[int, Segment],
) -> str:
    """``text`` with the slides of ``marked`` that it lacks, each after the one it follows."""
    if not whole:
        return text
    drafted, own = segments(marked), segments(text)
    heads = [segment for segment in own if _is_head(segment)]
    starts = [_start(text, head) for head in heads]
    insertions: dict[int, list[str]] = {}
    for section in whole:
        follows = _before([s for s in source[: section[0]] if _is_head(s)], there)
        at = starts[0] if starts else len(text)
        if follows is not None:
            # Comments have moved what stands after them: the head is known by its words.
            same = [n for n, head in enumerate(heads) if head.normal == follows.normal]
            number = min(same, key=lambda n: abs(heads[n].start - follows.start), default=-1)
            at = (*starts[number + 1 :], len(text))[0]
        following = next((s for s in drafted[section[-1] + 1 :] if _is_head(s)), None)
        stop = _start(marked, following) if following else len(marked)
        insertions.setdefault(at, []).append(marked[_start(marked, drafted[section[0]]) : stop])
    end = found[0] if (found := re.search(r"\r\n|\r|\n", text)) else "\n"
    for at in sorted(insertions, reverse=True):
        new = "".join(piece.rstrip() + end * 2 for piece in insertions[at])
        before, after = text[:at].rstrip(), text[at:]
        text = (
            f"{before}{end * 2}{new}{after}" if after else f"{before}{end * 2}{new.rstrip()}{end}"
        )
    return text


_BELONGS = re.compile(r"[ \t]*(?:\{[^{}\r\n]*\}|<!--[^\r\n]*-->)[ \t]*(?:\r\n|\r|\n)\Z")


def _start(text: str, head: Segment) -> int:
    """Where a slide begins: at the line of its head, or of what belongs to it right above."""
    start = max(text.rfind("\n", 0, head.start), text.rfind("\r", 0, head.start)) + 1
    while True:
        above = (
            max(text.rfind("\n", 0, max(start - 2, 0)), text.rfind("\r", 0, max(start - 2, 0))) + 1
        )
        if start == 0 or not _BELONGS.fullmatch(text[above:start]):
            return start
        start = above
