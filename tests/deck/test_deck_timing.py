"""The time line's animation against what PowerPoint writes (docs/notes/countdown.md)."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from deck_sample import BODY, countdown, paragraph, plan, slide, text, theme
from lxml import etree

from handout.deck.write import write_deck

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

CANONICAL = """
timing
  tnLst
    par
      cTn id=1 dur=indefinite restart=never nodeType=tmRoot
        childTnLst
          seq concurrent=1 nextAc=seek
            cTn id=2 dur=indefinite nodeType=mainSeq
              childTnLst
                par
                  cTn id=3 fill=hold
                    stCondLst
                      cond delay=indefinite
                    childTnLst
                      par
                        cTn id=4 fill=hold
                          stCondLst
                            cond delay=0
                          childTnLst
                            par
                              cTn id=5 presetID=22 presetClass=entr presetSubtype=8 fill=hold nodeType=clickEffect
                                stCondLst
                                  cond delay=0
                                childTnLst
                                  set
                                    cBhvr
                                      cTn id=6 dur=1 fill=hold
                                        stCondLst
                                          cond delay=0
                                      tgtEl
                                        spTgt spid=BAR
                                      attrNameLst
                                        attrName style.visibility
                                    to
                                      strVal val=visible
                                  animEffect transition=in filter=wipe(left)
                                    cBhvr
                                      cTn id=7 dur=480000
                                      tgtEl
                                        spTgt spid=BAR
            prevCondLst
              cond evt=onPrev delay=0
                tgtEl
                  sldTgt
            nextCondLst
              cond evt=onNext delay=0
                tgtEl
                  sldTgt
"""  # noqa: E501 - a node is a line


def roots(workshop: Path, *slides: Any) -> list[Any]:
    deck = write_deck(plan(*slides, theme=theme()), workshop)
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        return [
            etree.fromstring(package.read(f"ppt/slides/slide{number}.xml"))
            for number in range(1, len(slides) + 1)
        ]


def outline(element: Any, depth: int = 0) -> str:
    attributes = "".join(f" {name}={value}" for name, value in element.attrib.items())
    words = f" {element.text}" if element.text else ""
    line = f"{'  ' * depth}{etree.QName(element).localname}{attributes}{words}\n"
    return line + "".join(outline(child, depth + 1) for child in element)


def shape_id(root: Any, name: str) -> str:
    return str(next(e.get("id") for e in root.iter(f"{P}cNvPr") if e.get("name") == name))


def test_the_time_line_is_animated_as_powerpoint_does(workshop: Path) -> None:
    (root,) = roots(workshop, slide(countdown(8), layout="activity"))
    expected = CANONICAL.strip().replace("BAR", shape_id(root, "Nedteljing, gått tid"))
    assert outline(root.find(f"{P}timing")).strip() == expected


def test_it_takes_its_minutes_to_the_millisecond(workshop: Path) -> None:
    """Up to three hours."""
    minutes = range(1, 181)
    slides = (slide(countdown(n), title=f"Aktivitet {n}", layout="activity") for n in minutes)
    durations = [
        int(root.find(f".//{P}animEffect/{P}cBhvr/{P}cTn").get("dur"))
        for root in roots(workshop, *slides)
    ]
    assert durations == [n * 60 * 1000 for n in minutes]


@pytest.mark.parametrize(
    "shapes",
    [
        pytest.param((countdown(3),), id="a time line alone"),
        pytest.param((text(BODY, paragraph("a", reveal=1)), countdown(3)), id="after steps"),
        pytest.param((text(BODY, "a", reveal=1),), id="a whole text"),
    ],
)
def test_builds_and_effects_belong_together(workshop: Path, shapes: tuple[Any, ...]) -> None:
    """Microsoft's notes on cTn (§19.5.33) and bldP (§19.5.16): a group of effects has a build of
    the same shape, and a build is of a shape with text."""
    (root,) = roots(workshop, slide(*shapes, layout="activity"))
    builds = {(b.get("spid"), b.get("grpId")) for b in root.iter(f"{P}bldP")}
    effects = {
        (node.find(f".//{P}spTgt").get("spid"), node.get("grpId"))
        for node in root.iter(f"{P}cTn")
        if node.get("grpId") is not None
    }
    assert effects == builds
    with_text = {
        sp.find(f"{P}nvSpPr/{P}cNvPr").get("id")
        for sp in root.iter(f"{P}sp")
        if "".join(sp.itertext()).strip()
    }
    assert {spid for spid, _ in builds} <= with_text


def test_every_target_is_on_the_slide(workshop: Path) -> None:
    """A shape, picture, frame or group (§19.5.72)."""
    (root,) = roots(workshop, slide(text(BODY, paragraph("a", reveal=1)), countdown(3)))
    tree = root.find(f"{P}cSld/{P}spTree")
    found = {e.get("id") for child in tree for e in child.iterfind(f"*/{P}cNvPr")}
    assert {target.get("spid") for target in root.iter(f"{P}spTgt")} <= found
