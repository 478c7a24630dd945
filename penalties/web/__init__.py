"""Screens, API and webhook: load, form, one action, answer."""
