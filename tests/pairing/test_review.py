"""From an edit to a sign-off, as a network leader goes through it."""

from __future__ import annotations

from pathlib import Path

import pytest

from handout.content.document import read_document
from handout.model import Document
from handout.outputs import MEMORY
from handout.pairing.drift import Standing
from handout.pairing.memory import Memory, Pair, Question, State, read_memory, written_memory
from handout.pairing.questions import changed_words, comments
from handout.pairing.review import Files, approved, asked, drift_problems, drifted
from handout.pairing.status import public_words_by_year, workshop_status
from handout.report import problem_line

NN = """\
---
tittel: Ein god dag
dato: 2026-01-02
mål:
  - Alle har sagt noko.
---
## Kva gjer vi?

Vi snakkar saman.

- Fyrst i par.
- Så i grupper.

| Kven | Kva |
|---|---|
| Alle | noko |

::: notat
Ver stille.
:::
"""
NB = """\
---
tittel: En god dag
dato: 2026-01-02
mål:
  - Alle har sagt noe.
---
## Hva gjør vi?

Vi snakker sammen.

- Først i par.
- Så i grupper.

| Hvem | Hva |
|---|---|
| Alle | noe |

::: notat
Vær stille.
:::
"""


def files(nn: str = NN, nb: str = NB, memory: Memory | None = None) -> Files:
    if memory is None:
        memory = approved(Files("dag", {"nn": NN, "nb": NB}, Memory())).memory
    return Files("dag", {"nn": nn, "nb": nb}, memory)


def told(some: Files) -> list[str]:
    """Place and change."""
    lines = (problem_line(problem, "nn") for problem in drift_problems(some))
    return [
        line.partition(", men")[0]
        .replace("åtvaring: Teksten på ", "")
        .replace(" er endra frå", ":")
        for line in lines
    ]


def edited(text: str, *changes: tuple[str, str]) -> str:
    for before, after in changes:
        assert text.count(before) == 1
        text = text.replace(before, after)
    return text


def document(text: str) -> Document:
    found, problems = read_document(text.encode(), "nn.md", "nn")
    assert problems == []
    assert found
    return found


def test_nothing_is_told_before_somebody_has_signed_off() -> None:
    assert drift_problems(files(nb=edited(NB, ("par", "fire")), memory=Memory())) == []


def test_what_is_signed_off_is_in_order() -> None:
    assert drift_problems(files()) == []
    assert asked(files()) == files()


def test_an_edit_is_told_on_the_other_side() -> None:
    nb = edited(NB, ("En god dag", "En bedre dag"), ("Vi snakker sammen.", "Vi snakker."))
    assert told(files(nb=nb)) == [
        "dag/nn.md:2: linje 2 i nb.md: «En god dag» til «En bedre dag»",
        "dag/nn.md:9: linje 9 i nb.md: «Vi snakker sammen.» til «Vi snakker.»",
    ]
    nn = edited(NN, ("Fyrst i par.", "Fyrst to og to."))
    assert told(files(nn=nn)) == [
        "dag/nb.md:11: linje 11 i nn.md: «Fyrst i par.» til «Fyrst to og to.»"
    ]


def test_an_edit_on_both_sides_is_unread_and_no_drift() -> None:
    nn, nb = edited(NN, ("saman", "i lag")), edited(NB, ("sammen", "i lag"))
    (problem,) = drift_problems(files(nn, nb))
    assert (problem.code, problem.values) == ("drift-unreviewed", (("count", "1"),))


def test_other_line_breaks_and_other_places_are_no_drift() -> None:
    nb = edited(NB, ("Vi snakker sammen.", "Vi snakker\nsammen."))
    nb = nb.replace("- Først i par.\n- Så i grupper.\n", "- Så i grupper.\n- Først i par.\n")
    assert drift_problems(files(nb=nb)) == []


CHANGES = (
    ("Alle har sagt noe.", "Alle har sagt mye."),
    ("Først i par.", "Først i ro."),
    ("| noe |", "| litt |"),
    ("Vær stille.", "Vær helt stille."),
)


