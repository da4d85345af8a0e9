"""A table of numbers as a chart: what deck and booklet must agree on."""
