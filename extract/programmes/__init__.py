"""What the lists of a national programme share: their columns, the lines around them, the list of categories."""
