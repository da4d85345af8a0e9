"""Drift finds what was changed on one side alone, and nothing else, whatever happens around it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from handout.pairing.drift import Match, Standing, compare
from handout.pairing.memory import Memory
from handout.pairing.replacing import with_replacements
from handout.pairing.segments import segments

CONTENT = Path(__file__).parents[2] / "content"
NAMES = [path.parent.name for path in sorted(CONTENT.glob("*/nn.md"))]
EDITS = 1000


def text_of(name: str, language: str) -> str:
    return (CONTENT / name / f"{language}.md").read_text("utf-8")


def signed_off(nn: str, nb: str) -> Memory:
    matches = compare(segments(nn), segments(nb), Memory())
    return Memory().with_pairs(match.pair for match in matches if match.pair)


def drifted(nn: str, nb: str, memory: Memory) -> list[Match]:
    matches = compare(segments(nn), segments(nb), memory)
    return [match for match in matches if match.standing is Standing.DRIFTED]


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_workshops_pair_one_to_one(name: str) -> None:
    """Without a memory each segment finds the one that stands in its place."""
    nn, nb = segments(text_of(name, "nn")), segments(text_of(name, "nb"))
    matches = compare(nn, nb, Memory())
    assert {match.standing for match in matches} == {Standing.UNREVIEWED}
    assert [(m.nn, m.nb) for m in matches] == [
        (a, b) for a, b in zip(nn, nb, strict=True) if a.lang is None
    ]


def test_five_changed_segments_are_five() -> None:
    nn, nb = text_of("leiing", "nn"), text_of("leiing", "nb")
    memory = signed_off(nn, nb)
    found = segments(nb)
    picked = [20, 60, 61, 120, 180]
    changed = with_replacements(nb, {i: f"{found[i].text} Og litt til" for i in picked}, found)
    drift = drifted(nn, changed, memory)
    assert [match.nb.line for match in drift if match.nb] == [found[i].line for i in picked]
    assert {match.check for match in drift} == {"nn"}
    assert [match.before for match in drift] == [found[i].normal for i in picked]


# --- a thousand edits --------------------------------------------------------

WORDS = sorted({w for name in NAMES for w in re.findall("[a-zæøå]{3,}", text_of(name, "nn"))})


class Item(NamedTuple):
    """Something that both files have, told apart by ``key``; ``nn`` and ``nb`` are its words."""

    key: int
    kind: str
    nn: str
    nb: str


def new_item(chance: random.Random, key: int) -> Item:
    text = " ".join(chance.choice(WORDS) for _ in range(chance.randint(4, 10)))
    kind = chance.choice(list(LAYOUTS))
    return Item(key, kind, f"n{key} {text}", f"n{key} {text.replace('ei', 'e').replace('a', 'e')}")


LAYOUTS: dict[str, Callable[[str], str]] = {
    "slide": "## {}\n".format,
    "text": "{}\n".format,
    "item": "- {}\n".format,
    "quote": "> {}\n".format,
    "note": "::: notat\n{}\n:::\n".format,
}


def rewrapped(chance: random.Random, text: str) -> str:
    """Broken into other lines, where that changes nothing."""
    words = text.split(" ")
    at = chance.randrange(1, len(words))
    return " ".join(words[:at]) + "\n" + " ".join(words[at:])


def written(chance: random.Random, items: list[Item], language: str) -> str:
    pieces = ["---\ntittel: Tittelen\n---\n"]
    for item in items:
        text = item.nn if language == "nn" else item.nb
        if item.kind == "text" and chance.random() < 0.3:
            text = rewrapped(chance, text)
        pieces.append(LAYOUTS[item.kind](text))
    return "\n".join(pieces)


def edited(chance: random.Random, text: str) -> str:
    """One word put in, taken out or changed."""
    words = text.split(" ")
    at = chance.randrange(2, len(words))
    match chance.randrange(3):
        case 0:
            words.insert(at, f"nytt{chance.randrange(1000)}")
        case 1 if len(words) > 4:
            del words[at]
        case _:
            words[at] = f"anna{chance.randrange(1000)}"
    return " ".join(words)


def moved(chance: random.Random, items: list[Item]) -> list[Item]:
    """A run of items in another place."""
    start = chance.randrange(len(items))
    stop = min(len(items), start + chance.randint(1, 6))
    rest = items[:start] + items[stop:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + items[start:stop] + rest[at:]


class Editor:
    """Two files that say the same, and what was done to them since."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.items = [new_item(self.chance, key) for key in range(self.chance.randint(30, 90))]
        self.sides = {"nn": list(self.items), "nb": list(self.items)}

    def written(self) -> tuple[str, str]:
        nn, nb = (written(self.chance, self.sides[side], side) for side in ("nn", "nb"))
        return nn, nb

    def expected(self) -> set[tuple[str, int]]:
        """The language to check and the key of what was changed on the other side alone."""
        nn, nb = ({item.key: item for item in self.sides[side]} for side in ("nn", "nb"))
        there = [item for item in self.items if item.key in nn and item.key in nb]
        changed_nn = {item.key for item in there if nn[item.key].nn != item.nn}
        changed_nb = {item.key for item in there if nb[item.key].nb != item.nb}
        return {("nn", key) for key in changed_nb - changed_nn} | {
            ("nb", key) for key in changed_nn - changed_nb
        }

    def edit(self, *sides: str) -> None:
        key = self.chance.choice(self.items).key
        for side in sides:
            for at, item in enumerate(self.sides[side]):
                if item.key == key:
                    nn = edited(self.chance, item.nn) if side == "nn" else item.nn
                    nb = edited(self.chance, item.nb) if side == "nb" else item.nb
                    self.sides[side][at] = Item(key, item.kind, nn, nb)

    def insert(self, *sides: str) -> None:
        item = new_item(self.chance, self.chance.randrange(1000, 100_000))
        after = self.chance.choice(self.items).key
        for side in sides:
            keys = [other.key for other in self.sides[side]]
            self.sides[side].insert(keys.index(after) if after in keys else 0, item)

    def delete(self, side: str) -> None:
        self.sides[side].pop(self.chance.randrange(len(self.sides[side])))

    def move(self, side: str) -> None:
        self.sides[side] = moved(self.chance, self.sides[side])

    def move_both(self) -> None:
        order = {item.key: at for at, item in enumerate(moved(self.chance, self.sides["nn"]))}
        for side in self.sides.values():
            side.sort(key=lambda item: order.get(item.key, len(order)))

    def anything(self) -> None:
        side = self.chance.choice(("nn", "nb"))
        self.chance.choice(
            [
                lambda: self.edit(side),
                lambda: self.edit(side),
                lambda: self.edit("nn", "nb"),
                lambda: self.insert(side),
                lambda: self.insert("nn", "nb"),
                lambda: self.delete(side),
                lambda: self.move(side),
                self.move_both,
            ]
        )()


@pytest.mark.parametrize("seed", range(EDITS // 20))
def test_drift_is_what_changed_on_one_side(seed: int) -> None:
    """Twenty edits at a time: of one side, of both, moves of one side or both, new ones, old ones
    taken out, lines broken elsewhere."""
    editor = Editor(seed)
    memory = signed_off(*editor.written())
    for _ in range(20):
        editor.anything()
    found = drifted(*editor.written(), memory)
    reported = sorted((match.check or "", key_of(match)) for match in found)
    assert reported == sorted(editor.expected())


def key_of(match: Match) -> int:
    keys = {re.findall(r"\bn(\d+) ", s.normal)[0] for s in (match.nn, match.nb) if s}
    assert len(keys) == 1
    return int(keys.pop())
