"""What is made anew, what stays, and what goes: the site after a build of this or that."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from site_sample import Project

from handout.outputs import DECK, SLIDES


@pytest.fixture
def project(tmp_path: Path) -> Project:
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


def test_nothing_to_do(project: Project) -> None:
    first = project.build(DECK)
    assert first.site.endswith("index.html")
    stamps = {path: path.stat().st_mtime_ns for path in project.out.rglob("*.html")}
    again = project.build(DECK)
    assert (again.site, again.made) == ("", [])
    assert stamps == {path: path.stat().st_mtime_ns for path in project.out.rglob("*.html")}


def test_one_workshop_asked_for_and_all_on_the_page(project: Project) -> None:
    project.build(DECK)
    before = project.published()
    project.write("ein", word="noko nytt")
    project.write("to", word="ikkje bede om")
    project.build(DECK, workshops=("ein",))
    titles = [h.text_content() for h in project.find("nn/index.html", "h2")]
    assert titles == ["Verkstaden ein", "Verkstaden to"]
    assert not [path for path in changed(project, before) if path.startswith("to/")]


def test_only_what_has_changed_is_drawn_again(project: Project) -> None:
    project.build(DECK, SLIDES)
    drawn = {path: path.stat().st_mtime_ns for path in project.out.rglob("*.webp")}
    project.write("ein", word="noko nytt", languages=("nn",))
    project.build(DECK, SLIDES)
    again = {path for path, when in drawn.items() if path.stat().st_mtime_ns != when}
    assert {path.name[:2] for path in again} == {"nn"}
    assert {path.parent.parent.name for path in again} == {"ein"}


def test_a_file_that_was_lost_or_spoilt_is_made_again(project: Project) -> None:
    project.build(DECK, SLIDES)
    before = project.published()
    for lost in ("index.html", "nn/ein.html", "ein/ein.nb.zip", "ein/lysbilete/nn-02.webp"):
        (project.out / lost).unlink()
        project.build(DECK, SLIDES)
        assert changed(project, before) == set(), lost
        (project.out / lost).write_bytes(b"spoilt")
        project.build(DECK, SLIDES)
        assert changed(project, before) == set(), lost


def test_errors_leave_the_last_good_files(project: Project) -> None:
    project.build(DECK)
    before = project.published()
    (project.content / "ein/nn.md").write_text("::: ukjend\n", "utf-8")
    result = project.build(DECK)
    assert result.stopped == ["ein"]
    assert changed(project, before) == set()


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


def test_what_was_not_asked_for_is_not_gone(project: Project) -> None:
    project.build(DECK, SLIDES)
    result = project.build(DECK, languages=("nn",), workshops=("ein",))
    assert result.removed == []
    assert (project.out / "to/to-lysbilete.nb.pdf").is_file()
    assert (project.out / "ein/lysbilete/nb-01.webp").is_file()


def test_workshops_from_elsewhere_are_no_reason_to_remove_anything(
    project: Project, tmp_path: Path
) -> None:
    project.build(DECK)
    other = Project(tmp_path / "other")
    other.write("tre")
    result = project.build(DECK, content=str(other.content))
    assert result.removed == []
    assert (project.out / "ein/ein.nn.pptx").is_file()


def test_without_the_site_nothing_of_it_is_made(project: Project) -> None:
    project.build(DECK, site=False)
    assert not (project.out / "index.html").exists()
    assert not list(project.out.glob("*/.*"))
