"""The front matter: YAML at the top of a file → Meta.

``BaseLoader`` keeps every scalar the text it is: ``SafeLoader`` reads ``no`` as false and
``10:30`` as 630 (YAML 1.1). Nodes instead of values keep the line of each key.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from handout.content.markdown import typeset
from handout.content.source import has_illegal
from handout.content.vocabulary import Group, find, known_words, suggest
from handout.model import SLIDES_A_PAGE, Agenda, Language, Meta, Sheets
from handout.problems import Problem, error

if TYPE_CHECKING:
    import yaml


@dataclass(slots=True)
class FrontMatter:
    """``lines``: canonical key → line."""

    meta: Meta
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class _Wrong(Exception):  # noqa: N818 - a verdict on a value, caught in this module
    """A value that cannot be used: the problem's code and its placeholders."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def read_front_matter(
    text: str | None, fence_line: int, file: str, language: Language
) -> FrontMatter:
    """``text`` is what stands between the ``---`` lines, the first of them at ``fence_line``."""
    front = FrontMatter(Meta(title="", language=language))
    if text is None:
        front.problems.append(error("front-matter-missing", file, 1))
        return front
    reader = _Reader(fence_line, file, language)
    values = reader.read(text)
    title = values.pop("title", "")
    front.meta = Meta(title=title, language=language, **values)
    if not title and "title" not in reader.lines:
        reader.problems.append(error("title-missing", file, fence_line))
    front.lines, front.problems = reader.lines, reader.problems
    return front


class _Reader:
    def __init__(self, fence_line: int, file: str, language: Language) -> None:
        self.fence_line, self.file, self.language = fence_line, file, language
        self.lines: dict[str, int] = {}
        self.problems: list[Problem] = []

    def read(self, text: str) -> dict[str, Any]:
        """The checked values, by the fields of Meta."""
        import yaml

        try:
            root = yaml.compose(text, Loader=yaml.BaseLoader)
        except yaml.MarkedYAMLError as broken:
            self._report_broken(broken, text)
            return self._salvaged(text)
        except (yaml.YAMLError, RecursionError):
            self._error("yaml-broken", self.fence_line)
            return self._salvaged(text)
        if root is None:
            return {}
        if not isinstance(root, yaml.MappingNode):
            self._error("yaml-not-keys", self.fence_line + 1)
            return {}
        values: dict[str, Any] = {}
        for key, value in root.value:
            self._read_pair(key, value, values)
        return values

    def _read_pair(self, key: yaml.Node, value: yaml.Node, values: dict[str, Any]) -> None:
        line = self.fence_line + 1 + key.start_mark.line
        name = key.value if isinstance(key.value, str) else ""
        word = find(Group.FRONT_MATTER, name)
        if word is None:
            if meant := suggest(Group.FRONT_MATTER, name, self.language):
                self._error("key-unknown-meant", line, name=name, meant=meant)
            else:
                known = known_words(Group.FRONT_MATTER, self.language)
                self._error("key-unknown", line, name=name, known=known)
            return
        if word.key in self.lines:
            self._error("key-twice", line, name=name, other=self.lines[word.key])
            return
        self.lines[word.key] = line
        try:
            checked = _PARSERS[word.key](_plain_value(value), self.language)
        except _Wrong as wrong:
            self._error(wrong.code, line, name=name, **wrong.values)
            return
        if checked is not None:
            values[word.key] = checked

    def _report_broken(self, broken: yaml.MarkedYAMLError, text: str) -> None:
        mark = broken.problem_mark or broken.context_mark
        line = mark.line if mark else 0
        said = f"{broken.context or ''} {broken.problem or ''}"
        if re.search("quoted scalar|flow ", said) and "escape" not in said and broken.context_mark:
            line = broken.context_mark.line  # Where the quotation mark or bracket was opened.
        line = min(line, text.count("\n"))
        for cause, code in _YAML_CAUSES:
            if re.search(cause, said):
                self._error(code, self.fence_line + 1 + line)
                return
        self._error("yaml-broken", self.fence_line + 1 + line)

    def _salvaged(self, text: str) -> dict[str, Any]:
        """From broken YAML the title, so that a draft has a name."""
        for number, line in enumerate(text.split("\n"), self.fence_line + 1):
            key, colon, value = line.partition(":")
            word = find(Group.FRONT_MATTER, key)
            if colon and word and word.key == "title" and value.strip():
                self.lines["title"] = number
                return {"title": typeset(value.strip().strip("\"'"))}
        self.lines["title"] = self.fence_line  # One problem at a time: the YAML comes first.
        return {}

    def _error(self, code: str, line: int, **values: object) -> None:
        self.problems.append(error(code, self.file, line, **values))


_YAML_CAUSES = (
    (r"mapping values are not allowed", "yaml-colon"),
    (r"'\\t'", "yaml-tab"),
    (r"escape", "yaml-backslash"),
    (r"quoted scalar", "yaml-quote"),
    (r"flow (sequence|mapping)", "yaml-sign"),
    (r"expected <block end>|expected the node content|did not find expected", "yaml-indent"),
    (r"could not find expected ':'", "yaml-no-colon"),
    (r"cannot start any token|alias|anchor|tag|directive|expected alphabetic", "yaml-sign"),
)
"""What PyYAML says → the message that explains it. The first that fits."""


_PLAIN_TAG = "tag:yaml.org,2002:str"
"""What BaseLoader gives every scalar; any other tag was written out, as in ``!!python/object``."""

_Plain: TypeAlias = str | list[str]


