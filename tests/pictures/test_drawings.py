"""SVG: how large it is, what is taken out, what is refused."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from handout.pictures import Reason, Size, UnreadablePicture, clean_svg, prepare, probe
from handout.pictures.vector import clean

NS = 'xmlns="http://www.w3.org/2000/svg"'
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawing(folder: Path, text: str, name: str = "a.svg") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


SIZES = {
    "viewBox": ('viewBox="0 0 200 100"', (200, 100)),
    "viewBox with commas": ('viewBox="0,0,200,100"', (200, 100)),
    "width and height": ('width="200" height="100"', (200, 100)),
    "pixels": ('width="200px" height="100px" viewBox="0 0 2 1"', (200, 100)),
    "millimetres": ('width="25.4mm" height="12.7mm"', (96, 48)),
    "points": ('width="72pt" height="36pt"', (96, 48)),
    "width and viewBox": ('width="400" viewBox="0 0 200 100"', (400, 200)),
    "height and viewBox": ('height="50" viewBox="0 0 200 100"', (100, 50)),
    "percentages": ('width="100%" height="100%" viewBox="0 0 200 100"', (200, 100)),
}


@pytest.mark.parametrize(("attributes", "size"), SIZES.values(), ids=SIZES)
def test_size(tmp_path: Path, attributes: str, size: tuple[int, int]) -> None:
    path = drawing(tmp_path, f'<svg {NS} {attributes}><rect width="1" height="1"/></svg>')
    assert probe(path) == Size(*size)


def box(inner: str, attributes: str = "") -> str:
    return f'<svg {NS} {XLINK} viewBox="0 0 20 10" {attributes}>{inner}</svg>'


REFUSED = {
    "script": (box("<script>alert(1)</script>"), Reason.SVG_SCRIPT),
    "handler": (box('<rect onclick="alert(1)"/>'), Reason.SVG_SCRIPT),
    "handler on the root": (box("", 'onload="x"'), Reason.SVG_SCRIPT),
    "handler in odd case": (box('<rect onClick="x"/>'), Reason.SVG_SCRIPT),
    "script link": (box('<a href="javascript:x"><rect/></a>'), Reason.SVG_SCRIPT),
    "foreign object": (box("<foreignObject/>"), Reason.SVG_FOREIGN),
    "html inside": (
        box('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>'),
        Reason.SVG_FOREIGN,
    ),
    "remote image": (box('<image href="https://x.no/a.png"/>'), Reason.SVG_OUTSIDE),
    "local image": (box('<image xlink:href="/etc/passwd"/>'), Reason.SVG_OUTSIDE),
    "relative image": (box('<image xlink:href="a.png"/>'), Reason.SVG_OUTSIDE),
    "drawing in a drawing": (
        box('<image href="data:image/svg+xml;base64,AA=="/>'),
        Reason.SVG_OUTSIDE,
    ),
    "remote use": (box('<use href="other.svg#a"/>'), Reason.SVG_OUTSIDE),
    "link": (box('<a xlink:href="https://x.no/"><rect/></a>'), Reason.SVG_OUTSIDE),
    "import": (box("<style>@import 'a.css';</style>"), Reason.SVG_OUTSIDE),
    "font from outside": (
        box("<style>@font-face{src:url(https://x.no/a.woff)}</style>"),
        Reason.SVG_OUTSIDE,
    ),
    "fill from outside": (box('<rect fill="url(other.svg#a)"/>'), Reason.SVG_OUTSIDE),
    "style from outside": (box("<rect style=\"fill:url('//x.no/a')\"/>"), Reason.SVG_OUTSIDE),
    "escaped url": (box('<rect style="fill:u\\72l(//x.no/a)"/>'), Reason.SVG_OUTSIDE),
    "comment in css": (box('<rect style="fill:ur/**/l(//x.no/a)"/>'), Reason.SVG_OUTSIDE),
    "image set": (
        box("<style>rect{background:image-set('a.png' 1x)}</style>"),
        Reason.SVG_OUTSIDE,
    ),
    "animated reference": (
        box('<use href="#a"><set attributeName="href" to="//x.no"/></use>'),
        Reason.SVG_OUTSIDE,
    ),
    "style sheet": (f'<?xml-stylesheet href="a.css"?>{box("")}', Reason.SVG_OUTSIDE),
    "entity": (f'<!DOCTYPE svg [<!ENTITY a "b">]>{box("")}', Reason.SVG_ENTITY),
    "entities without end": (
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>' + box("<text>&c;</text>"),
        Reason.SVG_ENTITY,
    ),
    "file as entity": (
        f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{box("<text>&a;</text>")}',
        Reason.SVG_ENTITY,
    ),
    "no size": (f"<svg {NS}/>", Reason.SVG_NO_SIZE),
    "empty viewBox": (f'<svg {NS} viewBox="0 0 0 0"/>', Reason.SVG_NO_SIZE),
    "web page": ("<html><body/></html>", Reason.NOT_A_PICTURE),
    "no namespace": ('<svg viewBox="0 0 2 1"/>', Reason.NOT_A_PICTURE),
    "cut off": (f'<svg {NS} viewBox="0 0 2 1"><rect', Reason.DAMAGED),
    "only a bracket": ("<", Reason.NOT_A_PICTURE),
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("name", ["a.svg", "a.png"])
def test_refused(tmp_path: Path, text: str, reason: Reason, name: str) -> None:
    path = drawing(tmp_path, text, name)
    for look in (probe, prepare):
        with pytest.raises(UnreadablePicture) as refusal:
            look(path)
        assert refusal.value.reason is reason


ACCEPTED = {
    "reference inside": '<defs><path id="a"/></defs><use href="#a"/>',
    "gradient": '<linearGradient id="a"/><rect fill="url(#a)"/>',
    "quoted reference": "<rect style=\"fill:url('#a')\"/>",
    "picture inside": '<image href="data:image/png;base64,AAAA"/>',
    "transform": '<g transform="translate(1 2)"/>',
    "text that speaks of urls": "<text>url(https://x.no) @import javascript:</text>",
}


@pytest.mark.parametrize("inner", ACCEPTED.values(), ids=ACCEPTED)
def test_accepted(tmp_path: Path, inner: str) -> None:
    path = drawing(tmp_path, box(inner))
    assert probe(path) == Size(20, 10)
    assert inner.split(">", maxsplit=1)[0].encode() in clean_svg(path)


def test_what_is_not_drawn_is_taken_out(tmp_path: Path) -> None:
    text = (
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
        f'<svg {NS} xmlns:i="http://inkscape.org/" viewBox="0 0 20 10" i:version="1" '
        'xml:base="https://x.no/"><!-- laga av Kari --><metadata>Kari</metadata>'
        '<i:view zoom="2"/><rect width="20" height="10" i:label="Kari"/><?php x ?></svg>'
    )
    cleaned = clean_svg(drawing(tmp_path, text)).decode()
    assert cleaned.split("\n", 1)[1] == (
        f'<svg {NS} viewBox="0 0 20 10" width="20" height="10"><rect width="20" height="10"/></svg>'
    )


def test_text_after_what_is_taken_out_stays(tmp_path: Path) -> None:
    path = drawing(tmp_path, box("<text>a<!-- b -->c<metadata/>d</text>"))
    assert b"<text>acd</text>" in clean_svg(path)


def test_a_drawing_comes_with_a_bitmap(tmp_path: Path) -> None:
    path = drawing(tmp_path, box('<rect width="20" height="10" fill="#12505A"/>'))
    prepared = prepare(path)
    assert (prepared.extension, prepared.width_px, prepared.height_px) == ("png", 960, 480)
    assert prepared.svg == clean_svg(path)
    with Image.open(io.BytesIO(prepared.data)) as bitmap:
        assert bitmap.size == (960, 480)
        assert bitmap.convert("RGB").getpixel((640, 320)) == (0x12, 0x50, 0x5A)


def test_the_bitmap_is_bounded(tmp_path: Path) -> None:
    path = drawing(
        tmp_path, f'<svg {NS} width="90000" height="3"><rect width="9" height="3"/></svg>'
    )
    prepared = prepare(path)
    assert (prepared.width_px, prepared.height_px) == (960, 1)


def test_the_bitmap_of_a_tall_drawing_is_as_high_as_a_slide(tmp_path: Path) -> None:
    path = drawing(tmp_path, f'<svg {NS} viewBox="0 0 3 4"><rect width="3" height="3"/></svg>')
    prepared = prepare(path)
    assert (prepared.width_px, prepared.height_px) == (405, 540)


def test_lettering_is_drawn_without_the_machines_fonts(tmp_path: Path) -> None:
    """A typeface nobody has falls back on ours, and the picture is the same every time."""
    text = box('<text x="1" y="8" font-size="8" font-family="Finst Ikkje">æøå</text>')
    path = drawing(tmp_path, text)
    prepared = prepare(path)
    with Image.open(io.BytesIO(prepared.data)) as bitmap:
        assert bitmap.getchannel("A").getextrema()[1] == 255
    assert prepare(path) == prepared


def test_utf_16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(('<?xml version="1.0" encoding="UTF-16"?>' + box("")).encode("utf-16"))
    assert probe(path) == Size(20, 10)


@given(st.text(max_size=60))
def test_nothing_but_a_refusal_comes_of_any_text(text: str) -> None:
    try:
        clean(box(text).encode("utf-8", "surrogatepass"))
    except UnreadablePicture as refusal:
        assert refusal.reason in Reason  # noqa: PT017 - a drawing that is accepted is fine as well


def test_every_reason_has_words_in_every_language() -> None:
    from handout.messages import en, nb, nn

    for catalogue in (nn, nb, en):
        for reason in Reason:
            assert "{picture}" in catalogue.MESSAGES[f"picture-{reason}"]
