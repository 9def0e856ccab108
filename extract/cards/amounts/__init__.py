"""Amounts of a card that stand in no table with years, and the units of all."""
