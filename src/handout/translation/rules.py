"""What a project wants said its own way: words, names, and rules for what goes wrong.

``rules.toml`` beside this module has what is wrong in every project; a project's own file,
``omsetjing.toml`` in its content folder, goes after it (guide: ``docs/omset.nn.md``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handout.model import Language
from handout.problems import Problem, error

FILE = "omsetjing.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """Replaces what ``find`` finds in a draft, where ``source`` is found in the text drafted from.

    Without ``replacement`` it only looks. ``remark`` is what the editor is told where it struck.
    """

    find: re.Pattern[str] | None
    source: re.Pattern[str] | None
    replacement: str | None
    remark: str


@dataclass(frozen=True, slots=True)
class Rules:
    """For drafts in one language. ``names`` stand as they are, ``known`` are words that are right
    although the translator does not know them, ``foreign`` words that belong to the other form."""

    names: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    rules: tuple[Rule, ...] = ()
    known: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()

    def __add__(self, other: Rules) -> Rules:
        return Rules(
            self.names + other.names,
            self.words + other.words,
            self.rules + other.rules,
            self.known | other.known,
            self.foreign | other.foreign,
        )

    def applied(self, source: str, draft: str) -> tuple[str, tuple[str, ...]]:
        """The draft put right, and the remarks of the rules that struck: rules first, then words,
        so that a project's words are the last thing said."""
        remarks: list[str] = []
        for rule in self.rules:
            if rule.source and not rule.source.search(source):
                continue
            if rule.find and not rule.find.search(draft):
                continue
            if rule.find and rule.replacement is not None:
                draft = rule.find.sub(_replaced(rule.replacement), draft)
            if rule.remark:
                remarks.append(rule.remark)
        return self._with_words(draft), tuple(remarks)

    def _with_words(self, draft: str) -> str:
        if not self.words:
            return draft
        by_word = dict(self.words)
        longest = sorted(by_word, key=len, reverse=True)
        pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"
        known = re.compile(pattern, re.IGNORECASE)
        return known.sub(lambda found: cased(by_word[found[0].casefold()], found[0]), draft)


def cased(words: str, model: str) -> str:
    """``words`` with a capital where ``model``, which they replace, has one: what they begin with
    in common is kept as it was, and the next word begins as the other's does."""
    if words.casefold() == model.casefold() and not words.islower():
        return words
    if len(model) > 1 and model.isupper():
        return words.upper()
    pairs = zip(words.casefold(), model.casefold(), strict=False)
    same = next(
        (at for at, (one, other) in enumerate(pairs) if one != other), min(len(words), len(model))
    )
    rest, was = words[same:], model[same:]
    if was[:1].isupper() and not model[:same][-1:].isalpha():
        rest = rest[:1].upper() + rest[1:]
    return model[:same] + rest


def _replaced(replacement: str) -> Any:
    return lambda found: cased(found.expand(replacement), found[0])


def builtin_rules(target: Language) -> Rules:
    """What goes wrong everywhere."""
    path = Path(__file__).with_name("rules.toml")
    rules, problems = _read(path.read_bytes(), str(path), target)
    if problems:
        raise AssertionError(problems)
    return rules


def project_rules(content: Path, shown_as: str, target: Language) -> tuple[Rules, list[Problem]]:
    """All rules for a project: ours, and then its own where it has any."""
    try:
        data = (content / FILE).read_bytes()
    except FileNotFoundError:
        return builtin_rules(target), []
    except OSError:
        return builtin_rules(target), [error("file-unreadable", f"{shown_as}/{FILE}")]
    rules, problems = _read(data, f"{shown_as}/{FILE}", target)
    return builtin_rules(target) + rules, problems


_LISTS = {"namn": "namn", "navn": "namn", "kjende": "kjende", "kjente": "kjende"}
_KEYS = {
    **_LISTS,
    "framande": "framande",
    "fremmede": "framande",
    "ord": "ord",
    "regel": "regel",
}
_RULE_KEYS = ("finn", "kjelde", "kilde", "skriv", "sjekk")


