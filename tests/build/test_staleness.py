"""What is built again and what is not."""

from __future__ import annotations

import json
import os
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from building import ROOT, Place
from packaging.requirements import Requirement
from PIL import Image

from handout.model import LANGUAGES as MODEL_LANGUAGES
from handout.outputs import LANGUAGES
from handout.staleness import LIBRARIES

NN, NB = "build/ein/ein.nn.pptx", "build/ein/ein.nb.pptx"


def test_nothing_to_do(built: Place) -> None:
    """The second build makes nothing, says so, and leaves the files alone."""

    def stamps() -> list[tuple[int, int]]:
        """When a file was read counts for nothing: a build looks whether it is whole."""
        found = ((built.folder / path).stat() for path in (NN, NB))
        return [(status.st_ino, status.st_mtime_ns) for status in found]

    before = stamps()
    outcome = built.build()
    assert outcome == (0, "Alt er oppdatert: ingenting å byggje.\n", "")
    assert stamps() == before


def test_one_word_in_one_language(built: Place) -> None:
    built.workshop("ein", nn="varmt")
    assert built.made() == [NN]
    assert built.made() == []


def test_saved_without_a_change(built: Place) -> None:
    """An editor that writes the same text again changes nothing that counts."""
    built.workshop("ein")
    assert built.made() == []


def test_a_word_is_changed_back(built: Place) -> None:
    """The output is that of the text as it is now, not of the newest text seen."""
    first = (built.folder / NN).read_bytes()
    built.workshop("ein", nn="varmt")
    assert built.made() == [NN]
    assert (built.folder / NN).read_bytes() != first
    built.workshop("ein")
    assert built.made() == [NN]
    assert (built.folder / NN).read_bytes() == first


def test_another_workshop(built: Place) -> None:
    built.workshop("to")
    assert built.made() == ["build/to/to.nb.pptx", "build/to/to.nn.pptx"]


def test_the_other_language_comes_and_goes(place: Place) -> None:
    """A page leads to the one in the other language; what that one says makes no difference."""
    page, other = "build/ein/ein.nn.html", "build/ein/ein.nb.html"
    place.workshop("ein", nb=None)
    assert place.made(kind="side") == [page]
    assert "ein.nb.html" not in (place.folder / page).read_text("utf-8")
    place.workshop("ein")
    assert place.made(kind="side") == [other, page]
    assert 'href="ein.nb.html"' in (place.folder / page).read_text("utf-8")
    place.workshop("ein", nb="varmt")
    assert place.made(kind="side") == [other]
    (place.content / "ein" / "nb.md").unlink()
    assert place.made(kind="side") == [page]


def test_a_picture(built: Place) -> None:
    """A picture counts for both languages."""
    media = built.content / "ein" / "media"
    media.mkdir()
    Image.new("RGB", (80, 60), "navy").save(media / "a.png")
    assert built.made() == [NB, NN]
    Image.new("RGB", (80, 60), "teal").save(media / "a.png")
    assert built.made() == [NB, NN]


def test_what_an_editor_leaves_behind(built: Place) -> None:
    """Swap and lock files come and go while somebody writes."""
    for name in (".nn.md.swp", "nn.md~", "~$nn.docx", ".DS_Store"):
        (built.content / "ein" / name).write_text("noko")
    assert built.made() == []


def test_a_sign_off(built: Place) -> None:
    """What is remembered of the two languages changes what is told, and makes nothing anew."""
    assert built.run("review", "--approve").status == 0
    assert built.build().out == "Alt er oppdatert: ingenting å byggje.\n"
    built.workshop("ein", nb="grått")
    assert built.made() == [NB]
    told = built.build()
    assert "content/ein/nn.md:10: åtvaring: Teksten på linje 10 i nb.md er endra" in told.err
    assert built.run("review", "--approve").status == 0
    assert built.build() == (0, "Alt er oppdatert: ingenting å byggje.\n", "")


def test_the_theme(built: Place) -> None:
    """The theme in use and the base theme count, other themes do not."""
    themes = built.own_themes()
    assert built.made() == []
    for name in ("saman", "base"):
        with (themes / name / "theme.toml").open("a") as stream:
            stream.write("# endra\n")
        assert built.made() == [NB, NN]
    (themes / "ny").mkdir()
    (themes / "ny" / "theme.toml").write_text('[colours]\naccent1 = "#004488"\n')
    assert built.made() == []
    assert built.made("--theme", "ny") == [NB, NN]
    assert built.made() == [NB, NN]


def test_the_themes_that_a_theme_is_built_on(built: Place) -> None:
    """A change in any of them builds anew; one that goes in a circle is no endless one."""
    themes = built.own_themes()
    for name, before in (("ny", "midt"), ("midt", "saman")):
        (themes / name).mkdir()
        (themes / name / "theme.toml").write_text(f'based_on = "{before}"\n')
    assert built.made("--theme", "ny") == [NB, NN]
    assert built.made("--theme", "ny") == []
    for name in ("midt", "saman", "base"):
        with (themes / name / "theme.toml").open("a") as stream:
            stream.write("# endra\n")
        assert built.made("--theme", "ny") == [NB, NN]
    (themes / "midt" / "theme.toml").write_text('based_on = "ny"\n')
    assert "byggjer på seg sjølv" in built.run("build", "--theme", "ny").err


def test_the_default_theme(place: Place) -> None:
    """A project that gets a theme ``saman`` uses it from then on."""
    themes = place.own_themes()
    (themes / "saman").rename(themes / "borte")
    place.workshop("ein")
    assert place.made() == [NB, NN]
    (themes / "borte").rename(themes / "saman")
    assert place.made() == [NB, NN]


