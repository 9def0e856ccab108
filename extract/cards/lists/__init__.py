"""Lists with an initiative a row, read row by row like cards."""
