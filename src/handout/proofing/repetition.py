"""A word written twice, as happens where a sentence was mended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.proofing.findings import Finding, Rule
from handout.proofing.prose import MARK

_RIGHTLY_TWICE = frozenset(
    ("det", "den", "de", "der", "dei", "som", "så", "er", "ja", "nei", "ha", "lenge", "langt")
)
"""«Det det gjeld», «dei dei møter», «så så», «ja ja»."""

_TWICE = re.compile(rf"\b([^\W\d_]+)[ \N{{NO-BREAK SPACE}}\n{MARK}]+(\1)\b", re.IGNORECASE)


def repeated(text: str) -> Iterator[Finding]:
    """The second of two equal words. A capital begins a name or a sentence: «Helge helge» is not
    a slip anybody makes, but «Det det» is."""
    for match in _TWICE.finditer(text):
        if match[1].lower() in _RIGHTLY_TWICE or (match[2][0].isupper() and match[1][0].islower()):
            continue
        yield Finding(
            match.start(), match.end(), Rule.REPEATED, match[0].replace(MARK, ""), match[1]
        )
