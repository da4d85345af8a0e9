"""Signs as Språkrådet has them: «Skriveregler – Teikn» (hermeteikn, tankestrek, ellipse).

The signs that typing leaves different from printing (straight quotation marks, a hyphen for a
dash) come out right in all documents anyway; they are marked so that the text can be mended and
then reads alike everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from handout.proofing.findings import Finding, Rule
from handout.proofing.prose import MARK, OBJECT

Better = str | Callable[[re.Match[str]], str]

_INSIDE = r"[^\"“”„«»\n]"

_SAFE: tuple[tuple[Rule, str, Better], ...] = (
    # «Hermeteikn»: guillemets, in both forms of Norwegian.
    (Rule.QUOTES, rf'"({_INSIDE}+)"', r"«\1»"),
    (Rule.QUOTES, rf"[“”„]({_INSIDE}+)[“”]", r"«\1»"),
    # «Tankestrek»: an en dash with a space on either side.
    (Rule.DASH, r"(?<=[^\s|:-]) (?:-{1,3}|—) (?=[^\s|:-])", " – "),
    (Rule.DASH, r"(?<=[^\W\d])(?:—|--)(?=[^\W\d])", " – "),
    # No space before a sign that belongs to the word before it.
    (Rule.SPACE, r"(?<=[\w»\"”]) +(?=[,;!?](?:\s|$))", ""),
    (Rule.SPACE, r"(?<=[^\W\d]) +(?=:\s)", ""),
    (Rule.SPACE, r"(?<=[^\W\d][,;])(?=[^\W\d])", " "),
    (Rule.SPACE, r"(?<=«) +(?=\w)|(?<=[\w.!?]) +(?=»)", ""),
    # «Ellipse»: one sign.
    (Rule.SIGNS, r"(?<!\.)\.{3,}(?!\.)", "…"),
    (Rule.SIGNS, r"(?<=[\w» ])([!?,;])\1+(?=\s|$)", r"\1"),
)

_ASKED: tuple[tuple[Rule, str, Better], ...] = (
    # «Apostrof»: a genitive takes none, except after s, x and z.
    (Rule.SIGNS, r"(?<![\w])([A-ZÆØÅ][\wæøå]*[^\W\dsxzSXZ])['’]s(?!\w)", r"\1s"),
    (Rule.QUOTES, r"(?<!\w)'([^'\n]+)'(?!\w)", r"«\1»"),
)


def signs(text: str) -> Iterator[Finding]:
    """Quotation marks, dashes, spaces and dots."""
    for patterns, safe in ((_SAFE, True), (_ASKED, False)):
        for rule, pattern, better in patterns:
            yield from found(text, rule, pattern, better, safe=safe)


def found(text: str, rule: Rule, pattern: str, better: Better, *, safe: bool) -> Iterator[Finding]:
    """Every place a pattern is found, with what it becomes. One that reaches over something that
    is no text (code, an address) is for the author to mend."""
    for match in re.finditer(pattern, text):
        new = match.expand(better) if isinstance(better, str) else better(match)
        whole = OBJECT not in match[0] and MARK not in match[0]
        if new != match[0]:
            yield Finding(
                match.start(), match.end(), rule, match[0], new if whole else "", safe and whole
            )
