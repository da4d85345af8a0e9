"""Draw the PowerPoint templates that the project ships: ``python -m handout.templates``.

A template is written from a :class:`~handout.templates.design.Design`: tables of
places (which slot, where, how its text is set) and the drawings in the theme's
``drawings`` folder. It is a designer's tool, run when a theme changes; building
a workshop reads only the ``deck.pptx`` it leaves in the theme's folder.
"""
