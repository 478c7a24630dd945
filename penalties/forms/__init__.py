"""What may be typed or sent; knows rules only."""
