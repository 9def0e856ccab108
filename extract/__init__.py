"""Where something is printed: bytes become a Document, a Document becomes raw records."""
