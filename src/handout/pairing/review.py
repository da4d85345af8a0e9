"""Signing off: what has been confirmed, what is asked, and how a workshop's two files stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from handout.model import LANGUAGES, Language
from handout.pairing import questions
from handout.pairing.drift import Match, Standing, compare
from handout.pairing.memory import Memory, Pair, Question, State
from handout.pairing.segment import Segment
from handout.pairing.segments import segments
from handout.problems import Problem, notice, warning


@dataclass(frozen=True)
class Files:
    """A workshop's files as they are, and what is remembered about them. ``shown_as`` is the
    folder as people know it. A language without a file is not in ``texts``."""

    shown_as: str
    texts: Mapping[Language, str]
    memory: Memory

    @cached_property
    def segments(self) -> Mapping[Language, tuple[Segment, ...]]:
        return {language: segments(text) for language, text in self.texts.items()}

    @cached_property
    def settled(self) -> Memory:
        """The memory with the pairs whose comments have been taken away."""
        return _settled(self) if self.memory.questions else self.memory

    @cached_property
    def matches(self) -> list[Match]:
        """How each segment stands; nothing is known of a workshop with one language."""
        if len(self.texts) < len(LANGUAGES):
            return []
        return compare(self.segments["nn"], self.segments["nb"], self.settled)


def drift_problems(files: Files) -> list[Problem]:
    """What has changed in one language alone since somebody confirmed the pair, and how much
    nobody has confirmed. Nothing of a workshop whose pairs nobody has ever confirmed."""
    if not files.memory:
        return []
    count = Counter(match.standing for match in files.matches)
    problems = drifted(files)
    for standing, code in _COUNTED.items():
        if count[standing]:
            problems.append(notice(code, files.shown_as, count=count[standing]))
    return problems


_COUNTED = {Standing.UNREVIEWED: "drift-unreviewed", Standing.DRAFT: "drift-drafts"}


def drifted(files: Files) -> list[Problem]:
    """A problem for each drifted pair, in the file that has not changed."""
    found = (match for match in files.matches if match.standing is Standing.DRIFTED)
    return [_drifted(match, files.shown_as) for match in found]


def _drifted(match: Match, shown_as: str) -> Problem:
    """The file to look at is the one that has not changed."""
    check, changed = _sides(match)
    here, there = match.of(check), match.of(changed)
    before, after = _difference(match)
    return warning(
        "drift",
        f"{shown_as}/{check}.md",
        here.line if here else 0,
        other=f"{changed}.md",
        at=there.line if there else 0,
        before=before,
        after=after,
    )


def comment_for(match: Match) -> str:
    """What the comment above a drifted segment says, in words of both languages."""
    before, after = _difference(match)
    return f"{questions.WORD} {_sides(match)[1]} endra «{before}» til «{after}»"


def _sides(match: Match) -> tuple[Language, Language]:
    """The language to look at, and the one that has changed."""
    return ("nb", "nn") if match.check == "nb" else ("nn", "nb")


def _difference(match: Match) -> tuple[str, str]:
    now = match.of(_sides(match)[1])
    return questions.changed_words(match.before, now.normal if now else "")


# --- what was confirmed ------------------------------------------------------


def _settled(files: Files) -> Memory:
    """A question whose comment is gone has been answered: whatever stands there now goes with
    what the other file said when it was asked."""
    standing = {language: questions.comments(text) for language, text in files.texts.items()}
    answered = [
        question
        for question in files.memory.questions
        if question.language in standing
        and not questions.is_there(question.comment, standing[question.language])
    ]
    if not answered or len(files.texts) < len(LANGUAGES):
        return files.memory
    left = tuple(question for question in files.memory.questions if question not in answered)
    matches = compare(files.segments["nn"], files.segments["nb"], files.memory)
    confirmed = [_now(question, matches) for question in answered]
    return Memory(files.memory.pairs, left).with_pairs(confirmed)


def _now(question: Question, matches: list[Match]) -> Pair:
    """The pair a question was about, with the text that stands in its file today."""
    nn, nb = question.pair
    for match in matches:
        if (pair := match.pair) is None or pair == question.pair:
            continue
        if question.language == "nn" and pair.nb == nb:
            return Pair(pair.nn, nb)
        if question.language == "nb" and pair.nn == nn:
            return Pair(nn, pair.nb)
    return question.pair


# --- what becomes of the files -----------------------------------------------


def approved(files: Files) -> Files:
    """With every pair confirmed as it stands, and the comments taken away."""
    asked = {question.comment for question in files.memory.questions}
    texts = {
        language: questions.without_comments(text, asked) for language, text in files.texts.items()
    }
    pairs = (pair for match in files.matches if (pair := match.pair))
    return Files(files.shown_as, texts, Memory().with_pairs(pairs))


def asked(files: Files) -> Files:
    """With a comment above everything that has drifted, without those that have nothing to say any
    more, and with what was confirmed by taking comments away."""
    found = [match for match in files.matches if match.standing is Standing.DRIFTED]
    open_still = [question for question in files.settled.questions if _is_open(question, files)]
    wanted = {(_sides(match)[0], comment_for(match)) for match in found}
    wanted |= {(question.language, question.comment) for question in open_still}
    texts: dict[Language, str] = {}
    for language, text in files.texts.items():
        there = questions.comments(text)
        new = [
            (segment, comment)
            for match in found
            if match.check == language and (segment := match.of(language))
            if not questions.is_there(comment := comment_for(match), there)
        ]
        stale = {
            question.comment
            for question in files.memory.questions
            if question.language == language
            and questions.is_of_drift(question.comment)
            and (language, question.comment) not in wanted
        }
        texts[language] = questions.without_comments(questions.with_comments(text, new), stale)
    of_drift = [
        Question(_sides(match)[0], comment_for(match), pair)
        for match in found
        if (pair := match.pair)
    ]
    questions_now = dict.fromkeys((*of_drift, *open_still))
    return Files(files.shown_as, texts, _kept(files, tuple(questions_now)))


def _is_open(question: Question, files: Files) -> bool:
    """Whether somebody still has to take a comment away: it is about a draft, or its text has been
    changed since while the other file says what it said."""
    if not questions.is_of_drift(question.comment):
        return True
    other: Language = "nb" if question.language == "nn" else "nn"
    said = getattr(question.pair, other)
    unread = (match.of(other) for match in files.matches if match.standing is Standing.UNREVIEWED)
    return any(segment is not None and segment.normal == said for segment in unread)


def _kept(files: Files, asked: tuple[Question, ...]) -> Memory:
    """The pairs that are in the files, and those that what has drifted is measured by."""
    pairs: dict[Pair, State] = {}
    for match in files.matches:
        pair = match.pair
        if pair and match.standing is Standing.DRIFTED:
            pair = (
                Pair(pair.nn, match.before) if match.check == "nn" else Pair(match.before, pair.nb)
            )
        if pair and pair in files.settled.pairs:
            pairs[pair] = files.settled.pairs[pair]
    return Memory(pairs, asked)
