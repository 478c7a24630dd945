"""The two template environments: ours forgets nothing, the design system's kit may leave out.

Our templates fail on any name that is missing. The macros of ``govuk_frontend_jinja`` ask for every
option whether it was given or not, so they are compiled in an environment of their own.
"""

from collections.abc import MutableMapping
from functools import cache
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2 import Environment as PlainEnvironment
from jinja2 import PackageLoader, PrefixLoader, StrictUndefined, Template

KIT = "govuk_frontend_jinja"


class PageEnvironment(Environment):
    """Flask's environment, strict, which takes the kit's macros from a lenient one."""

    def __init__(self, app: Flask, **options: Any) -> None:
        super().__init__(app, **{**options, "undefined": StrictUndefined})
        self.trim_blocks = self.lstrip_blocks = True

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """One template by name; the kit's own are told by their prefix."""
        if isinstance(name, str) and name.startswith(f"{KIT}/"):
            return _kit().get_template(name)
        return super().get_template(name, parent, globals)


@cache
def _kit() -> PlainEnvironment:
    """The kit's environment, compiled once for every app of this process."""
    kit = PlainEnvironment(
        loader=PrefixLoader({KIT: PackageLoader(KIT)}),
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    kit.filters["indent"] = _as_it_is
    return kit


def _as_it_is(text: str, *_width: object) -> str:
    """The kit indents what it wraps, which would put spaces into people's own lines of text."""
    return text
