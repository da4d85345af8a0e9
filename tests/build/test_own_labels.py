"""A project's own labels: in what is built, counted among what decides that, and told of."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from building import Place

from handout.language.labels import label

DECKS = ["build/ein/ein.nb.pptx", "build/ein/ein.nn.pptx"]


def words_in(deck: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(deck.read_bytes())) as package:
        slides = [name for name in package.namelist() if name.startswith("ppt/slides/slide")]
        return "".join(package.read(name).decode() for name in slides)


def test_they_are_in_what_is_built_anew(built: Place) -> None:
    deck = built.out / "ein/ein.nn.pptx"
    usual = label("nn", "part_of", number=1, total=1)
    assert usual in words_in(deck)
    assert built.made() == []
    own = built.content / "ord.nn.toml"
    own.write_text('part_of = "Bolk {number} av {total}"\n', "utf-8")
    assert built.made() == DECKS
    assert "Bolk 1 av 1" in words_in(deck)
    assert "Bolk 1 av 1" not in words_in(built.out / "ein/ein.nb.pptx")
    assert built.made() == []
    assert label("nn", "part_of", number=1, total=1) == usual
    own.unlink()
    assert built.made() == DECKS
    assert usual in words_in(deck)


def test_a_mistake_is_told_each_time_and_stops_nothing(built: Place) -> None:
    lines = ('part_of = "Bolk {number} av {total}"', 'form_gruppe = "I lag', 'gaols = "Mål"')
    (built.content / "ord.nn.toml").write_text("\n".join(lines), "utf-8")
    for _ in range(2):
        outcome = built.build()
        assert outcome.status == 0
        assert "content/ord.nn.toml:2: åtvaring: Linja er ikkje slik ho må vere" in outcome.err
        assert "content/ord.nn.toml:3: åtvaring: Det finst ikkje noko ord" in outcome.err
        assert "«goals»" in outcome.err
        assert "Traceback" not in outcome.err
    assert "Bolk 1 av 1" in words_in(built.out / "ein/ein.nn.pptx")
    checked = built.run("check")
    assert "content/ord.nn.toml:2" in checked.out


def test_a_file_nobody_can_read_keeps_what_was_made(built: Place) -> None:
    before = (built.out / "ein/ein.nn.pptx").read_bytes()
    (built.content / "ord.nn.toml").write_bytes('goals = "Mål"'.encode("latin-1"))
    outcome = built.build()
    assert outcome.status == 1
    assert "content/ord.nn.toml:1: feil: Her står eit teikn" in outcome.err
    assert (built.out / "ein/ein.nn.pptx").read_bytes() == before
