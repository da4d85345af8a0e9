"""``handout status`` and ``handout review``, as somebody runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from building import Place

from handout.outputs import MEMORY


@pytest.fixture
def signed(place: Place) -> Path:
    """A workshop ``ein`` that has been signed off."""
    folder = place.workshop("ein")
    outcome = place.run("review", "--approve")
    assert outcome == (0, "ein: 5 nye par er godkjende.\n", "")
    return folder


def test_review_marks_and_a_removed_mark_signs_off(place: Place, signed: Path) -> None:
    place.workshop("ein", nb="grått")
    outcome = place.run("review")
    assert outcome.status == 0
    first = outcome.out.splitlines()[0]
    assert first.startswith("content/ein/nn.md:11: åtvaring: Teksten på linje 10 i nb.md")
    assert outcome.out.endswith(
        "ein: Eit merke i teksten viser kvar du skal sjå (1 stad). "
        "Ta bort merket når teksten er i orden.\n"
    )
    nn = (signed / "nn.md").read_text("utf-8")
    mark = "<!-- sjekk: nb endra «… er det lyst.» til «… er det grått.» -->\n"
    assert mark in nn
    (signed / "nn.md").write_text(nn.replace(mark, ""), "utf-8")
    assert place.run("review") == (0, "ein: Alt er godkjent.\n", "")
    assert place.run("status", "--require", "reviewed").status == 0


def test_what_only_one_language_has_is_not_signed_off(place: Place, signed: Path) -> None:
    nb = signed / "nb.md"
    nb.write_text(nb.read_text("utf-8") + "\n## Nytt\n\nMed litt tekst.\n", "utf-8")
    said = (
        "ein: 2 stykke finst berre på eitt språk og kan ikkje godkjennast. "
        "«make check» viser kvar.\n"
    )
    assert place.run("review") == (0, said, "")
    assert place.run("status", "--require", "reviewed").status != 0


def test_review_before_anything_is_signed_off(place: Place) -> None:
    folder = place.workshop("ein")
    before = sorted(path.name for path in folder.iterdir())
    outcome = place.run("review")
    assert outcome.status == 0
    assert "make godkjenn" in outcome.out
    assert sorted(path.name for path in folder.iterdir()) == before


def test_status_as_a_table(place: Place, signed: Path) -> None:
    del signed
    place.workshop("ein", nb="grått")
    place.workshop("to", nb=None)
    outcome = place.run("status")
    assert outcome.status == 0
    assert [" ".join(line.split()) for line in outcome.out.splitlines()[:4]] == [
        "Verkstad Språk Stykke Godkjende Utkast Skal sjekkast Nye Manglar Ord",
        "ein nn 5 4 (80 %) 0 1 0 0 17",
        "ein nb 5 4 (80 %) 0 0 0 0 17",
        "to nn 5 0 (0 %) 0 0 0 0 17",
    ]
    assert "to finst berre på eitt språk." in outcome.out


def test_status_for_publishing(place: Place, signed: Path) -> None:
    del signed
    assert place.run("status", "--require", "reviewed").status == 0
    place.workshop("ein", nn="varmt", nb="grått")
    outcome = place.run("status", "--require", "reviewed")
    assert outcome.status == 1
    assert outcome.err.startswith("ein: Ikkje alt er godkjent.")
    assert place.run("status").status == 0


def test_status_as_json(place: Place, signed: Path) -> None:
    del signed
    content = json.loads(place.run("status", "--json").out)
    (workshop,) = content["workshops"]
    assert workshop["languages"]["nn"]["reviewed"] == 5
    assert content["years"] == [{"year": None, "public_words": {"nn": 17, "nb": 17}}]


def test_words_by_year(place: Place) -> None:
    for name, year in (("ein", 2024), ("to", 2025)):
        folder = place.workshop(name, nb=None if name == "to" else "lyst")
        for file in folder.glob("*.md"):
            text = file.read_text("utf-8").replace("språk:", f"dato: {year}-05-17\nspråk:")
            file.write_text(text, "utf-8")
    lines = place.run("status", "--years").out.splitlines()
    assert [" ".join(line.split()) for line in lines[:3]] == [
        "År nn nb",
        "2024 17 (50,0 %) 17 (50,0 %)",
        "2025 17 (100,0 %) 0 (0,0 %)",
    ]


def test_a_damaged_memory(place: Place, signed: Path) -> None:
    (signed / MEMORY).write_text("<<<<<<< HEAD\n")
    outcome = place.run("check")
    assert outcome.status == 0
    assert f"content/ein/{MEMORY}: åtvaring: Fila er øydelagd" in outcome.out
    assert place.run("review", "--approve").status == 0
    assert MEMORY not in place.run("check").out


def test_a_file_that_is_not_utf8_is_left_alone(place: Place, signed: Path) -> None:
    (signed / "nb.md").write_bytes(b"---\ntittel: \xe5\n---\n## T\n")
    outcome = place.run("review", "--approve")
    assert outcome.status == 1
    assert "content/ein/nb.md:2: feil: " in outcome.err
    assert (signed / "nb.md").read_bytes().count(b"\xe5") == 1


def test_an_unknown_workshop(place: Place, signed: Path) -> None:
    del signed
    assert place.run("status", "tre").status == 1
    assert place.run("status", "ein").status == 0
