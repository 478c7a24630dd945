"""What every desk shares: settings, database, clock, staff, trail and card gateway."""
