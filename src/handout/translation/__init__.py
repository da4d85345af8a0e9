"""Drafts in the other written form: what a machine can do, and what it is not sure of.

:mod:`.drafting` drafts a whole file, segment by segment, through any
:class:`.translator.Translator`; :mod:`.apertium` is the one there is. :mod:`.rules` holds what a
project wants said its own way, and :mod:`.workshop` decides what in a folder lacks a draft.
"""
