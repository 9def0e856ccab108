"""Geometry of a page: lines, rulings, cells and reading order. Pure, and without a word of Japanese in it."""
