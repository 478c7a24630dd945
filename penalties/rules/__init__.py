"""Pure decisions: no database, no web, no clock of its own."""
