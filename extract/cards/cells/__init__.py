"""What a cell of a card is: a label, a value, a year; what stands beside it, and in it."""
