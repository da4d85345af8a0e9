"""PowerPoint templates as municipalities have them: each odd in a way of its own.

All are made from the template that python-pptx brings, which is PowerPoint's own of 2013: eleven
layouts with English names, 4 : 3, Calibri, no notes master.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pptx
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

PLAIN = Path(pptx.__file__).parent / "templates" / "default.pptx"
NORWEGIAN = (
    "Tittellysbilde",
    "Tittel og innhold",
    "Inndelingsoverskrift",
    "To innholdsdeler",
    "Sammenligning",
    "Bare tittel",
    "Tomt",
    "Innhold med tekst",
    "Bilde med tekst",
    "Loddrett tekst",
    "Loddrett tittel og tekst",
)
FOOTERS = ("dt", "ftr", "sldNum")

Change = Callable[[Any], None]


# --- what changes a presentation ---------------------------------------------


def wide(deck: Any, width: int = Inches(13.333), height: int = Inches(7.5)) -> None:
    """Another format: everything stretched with the slide."""
    across, down = width / deck.slide_width, height / deck.slide_height
    deck.slide_width, deck.slide_height = Emu(width), Emu(height)
    for root in roots(deck):
        for xfrm in root.iter(qn("a:xfrm")):
            off, ext = xfrm.find(qn("a:off")), xfrm.find(qn("a:ext"))
            for element, name, scale in (
                (off, "x", across),
                (off, "y", down),
                (ext, "cx", across),
                (ext, "cy", down),
            ):
                element.set(name, str(round(int(element.get(name)) * scale)))


def roots(deck: Any) -> Iterator[Any]:
    """Masters and layouts as elements."""
    for master in deck.slide_masters:
        yield master._element
        for layout in master.slide_layouts:
            yield layout._element


def named(deck: Any, names: Iterable[str]) -> None:
    for layout, name in zip(deck.slide_layouts, names, strict=False):
        layout._element.find(qn("p:cSld")).set("name", name)


def keep(deck: Any, *numbers: int) -> None:
    """Delete all layouts but these, in this order."""
    layouts = list(deck.slide_layouts)
    for number, layout in enumerate(layouts):
        if number not in numbers:
            deck.slide_layouts.remove(layout)
    ids = deck.slide_master._element.find(qn("p:sldLayoutIdLst"))
    kept = dict(zip(sorted(numbers), list(ids), strict=True))
    for number in numbers:
        ids.append(kept[number])


def without_places(deck: Any, kinds: Iterable[str]) -> None:
    for root in roots(deck):
        for shape in list(root.iter(qn("p:sp"))):
            ph = shape.find(f".//{qn('p:ph')}")
            if ph is not None and ph.get("type", "obj") in kinds:
                shape.getparent().remove(shape)


def untyped(deck: Any) -> None:
    """As after much copying in PowerPoint: no layout says what it is."""
    for layout in deck.slide_layouts:
        layout._element.attrib.pop("type", None)


def picture_bytes(colour: str = "#884422", size: tuple[int, int] = (60, 40)) -> io.BytesIO:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "PNG")
    stream.seek(0)
    return stream


def drawn(root: Any, part: Any, x: float, y: float, w: float, h: float, name: str) -> Any:
    """A picture on a master or layout; inches."""
    _, rid = part.get_or_add_image_part(picture_bytes())
    xml = (
        f'<p:pic xmlns:p="{root.nsmap["p"]}" xmlns:a="{root.nsmap["a"]}" '
        f'xmlns:r="{root.nsmap["r"]}"><p:nvPicPr><p:cNvPr id="{900 + len(root)}" name="{name}" '
        'descr=""/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>'
        f'<a:xfrm><a:off x="{Inches(x)}" y="{Inches(y)}"/><a:ext cx="{Inches(w)}" '
        f'cy="{Inches(h)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        "</p:pic>"
    )
    picture = etree.fromstring(xml)
    root.find(f"{qn('p:cSld')}/{qn('p:spTree')}").insert(2, picture)
    return picture


def rectangle(root: Any, x: float, y: float, w: float, h: float, colour: str) -> None:
    xml = (
        f'<p:sp xmlns:p="{root.nsmap["p"]}" xmlns:a="{root.nsmap["a"]}"><p:nvSpPr>'
        '<p:cNvPr id="950" name="Flate"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{Inches(x)}" y="{Inches(y)}"/><a:ext cx="{Inches(w)}" '
        f'cy="{Inches(h)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></p:spPr></p:sp>'
    )
    root.find(f"{qn('p:cSld')}/{qn('p:spTree')}").insert(2, etree.fromstring(xml))


def theme_of(master: Any) -> Any:
    """The master's theme part; its blob may be written."""
    return master.part.part_related_by(RT.THEME)


