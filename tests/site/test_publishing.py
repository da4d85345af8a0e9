"""What is made anew, what stays, and what goes: the site after a build of this or that."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from site_sample import Project

from handout.outputs import DECK, SLIDES, Kind


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[Kind, ...], Project]:
    """Two workshops and their site, with decks and with pictures of the slides, too. They are
    copied, for a copy is as up to date as they are."""
    made: dict[tuple[Kind, ...], Project] = {}
    for kinds in ((DECK,), (DECK, SLIDES)):
        project = Project(tmp_path_factory.mktemp("site"))
        project.write("ein")
        project.write("to")
        assert project.build(*kinds).site.endswith("index.html")
        made[kinds] = project
    return made


@pytest.fixture
def decks(originals: dict[tuple[Kind, ...], Project], tmp_path: Path) -> Project:
    return originals[DECK,].copy(tmp_path / "p")


@pytest.fixture
def pictures(originals: dict[tuple[Kind, ...], Project], tmp_path: Path) -> Project:
    """With decks, too."""
    return originals[DECK, SLIDES].copy(tmp_path / "p")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Of which nothing is made: what is gone is missed only where it once was."""
    project = Project(tmp_path / "p")
    project.write("ein")
    project.write("to")
    return project


def changed(project: Project, before: dict[str, bytes]) -> set[str]:
    after = project.published()
    return {path for path in before | after if before.get(path) != after.get(path)}


def age(project: Project) -> None:
    for path in project.out.rglob("*"):
        status = path.stat()
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - 3600 * 10**9))


def test_nothing_to_do(decks: Project) -> None:
    stamps = {path: path.stat().st_mtime_ns for path in decks.out.rglob("*.html")}
    again = decks.build(DECK)
    assert (again.site, again.made) == ("", [])
    assert stamps == {path: path.stat().st_mtime_ns for path in decks.out.rglob("*.html")}


def test_one_workshop_asked_for_and_all_on_the_page(decks: Project) -> None:
    before = decks.published()
    decks.write("ein", word="noko nytt")
    decks.write("to", word="ikkje bede om")
    decks.build(DECK, workshops=("ein",))
    titles = [h.text_content() for h in decks.find("nn/index.html", "h2")]
    assert titles == ["Verkstaden ein", "Verkstaden to"]
    assert not [path for path in changed(decks, before) if path.startswith("to/")]


def test_only_what_has_changed_is_drawn_again(pictures: Project) -> None:
    drawn = {path: path.stat().st_mtime_ns for path in pictures.out.rglob("*.webp")}
    pictures.write("ein", word="noko nytt", languages=("nn",))
    pictures.build(DECK, SLIDES)
    again = {path for path, when in drawn.items() if path.stat().st_mtime_ns != when}
    assert {path.name[:2] for path in again} == {"nn"}
    assert {path.parent.parent.name for path in again} == {"ein"}


def test_a_file_that_was_lost_or_spoilt_is_made_again(pictures: Project) -> None:
    before = pictures.published()
    for lost in ("index.html", "nn/ein.html", "ein/ein.nb.zip", "ein/lysbilete/nn-02.webp"):
        (pictures.out / lost).unlink()
        pictures.build(DECK, SLIDES)
        assert changed(pictures, before) == set(), lost
        (pictures.out / lost).write_bytes(b"spoilt")
        pictures.build(DECK, SLIDES)
        assert changed(pictures, before) == set(), lost


def test_errors_leave_the_last_good_files(decks: Project) -> None:
    before = decks.published()
    (decks.content / "ein/nn.md").write_text("::: ukjend\n", "utf-8")
    result = decks.build(DECK)
    assert result.stopped == ["ein"]
    assert changed(decks, before) == set()


def test_a_workshop_that_is_gone_takes_its_files_with_it(project: Project) -> None:
    project.build(DECK, SLIDES)
    own = project.out / "ein" / "mine eigne notat.txt"
    own.write_text("Ikkje rør", "utf-8")
    for path in (project.content / "ein").iterdir():
        path.unlink()
    (project.content / "ein").rmdir()
    result = project.build(DECK, SLIDES)
    assert sorted(Path(path).name for path in result.removed) == [
        "ein-lysbilete.nb.pdf",
        "ein-lysbilete.nn.pdf",
        "ein.nb.pptx",
        "ein.nn.pptx",
    ]
    assert [path.name for path in (project.out / "ein").iterdir()] == [own.name]
    assert [
        p for p in project.published() if "ein" in Path(p).name and p != "ein/" + own.name
    ] == []


def test_a_language_that_is_gone(project: Project) -> None:
    project.build(DECK)
    (project.content / "ein/nb.md").unlink()
    result = project.build(DECK, workshops=("to",))
    assert [Path(path).name for path in result.removed] == ["ein.nb.pptx"]
    assert not (project.out / "nb/ein.html").exists()
    assert (project.out / "nn/ein.html").exists()


def test_what_was_not_asked_for_is_not_gone(pictures: Project) -> None:
    result = pictures.build(DECK, languages=("nn",), workshops=("ein",))
    assert result.removed == []
    assert (pictures.out / "to/to-lysbilete.nb.pdf").is_file()
    assert (pictures.out / "ein/lysbilete/nb-01.webp").is_file()


def test_workshops_from_elsewhere_are_no_reason_to_remove_anything(
    decks: Project, tmp_path: Path
) -> None:
    other = Project(tmp_path / "other")
    other.write("tre")
    result = decks.build(DECK, content=str(other.content))
    assert result.removed == []
    assert (decks.out / "ein/ein.nn.pptx").is_file()


def test_without_the_site_nothing_of_it_is_made(project: Project) -> None:
    project.build(DECK, site=False)
    assert not (project.out / "index.html").exists()
    assert not list(project.out.glob("*/.*"))