def test_comments_stand_above_what_is_to_be_checked() -> None:
    after = asked(files(nb=edited(NB, *CHANGES)))
    new = [line for line in after.texts["nn"].splitlines() if line not in NN.splitlines()]
    assert new == [
        "  # sjekk: nb endra «… har sagt noe.» til «… har sagt mye.»",
        "<!-- sjekk: nb endra «Først i par.» til «Først i ro.» -->",
        "<!-- sjekk: nb endra «noe» til «litt» -->",
        "<!-- sjekk: nb endra «Vær stille.» til «Vær helt stille.» -->",
    ]
    assert after.texts["nb"] == edited(NB, *CHANGES)
    assert asked(after) == after


def test_a_comment_is_nothing_to_the_parser() -> None:
    """Nor to anything that is made: the document is the same, but for its lines."""
    after = asked(files(nb=edited(NB, *CHANGES)))
    commented, plain = document(after.texts["nn"]), document(NN)
    assert len(commented.parts[0].slides[0].blocks) == len(plain.parts[0].slides[0].blocks)
    assert "sjekk" not in repr(commented)


def test_to_take_a_comment_away_is_to_sign_off() -> None:
    after = asked(files(nb=edited(NB, *CHANGES)))
    kept = [line for line in after.texts["nn"].splitlines(keepends=True) if "«Først" not in line]
    signed = Files("dag", {**after.texts, "nn": "".join(kept)}, after.memory)
    assert [problem.line for problem in drifted(signed)] == [6, 18, 22]
    # It is remembered: what the other file says from now on is measured by what was confirmed.
    settled = asked(signed)
    assert Pair("Fyrst i par.", "Først i ro.") in settled.memory.pairs
    assert Pair("Fyrst i par.", "Først i par.") not in settled.memory.pairs


def test_to_edit_and_take_the_comment_away_is_to_sign_off() -> None:
    after = asked(files(nb=edited(NB, CHANGES[1])))
    nn = edited(NN, ("Fyrst i par.", "Fyrst i ro."))
    signed = Files("dag", {**after.texts, "nn": nn}, after.memory)
    assert drift_problems(signed) == []
    assert Pair("Fyrst i ro.", "Først i ro.") in asked(signed).memory.pairs


def test_an_edit_under_a_comment_that_stays_is_not_signed_off() -> None:
    after = asked(files(nb=edited(NB, CHANGES[1])))
    nn = edited(after.texts["nn"], ("Fyrst i par.", "Fyrst i ro."))
    under_way = asked(Files("dag", {**after.texts, "nn": nn}, after.memory))
    assert comments(under_way.texts["nn"]) == comments(after.texts["nn"])
    assert [problem.code for problem in drift_problems(under_way)] == ["drift-unreviewed"]
    done = Files("dag", {**under_way.texts, "nn": edited(NN, ("i par", "i ro"))}, under_way.memory)
    assert drift_problems(done) == []


def test_words_added_to_a_comment_do_not_sign_off() -> None:
    after = asked(files(nb=edited(NB, CHANGES[1])))
    nn = edited(after.texts["nn"], ("ro.» -->", "ro.» spør Kari -->"))
    assert len(drifted(Files("dag", {**after.texts, "nn": nn}, after.memory))) == 1


def test_a_comment_goes_when_the_change_is_undone() -> None:
    after = asked(files(nb=edited(NB, *CHANGES)))
    undone = asked(Files("dag", {**after.texts, "nb": NB}, after.memory))
    assert undone.texts["nn"] == NN
    assert undone.memory == files().memory


def test_a_second_change_renews_the_comment() -> None:
    after = asked(files(nb=edited(NB, CHANGES[1])))
    again = asked(
        Files("dag", {**after.texts, "nb": edited(NB, ("i par.", "to og to."))}, after.memory)
    )
    assert comments(again.texts["nn"]) == ["sjekk: nb endra «Først i par.» til «Først to og to.»"]