def edited(part: Any, change: Callable[[str], str]) -> None:
    part._blob = change(part.blob.decode()).encode()


def grounded(deck: Any, inner: str) -> None:
    """A background for the master; ``inner`` is a fill."""
    for root in roots(deck):
        for ground in list(root.iter(qn("p:bg"))):
            ground.getparent().remove(ground)
    root = deck.slide_master._element
    xml = (
        f'<p:bg xmlns:p="{root.nsmap["p"]}" xmlns:a="{root.nsmap["a"]}" '
        f'xmlns:r="{root.nsmap["r"]}"><p:bgPr>{inner}<a:effectLst/></p:bgPr></p:bg>'
    )
    root.find(qn("p:cSld")).insert(0, etree.fromstring(xml))


# --- the templates -----------------------------------------------------------


def norwegian(deck: Any) -> None:
    """PowerPoint's own in Norwegian, 16 : 9."""
    wide(deck)
    named(deck, NORWEGIAN)


def nonsense(deck: Any) -> None:
    """Names that say nothing, no types, the layouts in another order."""
    norwegian(deck)
    untyped(deck)
    named(deck, [f"{n} Mal_ny (kopi)" for n in range(11)])
    ids = deck.slide_master._element.find(qn("p:sldLayoutIdLst"))
    ids[:] = list(reversed(ids))


def three_layouts(deck: Any) -> None:
    """All layouts deleted but a cover, text and a bare title."""
    norwegian(deck)
    keep(deck, 5, 1, 0)


def no_footers(deck: Any) -> None:
    norwegian(deck)
    without_places(deck, FOOTERS)


def no_body(deck: Any) -> None:
    """Titles and nothing else, on the master, too."""
    norwegian(deck)
    keep(deck, 0, 5)
    without_places(deck, ("body", "obj", "subTitle"))


def grouped_pictures(deck: Any) -> None:
    """Two arms in a group that is drawn at half its size, in the corner and at the bottom."""
    norwegian(deck)
    root = deck.slide_master._element
    pictures = [
        drawn(root, deck.slide_master.part, 4.0, 2.0, 2.0, 2.0, "Kommunevåpen"),
        drawn(root, deck.slide_master.part, 4.0, 8.0, 2.0, 2.0, "Fylkesvåpen"),
    ]
    xml = (
        f'<p:grpSp xmlns:p="{root.nsmap["p"]}" xmlns:a="{root.nsmap["a"]}"><p:nvGrpSpPr>'
        '<p:cNvPr id="990" name="Våpen"/><p:cNvGrpSpPr/><p:nvPr userDrawn="1"/></p:nvGrpSpPr>'
        f'<p:grpSpPr><a:xfrm><a:off x="{Inches(12.1)}" y="{Inches(2.0)}"/>'
        f'<a:ext cx="{Inches(1)}" cy="{Inches(4)}"/><a:chOff x="{Inches(4)}" y="{Inches(2)}"/>'
        f'<a:chExt cx="{Inches(2)}" cy="{Inches(8)}"/></a:xfrm></p:grpSpPr></p:grpSp>'
    )
    group = etree.fromstring(xml)
    pictures[0].getparent().insert(2, group)
    group.extend(pictures)


def several_masters(deck: Any) -> None:
    """A second master, red and in another typeface, with a layout of our names on it."""
    norwegian(deck)
    second_master(deck)


