"""The encounter form of the desk: one subject a section, in the words officers use."""