def test_to_approve_takes_all_comments_away() -> None:
    nb = edited(NB, *CHANGES)
    after = approved(asked(files(nb=nb)))
    assert after.texts == {"nn": NN, "nb": nb}
    assert {match.standing for match in after.matches} == {Standing.REVIEWED}


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_stay(end: str) -> None:
    nb = edited(NB, *CHANGES)
    after = asked(files(NN.replace("\n", end), nb.replace("\n", end)))
    assert "\n" not in after.texts["nn"].replace(end, "")
    assert len(comments(after.texts["nn"])) == len(CHANGES)


def draft() -> Files:
    memory = approved(files()).memory
    pair = Pair("Vi snakkar saman.", "Vi snakker sammen.")
    question = Question("nn", "sjekk: ukjent ord «saman»", pair)
    nn = NN.replace("Vi snakkar", f"<!-- {question.comment} -->\nVi snakkar")
    drafted = memory.with_pairs([pair], State.DRAFT_NN)
    return files(nn, memory=Memory(drafted.pairs, (question,)))


def test_a_draft_is_signed_off_by_its_comment() -> None:
    some = draft()
    assert [problem.code for problem in drift_problems(some)] == ["drift-drafts"]
    assert asked(some) == some
    signed = Files("dag", {**some.texts, "nn": NN}, some.memory)
    assert drift_problems(signed) == []


def test_who_changes_a_draft_has_not_let_it_drift() -> None:
    some = draft()
    nn = edited(some.texts["nn"], ("Vi snakkar saman.", "Vi pratar saman."))
    assert drifted(Files("dag", {**some.texts, "nn": nn}, some.memory)) == []


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("ein to tre", "ein tre", ("ein to tre", "ein tre")),
        ("a b c d e f g", "a b c X e f g", ("… b c d e f …", "… b c X e f …")),
        ("a", "b", ("a", "b")),
        ("a -- b", "a -->", ("a – b", "a –>")),
    ],
)
def test_only_what_differs_is_shown(before: str, after: str, shown: tuple[str, str]) -> None:
    assert changed_words(before, after) == shown


def test_the_memory_is_the_same_whatever_the_order() -> None:
    memory = draft().memory
    text = written_memory(memory)
    assert read_memory(text.encode()) == memory
    turned = Memory(dict(reversed(list(memory.pairs.items()))), memory.questions)
    assert written_memory(turned) == text


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"\xff", b'{"format": 2, "pairs": []}', b'{"format": 1, "pairs": [1]}',
     b'{"format": 1, "pairs": [{"nn": 1, "nb": "a"}]}',
     b'{"format": 1, "pairs": [{"nn": "a", "nb": "a", "state": "x"}]}', b"[" * 100_000],
)  # fmt: skip
def test_a_damaged_memory_is_told(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it
        read_memory(data)


def test_status_in_numbers() -> None:
    nb = edited(NB, CHANGES[0], ("- Så i grupper.\n", "- Så i grupper.\n- Til slutt alle.\n"))
    status = workshop_status("dag", files(nb=nb))
    nn, nb_status = status.languages["nn"], status.languages["nb"]
    assert (nn.segments, nn.reviewed, nn.drifted, nn.missing) == (11, 10, 1, 1)
    assert (nb_status.segments, nb_status.reviewed, nb_status.drifted) == (12, 10, 0)
    assert not status.reviewed
    assert nn.words - nn.public_words == 2  # the note
    assert public_words_by_year([status]) == {
        2026: {"nn": nn.public_words, "nb": nb_status.public_words}
    }


@pytest.mark.parametrize("name", ["leiing", "god-verkstad"])
def test_the_shipped_workshops_are_signed_off(name: str) -> None:
    folder = Path(__file__).parents[2] / "content" / name
    texts = {
        "nn": (folder / "nn.md").read_bytes().decode(),
        "nb": (folder / "nb.md").read_bytes().decode(),
    }
    memory = read_memory((folder / MEMORY).read_bytes())
    assert workshop_status(name, Files(name, texts, memory)).reviewed  # type: ignore[arg-type]
