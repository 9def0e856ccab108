"""The indicators of a card, in a table of their own or among its labels."""
