"""The charts of a deck: each has a part with its drawing and a workbook with its numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import count, islice

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package

from handout.deck.package import Archive
from handout.deck.parts import member
from handout.slides.plan import ChartShape


class Charts:
    """Hands each chart to ``archive`` as it is made; ``names`` are those of the parts, in order."""

    def __init__(
        self, package: Package, archive: Archive, names: Iterable[tuple[str, str]]
    ) -> None:
        self._package = package
        self._archive = archive
        self._names = iter(names)

    def add(self, planned: ChartShape) -> Part:
        """A new chart part, related to its workbook."""
        # Loaded for decks that have a chart.
        from handout.deck.chart_part import chart_xml
        from handout.deck.workbook import workbook

        drawing, numbers = next(self._names)
        book = Part(PackURI(numbers), CT.SML_SHEET, self._package, b"")
        part = Part(PackURI(drawing), CT.DML_CHART, self._package, b"")
        drawn = chart_xml(planned, part.relate_to(book, RT.PACKAGE))
        self._archive.add(member(part, drawn))
        self._archive.add(member(book, workbook(planned)))
        return part


def chart_names(amount: int, taken: Collection[str]) -> list[tuple[str, str]]:
    """The parts of so many charts, drawing and workbook, numbered past those of the template."""
    lower = {name.lower() for name in taken}
    pairs = (
        (f"/ppt/charts/chart{n}.xml", f"/ppt/embeddings/Microsoft_Excel_Sheet{n}.xlsx")
        for n in count(1)
    )
    free = (pair for pair in pairs if not any(name.lower() in lower for name in pair))
    return list(islice(free, amount))
