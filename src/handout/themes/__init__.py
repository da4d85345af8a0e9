"""``themes/<name>/`` → one fully resolved :class:`~handout.themes.theme.Theme`."""
