"""Attributes as written → checked values, each mistake a problem with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handout.content.attributes import Attributes
from handout.content.context import Context
from handout.content.vocabulary import Group, Place, Word, find, known_words, spelling, suggest

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
_SHARES = re.compile(r"(?:\d[\d.,]*\s*%|[-–])(?:[\s;/]+(?:\d[\d.,]*\s*%|[-–]))*")
_SHARE_OR_NONE = re.compile(r"\d[\d.,]*\s*%|[-–]")


@dataclass(frozen=True, slots=True)
class Given:
    """The attributes of one thing that are allowed there, by canonical key; ``classes`` too."""

    values: Mapping[str, str]
    classes: frozenset[str]
    id: str | None
    line: int
    context: Context

    def count(self, key: str, low: int, high: int) -> int | None:
        """A whole number between the bounds; None when absent or wrong."""
        if (text := self.values.get(key)) is None:
            return None
        if re.fullmatch(r"[0-9]{1,6}", text) and low <= int(text) <= high:
            return int(text)
        self.context.error(
            "attribute-number", self.line, name=self._name(key), value=text, low=low, high=high
        )
        return None

    def share(self, key: str) -> float | None:
        """``40%`` as 0.4."""
        if (text := self.values.get(key)) is None:
            return None
        if share := _share(text):
            return share
        self.context.error("attribute-share", self.line, name=self._name(key), value=text)
        return None

    def shares(self, key: str) -> tuple[float | None, ...]:
        """``30% - 20%`` as 0.3, None, 0.2; empty when absent or wrong."""
        if (text := self.values.get(key)) is None:
            return ()
        shares: list[float | None] = []
        for written in _SHARE_OR_NONE.findall(text) if _SHARES.fullmatch(text.strip()) else ("",):
            if written in ("-", "–"):
                shares.append(None)
                continue
            if not (share := _share(written)):
                name = self._name(key)
                self.context.error("attribute-shares", self.line, name=name, value=text)
                return ()
            shares.append(share)
        return tuple(shares)

    def lang(self) -> str | None:
        """A BCP 47 tag; None when it is the document's own language."""
        if (text := self.values.get("lang")) is None:
            return None
        if text.lower() == "no" or not _TAG.fullmatch(text):
            self.context.error("attribute-lang", self.line, value=text)
            return None
        return None if text.lower() == self.context.language else text

    def choice(self, key: str, group: Group, place: Place | None = None) -> Word | None:
        """One of the words of a group, those that fit the place."""
        if (text := self.values.get(key)) is None:
            return None
        word = find(group, text)
        if word and (place is None or place in word.places):
            return word
        known = known_words(group, self.context.language, place)
        if word:
            self.context.error(
                "value-not-here", self.line, name=self._name(key), value=text, known=known
            )
        else:
            self.context.unknown(f"{group.value}-unknown", self.line, group, text, known)
        return None

    def _name(self, key: str) -> str:
        word = find(Group.ATTRIBUTE, key)
        return spelling(word, self.context.language) if word else key


def _share(text: str) -> float | None:
    found = _SHARE.fullmatch(text)
    share = float(found[1].replace(",", ".")) / 100 if found else 0.0
    return share if 0 < share <= 1 else None


def take(attributes: Attributes, place: Place, line: int, context: Context) -> Given:
    """Sort attributes by their meaning; report the unknown, the misplaced and the repeated."""
    values: dict[str, str] = {}
    for name, value in attributes.pairs:
        word = _fitting(Group.ATTRIBUTE, name, f"{name}={value}", place, line, context)
        if word and word.key in values:
            context.error("attribute-twice", line, name=name)
        elif word:
            values[word.key] = value
    found = (
        _fitting(Group.CLASS, name, f".{name}", place, line, context) for name in attributes.classes
    )
    classes = frozenset(word.key for word in found if word)
    anchor = None
    if attributes.ids:
        if place in (Place.PART, Place.SLIDE):
            anchor = attributes.ids[-1]
        else:
            context.error("id-not-here", line, name=attributes.ids[0])
        if len(attributes.ids) > 1:
            context.error("attribute-twice", line, name="#" + attributes.ids[1])
    return Given(values, classes, anchor, line, context)


def reject(attributes: Attributes, line: int, context: Context) -> None:
    """Report attributes on something that takes none."""
    for written in attributes.written():
        context.error("attribute-none-here", line, name=written)


def _fitting(
    group: Group, name: str, written: str, place: Place, line: int, context: Context
) -> Word | None:
    """The word, when it is known and may be set here; else None, and a problem."""
    word = find(group, name)
    if word and place in word.places:
        return word
    if word is None:
        known = known_words(group, context.language, place)
        if known or suggest(group, name, context.language):
            context.unknown(f"{group.value}-unknown", line, group, name, known)
            return None
    keys = known_words(Group.ATTRIBUTE, context.language, place)
    classes = known_words(Group.CLASS, context.language, place)
    dotted = ", ".join(f".{name}" for name in classes.split(", ") if name)
    if known := ", ".join(filter(None, (keys, dotted))):
        context.error("attribute-not-here", line, name=written, known=known)
    else:
        context.error("attribute-none-here", line, name=written)
    return None
