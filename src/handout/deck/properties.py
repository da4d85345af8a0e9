"""What the file says about itself (ECMA-376 part 2 §11, part 1 §15.2.12.3)."""

from __future__ import annotations

from handout.deck.markup import document, text
from handout.slides.plan import Properties, SlidePlan

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_WIDESCREEN = 16 / 9
_ALMOST = 0.01


def core_xml(properties: Properties, lang: str) -> bytes:
    """Title, author, language and dates, all from the content: no clock, no machine."""
    moment = text(properties.created)
    fields = (
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.author),
        ("cp:keywords", properties.keywords),
        ("cp:lastModifiedBy", properties.author),
        ("cp:revision", "1"),
    )
    said = "".join(f"<{name}>{text(value)}</{name}>" for name, value in fields if value)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return document(
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{_DC}" xmlns:dcterms="{_TERMS}" '
        f'xmlns:xsi="{_XSI}">{said}{dates}<dc:language>{text(lang)}</dc:language>'
        "</cp:coreProperties>"
    )


def extended_xml(plan: SlidePlan) -> bytes:
    """Counts and the program's name."""
    notes = sum(1 for slide in plan.slides if slide.notes)
    hidden = sum(1 for slide in plan.slides if slide.skipped)
    proportion = plan.theme.slide_width / plan.theme.slide_height
    shape = "Widescreen" if abs(proportion - _WIDESCREEN) < _ALMOST else "Custom"
    return document(
        f'<Properties xmlns="{_EXTENDED}"><TotalTime>0</TotalTime>'
        f"<Application>handout</Application><PresentationFormat>{shape}</PresentationFormat>"
        f"<Slides>{len(plan.slides)}</Slides><Notes>{notes}</Notes>"
        f"<HiddenSlides>{hidden}</HiddenSlides></Properties>"
    )
