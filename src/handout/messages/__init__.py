"""What handout says to people: code → words, in Nynorsk, Bokmål and English.

One catalogue a language (``nn.py``, ``nb.py``, ``en.py``), looked up only when something is
printed. All three have the same codes with the same placeholders.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

Locale: TypeAlias = Literal["nn", "nb", "en"]
"""The languages handout speaks; not to be confused with the languages of a workshop."""

LOCALES: tuple[Locale, ...] = ("nn", "nb", "en")

_SPOKEN: Mapping[str, Locale] = {
    "nn": "nn",
    "nynorsk": "nn",
    "nb": "nb",
    "no": "nb",
    "bokmal": "nb",
    "norwegian": "nb",
    "c": "nb",
    "posix": "nb",
    "": "nb",
}
"""The language part of a locale's name → ours; every other language is spoken to in English.

Somebody who has set nothing (``C``, ``POSIX``, no variable) is most likely a network leader."""


def locale_from(environment: Mapping[str, str]) -> Locale:
    """The reader's language by the usual variables, in the order gettext gives them.

    ``LC_ALL`` goes before ``LC_MESSAGES`` before ``LANG``; ``LANGUAGE`` is a list of wishes that
    goes before them all, unless the locale is ``C`` (GNU gettext manual, "The LANGUAGE variable").
    """
    set_to = next(
        (value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))),
        "",
    )
    name = _language(set_to)
    if name not in {"c", "posix", ""}:
        name = next(filter(None, map(_language, environment.get("LANGUAGE", "").split(":"))), name)
    return _SPOKEN.get(name, "en")


def _language(locale_name: str) -> str:
    """``nn_NO.UTF-8@euro`` → ``nn``."""
    for mark in "@._-":
        locale_name = locale_name.partition(mark)[0]
    return locale_name.lower()


def text(code: str, locale: Locale, values: Mapping[str, object] | None = None) -> str:
    """The words for a code. Raises KeyError for a code or placeholder that is not there: a bug."""
    shown = {name: "".join(_printable(str(value))) for name, value in (values or {}).items()}
    return catalogue(locale)[code].format_map(shown)


def counted(
    code: str, locale: Locale, count: int, values: Mapping[str, object] | None = None
) -> str:
    """«1 feil», «2 feil»: the message ``<code>-one`` or ``<code>-many``."""
    return text(
        f"{code}-{'one' if count == 1 else 'many'}", locale, {"count": count, **(values or {})}
    )


def catalogue(locale: Locale) -> Mapping[str, str]:
    """All messages in one language; the other two are not read from disk."""
    match locale:
        case "nn":
            from handout.messages.nn import MESSAGES
        case "nb":
            from handout.messages.nb import MESSAGES
        case "en":
            from handout.messages.en import MESSAGES
    return MESSAGES


def _printable(value: str) -> Iterator[str]:
    """The characters of a value; what could steer a terminal becomes ``�`` (content is not ours)."""
    for character in value:
        yield character if character.isprintable() or character in "\u00a0\u202f" else "\ufffd"
