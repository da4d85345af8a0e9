"""The site as text: what is on it, what is not, and where its links lead."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from site_sample import NOTE, Project, broken_links

from handout.outputs import BOOKLET, DECK, KINDS, LANGUAGES, PAGE, SLIDES
from handout.site.cards import Card
from handout.site.catalogue import Edition, Entry, in_order

FEW = (DECK, SLIDES, PAGE)
"""Enough for everything the site shows, and soon made."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Two workshops, one of which has a name that is no word of an address, a draft, and one in
    Nynorsk alone. Nobody changes it."""
    project = Project(tmp_path_factory.mktemp("site"))
    project.write("ein", number=1)
    project.write("to #2 & ß", number=2, word="leiing")
    project.write("utkast", number=3, word="hemmeleg", more="utkast: ja\n")
    project.write("index", number=4, languages=("nn",))
    project.build(*FEW, BOOKLET, address="https://example.org/saman/")
    return project


def text_of(project: Project, path: str, css: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in project.find(path, css)]


def test_every_workshop_is_listed_the_newest_first(project: Project) -> None:
    assert text_of(project, "nn/index.html", "h2") == [
        "Verkstaden index",
        "Verkstaden to #2 & ß",
        "Verkstaden ein",
    ]
    facts = text_of(project, "nn/index.html", "#verkstad-ein .facts li")
    assert facts == ["Verkstad 1", "1. september 2026", "Bergen", "10 minutt"]


def test_a_file_says_what_it_is_for_how_long_and_how_large(project: Project) -> None:
    rows = text_of(project, "nn/index.html", "#verkstad-ein .file")
    assert len(rows) == len(FEW) + len((BOOKLET, "zip"))
    assert re.fullmatch(
        r"Presentasjon Til å vise i salen, med talarnotat og nedteljing\. PowerPoint, 3 lysbilete "
        r"Presentasjon, Nynorsk, \d+ kB Presentasjon, Bokmål, \d+ kB",
        rows[0],
    )
    booklet = next(row for row in rows if row.startswith("Deltakarhefte"))
    assert re.search(r"PDF, (éi side|\d+ sider)", booklet)
    size = (project.out / "ein/ein.nn.pptx").stat().st_size
    assert f"{round(size / 1000)} kB" in rows[0]


def test_each_language_in_its_own_words(project: Project) -> None:
    nn, nb = (text_of(project, f"{language}/index.html", "main")[0] for language in ("nn", "nb"))
    assert "Deltakarhefte" in nn
    assert "Deltakarhefte" not in nb
    assert "Deltakerhefte" in nb
    assert "nedteljing" not in nb
    for language in ("nn", "nb"):
        (root,) = project.find(f"{language}/ein.html", "html")
        assert root.get("lang") == f"{language}-NO"


def test_a_workshop_in_one_language_is_on_both_lists(project: Project) -> None:
    (title,) = project.find("nb/index.html", "#verkstad-index h2 a")
    assert title.get("href") == "../nn/_index.html"
    assert title.xpath("ancestor::*[@lang][1]")[0].get("lang") == "nn-NO"
    assert not (project.out / "nb/_index.html").exists()


def test_every_link_leads_somewhere(project: Project) -> None:
    pages = project.pages()
    assert len(pages) == 8
    assert [line for page in pages for line in broken_links(project.out, page)] == []


def test_it_works_from_any_folder(project: Project, tmp_path: Path) -> None:
    """Of a server or a disk: nothing is said of where it stands but what the address says."""
    moved = shutil.copytree(project.out, tmp_path / "a" / "b")
    for page in sorted(moved.glob("n[nb]/*.html")):
        assert list(broken_links(moved, page)) == []
        assert str(project.folder) not in page.read_text("utf-8")


def test_a_draft_is_nowhere(project: Project) -> None:
    assert (project.out / "utkast/utkast.nn.pptx").is_file()
    assert not list(project.out.glob("utkast/*.zip"))
    assert not list(project.out.glob("utkast/lysbilete/*"))
    for page in project.pages():
        text = page.read_text("utf-8")
        assert "hemmeleg" not in text
        assert "utkast" not in page.name
        assert "Verkstaden utkast" not in text


def test_a_document_that_becomes_a_draft_leaves(tmp_path: Path) -> None:
    project = Project(tmp_path / "p")
    project.write("ein")
    project.build(DECK, SLIDES)
    assert (project.out / "nn/ein.html").is_file()
    project.write("ein", more="utkast: ja\n")
    project.build(DECK, SLIDES)
    assert [page.name for page in project.pages()] == ["index.html"] * 3
    assert not list(project.out.glob("ein/*.zip"))


def test_a_draft_that_was_asked_for_is_not_published(tmp_path: Path) -> None:
    """Its files are drafts, also when the text is in order."""
    project = Project(tmp_path / "p")
    project.write("ein")
    project.write("to")
    project.build(DECK)
    project.build(DECK, draft=True, workshops=("ein",), site=False)
    project.build(workshops=("to",), kinds=(DECK,))
    assert text_of(project, "nn/index.html", "h2") == ["Verkstaden to"]


def test_notes_are_for_whoever_leads(project: Project) -> None:
    for page in project.pages():
        assert NOTE not in page.read_text("utf-8")
    cards = list(project.out.glob("*/.*.json"))
    assert cards
    assert not [card for card in cards if NOTE in card.read_text("utf-8")]


def test_the_zip_has_the_files_as_they_are(project: Project) -> None:
    zipped = zipfile.ZipFile(project.out / "ein/ein.nn.zip")
    assert zipped.testzip() is None
    assert zipped.namelist() == [
        "ein-hefte.nn.pdf",
        "ein-lysbilete.nn.pdf",
        "ein.nn.html",
        "ein.nn.pptx",
    ]
    for name in zipped.namelist():
        assert zipped.read(name) == (project.out / "ein" / name).read_bytes()


def test_every_slide_has_a_picture_that_says_what_is_on_it(project: Project) -> None:
    shown = project.find("nn/ein.html", "#lysbilete img")
    assert [picture.get("src") for picture in shown] == [
        f"../ein/lysbilete/nn-{number:02}.webp" for number in range(1, 4)
    ]
    assert any("Her står det om sjukefråvær & anna < alt." in p.get("alt") for p in shown)
    assert {(p.get("width"), p.get("height")) for p in shown} == {("960", "540")}
    for picture in shown:
        data = (project.out / "nn" / picture.get("src")).resolve().read_bytes()
        assert data[8:12] == b"WEBP"
        assert len(data) < 100_000


def test_what_is_searched_is_what_the_slides_say(project: Project) -> None:
    (words,) = project.find("nn/index.html", "#handout-words")
    found = {one["id"]: one for one in json.loads(words.text)}
    assert set(found) == {"verkstad-index", "verkstad-ein", "verkstad-to_20_232_20_26_20_C3_9F"}
    assert any("leiing & anna < alt" in text for _, text in found[sorted(found)[2]]["slides"])


def test_a_shared_link_has_a_picture(project: Project) -> None:
    page = "nn/to #2 & ß.html"
    meta = {m.get("property"): m.get("content") for m in project.find(page, "meta[property]")}
    base = "https://example.org/saman/"
    where = "to%20%232%20%26%20%C3%9F"
    assert meta["og:image"] == f"{base}{where}/lysbilete/nn-deling.jpg"
    assert meta["og:url"] == f"{base}nn/{where}.html"
    assert (meta["og:title"], meta["og:description"]) == (
        "Verkstaden to #2 & ß – Prøveprogrammet",
        "Ei lita prøve",
    )
    (robots,) = project.find(page, "meta[name=robots]")
    assert robots.get("content") == "index, follow"
    twins = {
        link.get("hreflang"): link.get("href") for link in project.find(page, "link[hreflang]")
    }
    assert twins == {f"{lang}-NO": f"{base}{lang}/{where}.html" for lang in ("nn", "nb")}
    picture = project.out / "to #2 & ß/lysbilete/nn-deling.jpg"
    assert picture.read_bytes()[:3] == b"\xff\xd8\xff"


def test_nothing_whole_is_said_of_an_address_nobody_knows(tmp_path: Path) -> None:
    project = Project(tmp_path / "p")
    project.write("ein", languages=("nn",))
    project.build(DECK)
    text = (project.out / "nn/ein.html").read_text("utf-8")
    assert "og:image" not in text
    assert "canonical" not in text
    assert '<meta name="robots" content="noindex"/>' in text


def test_without_pdfs_the_slides_are_told_in_words(tmp_path: Path) -> None:
    """As on a machine without Pango."""
    project = Project(tmp_path / "p")
    project.write("ein", languages=("nn",))
    project.build(DECK)
    assert project.find("nn/ein.html", "#lysbilete img") == []
    (words,) = text_of(project, "nn/ein.html", "#lysbilete")
    assert "Her står det om sjukefråvær & anna < alt." in words
    assert text_of(project, "nn/ein.html", ".file h3") == ["Presentasjon", "Alt i éi fil"]


def test_the_same_bytes_in_any_folder_at_any_time(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        project = Project(tmp_path / name)
        project.write("ein", languages=("nn",))
        project.build(DECK, SLIDES)
        made.append(project.published())
    assert made[0] == made[1]
    assert {path.rpartition(".")[2] for path in made[0]} == {
        "html",
        "jpg",
        "pdf",
        "pptx",
        "webp",
        "zip",
    }


def test_no_script_but_the_search_may_run(project: Project) -> None:
    for page in project.pages():
        scripts = project.find(str(page.relative_to(project.out)), "script")
        running = [script for script in scripts if script.get("type") != "application/json"]
        policy = re.search(r"script-src ('sha256-[^']+');", page.read_text("utf-8"))
        assert len(running) == (policy is not None)
        assert "src" not in {name for script in scripts for name in script.attrib}


def test_every_kind_has_words_on_the_site() -> None:
    from handout.language.labels import labels

    for language in ("nn", "nb"):
        for kind in KINDS:
            assert labels(language)[f"site_file_{kind.name}"]
            assert labels(language)[f"site_purpose_{kind.name}"]


def test_a_zip_is_made_the_same_whatever_the_order() -> None:
    from handout.site.archive import archive

    files = {"b": b"2", "a": b"1"}
    assert archive(files) == archive(dict(reversed(files.items())))
    assert zipfile.ZipFile(io.BytesIO(archive(files))).infolist()[0].date_time[0] == 1980


def listing_entry(workshop: str, date: str, **titles: str) -> Entry:
    """A workshop with a title in each language it has."""
    editions = {}
    for language in LANGUAGES:
        if language in titles:
            card = Card(language, titles[language], "", "", "", "", "", date, None, False, ())
            editions[language] = Edition(workshop, card, ())
    return Entry(workshop, editions)


def test_workshops_of_one_day_stand_by_their_titles_in_the_language_of_the_list() -> None:
    entries = [
        listing_entry("a", "", nn="Åpne dører", nb="åpne dører"),
        listing_entry("b", "", nn="Ærleg tale", nb="Ærlig tale"),
        listing_entry("c", "", nn="øving", nb="Trening"),
        listing_entry("d", "", nn="Zoom"),
        listing_entry("e", "2026-09-01", nn="Ålreit"),
    ]
    assert [entry.workshop for entry in in_order(entries, "nn")] == ["e", "d", "b", "c", "a"]
    assert [entry.workshop for entry in in_order(entries, "nb")] == ["e", "c", "d", "b", "a"]
