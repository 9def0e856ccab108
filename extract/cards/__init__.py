"""Reading initiative cards from tables: what is a label, what stands beside it, where a card ends."""
