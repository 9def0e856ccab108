"""PDF: characters, paths and pictures of a page, read with PDFium or, once more, with pdfplumber."""
