"""The words the documents use for their own parts: «framhald», «Kjelder», «minutt».

They stand in ``labels_nn.toml`` and ``labels_nb.toml`` beside this module, one file a
language, with the same keys. ``{name}`` in a label is filled in by the caller.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from handout.language.spaces import with_hard_spaces
from handout.model import Language


@cache
def labels(language: Language) -> Mapping[str, str]:
    """All labels of a language, key → text."""
    import tomllib

    path = Path(__file__).with_name(f"labels_{language}.toml")
    return {key: str(text) for key, text in tomllib.loads(path.read_text("utf-8")).items()}


def label(language: Language, key: str, **values: object) -> str:
    """One label with its placeholders filled, and hard spaces in «kl. 10.22» and the like.

    A missing key is a bug and raises KeyError."""
    text = labels(language)[key]
    return with_hard_spaces(text.format(**values) if values else text)