def _plain_value(node: yaml.Node) -> _Plain:
    """A text or a list of texts; anything else is wrong."""
    import yaml

    if isinstance(node, yaml.ScalarNode) and node.tag == _PLAIN_TAG:
        return _clean(node.value)
    if isinstance(node, yaml.SequenceNode):
        texts = [
            n.value for n in node.value if isinstance(n, yaml.ScalarNode) and n.tag == _PLAIN_TAG
        ]
        if len(texts) != len(node.value):
            raise _Wrong("value-nested")
        return [_clean(text) for text in texts]
    raise _Wrong("value-nested")


def _clean(text: str) -> str:
    if has_illegal(text):
        raise _Wrong("value-character")
    return " ".join(text.split())


def _text(value: _Plain, language: Language) -> str | None:
    del language
    if isinstance(value, list):
        raise _Wrong("value-not-list")
    return typeset(value) or None


def _title(value: _Plain, language: Language) -> str:
    if text := _text(value, language):
        return text
    raise _Wrong("title-empty")


def _texts(value: _Plain, language: Language) -> tuple[str, ...]:
    """A list; one text is a list of one."""
    del language
    texts = [value] if isinstance(value, str) else value
    return tuple(typeset(text) for text in texts if text)


def _date(value: _Plain, language: Language) -> datetime.date | None:
    if (text := _text(value, language)) is None:
        return None
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            raise _Wrong("date-impossible", value=text) from None
    raise _Wrong("date-format", value=text)


def _time(value: _Plain, language: Language) -> datetime.time | None:
    if (text := _text(value, language)) is None:
        return None
    found = re.fullmatch(r"(\d{1,2})[.:](\d{2})", text, re.ASCII)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:  # noqa: PLR2004 - a clock
        raise _Wrong("time-format", value=text)
    return datetime.time(int(found[1]), int(found[2]))


def _minutes(value: _Plain, language: Language) -> int | None:
    if (text := _text(value, language)) is None:
        return None
    if not re.fullmatch(r"[1-9]\d{0,3}", text, re.ASCII):
        raise _Wrong("minutes-format", value=text)
    return int(text)


def _count(value: _Plain, language: Language) -> int | None:
    if (text := _text(value, language)) is None:
        return None
    if not re.fullmatch(r"[1-9]\d{0,3}", text, re.ASCII):
        raise _Wrong("count-format", value=text)
    return int(text)


_YES = frozenset(("ja", "true", "sant", "yes"))
_NO = frozenset(("nei", "false", "usant", "no", ""))


def _flag(value: _Plain, language: Language) -> bool:
    text = (_text(value, language) or "").casefold()
    if text not in _YES | _NO:
        raise _Wrong("flag-format", value=text)
    return text in _YES


_EACH_PART = frozenset(("kvar del", "hver del", "før kvar del", "før hver del", "parts"))


def _agenda(value: _Plain, language: Language) -> Agenda:
    text = (_text(value, language) or "").casefold()
    if text in _EACH_PART:
        return Agenda.PARTS
    if text not in _YES | _NO:
        raise _Wrong("agenda-format", value=text)
    return Agenda.ONCE if text in _YES else Agenda.NONE


def _sheets(value: _Plain, language: Language) -> tuple[Sheets, ...]:
    """Each of what is asked for once, in a fixed order."""
    asked = set()
    for text in (value,) if isinstance(value, str) else value:
        if not text:
            continue
        word = find(Group.SHEETS, text)
        if word is None:
            if meant := suggest(Group.SHEETS, text, language):
                raise _Wrong("sheets-unknown-meant", value=text, meant=meant)
            known = known_words(Group.SHEETS, language)
            raise _Wrong("sheets-unknown", value=text, known=known)
        asked.add(Sheets(word.key))
    return tuple(sheets for sheets in Sheets if sheets in asked)


def _language(value: _Plain, language: Language) -> None:
    """Only checked: the file's name decides. A regional tag (``nn-NO``) is the same language."""
    text = _text(value, language) or ""
    if text.casefold().partition("-")[0] != language:
        raise _Wrong("language-differs", value=text, expected=language)


def _theme(value: _Plain, language: Language) -> str | None:
    text = _text(value, language)
    if text and not re.fullmatch(r"[\w-]+", text):
        raise _Wrong("theme-name", value=text)
    return text


def _address(value: _Plain, language: Language) -> str | None:
    """A web address, with or without ``https://``; as it stands, for no typography touches it."""
    del language
    if isinstance(value, list):
        raise _Wrong("value-not-list")
    if value and not re.fullmatch(r"(https?://)?[\w-]+(\.[\w-]+)+([:/?#]\S*)?", value):
        raise _Wrong("address-format", value=value)
    return value or None


def _words(value: _Plain, language: Language) -> tuple[str, ...]:
    """A list, or words with commas between; as they stand, for no typography touches them."""
    del language
    listed = value.split(",") if isinstance(value, str) else value
    return tuple(word.strip() for word in listed if word.strip())


def _slides_a_page(value: _Plain, language: Language) -> int:
    text = _text(value, language) or ""
    if text not in map(str, SLIDES_A_PAGE):
        raise _Wrong("slides-a-page", value=text)
    return int(text)


_PARSERS: Mapping[str, Callable[[_Plain, Language], Any]] = {
    "title": _title,
    "subtitle": _text,
    "program": _text,
    "program_text": _text,
    "session": _text,
    "gathering": _text,
    "date": _date,
    "place": _text,
    "person": _text,
    "role": _text,
    "start": _time,
    "minutes": _minutes,
    "participants": _count,
    "goals": _texts,
    "equipment": _texts,
    "theme": _theme,
    "language": _language,
    "address": _address,
    "agenda": _agenda,
    "sheets": _sheets,
    "draft": _flag,
    "slides_a_page": _slides_a_page,
    "words": _words,
}
"""Canonical key → what makes its value of the text. One for every front-matter word."""
