"""Which theme colours text and ground are: a master's colour map (ECMA-376 part 1 §19.3.1.6).

A shape asks for ``tx1`` or ``bg1``; the map says which of the theme's colours that is, so one
theme can be dark on light or light on dark. A layout may have a map of its own (§20.1.6.8).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

ColourMap: TypeAlias = Mapping[str, str]
"""Name in the map (``tx1``, ``bg1`` … ``folHlink``) → slot of the theme (``dk1``, ``lt1`` …)."""

_SAME = {slot: slot for slot in (*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")}

DARK_ON_LIGHT: ColourMap = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", **_SAME}
LIGHT_ON_DARK: ColourMap = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2", **_SAME}


def map_attributes(colour_map: ColourMap) -> str:
    """The attributes of ``p:clrMap`` and ``a:overrideClrMapping``, in the schema's order."""
    return " ".join(f'{name}="{colour_map[name]}"' for name in DARK_ON_LIGHT)
