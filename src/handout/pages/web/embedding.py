"""Put what a page refers to inside it.

While a page is written it names its pictures by the addresses of :mod:`handout.pages.sources`, as
the printed ones do. Here each address gives way to the bytes that stand there, and each picture
gets its size, so that nothing on the page moves when it appears.
"""

from __future__ import annotations

import re
from base64 import b64encode

from handout.pages.sources import BASE_URL, Sources, address, media_type
from handout.pictures import UnreadablePicture, probe_data

CHARTS = address("chart", "")

_PICTURE = re.compile(
    r'<img(?P<before>[^>]*?) src="(?P<address>' + re.escape(BASE_URL) + r'[^"]*)"'
    r'(?: alt="(?P<alt>[^"]*)")?(?P<after>[^>]*?)/>'
)
"""As our templates write it; what content says is escaped and never looks like this."""

_URL = re.compile(r'url\("(' + re.escape(BASE_URL) + r'[^"]*)"\)')


def embedded(html: str, sources: Sources) -> str:
    """A page with its pictures inside. A chart becomes a part of it, and has its typeface."""

    def shown(picture: re.Match[str]) -> str:
        url = picture["address"]
        data = sources.read(url)
        if url.startswith(CHARTS):
            return _drawings(url, data, picture["alt"] or "", sources)
        return (
            f'<img{picture["before"]} src="{data_uri(data, media_type(url))}" '
            f'alt="{picture["alt"] or ""}"{picture["after"]}{_size(data)}/>'
        )

    return _PICTURE.sub(shown, html)


def embedded_in_styles(css: str, sources: Sources) -> str:
    """A style sheet with its pictures inside."""

    def shown(reference: re.Match[str]) -> str:
        url = reference[1]
        return f'url("{data_uri(sources.read(url), media_type(url))}")'

    return _URL.sub(shown, css)


def data_uri(data: bytes, media: str) -> str:
    """RFC 2397."""
    return f"data:{media};base64,{b64encode(data).decode('ascii')}"


def _size(data: bytes) -> str:
    try:
        size = probe_data(data)
    except UnreadablePicture:
        return ""
    return f' width="{size.width_px}" height="{size.height_px}"'


def _drawings(url: str, data: bytes, alt: str, sources: Sources) -> str:
    """A chart, and where there is one its drawing for narrow windows; styles show one of them.
    ``alt`` is escaped as it stood in the attribute that it came from."""
    narrow = sources.files.get(narrow_chart(url))
    if narrow is None:
        return _drawing(data, alt, "any-width")
    return _drawing(data, alt, "when-wide") + _drawing(narrow, alt, "when-narrow")


def _drawing(data: bytes, alt: str, when: str) -> str:
    head = f'<svg class="{when}" role="img" aria-label="{alt}" '
    return data.decode().replace("<svg ", head, 1)


def narrow_chart(url: str) -> str:
    """Where the narrow drawing of a chart is looked for."""
    return url.replace(CHARTS, address("chart-narrow", ""), 1)
