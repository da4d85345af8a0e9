"""The model → HTML → PDF. The only stage that knows Jinja2 and WeasyPrint.

The way of a booklet: :mod:`outline` (what is a chapter, what a heading) → :mod:`html` and the
templates → :mod:`pdf` with the theme's :mod:`stylesheets`, fed by :mod:`sources` alone →
:mod:`tagging`, which gives the pages the structure a screen reader follows.
"""
