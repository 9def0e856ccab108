"""Small documents of our own: what the program must read, how each was drawn, and what a person reads off it."""
