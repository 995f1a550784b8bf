"""Which bodies the document names, canonical at its date and place."""
