"""Tables before they are read: where they stand, their cells, and the words in them."""
