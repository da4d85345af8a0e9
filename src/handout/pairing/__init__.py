"""The two languages of a workshop side by side: what in one file answers to what in the other.

:mod:`.segments` cuts a file into the stretches that are translated, and puts others in their
places without touching anything else.
"""
