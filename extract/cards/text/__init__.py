"""Cards set as text: labels at the heads of lines, and tables that white space alone sets."""
