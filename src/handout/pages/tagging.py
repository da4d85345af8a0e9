"""Make WeasyPrint 70 write PDFs that a screen reader can use: PDF/UA-1 and PDF/A-2a in one file.

What WeasyPrint leaves open, and this closes: loose list items without one LBody, a link for
every element inside a link, decoration and page furniture in the structure, no language on
elements, no scope on header cells, no numbering on lists, figure rectangles in the wrong
units, no notes, the address as a link's description, hyphens of line breaks read as
hyphens, no space where a line ends, interpolated pictures. ``tests/pages/test_tagging_gaps.py``
tells when WeasyPrint closes one itself.

Three names inside ``weasyprint.pdf`` are replaced while one document is written, and put back;
everything known about the document lives in the objects made for it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from handout.pages.artifacts import Artifacts, Box, find_artifacts
from handout.pages.entries import add_fields
from handout.pages.shortcuts.replacing import Replacement, replaced
from handout.pages.structure import StructureTree
from handout.pages.structure_writer import write_structure
from handout.pages.word_breaks import ends_word, show_space

_writing = threading.Lock()

HYPHEN = "\N{SOFT HYPHEN}-"
"""The ``hyphenate-character`` of the style sheets: the soft hyphen is not drawn, and marks the
hyphen after it as one that only the line break needs."""

_UA_IDENTIFICATION = b"""\
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""\
 pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"\
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>"""
"""ISO 14289-1, 5; PDF/A-2 wants a schema it does not know described (ISO 19005-2, 6.6.2.3)."""


@contextmanager
def tagged(document: Any, entries_font: Path | None = None) -> Iterator[None]:
    """While this lasts, ``document.write_pdf`` writes our structure instead of WeasyPrint's.

    ``document`` is a ``weasyprint.Document``, rendered for the variant ``pdf/a-2a``, or for
    ``pdf/ua-1`` when it is a form to fill in, with a font for the entries.
    """
    from weasyprint import pdf as writer

    artifacts = find_artifacts(page._page_box for page in document.pages)  # noqa: SLF001
    for page in document.pages:
        page.links[:] = list(_one_per_anchor(page.links))
    if entries_font is None:
        _identify_as_ua(document.metadata)
    ours = (
        Replacement(writer, "Stream", _stream_class(writer.Stream, artifacts)),
        Replacement(writer, "add_tags", _tagger(artifacts, entries_font)),
        Replacement(writer.Stream, "add_image", _as_it_is(writer.Stream.add_image)),
    )
    with _writing, replaced(ours):
        yield


def _as_it_is(standard: Any) -> Any:
    """Pictures as they are, also those in an SVG, which no style sheet reaches: PDF/A has no
    interpolated ones (ISO 19005-2, 6.2.8)."""

    def add_image(stream: Any, image: Any, _interpolate: bool, ratio: float) -> Any:
        return standard(stream, image, False, ratio)

    return add_image


def _tagger(artifacts: Artifacts, entries_font: Path | None) -> Any:
    def add_tags(pdf: Any, document: Any, _version: Any, streams: list[Any]) -> None:
        if entries_font is not None:
            boxes = [page._page_box for page in document.pages]  # noqa: SLF001
            add_fields(pdf, boxes, entries_font)
        tree = StructureTree(artifacts)
        for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
            _describe_links(page.links)
            tree.add_page(number, page._page_box, stream._tags)  # noqa: SLF001
        write_structure(tree.finish(), pdf, len(streams))

    return add_tags


def _stream_class(base: Any, artifacts: Artifacts) -> Any:
    from pydyf import Dictionary, String

    class MarkedStream(base):  # type: ignore[misc]
        """Draws artifacts as artifacts, and text with what its glyphs do not say."""

        @contextmanager
        def marked(self, box: Box, tag: str) -> Iterator[None]:
            properties = None
            if box in artifacts:
                tag = "Artifact"
                if id(box) in artifacts.furniture:
                    properties = Dictionary({"Type": "/Pagination"})
            else:
                mcid = len(self._tags)
                self._tags[box] = {"tag": tag, "mcid": mcid}
                properties = Dictionary({"MCID": mcid})
                text = getattr(box, "text", "")
                if text.endswith(HYPHEN):
                    # ISO 32000-1, 14.8.2.2.3: a hyphen that a line break put there is soft.
                    properties["ActualText"] = String(text[:-1].rstrip(HYPHEN[0]) + HYPHEN[0])
            self.begin_marked_content(tag, properties)
            try:
                yield
                if ends_word(box) and box not in artifacts:
                    show_space(self, box)
            finally:
                self.end_marked_content()

    return MarkedStream


def _one_per_anchor(links: list[Any]) -> Iterator[Any]:
    """Of the links of a page, those of the anchors themselves, each as large as all inside it.

    WeasyPrint lists every element inside an ``<a>`` as a link of its own, which would make it
    an annotation outside the structure (ISO 14289-1, 7.18.5).
    """
    rectangles = {id(box): rectangle for _, _, rectangle, box in links}
    for kind, target, _, box in links:
        if box.element is not None and box.element_tag == "a":
            corners = list(_rectangles(_linked(box), rectangles))
            around = (
                min(left for left, _, _, _ in corners),
                min(top for _, top, _, _ in corners),
                max(right for _, _, right, _ in corners),
                max(bottom for _, _, _, bottom in corners),
            )
            yield kind, target, around, box


def _linked(box: Box) -> Box:
    """What there is to click at: of a link that is a block, its picture and not the line's end."""
    pictures = [child for child in getattr(box, "children", ()) if child.element_tag == "img"]
    return pictures[0] if pictures else box


def _rectangles(box: Box, known: dict[int, Any]) -> Iterator[Any]:
    if id(box) in known:
        yield known[id(box)]
    for child in getattr(box, "children", ()):
        yield from _rectangles(child, known)


def _describe_links(links: list[Any]) -> None:
    """The words of the link instead of its address (ISO 14289-1, 7.18.5)."""
    from pydyf import String

    for _, target, _, box in links:
        if box.link_annotation:
            words = " ".join("".join(box.element.itertext()).split())
            pictures = " ".join(picture.get("alt", "") for picture in box.element.iter("img"))
            description = box.element.get("aria-label") or words or pictures or target
            box.link_annotation["Contents"] = String(description)
            # Printed, which WeasyPrint sees to in archives alone (ISO 32000-1, 12.5.3).
            box.link_annotation["F"] = 1 << 2


def _identify_as_ua(metadata: Any) -> None:
    generate = metadata.generate_rdf_metadata

    def with_ua(variant: str, version: int, conformance: str) -> bytes:
        data: bytes = generate(variant, version, conformance)
        return data.replace(b"</rdf:RDF>", _UA_IDENTIFICATION)

    metadata.generate_rdf_metadata = with_ua