def test_a_library(built: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new version of a library builds everything again; one that is only for tests does not."""
    packages = built.folder / "lib" / "site-packages"
    packages.mkdir(parents=True)
    monkeypatch.syspath_prepend(packages)
    (packages / "pytest-99.0.dist-info").mkdir()
    assert built.made() == []
    (packages / "WeasyPrint-99.0.dist-info").mkdir()
    assert built.made() == [NB, NN]
    (packages / "font_new-1.0.dist-info").mkdir()
    assert built.made() == [NB, NN]


def test_libraries_are_all_that_handout_needs() -> None:
    """The table has every distribution that handout's own requirements bring along, apart from
    those that only read the command line, write on the terminal or read proofs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting = [Requirement(written) for written in project["dependencies"]]
    found: set[str] = set()
    while waiting:
        wanted = waiting.pop()
        name = wanted.name.lower().replace("-", "_")
        if name in found:
            continue
        found.add(name)
        for extra in ("", *wanted.extras):
            needs = map(Requirement, metadata.requires(wanted.name) or [])
            waiting += [
                need for need in needs if not need.marker or need.marker.evaluate({"extra": extra})
            ]
    only_on_the_terminal = {"click", "rich"}
    only_for_proofs = {"chunspell"}
    fonts = {name for name in found if name.startswith("font") and name != "fonttools"}
    assert found - only_on_the_terminal - only_for_proofs - fonts == LIBRARIES


@pytest.mark.parametrize("damage", ["delete", "shorten", "flip a bit"])
def test_an_output_that_is_not_whole(built: Place, damage: str) -> None:
    """An output that was deleted or damaged is made again, even when its times are as before."""
    path = built.folder / NN
    whole, before = path.read_bytes(), path.stat()
    match damage:
        case "delete":
            path.unlink()
        case "shorten":
            path.write_bytes(whole[:-10])
        case "flip a bit":
            path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert built.made() == [NN]
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"\xff\xfe",
        b"{",
        b"[" * 100_000,
        b"[]",
        b"17",
        b'{"format": 0, "workshops": {}, "outputs": {}, "stamps": {}}',
        b'{"format": 1, "workshops": [], "outputs": 3, "stamps": null}',
    ],
)
def test_a_state_file_that_is_no_use(built: Place, content: bytes | None) -> None:
    """Without a memory of the last build, everything is built."""
    state = built.out / ".handout.json"
    if content is None:
        state.unlink()
    else:
        state.write_bytes(content)
    assert built.made() == [NB, NN]
    assert built.made() == []


def test_a_state_file_with_other_types_inside(built: Place) -> None:
    """Any entry of the wrong shape is as if it were not there."""
    state = built.out / ".handout.json"
    whole = json.loads(state.read_text("utf-8"))
    for table in ("workshops", "outputs", "stamps"):
        for value in (None, 3, "x", [], [1], [None, None, None], {"a": 1}, [["x"], "y", [[1]]]):
            content = {**whole, table: dict.fromkeys(whole[table], value)}
            state.write_text(json.dumps(content), "utf-8")
            assert built.build().status == 0
            assert built.made() == []


def test_a_draft(built: Place) -> None:
    """A draft takes the place of the real thing, and the other way round."""
    real = (built.folder / NN).read_bytes()
    assert built.made("--draft") == [NB, NN]
    assert (built.folder / NN).read_bytes() != real
    assert built.made() == [NB, NN]
    assert (built.folder / NN).read_bytes() == real


def test_one_language_or_kind_asked_for(built: Place) -> None:
    """What is not asked for is neither made nor forgotten."""
    built.workshop("ein", nn="varmt", nb="kaldt")
    assert built.made("--lang", "nn") == [NN]
    assert built.made("--lang", "nn") == []
    assert built.made() == [NB]


def test_remarks_are_repeated(place: Place) -> None:
    """A build with nothing to do still says what needs attention, in the language of today."""
    place.workshop("ein", nb=None, nn="lenkja [her](https://example.org/)")
    first = place.build()
    assert "content/ein/nn.md:10: åtvaring: Lenkja «her» seier ikkje" in first.err
    again = place.build()
    assert again.out == "Alt er oppdatert: ingenting å byggje.\n"
    assert again.err == first.err
    english = place.run("build", "--kind", "deck", LANG="en_US.UTF-8")
    assert "content/ein/nn.md:10: warning: The link “her” does not say" in english.err


def test_errors_are_repeated_until_they_are_mended(place: Place) -> None:
    place.workshop("ein", nn="eit bilete: ![Hav](media/hav.png)")
    first = place.build()
    assert first.status == 1
    again = place.build()
    assert again == first
    assert place.files() == [".handout.json"]
    place.workshop("ein")
    assert place.made() == [NB, NN]


def test_two_folders_give_the_same_bytes(tmp_path: Path) -> None:
    """Where the project lies does not show in what comes out of it."""
    places = [Place(tmp_path / "her"), Place(tmp_path / "heilt ein annan stad")]
    for place in places:
        place.workshop("ein")
        assert len(place.made("--lang", "nn", kind="deck,hefte")) == 2
    for path in ("ein/ein.nn.pptx", "ein/ein-hefte.nn.pdf"):
        assert (places[0].out / path).read_bytes() == (places[1].out / path).read_bytes()


def test_languages_are_those_of_the_model() -> None:
    assert LANGUAGES == MODEL_LANGUAGES
