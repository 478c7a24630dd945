"""Verbs: each runs in the caller's transaction and writes the trail; the door commits."""