def second_master(deck: Any) -> None:
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI
    from pptx.parts.slide import SlideLayoutPart, SlideMasterPart

    package = deck.part.package
    first = deck.slide_master.part
    theme = Part(
        PackURI("/ppt/theme/theme9.xml"),
        CT.OFC_THEME,
        package,
        theme_of(deck.slide_master)
        .blob.replace(b"4F81BD", b"B00020")
        .replace(b"Calibri", b"Arial"),
    )
    master: Any = SlideMasterPart(
        PackURI("/ppt/slideMasters/slideMaster9.xml"),
        first.content_type,
        package,
        copy.deepcopy(first._element),
    )
    ids = master._element.find(qn("p:sldLayoutIdLst"))
    for element in list(ids):
        ids.remove(element)
    for number, source in enumerate(list(deck.slide_layouts)[:2]):
        layout: Any = SlideLayoutPart(
            PackURI(f"/ppt/slideLayouts/slideLayout9{number}.xml"),
            source.part.content_type,
            package,
            copy.deepcopy(source._element),
        )
        layout._element.find(qn("p:cSld")).set("name", ("Raud framside", "Raudt innhald")[number])
        layout.relate_to(master, RT.SLIDE_MASTER)
        element = etree.SubElement(ids, qn("p:sldLayoutId"))
        element.set("id", str(2_147_484_000 + number))
        element.set(qn("r:id"), master.relate_to(layout, RT.SLIDE_LAYOUT))
    master.relate_to(theme, RT.THEME)
    element = etree.SubElement(deck.part._element.find(qn("p:sldMasterIdLst")), qn("p:sldMasterId"))
    element.set("id", str(2_147_483_990))
    element.set(qn("r:id"), deck.part.relate_to(master, RT.SLIDE_MASTER))


def leftover_slides(deck: Any) -> None:
    """Somebody's slides, with notes and a picture; a layout has a button to one."""
    norwegian(deck)
    for number in range(3):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"Gammalt lysbilete {number}"
        slide.shapes.add_picture(picture_bytes(), Inches(1), Inches(3))
        slide.notes_slide.notes_text_frame.text = "Gamle notat"
    layout = deck.slide_layouts[1]
    rid = layout.part.relate_to(deck.slides[0].part, RT.SLIDE)
    properties = next(layout._element.iter(qn("p:cNvPr")))
    shape = next(shape for shape in layout.placeholders if shape.placeholder_format.idx == 0)
    properties = shape._element.find(f".//{qn('p:cNvPr')}")
    click = etree.SubElement(properties, qn("a:hlinkClick"))
    click.set(qn("r:id"), rid)
    click.set("action", "ppaction://hlinksldjump")


def huge_logo(deck: Any) -> None:
    """A coat of arms over a third of every slide."""
    norwegian(deck)
    drawn(deck.slide_master._element, deck.slide_master.part, 8.9, 0.3, 4.2, 6.2, "Stort våpen")


def empty_fonts(deck: Any) -> None:
    norwegian(deck)
    edited(
        theme_of(deck.slide_master),
        lambda xml: re.sub(r'<a:latin typeface="[^"]*"', '<a:latin typeface=""', xml),
    )


def four_by_three(deck: Any) -> None:
    """As it is: PowerPoint's own of long ago, in English."""
    del deck


def sixteen_by_ten(deck: Any) -> None:
    wide(deck, Inches(10), Inches(6.25))
    named(deck, NORWEGIAN)


def small_slide(deck: Any) -> None:
    """16 : 9 as PowerPoint had it before 2013: 10 × 5.625 inches."""
    wide(deck, Inches(10), Inches(5.625))
    named(deck, NORWEGIAN)


def cover_only(deck: Any) -> None:
    """One layout, with a title in the middle of it."""
    norwegian(deck)
    keep(deck, 0)


def dark(deck: Any) -> None:
    """Light text on a dark ground, by the master's map of colours."""
    norwegian(deck)
    mapped = deck.slide_master._element.find(qn("p:clrMap"))
    mapped.set("bg1", "dk1")
    mapped.set("tx1", "lt1")
    mapped.set("bg2", "dk2")
    mapped.set("tx2", "lt2")


