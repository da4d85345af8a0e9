"""Inline content → HTML."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from handout.foreign import words_in
from handout.language.labels import label
from handout.language.tags import full_tag
from handout.model import (
    Blank,
    Code,
    Document,
    Emphasis,
    FootnoteRef,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Span,
    Strike,
    Strong,
    Text,
)
from handout.pages.references import References, note_id, reference_id

if TYPE_CHECKING:
    from markupsafe import Markup

_HARD_HYPHEN = "\N{NON-BREAKING HYPHEN}"
_TIED_HYPHEN = "\N{WORD JOINER}-\N{WORD JOINER}"
"""Looks and breaks the same, and every font has it."""

_ADDRESSES = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class InlineHtml:
    """``anchors`` are the ids that links inside the document may lead to."""

    document: Document
    anchors: frozenset[str]
    references: References
    lang: str | None = None
    """The language that all of it is marked as."""

    def write(self, inlines: Inlines) -> Markup:
        from markupsafe import Markup

        return Markup("").join(self._inline(inline) for inline in inlines)

    def href(self, href: str) -> str | None:
        """The address, if it leads anywhere from here."""
        if href.startswith("#"):
            return href if href[1:] in self.anchors else None
        return href if href.lower().startswith(_ADDRESSES) else None

    def _inline(self, inline: Inline) -> Markup:  # noqa: C901, PLR0911 - one case per kind
        from markupsafe import Markup

        match inline:
            case Text(text):
                return text_html(text)
            case Code(text):
                return Markup("<code>{}</code>").format(text_html(text))
            case Strong(children):
                return Markup("<strong>{}</strong>").format(self.write(children))
            case Emphasis(children):
                return Markup("<em>{}</em>").format(self.write(children))
            case Strike(children):
                before, after = self._said_of_struck()
                return Markup("<del>{}{}{}</del>").format(before, self.write(children), after)
            case Span(children, lang):
                return Markup("<span{}>{}</span>").format(
                    lang_html(lang), replace(self, lang=lang).write(children)
                )
            case Link():
                return self._link(inline)
            case FootnoteRef(label):
                return self._footnote_reference(label)
            case LineBreak():
                # The space is not drawn, but keeps the words apart for who listens.
                return Markup(" <br/>")
            case Blank(lines):
                return _blank(lines)
            case _:
                assert_never(inline)

    def _link(self, link: Link) -> Markup:
        from markupsafe import Markup

        content = self.write(link.children)
        href = self.href(link.href)
        if href is None:
            return content
        if not href.startswith("#"):
            self.references.note_link(href, words_in(link.children, self.lang))
        return Markup('<a href="{}">{}</a>').format(href, content)

    def _said_of_struck(self) -> tuple[Markup, Markup]:
        """What is heard before and after words that are struck out, which sound like any others."""
        from markupsafe import Markup

        language = self.document.language
        own = lang_html(language) if self.lang not in (None, language) else Markup("")
        heard = Markup('<span class="unseen"{}>{}</span>')
        before, _, after = label(language, "struck", words="\0").partition("\0")
        # A space that ends a box is left out.
        return (
            heard.format(own, before.replace(" ", "\N{NO-BREAK SPACE}")),
            heard.format(own, after),
        )

    def _footnote_reference(self, name: str) -> Markup:
        from markupsafe import Markup

        if name not in self.document.footnotes:
            return Markup("<sup>{}</sup>").format(name)
        count = self.references.note_footnote(name)
        return Markup(
            '<sup class="reference" data-structure="Reference">'
            '<a id="{}" href="#{}" aria-label="{}">{}</a></sup>'
        ).format(
            reference_id(name, count),
            note_id(name),
            label(self.document.language, "note_reference", label=name),
            name,
        )


def text_html(text: str) -> Markup:
    from markupsafe import escape

    return escape(text.replace(_HARD_HYPHEN, _TIED_HYPHEN))


def lang_html(lang: str | None) -> Markup:
    """`` lang="da-DK"`` for an element in another language than what it stands in."""
    from markupsafe import Markup

    return Markup(' lang="{}"').format(full_tag(lang)) if lang else Markup("")


def _blank(lines: int) -> Markup:
    """Room to write: a gap in the line, or lines below each other."""
    from markupsafe import Markup

    if lines == 1:
        return Markup('<span class="blank" aria-hidden="true"></span>')
    line = Markup("<span></span>")
    return Markup('<span class="blank-lines" aria-hidden="true">{}</span>').format(line * lines)
