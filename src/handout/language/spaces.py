"""Spaces at which no line may end: «8 %», «10 000», «kl. 9», «3. september», «§ 4», «J. Hansen».

Språkrådet, «Tal, tid, dato, klokkeslett» and «Mellomrom»: what is one thing to a reader stays on
one line. The patterns for dates are here for the proofreading rules, too.
"""

from __future__ import annotations

import re

HARD_SPACE = "\N{NO-BREAK SPACE}"
GAP = f"[ {HARD_SPACE}]"
"""Between two words that belong together, whether the author knew of hard spaces or not."""

DAY = "(?:[12]?[0-9]|3[01])"
MONTH = (
    "(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
    "|jan|feb|apr|aug|sept?|okt|nov|des)"
)

_SIGNS = "[%‰°℃€$£]"
_UNITS = (
    "(?:kr|NOK|EUR|mill|mrd|pst|stk|min|sek|s|t|mm|cm|dm|m|km|m[²³]|g|hg|kg|ml|cl|dl|l"
    "|kB|MB|GB|TB|px|pt|W|kW|kWh|V|Hz)"
)
_BEFORE_A_NUMBER = ("kl", "nr", "ca", "kr", "kap", "pkt", "fig", "tab", "tlf", "str", "bd", "vedl")

_WHERE = (
    # A number and what it counts.
    rf"(?<=\d )(?={_SIGNS}|{_UNITS}(?!\w))",
    # Thousands.
    *(rf"(?<=(?<![\d.,])\d{{{digits}}} )(?=\d{{3}}(?!\d))" for digits in (1, 2, 3)),
    # A date.
    *(rf"(?<=(?<!\d)\d{{{digits}}}\. )(?=(?i:{MONTH})(?!\w))" for digits in (1, 2)),
    # What a number is of.
    *(
        rf"(?<=(?<!\w)(?i:{short}){dot} )(?=\d)"
        for short in _BEFORE_A_NUMBER
        for dot in ("", r"\.")
    ),
    r"(?<=(?<!\w)[Ss]\. )(?=\d)",
    r"(?<=§ )(?=\d)",
    # Initials.
    r"(?<=(?<!\w)[A-ZÆØÅ]\. )(?=[A-ZÆØÅ])",
)
_HERE = re.compile(f" (?:{'|'.join(_WHERE)})")
_TELEPHONE = re.compile(
    rf"(?<!\d)(?<!\d{GAP})(?:\d\d(?:{GAP}\d\d){{3}}|\d{{3}}{GAP}\d\d{GAP}\d{{3}})(?!{GAP}?\d)"
)


def with_hard_spaces(text: str) -> str:
    """The same text, as long as before, with hard spaces where a line may not end."""
    if " " not in text:
        return text
    text = _HERE.sub(HARD_SPACE, text)
    return _TELEPHONE.sub(lambda found: found[0].replace(" ", HARD_SPACE), text)
