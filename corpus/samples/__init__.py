"""Sample plans: one source each, made into three formats with gold answers."""
