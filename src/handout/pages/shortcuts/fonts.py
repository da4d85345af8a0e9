"""Let Fontconfig read the theme's font files where they are.

WeasyPrint copies every font of a style sheet into a temporary folder: three megabytes written
for each process, and left behind by one that is killed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from shutil import rmtree
from typing import Any
from weakref import finalize

from handout.pages.native_libraries import only_our_fonts

_FACE = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><match target="scan">
<test name="file" compare="eq"><string>{path}</string></test>
<edit name="family" mode="prepend"><string>{family}</string></edit>
<edit name="slant" mode="assign_replace"><const>{slant}</const></edit>
<edit name="weight" mode="assign_replace"><int>{weight}</int></edit>
</match></fontconfig>"""
"""What WeasyPrint tells Fontconfig of a face. The family comes first but does not replace the
font's own, which would break Pango (WeasyPrint issue 2510)."""

_SIMPLE = {"font_family", "font_style", "font_weight", "src"}


def font_configuration(paths: Mapping[str, Path]) -> Any:
    """A ``FontConfiguration`` without any font. ``paths`` is address → file of those that style
    sheets may bring."""
    with only_our_fonts():
        configuration = _configuration_class()()
    configuration.paths = paths
    return configuration


@cache
def _configuration_class() -> Any:
    from weasyprint.text import fonts
    from weasyprint.text.constants import FONTCONFIG_STYLE, FONTCONFIG_WEIGHT
    from weasyprint.text.ffi import ffi, fontconfig, pangoft2

    class OurFonts(fonts.FontConfiguration):  # type: ignore[misc]
        paths: Mapping[str, Path]

        def add_font_face(self, rule_descriptors: dict[str, Any], url_fetcher: Any) -> None:
            """WeasyPrint's way remains for web fonts, which must be unpacked, and whatever else
            is not one of the theme's files."""
            (kind, url), *others = rule_descriptors["src"]
            path = self.paths.get(url) if kind == "external" and not others else None
            if path is None or rule_descriptors.keys() != _SIMPLE or _is_packed(path):
                before = self._folder
                super().add_font_face(rule_descriptors, url_fetcher)
                if self._folder != before:
                    finalize(self, rmtree, self._folder, ignore_errors=True)
                return
            face = _FACE.format(
                path=escape(path.as_posix()),
                family=escape(rule_descriptors["font_family"]),
                slant=FONTCONFIG_STYLE[rule_descriptors["font_style"]],
                weight=FONTCONFIG_WEIGHT[rule_descriptors["font_weight"]],
            )
            fontconfig.FcConfigParseAndLoadFromMemory(self._config, face.encode(), True)
            name = path.as_posix().encode(fonts.PREFERRED_ENCODING)
            fontconfig.FcConfigAppFontAddFile(self._config, name)
            font_map = ffi.cast("PangoFcFontMap *", self.font_map)
            pangoft2.pango_fc_font_map_config_changed(font_map)

        def __del__(self) -> None:
            """WeasyPrint would remove its folder here, with a function that is gone when Python
            ends; :func:`weakref.finalize` does it in time."""

    return OurFonts


def _is_packed(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(3) == b"wOF"