def unmapped(deck: Any) -> None:
    """No way to say which colours are text; system colours without the last one seen; a map of the
    layout's own."""
    norwegian(deck)
    edited(
        theme_of(deck.slide_master),
        lambda xml: re.sub(r'(<a:sysClr val="\w+") lastClr="\w+"', r"\1", xml),
    )
    layout = deck.slide_layouts[5]._element
    override = layout.find(qn("p:clrMapOvr"))
    override[:] = []
    mapping = etree.SubElement(override, qn("a:overrideClrMapping"))
    for name, value in {**deck.slide_master._element.find(qn("p:clrMap")).attrib}.items():
        swapped = {"lt1": "dk1", "dk1": "lt1", "lt2": "dk2", "dk2": "lt2"}.get(value, value)
        mapping.set(name, swapped)


def upright(deck: Any) -> None:
    """Vertical text first in the list, and the bare title turned a quarter."""
    norwegian(deck)
    keep(deck, 10, 9, 1, 5, 0)


def picture_ground(deck: Any) -> None:
    """A photograph behind everything."""
    norwegian(deck)
    _, rid = deck.slide_master.part.get_or_add_image_part(picture_bytes())
    grounded(
        deck,
        f'<a:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>',
    )


def white_card(deck: Any) -> None:
    """A white panel on a blue ground: text stands on the panel."""
    norwegian(deck)
    grounded(deck, '<a:solidFill><a:srgbClr val="12305A"/></a:solidFill>')
    rectangle(deck.slide_master._element, 0.3, 0.3, 12.7, 6.6, "FFFFFF")


def tiny_text(deck: Any) -> None:
    """Body text of 14 points, footers of 8, titles in capitals, two columns of text in a place."""
    norwegian(deck)
    master = deck.slide_master._element
    for level in master.find(f"{qn('p:txStyles')}/{qn('p:bodyStyle')}").iter(qn("a:defRPr")):
        level.set("sz", "1400")
    for level in master.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}").iter(qn("a:defRPr")):
        level.set("cap", "all")
        level.set("sz", "1800")
    for root in roots(deck):
        for shape in root.iter(qn("p:sp")):
            ph = shape.find(f".//{qn('p:ph')}")
            body = shape.find(f"{qn('p:txBody')}/{qn('a:bodyPr')}")
            if ph is None or body is None:
                continue
            if ph.get("type") in FOOTERS:
                for run in shape.iter(qn("a:defRPr")):
                    run.set("sz", "800")
            elif ph.get("type") in (None, "obj", "body"):
                body.set("numCol", "2")
            elif ph.get("type") == "title":
                body.set("wrap", "none")


def pale_text(deck: Any) -> None:
    """Body text in light grey."""
    norwegian(deck)
    style = deck.slide_master._element.find(f"{qn('p:txStyles')}/{qn('p:bodyStyle')}")
    for run in style.iter(qn("a:defRPr")):
        fill = run.find(qn("a:solidFill"))
        fill[:] = [etree.fromstring(f'<a:srgbClr xmlns:a="{fill.nsmap["a"]}" val="BBBBBB"/>')]


def strange_place(deck: Any) -> None:
    """The title at the bottom, as on a film poster."""
    norwegian(deck)
    keep(deck, 5, 0)
    for root in roots(deck):
        for shape in root.iter(qn("p:sp")):
            ph = shape.find(f".//{qn('p:ph')}")
            off = shape.find(f"{qn('p:spPr')}/{qn('a:xfrm')}/{qn('a:off')}")
            if ph is not None and ph.get("type") == "title" and off is not None:
                off.set("y", str(Inches(5.4)))


def no_titles(deck: Any) -> None:
    """Nothing that a screen reader could find a slide by."""
    norwegian(deck)
    without_places(deck, ("title", "ctrTitle"))


