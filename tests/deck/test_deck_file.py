"""The file as a whole: valid, accessible, the same every time, and openable."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pptx
import pytest
from deck_sample import (
    BODY,
    TEMPLATE,
    everything,
    footers,
    paragraph,
    picture,
    plan,
    slide,
    text,
    theme,
)
from hypothesis import given, settings
from hypothesis import strategies as st

import accessibility
from accessibility import DC, P14, A, P, parsed
from handout.deck.markup import legal
from handout.deck.package import Archive, Member
from handout.deck.table import STYLE_ID
from handout.deck.template import NO_TABLE_STYLES, table_styles
from handout.deck.write import write_deck
from handout.slides.plan import PlannedSlide
from package_validity import violations

LANGUAGES = {"nn-NO", "da-DK"}


def parts(deck: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        return {name: package.read(name) for name in package.namelist()}


def opened(deck: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(deck))


def changed_template(folder: Path, change: dict[str, Any]) -> Path:
    """python-pptx's template with parts replaced by the functions given for them."""
    target = folder / "template.pptx"
    with zipfile.ZipFile(TEMPLATE) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change[name](data) if name in change else data)
    return target


def test_the_schema_has_nothing_to_say(deck: bytes, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck)
    assert violations(path) == []


def test_the_accessibility_rules_have_nothing_to_say(deck: bytes) -> None:
    assert accessibility.findings(deck, LANGUAGES) == []


def test_the_accessibility_rules_would_say_it(workshop: Path) -> None:
    """The checks themselves: a plan that breaks the rules is found out."""
    bad = plan(
        PlannedSlide("content", "", (*footers(1), text(BODY, "")), 1, 1),
        slide(text(BODY, paragraph()), title="Same"),
        slide(title="Same"),
        theme=theme(),
        language="en",
    )
    said = {
        finding.split()[0]
        for finding in accessibility.findings(write_deck(bad, workshop), LANGUAGES)
    }
    assert said == {
        "title-missing",
        "footer-not-last",
        "placeholder-empty",
        "title-twice",
        "language",
        "core-language",
    }


