"""The nouns: what is printed, what the tables promise, which words stand for a field."""
