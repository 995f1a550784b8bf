"""What the document is: letterhead, title, signatures, recipients, outline."""
