"""Many documents: each in a process of its own, merged into one output in a fixed order."""
