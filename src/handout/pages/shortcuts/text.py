"""Set up Pango once for each kind of text instead of three times for each line.

WeasyPrint lays a line out three times (to break it, to measure it, to draw it), and makes a
context, a font description and font features each time: 1500 times in a booklet that has sixty
kinds of text.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from handout.pages.shortcuts.replacing import Replacement, replacements

_FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)
"""In the order in which ``weasyprint.text.fonts.font_features`` takes them."""

_KIND_OF_TEXT = (
    *_FEATURES,
    "direction",
    "font_family",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variation_settings",
    "font_weight",
    "lang",
)
"""What a ``PangoLayout`` without text depends on. Lines beside text need more of it."""


class _SetUp(NamedTuple):
    """What the layouts of one kind of text have in common. ``language``, ``context`` and
    ``description`` are Pango's, ``features`` a ``PangoAttribute`` or None."""

    language: Any
    context: Any
    description: Any
    features: Any


def text_shortcuts() -> list[Replacement]:
    from weasyprint.text import line_break
    from weasyprint.text.ffi import ffi, gobject, pango

    standard_setup = line_break.Layout.setup
    standard_strut = line_break.strut

    def setup(self: Any, style: Any) -> None:
        known = _known(style)
        if known is None or style["text_decoration_line"] != "none":
            standard_setup(self, style)
            if known is None:
                _remember(style, self.language)
            return
        self.style = style
        self.language = known.language
        self.first_line_direction = 0
        self.ascent = self.underline_position = self.strikethrough_position = None
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


def _known(style: Any) -> _SetUp | None:
    known: _SetUp | None = getattr(style, "_set_up", None)
    if known is None:
        known = _of_all_kinds(style).get(kind_of_text(style))
        if known is not None:
            style._set_up = known
    return known


def _of_all_kinds(style: Any) -> dict[Any, _SetUp]:
    """They live as long as the fonts they are made of."""
    kinds: dict[Any, _SetUp] = style.font_config.__dict__.setdefault("_kinds_of_text", {})
    return kinds


def kind_of_text(style: Any) -> tuple[Any, ...]:
    """What a style has of it, worked out once."""
    try:
        known: tuple[Any, ...] = style._kind_of_text
    except AttributeError:
        # Text in a drawing has its typefaces in a list.
        values = [style[name] for name in _KIND_OF_TEXT]
        known = style._kind_of_text = tuple(
            [tuple(value) if type(value) is list else value for value in values]
        )
    return known


def _remember(style: Any, language: Any) -> None:
    """Keep what WeasyPrint has just made for a layout in this style."""
    from weasyprint.text import fonts

    features = fonts.font_features(*[style[name] for name in _FEATURES])
    named = ",".join(f"{key} {value}" for key, value in features.items()).encode()
    style._set_up = _of_all_kinds(style)[kind_of_text(style)] = _SetUp(
        language,
        _context(style, language),
        fonts.get_font_description(style),
        style.font_config.font_features[named] if features else None,
    )


def _context(style: Any, language: Any) -> Any:
    """The ``PangoContext`` of all text in one language and direction."""
    from weasyprint.text.constants import PANGO_DIRECTION
    from weasyprint.text.ffi import ffi, gobject, pango

    configuration = style.font_config
    contexts = configuration.__dict__.setdefault("_contexts", {})
    key = style["direction"], style["lang"], style["font_language_override"]
    if key not in contexts:
        context = ffi.gc(
            pango.pango_font_map_create_context(configuration.font_map), gobject.g_object_unref
        )
        pango.pango_context_set_round_glyph_positions(context, False)
        pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
        if style["lang"] or style["font_language_override"] != "normal":
            pango.pango_context_set_language(context, language)
        contexts[key] = context
    return contexts[key]
