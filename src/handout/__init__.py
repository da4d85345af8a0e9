"""Workshops in Markdown become PowerPoint decks and accessible PDFs, in Nynorsk and Bokmål."""
