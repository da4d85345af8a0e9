"""Native tables (ECMA-376 part 1 §21.1.3) and the style they share."""

from __future__ import annotations

from handout.deck.canvas import Canvas, placeholder_mark, transform
from handout.deck.markup import attribute
from handout.deck.text import Setting, body
from handout.deck.timing import Effect
from handout.slides.plan import TableCell, TableShape
from handout.themes.roles import SLOT_NAMES
from handout.themes.theme import EMU_PER_POINT

STYLE_ID = "{5A6E3F60-9B0C-4E0B-8C5E-6D1F7A2B9C43}"
STYLE_NAME = "handout"

_TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_HOLDS_TABLES = frozenset({"tbl", "obj"})
_NO_LINE = "<a:ln><a:noFill/></a:ln>"
_FACE = '<a:fontRef idx="minor"><a:prstClr val="black"/></a:fontRef>'
_HEADER_RULE = (
    '<a:ln w="31750" cmpd="sng"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln>'
)

_STYLE = (
    f'<a:tblStyle styleId="{STYLE_ID}" styleName="{STYLE_NAME}">'
    f'<a:wholeTbl><a:tcTxStyle>{_FACE}<a:schemeClr val="tx1"/></a:tcTxStyle><a:tcStyle><a:tcBdr>'
    + "".join(
        f"<a:{edge}>{_NO_LINE}</a:{edge}>"
        for edge in ("left", "right", "top", "bottom", "insideH", "insideV")
    )
    + "</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
    '<a:band2H><a:tcStyle><a:tcBdr/><a:fill><a:solidFill><a:schemeClr val="bg2"/></a:solidFill>'
    "</a:fill></a:tcStyle></a:band2H>"
    f'<a:firstRow><a:tcTxStyle b="on">{_FACE}<a:schemeClr val="%s"/></a:tcTxStyle>'
    f"<a:tcStyle><a:tcBdr><a:bottom>{_HEADER_RULE}</a:bottom></a:tcBdr></a:tcStyle></a:firstRow>"
    "</a:tblStyle>"
)


def table_style(emphasis: str) -> str:
    """Header in the colour of emphasis over a 2.5 pt rule, every second row on the second ground
    (§20.1.4.2.27).

    All colours are the theme's, so a recoloured deck has recoloured tables. This is the style of
    decks whose template has none of its own.
    """
    return _STYLE % attribute(emphasis)


def table(planned: TableShape, canvas: Canvas) -> str:
    """A ``p:graphicFrame`` with a header row, its columns and rows exactly as planned."""
    place = planned.place
    name = place.name if place else SLOT_NAMES["table"]
    shape_id, properties = canvas.properties(name, description=planned.description)
    if planned.reveal:
        canvas.effects.append(Effect(shape_id, planned.reveal))
    mark = placeholder_mark(place.type, place.idx) if place and place.type in _HOLDS_TABLES else ""
    where = transform(
        planned.x, planned.y, sum(planned.widths), sum(planned.heights), element="p:xfrm"
    )
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in planned.widths)
    setting = Setting(canvas.links, canvas.lang, canvas.code, size_pt=planned.size_pt)
    margins = _margins(planned.margin_x_pt, planned.margin_y_pt)
    rows = "".join(
        f'<a:tr h="{height}">{"".join(_cell(cell, setting, margins) for cell in row)}</a:tr>'
        for height, row in zip(planned.heights, planned.rows, strict=True)
    )
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{properties}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{mark}</p:nvPr></p:nvGraphicFramePr>{where}"
        f'<a:graphic><a:graphicData uri="{_TABLE_URI}"><a:tbl>'
        '<a:tblPr firstRow="1" bandRow="1">'
        f"<a:tableStyleId>{canvas.table_style}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic>"
        "</p:graphicFrame>"
    )


def _margins(across_pt: float, down_pt: float) -> str:
    across, down = round(across_pt * EMU_PER_POINT), round(down_pt * EMU_PER_POINT)
    return f'<a:tcPr marL="{across}" marR="{across}" marT="{down}" marB="{down}" anchor="ctr"/>'


def _cell(cell: TableCell, setting: Setting, margins: str) -> str:
    paragraphs = body(cell.paragraphs, setting)
    return f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</a:txBody>{margins}</a:tc>"
