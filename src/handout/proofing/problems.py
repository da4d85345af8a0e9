"""What the reading of a proof found, as problems that an editor is told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from handout.model import Document, Language
from handout.problems import Problem, notice, warning
from handout.proofing.dictionaries import dictionary, words_of
from handout.proofing.file import Proof, accepted_words, proofread
from handout.proofing.findings import Rule
from handout.proofing.silences import Misunderstood
from handout.proofing.spelling import Speller

_FORMS: dict[Language, str] = {"nn": "nynorsk", "nb": "bokmål"}
_OTHER: dict[Language, Language] = {"nn": "nb", "nb": "nn"}
_WORD_RULES = frozenset((Rule.SPELLING, Rule.LEAK))


def proof_problems(text: str, document: Document, content: Path) -> list[Problem]:
    """What a careful reader would remark on in a document's file, whose ``text`` it is; ``content``
    is the folder that may have the project's own words, ``ord.nn.txt`` and ``ord.nb.txt``."""
    language = document.language
    reading = proofread(text, language, _speller(document, content))
    return [
        *(_problem(proof, document.file, language) for proof in reading.proofs),
        *(_misunderstood(each, document.file) for each in reading.misunderstood),
    ]


def missing_dictionaries(languages: Iterable[Language]) -> Iterator[Problem]:
    """That spelling is not looked at, where nothing can look at it."""
    if any(dictionary(language) is None for each in languages for language in (each, _OTHER[each])):
        yield notice("dictionary-missing", "")


def _speller(document: Document, content: Path) -> Speller | None:
    language = document.language
    own, other = dictionary(language), dictionary(_OTHER[language])
    if own is None or other is None:
        return None
    meta = document.meta
    names = (meta.person, meta.place, meta.program, meta.gathering)
    listed = content / f"ord.{language}.txt"
    project = words_of(listed.read_text("utf-8", "replace")) if listed.is_file() else iter(())
    return Speller(language, own, other, accepted_words(names, meta.words, project))


def _problem(proof: Proof, file: str, language: Language) -> Problem:
    values = {"shown": proof.shown, "better": proof.better, "rule": proof.rule.value}
    match proof.rule:
        case Rule.SPELLING | Rule.LEAK:
            code = "spelling" if proof.rule is Rule.SPELLING else "leak"
            code += "-better" if proof.better else ""
            values["form"] = _FORMS[_OTHER[language]]
        case Rule.REPEATED:
            code = "repeated"
        case Rule.LIST:
            code = "list"
        case _ if proof.safe:
            code = "sign-safe"
        case _:
            code = "sign" if proof.better else "sign-bare"
    said = warning if proof.rule in _WORD_RULES | {Rule.REPEATED} else notice
    return said(f"proof-{code}", file, proof.line, **values)


def _misunderstood(each: Misunderstood, file: str) -> Problem:
    if not each.what:
        return warning("accept-no-reason", file, each.line)
    known = ", ".join(rule.value for rule in Rule)
    return warning("accept-unknown", file, each.line, what=each.what, known=known)
