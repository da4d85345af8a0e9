"""The slide plan as a PowerPoint file: the only importer of ``pptx``, and it decides nothing.

:func:`handout.deck.write.write_deck` is the way in. python-pptx keeps the template
and the relationships; slides and notes are written as XML text, because building
them through its object model costs ten times as much and grows with the square of
their number.
"""
