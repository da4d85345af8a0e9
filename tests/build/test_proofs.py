"""``handout check`` reads proofs, and ``--fix`` mends what is safe."""

from __future__ import annotations

from building import Place

TEXT = 'Vi har 8% fravær, og vi vi veit "kvifor".'


def test_check_tells_and_changes_nothing(place: Place) -> None:
    folder = place.workshop("ein", nb=None, nn=TEXT)
    before = (folder / "nn.md").read_bytes()
    outcome = place.run("check")
    assert "«8% fravær,» bør skrivast" in outcome.out
    assert "«fravær» er bokmål (målform). Skriv «fråvær»." in outcome.out
    assert "«vi vi»" in outcome.out
    assert outcome.status == 0
    assert (folder / "nn.md").read_bytes() == before


def test_fix_mends_what_is_safe(place: Place) -> None:
    folder = place.workshop("ein", nb=None, nn=TEXT)
    outcome = place.run("check", "--fix")
    text = (folder / "nn.md").read_text("utf-8")
    assert "8\N{NO-BREAK SPACE}% fravær, og vi vi veit «kvifor»." in text
    assert "Retta 2 stader i content/ein/nn.md." in outcome.out
    assert "Retta" not in place.run("check", "--fix").out


def test_words_of_the_project(place: Place) -> None:
    place.workshop("ein", nb=None, nn="Vi har humorolog i huset.")
    assert "humorolog" in place.run("check").out
    (place.content / "ord.nn.txt").write_text("humorolog # ein som studerer humor\n", "utf-8")
    assert "humorolog" not in place.run("check").out
