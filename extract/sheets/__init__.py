"""One-page sheets of initiatives set as text: what a page's headings, columns and amounts say."""
