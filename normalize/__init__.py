"""What printed text means: raw records become rows of the contract's tables."""
