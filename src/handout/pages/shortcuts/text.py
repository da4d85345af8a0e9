"""Set up Pango once for each style instead of once for each line.

WeasyPrint lays a line out three times (to break it, to measure it, to draw it), and makes a
context, a font description and font features each time: 1500 times in a booklet that has 300
styles.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from handout.pages.shortcuts.replacing import Replacement, replacements


class _SetUp(NamedTuple):
    """What the layouts of one style have in common. ``attributes`` are those of
    WeasyPrint's ``Layout``, ``features`` is a ``PangoAttribute`` or None."""

    attributes: dict[str, Any]
    context: Any
    description: Any
    features: Any


def text_shortcuts() -> list[Replacement]:
    from weasyprint.text import line_break
    from weasyprint.text.ffi import ffi, gobject, pango

    standard_setup = line_break.Layout.setup
    standard_strut = line_break.strut

    def setup(self: Any, style: Any) -> None:
        known: _SetUp | None = getattr(style, "_set_up", None)
        if known is None:
            standard_setup(self, style)
            style._set_up = _set_up(self, style)
            return
        self.__dict__.update(known.attributes)
        self.layout = ffi.gc(pango.pango_layout_new(known.context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(self.layout, False)
        pango.pango_layout_set_font_description(self.layout, known.description)
        if known.features is not None:
            features = pango.pango_attr_list_new()
            pango.pango_attr_list_insert(features, known.features)
            pango.pango_layout_set_attributes(self.layout, features)

    def strut(style: Any) -> tuple[float, float]:
        known: tuple[float, float] | None = getattr(style, "_strut", None)
        if known is None:
            known = style._strut = standard_strut(style)
        return known

    return [
        Replacement(line_break.Layout, "setup", setup),
        *replacements(standard_strut, strut),
    ]


def _set_up(layout: Any, style: Any) -> _SetUp:
    """The parts of a layout that WeasyPrint has just set up."""
    from weasyprint.text import fonts

    features = fonts.font_features(
        style["font_kerning"],
        style["font_variant_ligatures"],
        style["font_variant_position"],
        style["font_variant_caps"],
        style["font_variant_numeric"],
        style["font_variant_alternates"],
        style["font_variant_east_asian"],
        style["font_feature_settings"],
    )
    return _SetUp(
        {
            name: value
            for name, value in vars(layout).items()
            if name not in {"justification_spacing", "layout", "max_width", "text"}
        },
        _context(layout, style),
        fonts.get_font_description(style),
        style.font_config.font_features[
            ",".join(f"{key} {value}" for key, value in features.items()).encode()
        ]
        if features
        else None,
    )


def _context(layout: Any, style: Any) -> Any:
    """The ``PangoContext`` of all text in one language and direction."""
    from weasyprint.text.constants import PANGO_DIRECTION
    from weasyprint.text.ffi import ffi, gobject, pango

    configuration = style.font_config
    known = configuration.__dict__.setdefault("_contexts", {})
    key = style["direction"], style["lang"], style["font_language_override"]
    if key not in known:
        context = ffi.gc(
            pango.pango_font_map_create_context(configuration.font_map), gobject.g_object_unref
        )
        pango.pango_context_set_round_glyph_positions(context, False)
        pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
        if style["lang"] or style["font_language_override"] != "normal":
            pango.pango_context_set_language(context, layout.language)
        known[key] = context
    return known[key]
