"""Where a card begins and ends, and what stands around it."""
