"""What stands in a PowerPoint template for whoever edits the deck, in the deck's own language.

The templates that ship are written in Nynorsk: the names of layouts in PowerPoint's gallery, those
of shapes in its selection pane (which a screen reader reads, too), the prompts of empty
placeholders. ``template_words.toml`` beside this module has them in both forms.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_NUMBERED = re.compile(r"(.*\S)( [0-9]+)", re.DOTALL)


@cache
def _replacements(language: str) -> Mapping[str, str]:
    """What is written otherwise in this language → how."""
    import tomllib

    path = Path(__file__).with_name("template_words.toml")
    table = tomllib.loads(path.read_text("utf-8"))
    pairs: dict[str, str] = table["words"]
    found = pairs if language == "nb" else {theirs: ours for ours, theirs in pairs.items()}
    drawing = table["drawings"]["name"]
    drawing = found.get(drawing, drawing)
    return {
        **{word: other for word, other in found.items() if word != other},
        **dict.fromkeys(table["drawings"]["parts"], drawing),
    }


def template_words(text: str, lang: str) -> str:
    """A name or a prompt in a deck's language (``nb-NO``), «Innhald 2» → «Innhold 2»; as it is when
    it is not one of those that ship."""
    known = _replacements(lang.partition("-")[0])
    if text in known:
        return known[text]
    numbered = _NUMBERED.fullmatch(text)
    if numbered and numbered[1] in known:
        return known[numbered[1]] + numbered[2]
    return text
