"""The typefaces that PowerPoint brings along on every machine, and how wide they run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

SAMPLE = (
    "Vi deler oss i grupper på tre og snakkar saman om kva som skal til for at fleire skal trivast "
    "på jobben. Kommunen har sjukefråværsoppfølging, arbeidsmiljøutval og medarbeidarsamtalar, men "
    "Øystein, Åse og Kjærsti spør: Kva gjer vi i morgon? Skriv 3 forslag på 10 minutt."
)
"""Ordinary Norwegian, to compare typefaces by."""


class Width(NamedTuple):
    """The mean advance of :data:`SAMPLE`'s characters, in em."""

    regular: float
    bold: float


INSTALLED: Mapping[str, Width] = {
    "Arial": Width(0.4442, 0.4793),
    "Calibri": Width(0.4052, 0.4152),
    "Cambria": Width(0.4085, 0.4516),
    "Courier New": Width(0.6001, 0.6001),
    "Georgia": Width(0.4426, 0.5165),
    "Times New Roman": Width(0.4060, 0.4348),
    "Verdana": Width(0.5064, 0.5725),
}
"""Measured on the open typefaces made with the same advances: Liberation, Carlito, Caladea, Gelasio
and Veranda."""
