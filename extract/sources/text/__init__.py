"""Text files: plain dumps, Markdown, and what they were written from."""
