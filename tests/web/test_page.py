"""The web page as a file: what it holds, what it leads to, and what it cannot do."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from lxml import etree, html

from handout.content.document import read_document
from handout.model import Language
from handout.pages.web.page import render_page
from handout.themes.load import load_theme
from theming import SHIPPED


def page(
    text: str, folder: Path, *, front: str = "", language: Language = "nn", twin: str = ""
) -> str:
    source = f"---\ntittel: Prøve\n{front}---\n\n{text}\n"
    document, _ = read_document(source.encode(), "nn.md", language)
    theme, _ = load_theme("saman", SHIPPED)
    assert document is not None
    assert theme is not None
    made = render_page(document, theme, folder, booklet="prove-hefte.nn.pdf", twin=twin)
    assert made == render_page(document, theme, folder, booklet="prove-hefte.nn.pdf", twin=twin)
    return made.decode()


def tree(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def test_it_asks_for_nothing_and_runs_nothing(shipped: list[Path]) -> None:
    for path in shipped:
        root = tree(path.read_text("utf-8"))
        assert (
            root.xpath("//script | //iframe | //object | //form | //@*[starts-with(name(), 'on')]")
            == []
        )
        loaded = root.xpath("//@src | //link[@rel='preload']/@href")
        assert {str(url).partition(":")[0] for url in loaded} == {"data"}
        styles = root.xpath("string(//style)")
        assert set(re.findall(r"url\(\"([a-z]+:)", styles)) <= {"data:"}
        assert "handout.invalid" not in path.read_text("utf-8")


def test_its_policy_knows_its_own_style_sheet(shipped: list[Path]) -> None:
    for path in shipped:
        root = tree(path.read_text("utf-8"))
        (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        digest = hashlib.sha256(root.xpath("string(//style)").encode()).digest()
        assert f"style-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
        assert policy.startswith("default-src 'none'")


def test_every_picture_has_its_size(shipped: list[Path]) -> None:
    for path in shipped:
        pictures = tree(path.read_text("utf-8")).xpath("//img")
        assert pictures
        assert [etree.tostring(p)[:80] for p in pictures if not p.get("width")] == []


def test_links_inside_lead_somewhere(shipped: list[Path]) -> None:
    for path in shipped:
        root = tree(path.read_text("utf-8"))
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {str(h)[1:] for h in root.xpath("//a/@href[starts-with(., '#')]")} <= set(ids)


def test_languages_lead_to_each_other(shipped: list[Path]) -> None:
    for path in shipped:
        root = tree(path.read_text("utf-8"))
        (twin,) = root.xpath("//nav[@class='languages']//a")
        assert (path.parent / twin.get("href")).is_file()
        assert twin.get("lang") != root.get("lang")


def test_a_workshop_in_one_language_has_no_choice_of_one(tmp_path: Path) -> None:
    assert tree(page("## A\n\nOrd.", tmp_path)).xpath("//nav[@class='languages']") == []


@pytest.mark.parametrize(("front", "expected"), [("utkast: ja\n", True), ("", False)])
def test_a_draft_says_so_and_is_not_found(tmp_path: Path, front: str, *, expected: bool) -> None:
    root = tree(page("## A\n\nOrd.", tmp_path, front=front))
    assert bool(root.xpath("//meta[@name='robots'][@content='noindex']")) == expected
    assert ("Utkast." in root.text_content()) == expected


def test_a_wide_table_scrolls_and_says_what_it_is(tmp_path: Path) -> None:
    three = "| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |"
    two = "| A | B |\n|---|---|\n| 1 | 2 |"
    (scrolls,) = tree(page(f"## T\n\n{three}\n\n{two}", tmp_path)).xpath("//*[@tabindex='0']")
    assert (scrolls.get("role"), scrolls.get("aria-label")) == ("group", "A, B, C")


def test_boxes_can_be_ticked(tmp_path: Path) -> None:
    text = "## L\n\n- [ ] ikkje [gjort](https://www.ks.no/)\n- [x] gjort\n\n  og meir\n"
    first, second = tree(page(text, tmp_path)).xpath("//li[@class='check']")
    assert first.xpath("label/input[@type='checkbox'][not(@checked)]")
    assert second.xpath("label/input[@checked]")
    assert second.xpath("string(label)").strip() == "gjort"
    assert second.xpath("string(p)").strip() == "og meir"


def test_notes_and_their_places_lead_to_each_other(tmp_path: Path) -> None:
    root = tree(page("## A\n\nOrd[^1] og ord[^1].\n\n[^1]: Forklaring.", tmp_path))
    (note,) = root.xpath("//ul[@class='notes']/li")
    assert set(root.xpath("//sup/a/@href")) == {f"#{note.get('id')}"}
    back = note.xpath(".//p[@class='back']/a")
    assert [root.get_element_by_id(a.get("href")[1:]).tag for a in back] == ["a", "a"]
    assert len({a.get("aria-label") for a in back}) == 2


def test_what_content_says_is_text(tmp_path: Path) -> None:
    """Also what looks like a picture of ours, or ends the head."""
    text = '## A\n\n`<img src="https://handout.invalid/drawing/x.svg" alt=""/>` og `</head>`'
    made = page(text, tmp_path, front='undertittel: "</head><script>alert(1)</script>"\n')
    root = tree(made)
    assert root.xpath("//script") == []
    assert len(root.xpath("//head/style")) == 1
    assert "https://handout.invalid/drawing/x.svg" in root.text_content()
