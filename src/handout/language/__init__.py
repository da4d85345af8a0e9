"""All that differs between Nynorsk and Bokmål: labels, dates, numbers and language tags."""
