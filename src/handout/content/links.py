"""Where a link may lead: the web, an e-mail address, or a slide of the same document."""

from __future__ import annotations

import re
from urllib.parse import unquote

from handout.content.context import Context

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_ALLOWED = frozenset(("http", "https", "mailto"))
_BARE_SITE = re.compile(
    r"(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:no|com|org|net|dk|se|eu)(?:/|$))", re.IGNORECASE
)


def check_link(href: str, line: int, context: Context) -> str | None:
    """The address as the model has it; None, and a problem, when it leads nowhere or astray.

    Browsers ignore control characters and spaces around an address, so the scheme is
    looked for without them (WHATWG URL, «basic URL parser»).
    """
    address = re.sub(r"[\x00-\x20\x7f]", "", href)
    if not address or address == "#":
        context.error("link-empty", line)
        return None
    if address.startswith("#"):
        anchor = unquote(address[1:])
        if anchor in context.ids:
            return f"#{anchor}"
        import difflib

        close = difflib.get_close_matches(anchor, sorted(context.ids), n=1)
        if close:
            context.error("link-anchor-meant", line, anchor=anchor, meant=close[0])
        else:
            context.error("link-anchor", line, anchor=anchor)
        return None
    shown = re.sub(r"[\x00-\x20\x7f]", "", unquote(address))
    scheme = _SCHEME.match(shown)
    if scheme and scheme[1].lower() in _ALLOWED:
        if re.match(r"https?://[^/?#]|mailto:.+@", address, re.IGNORECASE):
            return address
        context.error("link-empty", line)
        return None
    if _BARE_SITE.match(address):
        context.error("link-bare", line, href=shown)
    elif scheme:
        context.error("link-scheme", line, scheme=scheme[1])
    else:
        context.error("link-relative", line, href=shown)
    return None
