"""What the office leaves to workers."""
