"""Markdown → the prose in it, character for character.

What is no language (code, addresses, attributes, marks of emphasis) gives way to signs that no rule
takes for text, so that an offset into the prose is one into the Markdown.
"""

from __future__ import annotations

import re

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands where something is that is read as one thing: code, an address, a word in another
language."""

MARK = "\N{WORD JOINER}"
"""Stands for a sign of Markdown's own, between characters that belong together."""

_OBJECTS = re.compile(
    r"""
    (?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)       # code
    | <!--.*?-->                                      # a comment
    | <(?:https?|mailto):[^>\s]*>                     # an address in angle brackets
    | (?:https?://|www\.)[^\s<>)\]]+                  # a bare one
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                    # an e-mail address
    | \[\^[^\]\s]+\]                                  # a reference to a footnote
    | \[(?:[^\[\]]|\[[^\[\]]*\])*\]\{[^}]*\blang=[^}]*\}  # words in another language
    | _{3,}                                           # a blank to fill in
    | \$[^$\n]+\$                                     # a formula
    """,
    re.VERBOSE | re.DOTALL,
)
_MARKS = re.compile(
    r"""
    (?<=\])\((?:[^()\n]|\([^()\n]*\))*\)              # where a link leads
    | \{[^{}\n]*\}                                    # attributes
    | \\(?=[!-/:-@\[-`{-~])                           # the backslash of an escape
    | \*+ | ~~ | (?<!\w)_+(?=\w) | (?<=\w)_+(?!\w)    # emphasis
    | !?\[ | \]
    | &\#?\w+;                                        # an entity
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(r"\{[^}]*\blang=")


def prose(markdown: str) -> str:
    """As long as ``markdown``, with its lines."""
    text = _OBJECTS.sub(lambda found: _stand_in(found[0], OBJECT), markdown)
    return _MARKS.sub(lambda found: _stand_in(found[0], MARK), text)


def _stand_in(text: str, sign: str) -> str:
    return "".join("\n" if character == "\n" else sign for character in text)
