"""How a theme looks on the web: its ``web.css``, its colours in light and dark, its typefaces.

``themes/base/web.css`` gives structure, a theme's own ``web.css`` its character. What ``:root``
says there comes after what it says in ``pages.css``, so that a page has the colours of the theme's
paper where nothing else is said.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from handout.pages.sources import Sources
from handout.pages.stylesheets import look_variables
from handout.pages.variables import root_values, with_given
from handout.pages.web.embedding import embedded_in_styles
from handout.pages.web.fonts import first_fonts, font_faces, font_variables
from handout.pages.web.palette import ROLES, dark_scheme, light_scheme
from handout.themes.theme import Theme

SHEET = "web.css"


@dataclass(frozen=True, slots=True)
class WebLook:
    """``light`` and ``dark`` are role → colour (see :mod:`handout.pages.web.palette`), ``rules``
    the style rules that refer to them."""

    theme: Theme
    light: Mapping[str, str]
    dark: Mapping[str, str]
    rules: str

    def style_sheet(self, html: str, sources: Sources) -> str:
        """The whole style sheet of a page; its fonts have the characters of ``html``."""
        dark = f"@media screen and (prefers-color-scheme: dark) {{ {_root(self.dark)} }}"
        return "\n".join(
            (
                font_faces(self.theme, self.rules, html),
                ":root { color-scheme: light dark }",
                _root(self.light),
                dark,
                embedded_in_styles(self.rules, sources),
            )
        )


@dataclass(frozen=True, slots=True)
class Dress:
    """A style sheet, and the addresses of the fonts to unpack first. Pages may share it."""

    css: str
    fonts: tuple[str, ...]


def web_look(theme: Theme, *names: str) -> WebLook:
    """From the style sheets of these ``names``, in the order of the themes first; ``web.css``
    when none is named."""
    sheets = [path.read_text("utf-8") for path in _own_sheets(theme, names or (SHEET,))]
    papers = [path.read_text("utf-8") for path in theme.stylesheets]
    fonts = "".join(f"{name}: {stack};" for name, stack in font_variables(theme).items())
    themes = ":root {" + "\n".join(look_variables(theme)) + fonts + "}"
    values = root_values((themes, *papers, *sheets))
    given = {name.removeprefix("--"): value for name, value in values.items()}
    fixed = {name: value for name, value in values.items() if name.removeprefix("--") not in ROLES}
    rules = "\n".join(with_given(sheet, fixed) for sheet in sheets)
    lines = (line.strip() for line in rules.splitlines())
    return WebLook(theme, light_scheme(given), dark_scheme(given), "\n".join(filter(None, lines)))


def _own_sheets(theme: Theme, names: Iterable[str]) -> Iterator[Path]:
    for path in theme.stylesheets:
        for name in names:
            sheet = path.with_name(name)
            if sheet.is_file():
                yield sheet


def _root(scheme: Mapping[str, str]) -> str:
    return f":root {{ {' '.join(f'--{role}: #{colour};' for role, colour in scheme.items())} }}"


def dress(look: WebLook, html: str, sources: Sources) -> Dress:
    """For a page, or for several at once: the fonts have the characters of ``html``."""
    fonts = first_fonts(look.theme, look.rules, html)
    return Dress(look.style_sheet(html, sources), tuple(fonts))


def dressed(html: str, worn: Dress, *, pictures: str = "data:", scripts: Iterable[str] = ()) -> str:
    """A page with its style sheet inside, and a policy that lets it show this and nothing else
    (Content Security Policy Level 3): no script runs but those given, and nothing is asked of any
    server but ``pictures``, when this says where from.

    Widths that the author gave stand on the elements themselves, where a hash does not reach.
    """
    run = [_hash(script) for script in scripts if script in html]
    policy = (
        f"default-src 'none'; img-src {pictures}; font-src data:; "
        f"style-src {_hash(worn.css)}; style-src-attr 'unsafe-inline'; "
        + (f"script-src {' '.join(run)}; " if run else "")
        + "base-uri 'none'; form-action 'none'"
    )
    fonts = (
        f'<link rel="preload" as="font" type="font/woff2" crossorigin="" href="{font}"/>'
        for font in worn.fonts
    )
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"/>',
        *fonts,
        f"<style>{worn.css}</style>",
    )
    return html.replace("</head>", "\n".join((*head, "</head>")), 1)


def _hash(text: str) -> str:
    """As a policy names an inline style sheet or script."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
