"""What a second look is and how it may end: pure decisions."""
