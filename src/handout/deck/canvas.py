"""What the shapes of one slide share as they are written: ids, names, links, pictures, clicks."""

from __future__ import annotations

from dataclasses import dataclass, field

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part

from handout.deck.charts import Charts
from handout.deck.links import Links
from handout.deck.markup import attribute
from handout.deck.media import Media
from handout.deck.timing import Effect
from handout.language.template_words import template_words
from handout.slides.plan import ChartShape

_DECORATIVE = (
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)


@dataclass(slots=True)
class Canvas:
    """``lang`` is the deck's language as a full tag, ``code`` the typeface of code, ``layout`` the
    role of the slide's layout, ``table_style`` the id of the style its tables have."""

    part: Part
    links: Links
    media: Media
    charts: Charts
    lang: str
    code: str
    layout: str
    table_style: str
    title_hidden: bool = False
    effects: list[Effect] = field(default_factory=list)
    _last_id: int = 1
    _names: dict[str, int] = field(default_factory=dict)

    def new_id(self) -> int:
        """The next shape id; 1 is the slide's own group."""
        self._last_id += 1
        return self._last_id

    def properties(
        self,
        name: str,
        *,
        description: str | None = None,
        decorative: bool = False,
        click: str = "",
    ) -> tuple[int, str]:
        """A new shape's id and its ``p:cNvPr`` (ECMA-376 part 1 §19.3.1.12), named in the deck's
        language.

        ``description`` is the alt text, None for text that speaks for itself; ``click`` an
        ``a:hlinkClick``. A decorative shape says so in Microsoft's extension ([MS-ODRAWXML] 2.8).
        """
        shape_id = self.new_id()
        name = template_words(name, self.lang)
        said = "" if decorative else description
        described = "" if said is None else f' descr="{attribute(said)}"'
        extensions = f"<a:extLst>{_DECORATIVE}</a:extLst>" if decorative else ""
        start = f'<p:cNvPr id="{shape_id}" name="{attribute(self._unique(name))}"{described}'
        inner = click + extensions
        return shape_id, f"{start}>{inner}</p:cNvPr>" if inner else f"{start}/>"

    def embed(self, part: Part) -> str:
        """The relationship id of a picture part."""
        return str(self.part.relate_to(part, RT.IMAGE))

    def chart(self, planned: ChartShape) -> str:
        """The relationship id of a new chart part."""
        return str(self.part.relate_to(self.charts.add(planned), RT.CHART))

    def _unique(self, name: str) -> str:
        """The name, numbered when a shape has it already; the counts keep this linear."""
        unique = name
        while unique in self._names:
            self._names[name] += 1
            unique = f"{name} {self._names[name]}"
        self._names[unique] = 1
        return unique


def placeholder_mark(kind: str, idx: int) -> str:
    """``p:ph`` (§19.3.1.36): what a slide repeats of a layout's placeholder to inherit from it."""
    kind_said = "" if kind == "obj" else f' type="{attribute(kind)}"'
    idx_said = f' idx="{idx}"' if idx else ""
    return f"<p:ph{kind_said}{idx_said}/>"


def transform(x: int, y: int, width: int, height: int, element: str = "a:xfrm") -> str:
    """A rectangle on the slide (§20.1.7.6), EMU."""
    return f'<{element}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{element}>'
