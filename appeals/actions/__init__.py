"""What is done about a second look: receive, ask for more, answer, decide, recall."""
