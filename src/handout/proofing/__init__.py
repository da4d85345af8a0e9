"""Proofreading: what a careful reader would mark in the text of a workshop, with a pencil.

Rules look at prose, a stretch of text with everything that is no language blanked out
(:mod:`prose`), and return :class:`~handout.proofing.findings.Finding`: where, which rule, and what
to write instead. :mod:`typography` and :mod:`figures` follow Språkrådet's advice on signs, numbers,
dates and clock times, :mod:`repetition` finds words written twice, :mod:`spelling` asks the
dictionaries of both forms of Norwegian (:mod:`dictionaries`): a word that only the other form
knows has leaked.
"""
