"""The tables of the second look, each beside its reads. The schema knows what is imported."""

from appeals.records import (  # noqa: F401 - each module adds its tables
    complaints,
    decisions,
    drafts,
    letters,
    messages,
    points,
    recalls,
    representations,
    uploads,
)
