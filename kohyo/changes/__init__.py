"""What changed: between two runs, and between two editions of one region's plan."""
