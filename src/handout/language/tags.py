"""Language tags as Office and PDF want them."""

from __future__ import annotations

_REGIONS = {
    "nn": "NO",
    "nb": "NO",
    "se": "NO",
    "da": "DK",
    "sv": "SE",
    "en": "GB",
    "de": "DE",
    "fr": "FR",
    "fi": "FI",
    "is": "IS",
    "es": "ES",
    "pl": "PL",
    "uk": "UA",
    "lt": "LT",
    "it": "IT",
    "nl": "NL",
}


def full_tag(lang: str) -> str:
    """``nn`` → ``nn-NO``: a BCP 47 tag with region, which is what PowerPoint writes on runs.

    A tag that has a region keeps it; a language without a known region stays bare, which
    ECMA-376 (``ST_TextLanguageID``) allows.
    """
    if "-" in lang:
        return lang
    region = _REGIONS.get(lang.lower())
    return f"{lang.lower()}-{region}" if region else lang.lower()


def is_norwegian(lang: str) -> bool:
    """Whether a tag is one of the two written forms, or «no», which is either."""
    return lang.lower().partition("-")[0] in ("nn", "nb", "no")
