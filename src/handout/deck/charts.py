"""The charts of a deck: each has a part with its drawing and a workbook with its numbers."""

from __future__ import annotations

from collections.abc import Iterable

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package

from handout.deck.chart_part import chart_xml
from handout.deck.workbook import workbook
from handout.slides.plan import ChartShape


class Charts:
    """Numbers the parts from 1 on, past those that the template has."""

    def __init__(self, package: Package, taken: Iterable[str]) -> None:
        self.parts: list[Part] = []
        self._package = package
        self._taken = {name.lower() for name in taken}
        self._last = 0

    def add(self, planned: ChartShape) -> Part:
        """A new chart part, related to its workbook."""
        drawing, numbers = self._free_names()
        book = Part(PackURI(numbers), CT.SML_SHEET, self._package, workbook(planned))
        part = Part(PackURI(drawing), CT.DML_CHART, self._package, b"")
        part.blob = chart_xml(planned, part.relate_to(book, RT.PACKAGE))
        self.parts += [part, book]
        return part

    def _free_names(self) -> tuple[str, str]:
        while True:
            self._last += 1
            names = (
                f"/ppt/charts/chart{self._last}.xml",
                f"/ppt/embeddings/Microsoft_Excel_Sheet{self._last}.xlsx",
            )
            if not any(name.lower() in self._taken for name in names):
                return names
