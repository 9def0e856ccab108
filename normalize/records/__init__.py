"""Raw records become rows of the contract's tables, with provenance and findings."""
