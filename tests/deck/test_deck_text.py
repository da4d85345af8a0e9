"""Runs and paragraphs as XML, case by case."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from deck_sample import BODY, paragraph, run
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package

from handout.deck.links import Links
from handout.deck.text import Setting, autofit, body
from handout.slides.plan import Align, Bullet, Fit, Paragraph

END = '<a:endParaRPr lang="nn-NO"/>'
HANG = 'marL="457200" indent="-457200"'
BOXES = '<a:buSzPct val="100000"/><a:buFont typeface="Wingdings" pitchFamily="2" charset="2"/>'
NUMBERED = '<a:buFont typeface="+mn-lt"/><a:buAutoNum type="arabicPeriod"'


def part() -> Part:
    return Part(PackURI("/ppt/slides/slide1.xml"), CT.PML_SLIDE, Package(""), b"")


def written(*paragraphs: Paragraph, **how: Any) -> str:
    values: dict[str, Any] = {
        "links": Links(part(), {}),
        "lang": "nn-NO",
        "code": "IBM Plex Mono",
        "place": BODY,
        **how,
    }
    return body(paragraphs, Setting(**values))


def r(text: str, properties: str = "") -> str:
    return f'<a:r><a:rPr lang="nn-NO"{properties}/><a:t>{text}</a:t></a:r>'


RUNS = {
    "plain": (run("Hei"), r("Hei")),
    "another language": (
        run("tillid", "da-DK"),
        '<a:r><a:rPr lang="da-DK"/><a:t>tillid</a:t></a:r>',
    ),
    "bold": (run("Hei", bold=True), r("Hei", ' b="1"')),
    "italic": (run("Hei", italic=True), r("Hei", ' i="1"')),
    "strike": (run("Hei", strike=True), r("Hei", ' strike="sngStrike"')),
    "superscript": (run("1", superscript=True), r("1", ' baseline="30000"')),
    "hard spaces stay": (run("10\u00a0000"), r("10\u00a0000")),
    "markup is text": (run("<b> & «»"), r("&lt;b&gt; &amp; «»")),
    "illegal characters go": (run("a\x00b\x1bc\ufffed"), r("abcd")),
    "code": (
        run("x = 1", code=True),
        (
            '<a:r><a:rPr lang="nn-NO" noProof="1">'
            '<a:latin typeface="IBM Plex Mono" pitchFamily="49"/>'
            '<a:cs typeface="IBM Plex Mono" pitchFamily="49"/></a:rPr><a:t>x = 1</a:t></a:r>'
        ),
    ),
    "break": (
        run("ny line", break_before=True),
        '<a:br><a:rPr lang="nn-NO"/></a:br>' + r("ny line"),
    ),
    "a line feed is a break": (
        run("ein\nto"),
        r("ein") + '<a:br><a:rPr lang="nn-NO"/></a:br>' + r("to"),
    ),
    "nothing": (run(""), ""),
}


@pytest.mark.parametrize(("given", "expected"), RUNS.values(), ids=RUNS)
def test_run(given: Any, expected: str) -> None:
    end = f'<a:endParaRPr lang="{given.lang}"/>'
    assert written(paragraph(given)) == f"<a:p>{expected}{end}</a:p>"


PARAGRAPHS = {
    "as the layout has it": (paragraph("a"), ""),
    "level": (paragraph("a", level=1), '<a:pPr lvl="1"/>'),
    "centred": (paragraph("a", align=Align.CENTER), '<a:pPr algn="ctr"/>'),
    "flush at the left": (
        paragraph("a", bullet=Bullet.NONE),
        '<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>',
    ),
    "under the item it belongs to": (
        paragraph("a", bullet=Bullet.NONE, level=1),
        '<a:pPr marL="742950" indent="0" lvl="1"><a:buNone/></a:pPr>',
    ),
    "numbered": (
        paragraph("a", bullet=Bullet.NUMBER, start=1),
        f"<a:pPr {HANG}>{NUMBERED}/></a:pPr>",
    ),
    "numbered from seven": (
        paragraph("a", bullet=Bullet.NUMBER, start=7),
        f'<a:pPr {HANG}>{NUMBERED} startAt="7"/></a:pPr>',
    ),
    "task": (
        paragraph("a", bullet=Bullet.TASK),
        f'<a:pPr {HANG}>{BOXES}<a:buChar char="¨"/></a:pPr>',
    ),
    "task done": (
        paragraph("a", bullet=Bullet.TASK_DONE),
        f'<a:pPr {HANG}>{BOXES}<a:buChar char="þ"/></a:pPr>',
    ),
}


@pytest.mark.parametrize(("given", "properties"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraph(given: Any, properties: str) -> None:
    assert written(given) == f"<a:p>{properties}{r('a')}{END}</a:p>"


def test_a_bold_paragraph_has_bold_runs() -> None:
    bold = r("a", ' b="1"')
    assert written(paragraph("a", bold=True)) == f"<a:p>{bold}{END}</a:p>"


def test_a_level_that_numbers_keeps_its_own_figures() -> None:
    place = replace(BODY, levels=(replace(BODY.style(0), numbering="arabicPlain"),))
    xml = written(paragraph("a", bullet=Bullet.NUMBER, start=2), place=place)
    assert '<a:buAutoNum type="arabicPlain" startAt="2"/>' in xml
    assert "buFont" not in xml


def test_no_paragraphs_are_one_empty_paragraph_with_a_language() -> None:
    assert written() == f"<a:p>{END}</a:p>"


def test_size_is_said_only_where_nothing_can_be_inherited() -> None:
    in_a_cell = written(paragraph("a"), place=None, size_pt=22.0)
    sized = r("a", ' sz="2200"')
    assert in_a_cell == f'<a:p>{sized}<a:endParaRPr lang="nn-NO" sz="2200"/></a:p>'


def test_the_slide_number_is_a_field() -> None:
    xml = written(paragraph("7"), as_field="slidenum")
    assert 'type="slidenum"><a:rPr lang="nn-NO"/><a:t>7</a:t></a:fld>' in xml
    assert "<a:r>" not in xml


NUMBER = Bullet.NUMBER
SEQUENCES = {
    "one list": ("1 2 3", "- - -"),
    "from four": ("4 5 6", "4 4 4"),
    "two lists": ("1 2 1 2", "- - - -"),
    "text between": ("1 2 text 3 4", "- - . 3 3"),
    "a nested list between": ("1 >1 >2 2", "- - - -"),
    "nested lists count for themselves": ("1 >1 >2 2 >1", "- - - - -"),
    "text nested between": ("3 >text 4", "3 . 3"),
}


@pytest.mark.parametrize(("given", "expected"), SEQUENCES.values(), ids=SEQUENCES)
def test_numbers_count_on_from_the_first_of_their_sequence(given: Any, expected: str) -> None:
    """A word is a number, ``>`` a level; ``-`` means no ``startAt``, ``.`` no number."""
    paragraphs = []
    for word in given.split():
        number = word.lstrip(">")
        level = len(word) - len(number)
        if number == "text":
            paragraphs.append(paragraph("a", level=level, bullet=Bullet.NONE))
        else:
            paragraphs.append(paragraph("a", level=level, bullet=NUMBER, start=int(number)))
    said = []
    for xml in written(*paragraphs).split("</a:p>")[:-1]:
        if "buAutoNum" not in xml:
            said.append(".")
        elif "startAt" in xml:
            said.append(xml.split('startAt="')[1].split('"')[0])
        else:
            said.append("-")
    assert " ".join(said) == expected


def test_notes_have_bullets_of_their_own() -> None:
    xml = written(paragraph("a"), place=None, bulleted=True)
    assert '<a:buFont typeface="Arial"/><a:buChar char="•"/>' in xml


FITS = {
    "designed": (Fit(), "<a:normAutofit/>"),
    "smaller": (Fit(0.925, 0.1), '<a:normAutofit fontScale="92500" lnSpcReduction="10000"/>'),
    "smaller only": (Fit(0.5), '<a:normAutofit fontScale="50000"/>'),
    "tighter only": (Fit(1.0, 0.2), '<a:normAutofit lnSpcReduction="20000"/>'),
}


@pytest.mark.parametrize(("given", "expected"), FITS.values(), ids=FITS)
def test_autofit_is_stored_so_that_powerpoint_applies_it(given: Any, expected: str) -> None:
    assert autofit(given) == expected


LINKS = {
    "web": ("https://www.ks.no/", "https://www.ks.no/"),
    "mail": ("mailto:a@b.no", "mailto:a@b.no"),
    "norwegian letters": ("https://ks.no/å b", "https://ks.no/%C3%A5%20b"),
    "escapes stay": ("https://ks.no/%C3%A5?a=1&b=2#c", "https://ks.no/%C3%A5?a=1&b=2#c"),
    "a lone percent sign": ("https://ks.no/100%", "https://ks.no/100%25"),
    "script": ("javascript:alert(1)", None),
    "file": ("file:///etc/passwd", None),
    "no host": ("https:///x", None),
    "no port": ("https://ks.no:port/", None),
    "broken address": ("http://[::1", None),
    "unknown slide": ("#borte", None),
}


@pytest.mark.parametrize(("href", "target"), LINKS.values(), ids=LINKS)
def test_link(href: str, target: str | None) -> None:
    owner = part()
    xml = written(paragraph(run("a", href=href)), links=Links(owner, {}))
    assert [rel.target_ref for rel in owner.rels.values()] == ([target] if target else [])
    assert ('<a:hlinkClick r:id="rId1"/>' in xml) is (target is not None)


def test_the_same_address_has_one_relationship() -> None:
    owner = part()
    links = Links(owner, {})
    written(
        paragraph(run("a", href="https://ks.no/"), run("b", href="https://ks.no/")), links=links
    )
    assert len(owner.rels) == 1


def test_an_anchor_is_a_jump_to_its_slide() -> None:
    owner, target = part(), part()
    xml = written(paragraph(run("a", href="#del")), links=Links(owner, {"del": target}))
    assert '<a:hlinkClick r:id="rId1" action="ppaction://hlinksldjump"/>' in xml
    assert owner.related_part("rId1") is target
