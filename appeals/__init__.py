"""The second look: representations, their answers and the holds they place on a case."""
