"""The text styles of a template, after all inheritance (ECMA-376 part 1 §21.1.2.4).

A place's levels are the master's text style for its kind, over which the master's own
placeholder and then the layout's say what differs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, cast

from handout.themes.colours import Colours
from handout.themes.roles import FOOTER_TYPES
from handout.themes.theme import LevelStyle, Mark

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_LEVELS = range(1, 10)
_LEVEL_OF = {f"{_A}lvl{number}pPr": number for number in _LEVELS}
_LINE = 1.2
"""Height of a line as a multiple of its size, where the typeface is not asked."""
_Said: TypeAlias = dict[str, Any]


class TextStyles:
    """The styles of one master's places. ``fonts`` gives the theme fonts (``+mj-lt``) their names.
    ``colours`` are the master's, as it or a layout maps them.

    Most places share what they inherit, so each source is read once.
    """

    def __init__(self, master: Any, fonts: Mapping[str, str], colours: Colours) -> None:
        self._styles = master.find(f"{_P}txStyles")
        self._fonts = fonts
        self._colours = colours
        self._read: dict[int, tuple[Any, dict[int, _Said]]] = {}
        self._known: dict[tuple[int, ...], tuple[LevelStyle, ...]] = {}
        self._level_known: dict[tuple[int, ...], LevelStyle] = {}

    def levels(self, sp: Any, parent: Any, kind: str) -> tuple[LevelStyle, ...]:
        """The nine levels of a placeholder; ``parent`` is the master's, ``kind`` its type."""
        if kind in ("title", "ctrTitle"):
            base = "titleStyle"
        elif kind in FOOTER_TYPES:
            base = "otherStyle"
        else:
            base = "bodyStyle"
        styles = self._styles.find(f"{_P}{base}") if self._styles is not None else None
        found = (styles, _list_style(parent), _list_style(sp))
        sources = [source for source in found if source is not None and len(source)]
        key = tuple(id(source) for source in sources)
        if key not in self._known:
            said = [self._levels_of(source) for source in sources]
            self._known[key] = tuple(self._level(said, number) for number in _LEVELS)
        return self._known[key]

    def _levels_of(self, source: Any) -> Mapping[int, _Said]:
        if id(source) not in self._read:
            levels = {_LEVEL_OF[child.tag]: child for child in source if child.tag in _LEVEL_OF}
            # The element is kept, so that its id stays its own.
            said = {n: _said(level, self._colours) for n, level in levels.items()}
            self._read[id(source)] = (source, said)
        return self._read[id(source)][1]

    def _level(self, sources: list[Mapping[int, _Said]], number: int) -> LevelStyle:
        """Most places change one level and share the others, so each mix is put together once."""
        mixed = [source[number] for source in sources if number in source]
        key = tuple(map(id, mixed))
        if key not in self._level_known:
            self._level_known[key] = self._mixed(mixed)
        return self._level_known[key]

    def _mixed(self, sources: Sequence[_Said]) -> LevelStyle:
        said: _Said = {}
        for source in sources:
            said.update(source)
        typeface = cast("str", said.get("typeface", "+mn-lt"))
        size_pt = float(said.get("size_pt", 18.0))
        return LevelStyle(
            size_pt=size_pt,
            typeface=self._fonts.get(typeface, typeface),
            bold=bool(said.get("bold", False)),
            italic=bool(said.get("italic", False)),
            line_spacing=_line_factor(said.get("lnSpc"), size_pt),
            space_before_pt=_space_pt(said.get("spcBef"), size_pt),
            space_after_pt=_space_pt(said.get("spcAft"), size_pt),
            margin=int(said.get("margin", 0)),
            indent=int(said.get("indent", 0)),
            tracking_pt=float(said.get("tracking_pt", 0.0)),
            bullet=bool(said.get("bullet", False)),
            colour=str(said.get("colour", "")),
            caps=bool(said.get("caps", False)),
            align=str(said.get("align", "l")),
            numbering=str(said.get("numbering", "")),
            mark=Mark(
                character=str(said.get("mark", "")),
                colour=str(said.get("mark_colour", "")),
                share=float(said.get("mark_share", 1.0)),
                typeface=str(said.get("mark_face", "")),
            ),
        )


def _list_style(sp: Any) -> Any:
    return sp.find(f"{_P}txBody/{_A}lstStyle") if sp is not None else None


def _said(level: Any, colours: Colours) -> dict[str, Any]:
    """What one ``a:lvlNpPr`` says itself; absent keys are left to inheritance."""
    said: dict[str, Any] = {}
    for key, attribute in (("margin", "marL"), ("indent", "indent")):
        if level.get(attribute) is not None:
            said[key] = int(level.get(attribute))
    if level.get("algn"):
        said["align"] = level.get("algn")
    for child in level:
        tag = child.tag.removeprefix(_A)
        if tag in ("lnSpc", "spcBef", "spcAft"):
            said[tag] = _spacing(child[0])
        elif tag == "defRPr":
            said.update(_said_of_characters(child, colours))
        else:
            said.update(_said_of_mark(tag, child, colours))
    return said


def _said_of_mark(tag: str, child: Any, colours: Colours) -> dict[str, Any]:
    """A bullet or number (§21.1.2.4): whether there is one, and its look."""
    match tag:
        case "buNone" | "buChar" | "buAutoNum" | "buBlip":
            return {
                "bullet": tag != "buNone",
                "numbering": child.get("type", "") if tag == "buAutoNum" else "",
                "mark": child.get("char", ""),
            }
        case "buClr" | "buClrTx":
            return {"mark_colour": colours.within(child) or ""}
        case "buSzPct":
            return {"mark_share": _share(str(child.get("val", "100000")))}
        case "buFont" | "buFontTx":
            return {"mark_face": child.get("typeface", "")}
        case _:
            return {}


def _said_of_characters(run: Any, colours: Colours) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if run.get("sz"):
        said["size_pt"] = int(run.get("sz")) / 100
    for key, attribute in (("bold", "b"), ("italic", "i")):
        if run.get(attribute) is not None:
            said[key] = run.get(attribute) in ("1", "true")
    if run.get("spc"):
        said["tracking_pt"] = int(run.get("spc")) / 100
    if run.get("cap"):
        said["caps"] = run.get("cap") == "all"
    colour = colours.within(run.find(f"{_A}solidFill"))
    if colour:
        said["colour"] = colour
    latin = run.find(f"{_A}latin")
    if latin is not None and latin.get("typeface"):
        said["typeface"] = latin.get("typeface")
    return said


def _spacing(value: Any) -> tuple[str, float]:
    """``a:spcPct`` in thousandths of a percent, ``a:spcPts`` in hundredths of a point."""
    amount = value.get("val")
    if value.tag == f"{_A}spcPct":
        return "pct", _share(amount)
    return "pts", int(amount) / 100


def _share(amount: str) -> float:
    return float(amount[:-1]) / 100 if amount.endswith("%") else int(amount) / 100_000


def _line_factor(spacing: tuple[str, float] | None, size_pt: float) -> float:
    """Line spacing as a factor; a fixed one (§21.1.2.2.12) is that of the text's own size."""
    if spacing is None:
        return 1.0
    kind, amount = spacing
    return amount if kind == "pct" else amount / (size_pt * _LINE)


def _space_pt(spacing: tuple[str, float] | None, size_pt: float) -> float:
    if spacing is None:
        return 0.0
    kind, amount = spacing
    return amount * size_pt * _LINE if kind == "pct" else amount
