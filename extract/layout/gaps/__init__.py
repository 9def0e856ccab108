"""What white space alone parts: columns, rows and blocks of words."""
