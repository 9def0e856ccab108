"""What is drawn on a page: which strokes and fills are rulings, arrows or charts, and which a reader adds."""
