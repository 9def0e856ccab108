"""Tables of text dumps that keep their columns by spaces: columns, heads, rows and the cells between them."""
