"""A small server that speaks the card processor's protocol, for the demonstration and the tests."""
