"""The sources: the only modules that know PDF, image or OCR libraries, and the only ones that open a file."""
