"""A workshop's folder → the model. The only reader of what network leaders write."""
