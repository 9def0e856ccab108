"""Reading forms from text dumps, where only the order of lines and the shape of words are left of the page."""
