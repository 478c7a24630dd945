"""What may be typed: by the person, by staff for them, and by whoever decides."""
