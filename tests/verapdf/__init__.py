"""veraPDF, an independent judge of PDF/UA and PDF/A, as the tests ask it."""
