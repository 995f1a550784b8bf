"""Digital PDF: characters with boxes to words, lines, paragraphs and ruled tables."""