def small_print(deck: Any) -> None:
    """Three and four columns, a quotation, and an end: layouts beyond PowerPoint's own."""
    norwegian(deck)
    for number, count in ((7, 3), (8, 4)):
        layout = deck.slide_layouts[number]
        tree = layout._element.find(f"{qn('p:cSld')}/{qn('p:spTree')}")
        layout._element.attrib.pop("type", None)
        layout._element.find(qn("p:cSld")).set("name", f"{count} spalter")
        body: Any = None
        for shape in list(tree.iter(qn("p:sp"))):
            ph = shape.find(f".//{qn('p:ph')}")
            kind = ph.get("type", "obj")
            if kind in ("obj", "pic", "body"):
                body = body if body is not None else copy.deepcopy(shape)
                tree.remove(shape)
            elif kind == "title":
                frame(shape, 0.9, 0.5, 11.5, 1.2)
        for column in range(count):
            width = 11.5 / count
            shape = copy.deepcopy(body)
            ph = shape.find(f".//{qn('p:ph')}")
            ph.attrib.pop("type", None)
            ph.set("idx", str(20 + column))
            shape.find(f".//{qn('p:cNvPr')}").set("id", str(40 + column))
            shape.find(f".//{qn('p:cNvPr')}").set("name", f"Felt {column}")
            frame(shape, 0.9 + column * width, 2.0, width - 0.2, 4.4)
            tree.append(shape)
    named(deck, [*NORWEGIAN[:7], "Tre felt", "Fire felt", "Loddrett", "Loddrett 2"])


def frame(shape: Any, x: float, y: float, w: float, h: float) -> None:
    """Where a shape stands; inches."""
    properties = shape.find(qn("p:spPr"))
    xfrm = properties.find(qn("a:xfrm"))
    if xfrm is None:
        xfrm = etree.Element(qn("a:xfrm"))
        properties.insert(0, xfrm)
    xfrm[:] = []
    off, ext = etree.SubElement(xfrm, qn("a:off")), etree.SubElement(xfrm, qn("a:ext"))
    off.set("x", str(Inches(x)))
    off.set("y", str(Inches(y)))
    ext.set("cx", str(Inches(w)))
    ext.set("cy", str(Inches(h)))


def with_notes_master(deck: Any) -> None:
    norwegian(deck)
    assert deck.notes_master is not None


CHANGES: dict[str, Change] = {
    change.__name__: change
    for change in (
        norwegian,
        nonsense,
        three_layouts,
        no_footers,
        no_body,
        grouped_pictures,
        several_masters,
        leftover_slides,
        huge_logo,
        empty_fonts,
        four_by_three,
        sixteen_by_ten,
        small_slide,
        cover_only,
        dark,
        unmapped,
        upright,
        picture_ground,
        white_card,
        tiny_text,
        pale_text,
        strange_place,
        small_print,
        with_notes_master,
    )
}
"""Templates that work, by name."""


def written(name: str, folder: Path, *, kind: str = "pptx") -> Path:
    """The template as a file; ``kind`` is its ending, with the content type that goes with it."""
    deck = Presentation(str(PLAIN))
    {**CHANGES, "no_titles": no_titles}[name](deck)
    path = folder / f"{name}.{kind}"
    stream = io.BytesIO()
    deck.save(stream)
    path.write_bytes(stream.getvalue() if kind == "pptx" else as_kind(stream.getvalue(), kind))
    return path


_MAIN = {
    "potx": CT.PML_TEMPLATE_MAIN,
    "potm": "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
}
_BIN = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
_VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"


def as_kind(data: bytes, kind: str) -> bytes:
    """The same package as a template, with macros or without."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == "[Content_Types].xml":
                content = content.replace(CT.PML_PRESENTATION_MAIN.encode(), _MAIN[kind].encode())
                if kind == "potm":
                    content = content.replace(b"<Override", _BIN + b"<Override", 1)
            if kind == "potm" and item.filename == "ppt/_rels/presentation.xml.rels":
                vba = f'<Relationship Id="rId900" Type="{_VBA}" Target="vbaProject.bin"/>'
                content = content.replace(b"</Relationships>", vba.encode() + b"</Relationships>")
            new.writestr(item, content)
        if kind == "potm":
            new.writestr("ppt/vbaProject.bin", b"not a real macro")
    return out.getvalue()


def theme_folder(template: Path, themes: Path, name: str, more: str = "") -> None:
    """``themes/<name>/theme.toml`` that names the template, which is put beside it."""
    folder = themes / name
    folder.mkdir(parents=True)
    (folder / template.name).write_bytes(template.read_bytes())
    (folder / "theme.toml").write_text(f'template = "{template.name}"\n{more}', encoding="utf-8")


__all__ = ["CHANGES", "Pt", "as_kind", "theme_folder", "written"]
