"""Workshops that somebody got wrong: the folders under ``bad/``, each with what is said about it.

``HANDOUT_ACCEPT=1`` writes what is said now into ``expected.txt``; look at the difference.
"""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from building import Place
from PIL import Image

BAD = Path(__file__).parent / "bad"
LAST_GOOD = b"what was made when all was well"


NAMES = sorted(path.name for path in BAD.iterdir())


def put(place: Place, name: str) -> None:
    """Let the case be the workshop ``vond``. A link that leads out of it is made here, because
    not everybody's git makes it."""
    folder = place.content / "vond"
    shutil.copytree(BAD / name, folder)
    if name == "picture-outside":
        (folder / "media").mkdir()
        (folder / "media" / "ut.png").symlink_to(place.content / "god" / "nn.md")


@pytest.mark.parametrize("name", NAMES)
def test_bad_case(place: Place, name: str) -> None:
    """A message with a place for each mistake, and no traceback; earlier files stay as they
    were, other workshops are built, and the exit status tells."""
    place.workshop("god")
    put(place, name)
    earlier = place.out / "vond" / "vond.nn.pptx"
    earlier.parent.mkdir(parents=True)
    earlier.write_bytes(LAST_GOOD)
    outcome = place.build()
    accept(BAD / name / "expected.txt", outcome.err)
    assert outcome.err == (BAD / name / "expected.txt").read_text("utf-8")
    assert outcome.status == 1
    assert outcome.out == "Laga:\n  build/god/god.nb.pptx\n  build/god/god.nn.pptx\n"
    assert place.files() == [
        ".handout.json",
        "god/god.nb.pptx",
        "god/god.nn.pptx",
        "vond/vond.nn.pptx",
    ]
    assert earlier.read_bytes() == LAST_GOOD


def accept(file: Path, said: str) -> None:
    if os.environ.get("HANDOUT_ACCEPT"):
        file.write_text(said, "utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_bad_case_in_check(place: Place, name: str) -> None:
    """``check`` says the same, on standard output."""
    put(place, name)
    outcome = place.run("check")
    said = [line for line in outcome.out.splitlines() if ": feil: " in line]
    expected = (BAD / name / "expected.txt").read_text("utf-8").splitlines()
    assert said == [line for line in expected if ": feil: " in line]
    assert (outcome.status, outcome.err) == (1, "")


@pytest.mark.parametrize("name", ["html-script", "missing-picture", "unknown-fence", "not-xml"])
def test_draft_in_spite_of_errors(place: Place, name: str) -> None:
    """A draft is made all the same, with the list of what to mend beside it."""
    put(place, name)
    outcome = place.build("--draft", kind="deck,hefte")
    assert outcome.status == 0, outcome
    assert ": feil: " in outcome.err
    assert "er ikkje bygd" not in outcome.err
    assert [line.strip() for line in outcome.out.splitlines()[1:]] == [
        "build/vond/vond-hefte.nn.pdf",
        "build/vond/vond.nn.pptx",
    ]


def test_no_draft_of_what_cannot_be_read(place: Place) -> None:
    put(place, "empty-file")
    assert place.build("--draft").status == 1


def test_one_language_is_wrong(place: Place) -> None:
    """A mistake in Bokmål is in nobody's way who asks for Nynorsk."""
    place.workshop("ein", nb="eit bilete: ![Hav](media/hav.png)")
    assert place.build().status == 1
    assert place.made("--lang", "nn") == ["build/ein/ein.nn.pptx"]


def test_huge_picture_is_made_smaller(place: Place) -> None:
    """12 000 × 9 000 pixels are no mistake, but they do not go into the deck."""
    folder = place.workshop("stor", nb=None, nn="eit kart: ![Kart over kommunen](kart.png)")
    Image.new("1", (12_000, 9_000), 1).save(folder / "kart.png")
    assert place.made() == ["build/stor/stor.nn.pptx"]
    with zipfile.ZipFile(place.out / "stor" / "stor.nn.pptx") as deck:
        pictures = [name for name in deck.namelist() if name.endswith((".png", ".jpg"))]
        sizes = [Image.open(io.BytesIO(deck.read(name))).size for name in pictures]
    assert (2400, 1800) in sizes
    assert max(max(size) for size in sizes) <= 2400
