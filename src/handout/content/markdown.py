"""The Markdown parser: CommonMark, GFM's tables, strikethrough and tasks, footnotes, definition
lists, and our own rules, in one visible order."""

from __future__ import annotations

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import process_inlines
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from handout.content import block_rules, formulas, inline_rules
from handout.content.hard_spaces import hard_spaces
from handout.content.leftovers import find_leftovers
from handout.language.spaces import with_hard_spaces

QUOTES = "«»‘’"
"""Språkrådet, «Teikn – Hermeteikn»: guillemets, and single marks for a quotation in one."""

_INTERRUPTS = ["paragraph", "reference", "blockquote", "list"]


class _Parser(MarkdownIt):
    """Every address is accepted here: a refused one would be left as text without a word.
    The reader of links refuses with a problem."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        del url
        return True


def parse(text: str) -> tuple[list[Token], dict[str, Any]]:
    """The block tokens, and markdown-it's environment with ``references``."""
    environment: dict[str, Any] = {}
    return _parser().parse(text, environment), environment


def parse_inline(text: str) -> list[Token]:
    """The inline tokens of one line of text."""
    (token,) = _parser().parseInline(text, {})
    return token.children or []


def typeset(text: str) -> str:
    """Plain text with the same quotation marks, dashes and hard spaces as the rest."""
    token = Token("text", "", 0, content=inline_rules.with_dashes(text))
    process_inlines([token], StateCore("", _parser(), {}))
    return with_hard_spaces(token.content)


@cache
def _parser() -> MarkdownIt:
    return make_parser()


def make_parser() -> MarkdownIt:
    """A parser of its own, for who adds rules to it or takes some away."""
    parser = _Parser(
        "commonmark",
        {
            "maxNesting": 4 * block_rules.MAX_BLOCK_LEVEL,
            "html": True,
            "typographer": True,
            "quotes": QUOTES,
            "tasklists": True,
            "store_labels": True,
        },
    )
    parser.enable(["table", "strikethrough", "smartquotes"])
    parser.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    parser.use(deflist_plugin)

    block = parser.block.ruler
    block.before("table", "too_deep", block_rules.too_deep)
    block.at("table", block_rules.counted_table, {"alt": ["paragraph", "reference"]})
    block.before("table", "div", block_rules.div, {"alt": _INTERRUPTS})
    block.before("table", "attribute_line", block_rules.attribute_line, {"alt": ["blockquote"]})
    block.before("table", "caption", block_rules.caption, {"alt": ["blockquote"]})

    block.before("table", "formula", formulas.formula_block, {"alt": _INTERRUPTS})

    inline = parser.inline.ruler
    inline.before("escape", "formula", formulas.formula)
    inline.before("emphasis", "blank", inline_rules.blank)
    inline.after("link", "span", inline_rules.span)
    inline.push("attributes", inline_rules.inline_attributes)

    core = parser.core.ruler
    core.at("inline", inline_rules.bounded_inline)
    core.before("inline", "suffixes", inline_rules.suffixes)
    core.after("inline", "inline_notes", inline_rules.inline_notes)
    core.before("text_join", "dashes", inline_rules.dashes)
    core.before("text_join", "leftovers", find_leftovers)
    core.push("hard_spaces", hard_spaces)
    return parser
