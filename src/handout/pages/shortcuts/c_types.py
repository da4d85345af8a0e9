"""Read simple C types without a C compiler's front end.

WeasyPrint asks cffi for memory by strings such as ``PangoRectangle *``, with the number of
glyphs in some of them (``hb_codepoint_t[57]``), so that every document brings new ones. cffi
parses each with pycparser, after the names of all types WeasyPrint declares: 3 ms a string, a
fifteenth of a cold build. The forms WeasyPrint uses are a name, stars and brackets.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any


def read_types_quickly(ffi: Any) -> None:
    """Let ``ffi`` (a ``cffi.FFI``) read simple types by itself, and leave the others to cffi."""
    parser = ffi._parser
    standard = parser.parse_type

    def parse_type(declaration: str) -> Any:
        simple = _simple(declaration, parser._declarations)
        return standard(declaration) if simple is None else simple

    parser.parse_type = parse_type


def _simple(declaration: str, declarations: dict[str, tuple[Any, int]]) -> Any | None:
    """The model cffi has of a type made of a declared or built-in name; None for anything else."""
    from cffi import model  # type: ignore[import-untyped]

    found = _pattern().fullmatch(declaration)
    if found is None:
        return None
    name, stars, brackets, length = found.groups()
    if name in model.PrimitiveType.ALL_PRIMITIVE_TYPES:
        result: Any = model.PrimitiveType(name)
    else:
        result, qualifiers = declarations.get(f"typedef {name}", (None, 0))
        if result is None or qualifiers:
            return None
    for _ in stars:
        result = model.PointerType(result)
    if brackets:
        result = model.ArrayType(result, int(length) if length else None)
    return result


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"([a-zA-Z_]\w*(?: [a-z]+)?)\s*(\*{0,2})(\[(\d*)\])?")
