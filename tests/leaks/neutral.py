"""A workshop whose own words are no language's, in every place the dialect has for words.

Any two letters that follow each other have a q, an x or a z among them, so that also what a line's
end leaves of a word is known as the workshop's own.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from handout.content.words import WORDS, Group
from handout.model import Form, Language

OWN = frozenset("qxz")


def is_own(word: str) -> bool:
    """Whether a word, or a piece of one, is the workshop's."""
    return all(OWN & set(pair) for pair in itertools.pairwise(word))


def _invented() -> Iterator[str]:
    marks, vowels = "qxz", "aeiouyæøå"
    for parts in itertools.product(marks, vowels, marks, vowels):
        yield "".join(parts)


class Words:
    def __init__(self) -> None:
        self._words = itertools.cycle(_invented())

    def __call__(self, count: int = 1) -> str:
        return " ".join(itertools.islice(self._words, count))


def write_workshop(folder: Path, language: Language, *, draft: bool = False) -> None:
    """The Markdown file and its pictures."""
    media = folder / "media"
    media.mkdir(parents=True, exist_ok=True)
    for name in ("a", "b"):
        Image.new("RGB", (64, 40), "#12505A").save(media / f"{name}.png")
    (folder / f"{language}.md").write_text(markdown(language, draft=draft), "utf-8")


def markdown(language: Language, *, draft: bool = False) -> str:
    return "\n\n".join((_front_matter(language, draft=draft), *_body(language))) + "\n"


def _word(group: Group, key: str, language: Language) -> str:
    found = next(word for word in WORDS if word.group == group and word.key == key)
    return found.nn if language == "nn" else found.nb


def _front_matter(language: Language, *, draft: bool) -> str:
    w = Words()
    every_part = "kvar del" if language == "nn" else "hver del"
    values = {
        "title": w(2),
        "subtitle": w(3),
        "program": w(3),
        "program_text": w(4),
        "session": w(),
        "gathering": w(),
        "date": "2014-05-03",
        "place": w(),
        "person": w(2),
        "role": w(),
        "start": '"09.00"',
        "minutes": "56",
        "participants": "24",
        "address": "https://qaxe.qaz/zoq",
        "agenda": every_part,
        "slides_a_page": "3",
        "sheets": f"[{_word(Group.SHEETS, 'fillable', language)}, plakat]",
    }
    if draft:
        values["draft"] = "ja"
    lines = [f"{_word(Group.FRONT_MATTER, key, language)}: {said}" for key, said in values.items()]
    for key in ("goals", "equipment"):
        lines.append(f"{_word(Group.FRONT_MATTER, key, language)}:")
        lines += [f"  - {w(3)}" for _ in range(2)]
    return "\n".join(("---", *lines, "---"))


