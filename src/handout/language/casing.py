"""Capitals and small letters where words of one place are told in another."""

from __future__ import annotations

import re

_FIRST = re.compile(r"[^\W\d_]+")


def inside_a_sentence(words: str) -> str:
    """«Nettverksleiar» → «nettverksleiar», but «KS-rådgivar» and «HR-leiar» as they are: what is
    in capitals is an abbreviation."""
    first = _FIRST.match(words)
    if first is None or (len(first[0]) > 1 and first[0].isupper()):
        return words
    return words[0].lower() + words[1:]
