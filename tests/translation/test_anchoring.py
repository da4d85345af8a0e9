"""Marks find their words again."""

from __future__ import annotations

import pytest

from handout.pairing.segments import segments
from handout.translation.alignment import aligned, tokens
from handout.translation.anchoring import anchored, piecewise, plain
from handout.translation.translator import place

K0, K1 = place(0), place(1)


@pytest.mark.parametrize(
    ("written", "answer", "expected"),
    [
        ("Vi har **ikke** store problemer.", "Vi har ikkje store problem.",
         "Vi har **ikkje** store problem."),
        ("**Formål:** Alle skal si noe.", "Føremål: Alle skal seie noko.",
         "**Føremål:** Alle skal seie noko."),
        ("*Min bok* er god.", "Boka mi er god.", "*Boka mi* er god."),
        ("Det er *mulig å lese* nå.", "Det går an å lese no.", "Det går *an å lese* no."),
        ("Se [hele lista](https://a.no/x) her.", "Sjå heile lista her.",
         "Sjå [heile lista](https://a.no/x) her."),
        ("Se **hele [lista](b.no)** her.", "Sjå heile lista her.",
         "Sjå **heile [lista](b.no)** her."),
        ("Kjør `make` nå.[^1]", f"Køyr {K0} no.{K1}", "Køyr `make` no.[^1]"),
        ("Ordet [mångsyssel]{lang=sv} sier *mye*.", f"Ordet {K0} seier mykje.",
         "Ordet [mångsyssel]{lang=sv} seier *mykje*."),
        ("Hvorfor ***er*** det så?", "Kvifor er det så?", "Kvifor ***er*** det så?"),
    ],
)  # fmt: skip
def test_marks_are_put_around_the_same_words(written: str, answer: str, expected: str) -> None:
    (segment,) = segments(f"{written}\n")
    assert anchored(segment.pieces, answer) == expected


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("Les *denne* nå.", "Les no."),
        ("Kjør `make` nå.", "Køyr no."),
        ("`a` og `b` her", f"{K1} og {K0} her"),
        ("*boka* og *bladet* her", "her og"),
    ],
)
def test_what_has_no_certain_place_is_not_guessed(written: str, answer: str) -> None:
    (segment,) = segments(f"{written}\n")
    assert anchored(segment.pieces, answer) is None


def test_piece_by_piece_all_marks_stay_where_they_stood() -> None:
    (segment,) = segments("Les *denne  boka* ([her](b.no)) nå.\n")
    assert piecewise(segment.pieces, str.upper) == "LES *DENNE  BOKA* ([HER](b.no)) NÅ."


def test_plain_text_has_no_mark_up() -> None:
    (segment,) = segments("Les **denne** `boka`[^1].\n")
    assert plain(segment.pieces) == f"Les denne {K0}{K1}."


def test_words_that_changed_places_find_each_other() -> None:
    source, target = tokens("min gamle bok er her"), tokens("den gamle boka mi er her")
    pairs = [None if i is None else target[i].text for i in aligned(source, target)]
    assert pairs[1:] == ["gamle", "boka", "er", "her"]