def _body(language: Language) -> Iterator[str]:
    w = Words()

    def fence(key: str, *inside: str, given: str = "") -> str:
        name = _word(Group.FENCE, key, language)
        return "\n\n".join((f"::::: {name} {given}".rstrip(), *inside, ":::::"))

    def given(key: str, value: object) -> str:
        return f"{_word(Group.ATTRIBUTE, key, language)}={value}"

    def slide(*inside: str, more: str = "") -> str:
        return "\n\n".join((f"## {w(2)} {more}".rstrip(), *inside))

    def listed(count: int, words: int) -> str:
        return "\n".join(f"- {w(words)}" for _ in range(count))

    note = fence("notes", f"**{w()}:** {w(5)}", listed(2, 3))
    source = f"[{w(3)}]{{.{_word(Group.CLASS, 'source', language)}}}"
    yield note
    yield f"# {w()} {{{given('minutes', 20)}}}"
    yield note
    inline = (
        f"{w()} **{w()}** *{w()}* ~~{w()}~~ `{w()}` [{w(2)}]{{lang=da}} [{w(2)}](https://q.qaz)"
    )
    yield slide(
        f"{inline}.[^1] ___ {{{given('lines', 2)}}}", f"### {w(2)}", listed(2, 3), source, note
    )
    yield slide(f"{w(8)}.\\\n{w()}^[{w(4)}]", f"1. {w(3)}\n2. {w(3)}\n   - {w(2)}")
    yield slide(listed(4, 40))  # Far too much: it goes on, and on.
    yield slide(listed(2, 4), more=f"{{.{_word(Group.CLASS, 'skipped', language)}}}")
    yield slide(f"{w()}\n: {w(6)}", f"- [ ] {w(2)}\n- [x] {w(2)}", f"{w(9)}", "---", f"{w(5)}")
    yield slide(f'![{w(4)}](media/a.png "{w(3)}")', listed(2, 4))
    yield slide(f"![{w(4)}](media/a.png)\n![{w(3)}](media/b.png)")
    yield slide(f"![](media/a.png){{.{_word(Group.CLASS, 'decorative', language)}}}", w(8))
    yield slide(w(6), more=f"{{{given('background', 'media/a.png')}}}")
    yield slide(f"> {w(8)}\n>\n> – {w(2)}", f"> {w(7)}\n>\n> – {w(2)}")
    yield slide(f"```\n{w(4)}\n```")
    yield slide(
        w(4), f"> {w(9)}", fence("questions", listed(2, 6)), fence("statement", f"{w(7)}."),
        _table(w, 3), f"```\n{w(3)}\n```", note,
    )  # fmt: skip
    yield slide(_table(w, 24), f": {w(3)}")
    yield f"# {w()}"
    yield slide(_table(w, 1, columns=1))
    for kind in ("column", "bar", "line", "pie"):
        chosen = given("chart", _word(Group.CHART, kind, language))
        yield slide(_chart(w) + f"\n\n: {w(3)} {{{chosen}}}")
    for number, form in enumerate(Form):
        word = _word(Group.FORM, form.value, language)
        settings = (
            f"{given('form', word)} {given('minutes', 5 + number)}"
            f" {given('tables', 1 + 5 * (number % 2))} {given('answers', 2)}"
        )
        mark = f"{{{given('mark', chr(34) + w() + chr(34))}}}"
        yield slide(
            fence(
                "activity", w(6), f"1. {w(4)} (2 min)\n2. {w(4)} ({3 + number} min) {mark}",
                given=settings,
            ),
            note,
        )  # fmt: skip
    yield slide(fence("activity", w(6), given=f"{given('form', 'plenum')} {given('minutes', 1)}"))
    yield slide(fence("cards", f"### {w(2)}\n\n{w(5)}", f"### {w(2)}\n\n{w(5)}"))
    yield slide(fence("worksheet", f"{w(2)}\n: ___ {{{given('lines', 3)}}}", f"- {w(2)}: ___"))
    yield slide(fence("evaluation", f"- {w(4)} {{{given('scale', 5)}}}\n- {w(3)}: ___"))
    column = _word(Group.FENCE, "column", language)
    yield slide(
        fence("columns", f":::: {column}\n### {w()}\n\n{w(4)}\n\n{source}\n::::",
              f":::: {column}\n{w(5)}\n::::")
    )  # fmt: skip
    yield slide(fence("handout", w(20)), fence("slide_only", w(4)), fence("stepwise", listed(2, 3)))
    yield slide(f"{w(4)}", more=f"{{.{_word(Group.CLASS, 'hidden', language)}}}")
    yield f"[^1]: {w(6)}"


def _table(w: Words, rows: int, columns: int = 3) -> str:
    lines = [[w() for _ in range(columns)], ["---"] * columns]
    lines += [[w(2) for _ in range(columns)] for _ in range(rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _chart(w: Words) -> str:
    lines = [f"| {w()} | {w()} |", "|---|--:|"]
    return "\n".join((*lines, *(f"| {w()} | {value} |" for value in (12, 34, 56))))
