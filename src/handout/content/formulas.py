r"""Formulas, which we cannot set: found so that they stand as written and somebody is told.

``$$…$$``, ``\[…\]`` and ``\(…\)`` are formulas when they hold a command, ``^`` or ``_``, and
``$$…$$`` without space inside in any case; ``$…$`` only when it cannot be two prices. Markdown
itself would take backslashes and stars out of them without a word. Tokens made: ``formula``,
inline and block.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

LANGUAGES = frozenset(("math", "latex", "tex", "katex"))
"""What other programs call the language of a code block that is a formula."""

_LONGEST = 1000
"""Signs of a formula; what never ends is not looked for through a whole file again and again."""

_MOST_LINES = 16

_SIGNS = r"(?:\\[A-Za-z]+|[\^_])"
_FORMULA = re.compile(
    rf"""
      \$\$(?=\S|[^$]{{0,{_LONGEST}}}?{_SIGNS})[^$]{{1,{_LONGEST}}}\$\$
    | \$(?=[^\s$])(?=[^$\n]*?{_SIGNS})(?:\\[^\n]|[^$\\\n])*(?<=\S)\$(?![\w$])
    | \\\((?=(?:(?!\\\)).){{0,{_LONGEST}}}?{_SIGNS})(?:(?!\\\)).){{1,{_LONGEST}}}\\\)
    | \\\[(?=(?:(?!\\\]).){{0,{_LONGEST}}}?{_SIGNS})(?:(?!\\\]).){{1,{_LONGEST}}}\\\]
    | \\begin\{{(?P<name>[a-z*]{{1,20}})\}}(?:(?!\\end\{{).){{0,{_LONGEST}}}\\end\{{(?P=name)\}}
    """,
    re.VERBOSE | re.DOTALL,
)


def formula(state: StateInline, silent: bool) -> bool:
    """A formula among words."""
    start = state.pos
    if state.src[start] not in "$\\":
        return False
    if start > 0 and (state.src[start - 1].isalnum() or state.src[start - 1] in "$\\"):
        return False  # US$, a sign that was escaped, the end of a longer row of signs.
    found = _FORMULA.match(state.src, start, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("formula", "", 0).content = found[0]
    state.pos = found.end()
    return True


def formula_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``$$`` at the start of a line to ``$$`` at the end of one, which may look like a list or a
    heading in between; it ends at an empty line, since no formula has one."""
    if state.is_code_block(start) or not _line(state, start).startswith("$$"):
        return False
    line = start
    while not (_line(state, line).endswith("$$") and (line > start or len(_line(state, line)) > 4)):  # noqa: PLR2004 - $$$$ is empty
        line += 1
        if line >= min(end, start + _MOST_LINES) or state.isEmpty(line):
            return False
        if state.sCount[line] < state.blkIndent:
            return False
    if silent:
        return True
    token = state.push("formula", "", 0)
    token.map = [start, line + 1]
    token.content = "\n".join(_line(state, number) for number in range(start, line + 1))
    state.line = line + 1
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