def _read(data: bytes, file: str, target: Language) -> tuple[Rules, list[Problem]]:
    try:
        whole = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        # tomllib says «at line 3, column 1» or «at end of document».
        found = re.search(r"at line (\d+)", str(wrong))
        line = int(found[1]) if found else data.rstrip().count(b"\n") + 1
        return Rules(), [error("translation-file-broken", file, line)]
    reader = _Reader(data.decode("utf-8-sig"), file)
    for name in whole.keys() - {"nn", "nb"}:
        reader.wrong("translation-file-key", name, known="nn, nb")
    rules = [reader.rules(whole.get(language), language) for language in (target,)]
    return rules[0], reader.problems


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self._lines = text.splitlines()
        self._file = file
        self.problems: list[Problem] = []

    def wrong(self, code: str, near: str, **values: str) -> None:
        """A problem on the line where ``near`` stands, as well as can be told from TOML."""
        lines = enumerate(self._lines, 1)
        line = next((number for number, text in lines if near in text), 0)
        self.problems.append(error(code, self._file, line, what=near, **values))

    def rules(self, table: Any, language: str) -> Rules:
        if table is None:
            return Rules()
        if not isinstance(table, dict):
            self.wrong("translation-file-key", language, known="[nn], [nb]")
            return Rules()
        given: dict[str, Any] = {}
        for name, value in table.items():
            if name not in _KEYS:
                self.wrong("translation-file-key", name, known=", ".join(_KEYS))
            given[_KEYS.get(str(name), str(name))] = value
        return Rules(
            names=tuple(self._words(given, "namn")),
            words=tuple(self._pairs(given.get("ord", {}))),
            rules=tuple(filter(None, map(self._rule, self._tables(given)))),
            known=frozenset(word.casefold() for word in self._words(given, "kjende")),
            foreign=frozenset(word.casefold() for word in self._words(given, "framande")),
        )

    def _words(self, given: Mapping[str, Any], key: str) -> list[str]:
        words = given.get(key, [])
        if isinstance(words, list) and all(isinstance(word, str) and word for word in words):
            return words
        self.wrong("translation-file-value", key)
        return []

    def _pairs(self, words: Any) -> Iterable[tuple[str, str]]:
        if not isinstance(words, dict):
            self.wrong("translation-file-value", "ord")
            return
        for word, wanted in words.items():
            if isinstance(wanted, str) and word:
                yield word.casefold(), wanted
            else:
                self.wrong("translation-file-value", word)

    def _tables(self, given: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        tables = given.get("regel", [])
        if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
            return tables
        self.wrong("translation-file-value", "regel")
        return []

    def _rule(self, table: Mapping[str, Any]) -> Rule | None:
        for name, value in table.items():
            if name not in _RULE_KEYS:
                self.wrong("translation-file-key", name, known=", ".join(_RULE_KEYS))
                return None
            if not isinstance(value, str):
                self.wrong("translation-file-value", name)
                return None
        find, source = table.get("finn"), table.get("kjelde", table.get("kilde"))
        replacement, remark = table.get("skriv"), table.get("sjekk", "")
        if not (find or source) or (replacement is None and not remark):
            self.wrong("translation-rule-empty", str(find or source or "regel"))
            return None
        try:
            rule = Rule(
                re.compile(find, re.IGNORECASE) if find else None,
                re.compile(source, re.IGNORECASE) if source else None,
                replacement,
                remark,
            )
            if rule.find and replacement is not None:
                _check_template(rule.find, replacement)
        except (re.error, IndexError):
            self.wrong("translation-rule-pattern", str(find or source))
            return None
        return rule


def _check_template(pattern: re.Pattern[str], replacement: str) -> None:
    """Raises re.error or IndexError for a replacement that names a group there is none of."""
    re.compile(f"(?:{pattern.pattern})|", re.IGNORECASE).sub(replacement, "")