def test_python_pptx_reads_back_what_the_plan_says(deck: bytes) -> None:
    presentation = opened(deck)
    planned = everything().slides
    assert [s.shapes.title.text_frame.text for s in presentation.slides] == [
        s.title for s in planned
    ]
    assert presentation.slides[0].notes_slide.notes_text_frame.text.split("\n")[0] == "Sei velkomen"
    assert not presentation.slides[1].has_notes_slide
    jump = presentation.slides[1].placeholders[1].text_frame.paragraphs[1].runs[0]
    rid = jump._r.rPr.find(f"{A}hlinkClick").get(
        "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    )
    assert presentation.slides[1].part.related_part(rid) is presentation.slides[2].part


def test_two_writes_are_the_same_bytes(deck: bytes, workshop: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "ein annan stad"
    shutil.copytree(workshop, elsewhere)
    assert write_deck(everything(), elsewhere) == deck


def test_nothing_of_the_machine_is_in_the_archive(deck: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        infos = package.infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {(info.create_system, info.external_attr) for info in infos} == {(0, 0o600 << 16)}


def test_part_names_are_unique() -> None:
    archive = Archive({"/ppt/a.xml": "t"}, ())
    archive.add(Member("/ppt/a.xml", "t", b""))
    with pytest.raises(ValueError, match=r"/ppt/A\.xml"):
        archive.add(Member("/ppt/A.xml", "t", b""))


def test_parts_are_what_was_said_and_all_there() -> None:
    archive = Archive({"/ppt/a.xml": "t", "/ppt/b.xml": "t"}, ())
    with pytest.raises(ValueError, match=r"/ppt/c\.bin"):
        archive.add(Member("/ppt/c.bin", "t", b""))
    archive.add(Member("/ppt/a.xml", "t", b""))
    with pytest.raises(ValueError, match=r"/ppt/b\.xml"):
        archive.close()


def test_the_first_bytes_tell_what_the_file_is(deck: bytes) -> None:
    """libmagic, which upload forms use, looks at the names of the first entries."""
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        assert package.namelist()[:3] == [
            "[Content_Types].xml",
            "_rels/.rels",
            "ppt/presentation.xml",
        ]


def test_every_relationship_leads_to_a_part(deck: bytes) -> None:
    files = parts(deck)
    for name in filter(lambda name: name.endswith(".rels"), files):
        folder = name.replace("_rels/", "").rpartition("/")[0]
        for rel in parsed(files[name]):
            if rel.get("TargetMode") != "External":
                target = os.path.normpath(f"/{folder}/{rel.get('Target')}").lstrip("/")
                assert target in files, (name, rel.get("Target"))


def test_properties_come_from_the_plan(deck: bytes) -> None:
    files = parts(deck)
    core = parsed(files["docProps/core.xml"])
    assert core.findtext(f"{DC}title") == "Leiing og nærvær"
    assert core.findtext(f"{DC}language") == "nn-NO"
    read = opened(deck).core_properties
    assert (read.author, read.created.isoformat()) == ("Nettverket", "2014-09-03T07:00:00")
    assert read.modified == read.created
    assert b"<Slides>12</Slides><Notes>1</Notes>" in files["docProps/app.xml"]
    assert not [name for name in files if "thumbnail" in name]


def test_a_skipped_slide_is_in_the_file_and_out_of_the_show(workshop: Path) -> None:
    skipped = slide(text(BODY, "a"), title="B", skipped=True)
    files = parts(write_deck(plan(slide(title="A"), skipped, theme=theme()), workshop))
    shown = [parsed(files[f"ppt/slides/slide{n}.xml"]).get("show") for n in (1, 2)]
    assert shown == [None, "0"]
    assert b"<HiddenSlides>1</HiddenSlides>" in files["docProps/app.xml"]


def test_sections_cover_the_slides_and_have_names_of_their_own(deck: bytes) -> None:
    root = parsed(parts(deck)["ppt/presentation.xml"])
    sections = list(root.iter(f"{P14}section"))
    assert [s.get("name") for s in sections] == ["Leiing", "Leiing (2)", "Slutt"]
    listed = [s.get("id") for s in root.iter(f"{P14}sldId")]
    assert listed == [s.get("id") for s in root.iter(f"{P}sldId")]


def test_notes_belong_to_their_slide_and_the_notes_master(deck: bytes) -> None:
    part = opened(deck).slides[0].notes_slide.part
    assert part.notes_master is not None
    assert part.related_part("rId2").partname == "/ppt/slides/slide1.xml"


def test_the_templates_text_is_in_the_decks_language(workshop: Path) -> None:
    bokmaal = write_deck(plan(slide(text(BODY, "a")), theme=theme(), language="nb"), workshop)
    files = parts(bokmaal)
    layouts = [data for name, data in files.items() if name.startswith("ppt/slideLayouts/slide")]
    assert layouts
    for data in (
        *layouts,
        files["ppt/slideMasters/slideMaster1.xml"],
        files["ppt/presentation.xml"],
    ):
        assert b'lang="en-US"' not in data
    assert b'lang="nb-NO"' in files["ppt/slideMasters/slideMaster1.xml"]


def test_the_themes_colours_recolour_the_master(workshop: Path) -> None:
    recoloured = plan(slide(), theme=theme(colours={"accent1": "12505A", "grey": "58615F"}))
    scheme = parsed(parts(write_deck(recoloured, workshop))["ppt/theme/theme1.xml"])
    assert scheme.find(f".//{A}accent1/{A}srgbClr").get("val") == "12505A"
    assert scheme.find(f".//{A}accent2/{A}srgbClr").get("val") == "C0504D"


def test_slides_shows_and_macros_of_a_template_stay_behind(workshop: Path, tmp_path: Path) -> None:
    filled = pptx.Presentation()
    filled.slides.add_slide(filled.slide_layouts[0]).shapes.title.text = "Gammalt"
    template = tmp_path / "filled.pptx"
    filled.save(str(template))
    files = parts(write_deck(plan(slide(title="Nytt"), theme=theme(template=template)), workshop))
    assert [name for name in files if name.startswith("ppt/slides/slide")] == [
        "ppt/slides/slide1.xml"
    ]
    assert b"Gammalt" not in b"".join(files.values())
    assert not [name for name in files if "printerSettings" in name]


def test_a_template_file_becomes_a_presentation(workshop: Path, tmp_path: Path) -> None:
    potx = changed_template(
        tmp_path,
        {"[Content_Types].xml": lambda data: data.replace(b"presentation.main", b"template.main")},
    )
    deck = write_deck(plan(slide(title="Tittel"), theme=theme(template=potx)), workshop)
    assert opened(deck).slides[0].shapes.title.text_frame.text == "Tittel"


def test_a_template_that_designs_its_tables_keeps_them() -> None:
    own = NO_TABLE_STYLES.replace(
        b"/>", b'><a:tblStyle styleId="{A}" styleName="x"/></a:tblStyleLst>'
    )
    own = own.replace(STYLE_ID.encode(), b"{A}")
    assert table_styles(own, "accent1") == (own, "{A}")


def test_a_template_without_tables_of_its_own_gets_ours_once() -> None:
    data, style = table_styles(NO_TABLE_STYLES, "tx2")
    assert style == STYLE_ID
    assert table_styles(data, "accent1") == (data, STYLE_ID)


def test_two_thousand_slides(workshop: Path) -> None:
    """Many slides with notes and links to the next: ids, names, relationships stay unique."""
    count = 2000
    slides = (
        slide(
            text(BODY, paragraph("neste", reveal=1)),
            picture(href=f"#s{number + 1}" if number < count else None),
            *footers(number),
            title=f"Lysbilete {number}",
            notes=(paragraph("Notat"),),
            anchors=(f"s{number}",),
        )
        for number in range(1, count + 1)
    )
    files = parts(write_deck(plan(*slides, theme=theme()), workshop))
    assert sum(name.startswith("ppt/slides/slide") for name in files) == count
    assert sum(name.startswith("ppt/notesSlides/notes") for name in files) == count
    assert sum("/media/" in name for name in files) == 1
    presentation = parsed(files["ppt/presentation.xml"])
    ids = [int(s.get("id")) for s in presentation.iter(f"{P}sldId")]
    assert ids == list(range(256, 256 + count))
    rels = parsed(files["ppt/_rels/presentation.xml.rels"])
    assert len({rel.get("Id") for rel in rels}) == len(rels)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_any_text_comes_back(lines: list[str]) -> None:
    """Whatever is written is read again, but for what XML forbids; breaks are line breaks."""
    deck = write_deck(plan(slide(text(BODY, *lines)), theme=theme()), Path())
    read = opened(deck).slides[0].placeholders[1].text_frame
    assert [p.text for p in read.paragraphs] == [as_lines(line) for line in lines]


def as_lines(line: str) -> str:
    """The text as python-pptx gives it: a vertical tab for each line break."""
    plain = line.replace("\r\n", "\n")
    for character in "\r\v\f":
        plain = plain.replace(character, "\n")
    return legal(plain).replace("\n", "\v")


@settings(max_examples=25, deadline=None)
@given(name=st.text(max_size=30), description=st.text(max_size=30), title=st.text(max_size=30))
def test_any_attribute_comes_back(name: str, description: str, title: str) -> None:
    shaped = picture("qr:https://ks.no/", description=description, name=name)
    deck = write_deck(plan(slide(shaped, title=title), theme=theme()), Path())
    root = parsed(parts(deck)["ppt/slides/slide1.xml"])
    read = root.findall(f".//{P}cNvPr")[-1]
    assert read.get("descr") == legal(description)
    assert read.get("name") == legal(name) or (not name and read.get("name") == "Bilete")


def test_libreoffice_opens_it(deck: bytes, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice is needed for this test (Debian: libreoffice-impress)")
        pytest.skip("LibreOffice is not installed")
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck)
    subprocess.run(
        [
            soffice,
            "--headless",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    assert (tmp_path / "deck.pdf").read_bytes().startswith(b"%PDF")
