"""Import WeasyPrint quickly, and say plainly when the libraries it draws with are missing.

WeasyPrint binds GLib, Pango, HarfBuzz and Fontconfig when it is imported. cffi asks
:func:`ctypes.util.find_library` for each of the names WeasyPrint tries, and on Linux every
question starts ``ldconfig``, ``gcc`` and ``ld``. While the import lasts, the names are
answered here instead, if the library loads under its soname; whatever else is asked goes
to the standard function.
"""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import io
import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

from handout.pages.missing import MissingPango
from handout.pages.shortcuts.c_types import read_types_quickly
from handout.pages.shortcuts.imports import lean_import

_SONAMES = {
    "gobject-2.0": "libgobject-2.0.so.0",
    "pango-1.0": "libpango-1.0.so.0",
    "pangoft2-1.0": "libpangoft2-1.0.so.0",
    "harfbuzz": "libharfbuzz.so.0",
    "harfbuzz-subset": "libharfbuzz-subset.so.0",
    "harfbuzz-vector": "libharfbuzz-vector.so.0",
    "fontconfig": "libfontconfig.so.1",
}
"""Library → soname on Linux, for everything ``weasyprint.text.ffi`` opens."""

_OPTIONAL = frozenset({"harfbuzz-subset", "harfbuzz-vector"})
"""What WeasyPrint does without; most distributions have no ``harfbuzz-vector`` yet."""

_NO_FONTS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig></fontconfig>
"""


@cache
def load_weasyprint() -> ModuleType:
    """The ``weasyprint`` package. Raises :class:`MissingPango` when it cannot be imported."""
    with (
        _quick_lookup(),
        lean_import(),
        only_our_fonts(),
        warnings.catch_warnings(),
        # On failure WeasyPrint prints a page of advice before it raises.
        contextlib.redirect_stdout(io.StringIO()),
    ):
        warnings.filterwarnings("ignore", message="No fonts configured")
        warnings.filterwarnings("ignore", message="FontConfig cannot load default config file")
        warnings.filterwarnings("ignore", message="HarfBuzz-Subset will be required")
        try:
            import weasyprint
            import weasyprint.pdf
            import weasyprint.text.fonts
        except OSError as failure:
            raise MissingPango(str(failure)) from failure
    from weasyprint.text.ffi import ffi

    read_types_quickly(ffi)
    return weasyprint  # type: ignore[no-any-return]


@contextlib.contextmanager
def only_our_fonts() -> Iterator[None]:
    """Let Fontconfig see no installed font and no local setting while a configuration is made.

    Pages are set in the theme's fonts alone: a font or a hinting rule of the machine would
    give other line breaks, and other bytes, than on the next one.
    """
    with tempfile.TemporaryDirectory(prefix="handout-") as folder:
        settings = Path(folder, "fonts.conf")
        settings.write_text(_NO_FONTS, "utf-8")
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(settings)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


@contextlib.contextmanager
def _quick_lookup() -> Iterator[None]:
    if not sys.platform.startswith("linux"):
        yield
        return
    standard = ctypes.util.find_library
    ctypes.util.find_library = _answering(standard)  # type: ignore[assignment]
    try:
        yield
    finally:
        ctypes.util.find_library = standard


def _answering(standard: Callable[[str], str | None]) -> Callable[[str], str | None]:
    """``find_library`` that knows our names. Names of other platforms come to nothing at once."""

    def find_library(name: str) -> str | None:
        library = _library(name)
        if library is None:
            return standard(name)
        soname = _SONAMES[library]
        if _loads(soname):
            return soname
        if library in _OPTIONAL and _loads(_SONAMES["pango-1.0"]):
            # The loader finds the others where it looks, so this one is not installed.
            return None
        return standard(name)

    return find_library


def _library(name: str) -> str | None:
    """The library meant by one of WeasyPrint's spellings: ``libpango-1.0-0``, ``pango-1.0`` …"""
    bare = name.removeprefix("lib").removesuffix(".dll").removesuffix(".dylib").split(".so.")[0]
    spellings = (
        bare,
        *(bare.removesuffix(version) for version in ("-0", "-1", "-0.0", ".0", ".1")),
    )
    return next((spelling for spelling in spellings if spelling in _SONAMES), None)


@cache
def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True
