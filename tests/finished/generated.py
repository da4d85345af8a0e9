"""Workshops by chance: Markdown over the whole dialect, every word of it only once.

Words are Norwegian words and compounds with a few letters of their own at the end, so that they
are as long as real ones and can be looked for one by one in what comes out.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import count

_STEMS = (
    *("tid", "leiing", "nærvær", "samtale", "rolle", "mål", "øving", "ærend", "å-gå", "plan"),
    *("medarbeidar", "kommune", "sjukefråvær", "endring", "arbeidsmiljø", "verksemd", "krav"),
    *("sjukefråværsoppfølging", "arbeidsgivarperspektiv", "medarbeidarskapsutvikling"),
)
_LETTERS = "bdfgjkmprstv"
_VOWELS = "aeiouyæøå"
_LANGUAGES = ("da", "sv", "en", "se")
_LOOKS = (
    *(["{word}"] * 12),
    *("**{word}**", "*{word}*", "~~{word}~~", "`{word}`", "**{word} *{more}***"),
    *("[{word}](https://example.org/)", "[{word}]{{lang={lang}}}"),
    *("{word}.", "{word},", "{word}:", "{word}!", "«{word}»", "({word})", '"{word}"', "{word} – "),
)
_FORMS = ("stille", "par", "gruppe", "plenum", "speeddate")
_CHARTS = ("søyle", "stolpe", "strek", "kake")
PICTURES = ("media/brei.png", "media/hog.png", "media/teikning.svg")


class Generated:
    """One workshop. ``text`` is the Markdown, ``said`` the words that must be in the deck, in the
    slides or their notes; ``unsaid`` are those for the handout alone."""

    def __init__(self, seed: int, slides: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - chance for tests, not for secrets
        self._numbers = count(seed * 100_000)
        self.said: set[str] = set()
        self.unsaid: set[str] = set()
        self._footnotes: list[str] = []
        self.text = self._document(slides)

    # --- words ---

    def _word(self) -> str:
        number = next(self._numbers)
        tail = ""
        while number:
            number, digit = divmod(number, len(_LETTERS) * len(_VOWELS))
            tail += _LETTERS[digit % len(_LETTERS)] + _VOWELS[digit // len(_LETTERS)]
        word = f"{self._random.choice(_STEMS)}{tail}"
        self.said.add(word)
        return word

    def _few(self, most: int) -> int:
        """Mostly small, now and then as many as there may be."""
        return min(most, 1 + int(self._random.expovariate(4 / most)))

    def _words(self, most: int = 12) -> str:
        return " ".join(self._word() for _ in range(self._few(most)))

    def _inline(self, most: int = 14) -> str:
        out: list[str] = []
        for _ in range(self._few(most)):
            word = self._word()
            look = self._random.choice(_LOOKS)
            tail = self._word() if "{more}" in look else ""
            lang = self._random.choice(_LANGUAGES)
            out.append(look.format(word=word, more=tail, lang=lang))
        if self._random.random() < 0.05:
            label = f"n{len(self._footnotes) + 1}"
            self._footnotes.append(f"[^{label}]: {self._words(20)}")
            out.append(f"{self._word()}[^{label}]")
        return " ".join(out)

    # --- blocks of text ---

    def _paragraph(self) -> str:
        return self._inline(60 if self._random.random() < 0.1 else 20)

    def _list(self, depth: int = 0, ordered: bool | None = None) -> str:
        ordered = self._random.random() < 0.3 if ordered is None else ordered
        tasks = not ordered and self._random.random() < 0.2
        lines: list[str] = []
        for number in range(self._few(14 if depth == 0 else 4)):
            mark = f"{number + 1}." if ordered else "- [ ]" if tasks else "-"
            lines.append(f"{mark} {self._inline()}")
            indent = " " * (3 if ordered else 2)
            if depth < 2 and self._random.random() < 0.15:
                lines += [indent + line for line in self._list(depth + 1).split("\n")]
            if self._random.random() < 0.05:
                lines += ["", indent + self._inline(), ""]
        return "\n".join(lines)

    def _definitions(self) -> str:
        return "\n\n".join(f"{self._words(3)}\n: {self._inline()}" for _ in range(self._few(4)))

    def _code(self) -> str:
        lines = [
            f"{'    ' * self._random.randint(0, 2)}{self._word()} = {self._word()}"
            for _ in range(self._few(20))
        ]
        return f"```{self._random.choice(('python', 'text', ''))}\n" + "\n".join(lines) + "\n```"

    def _subheading(self) -> str:
        return f"### {self._words(4)}\n\n{self._paragraph()}"

    def _pause(self) -> str:
        return f"{self._paragraph()}\n\n. . .\n\n{self._paragraph()}"

    def _stepwise(self) -> str:
        return f"::: stegvis\n{self._list(1)}\n:::"

    def _foreign(self) -> str:
        return f"{{lang={self._random.choice(_LANGUAGES)}}}\n{self._paragraph()}"

    # --- what has a layout of its own ---

    def _quote(self) -> str:
        return f"> {self._inline(25)}\n>\n> – {self._words(5)}"

    def _statement(self) -> str:
        return f"::: påstand\n{self._inline(16)}\n:::"

    def _questions(self) -> str:
        items = "\n".join(f"- {self._inline(14)}?" for _ in range(self._few(4)))
        return f"::: spørsmål\n{items}\n:::"

    def _activity(self) -> str:
        form, lead = self._random.choice(_FORMS), self._inline()
        minutes = [self._random.randint(1, 8) for _ in range(self._random.choice((0, 2, 3, 5)))]
        total = sum(minutes) or self._random.randint(1, 90)
        steps = "\n".join(
            f"{number}. {self._inline()} ({length} min)" for number, length in enumerate(minutes, 1)
        )
        return f"::: aktivitet form={form} tid={total}\n{lead}\n\n{steps}\n:::"

    def _cell(self) -> str:
        return self._words(18 if self._random.random() < 0.1 else 4)

    def _table(self) -> str:
        columns, rows = self._random.randint(2, 5), self._few(24)
        # A header is repeated on every slide: one that fills a slide leaves no room for its rows.
        lines = [" | ".join(self._words(2) for _ in range(columns))]
        lines.append(
            "|".join(self._random.choice(("---", ":--", ":-:", "--:")) for _ in range(columns))
        )
        lines += [" | ".join(self._cell() for _ in range(columns)) for _ in range(rows)]
        return "\n".join(f"| {line} |" for line in lines)

    def _chart(self) -> str:
        kind = self._random.choice(_CHARTS)
        series = 1 if kind == "kake" else self._random.randint(1, 3)
        lines = [" | ".join(self._words(2) for _ in range(series + 1))]
        lines.append("|".join("---" for _ in range(series + 1)))
        for _ in range(self._few(9)):
            numbers = [str(self._random.randint(1, 90)) for _ in range(series)]
            lines.append(" | ".join((self._words(2), *numbers)))
        return "\n".join((f"{{diagram={kind}}}", *(f"| {line} |" for line in lines)))

    def _picture(self) -> str:
        picture = self._random.choice(PICTURES)
        caption = f' "{self._words(8)}"' if self._random.random() < 0.4 else ""
        width = "{breidde=50%}" if self._random.random() < 0.2 else ""
        return f"![{self._words(8)}]({picture}{caption}){width}"

    def _pictures(self) -> str:
        return "\n\n".join(self._picture() for _ in range(self._random.randint(2, 7)))

    def _columns(self) -> str:
        amount = self._random.choice((2, 2, 2, 3, 4, 5))
        widths = [30, 70] if amount == 2 and self._random.random() < 0.3 else []
        out = [":::: spalter"]
        for number in range(amount):
            width = f" {{breidde={widths[number]}%}}" if widths else ""
            head = f"### {self._words(3)}\n" if self._random.random() < 0.6 else ""
            inner = self._random.choice((self._paragraph, self._list, lambda: self._inline(8)))()
            out += [f"::: spalte{width}", f"{head}{inner}", ":::"]
        return "\n".join((*out, "::::"))

    def _cards(self) -> str:
        cards = "\n\n".join(
            f"### {self._words(3)}\n{self._inline()}" for _ in range(self._random.randint(1, 6))
        )
        return f"::: kort\n{cards}\n:::"

    def _worksheet(self) -> str:
        fields = "\n\n".join(f"{self._words(5)}\n: ___ {{linjer=3}}" for _ in range(self._few(4)))
        return f"::: ark\n{fields}\n:::"

    def _evaluation(self) -> str:
        items = "\n".join(f"- {self._inline(10)} {{skala=5}}" for _ in range(self._few(5)))
        return f"::: evaluering\n{items}\n:::"

    def _slide_only(self) -> str:
        return f"::: lysark\n{self._paragraph()}\n:::"

    def _source(self) -> str:
        return f"[{self._words(12)}]{{.kjelde}}"

    def _notes(self) -> str:
        return f"::: notat\n{self._paragraph()}\n\n{self._list(1)}\n:::"

    def _handout(self) -> str:
        before = set(self.said)
        block = f"::: hefte\n{self._paragraph()}\n:::"
        fresh = self.said - before
        self.said -= fresh
        self.unsaid |= fresh
        return block

    # --- the whole ---

    def _block(self) -> str:
        kinds: tuple[Callable[[], str], ...] = (
            *([self._paragraph] * 4),
            *([self._list] * 5),
            *(self._definitions, self._code, self._subheading, self._pause, self._stepwise),
            *(self._foreign, self._quote, self._statement, self._questions, self._activity),
            *(self._table, self._chart, self._picture, self._pictures, self._columns),
            *(self._cards, self._worksheet, self._evaluation, self._slide_only, self._source),
            *([self._notes] * 3),
            self._handout,
        )
        return self._random.choice(kinds)()

    def _slide(self) -> Iterator[str]:
        most = 14 if self._random.random() < 0.08 else 5
        attributes = self._random.choice(
            ("", "", "", "", "", " {.skjult}", " {stil=stor}", " {oppsett=innhald}")
        )
        yield f"## {self._words(most)}{attributes}"
        for _ in range(self._random.choice((1, 1, 1, 2, 3))):
            yield self._block()
        if self._random.random() < 0.05:
            yield "---"
            yield self._paragraph()

    def _document(self, slides: int) -> str:
        front = ["---", f"tittel: {self._words(5)}", f"undertittel: {self._words(5)}"]
        front += [f"program: {self._words(3)}", 'start: "09.00"', "tidsplan: kvar del", "---"]
        blocks: list[str] = []
        for number in range(slides):
            if number % 12 == 0:
                style = self._random.choice(("", " {stil=loddrett tid=9}", " {tid=20}"))
                blocks += [f"# {self._words(3)}{style}", self._notes()]
            blocks += self._slide()
        return "\n".join(front) + "\n\n" + "\n\n".join((*blocks, *self._footnotes)) + "\n"
