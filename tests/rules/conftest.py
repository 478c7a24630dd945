"""Properties of the rules are tried without a stopwatch: a busy machine is no counter-example."""

from hypothesis import settings

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
