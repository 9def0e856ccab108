"""Tables with years inside a card: amounts, results and timetables."""
