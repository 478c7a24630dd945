"""The top level stays as the README says, and the pipeline runs the README's own command."""

import re

from tests.house.sources import HERE, texts

TOP = {"README.md", "appeals", "notices", "penalties", "pyproject.toml", "templates", "tests"}
TOP |= {"wsgi.py"}
MADE_HERE = {"instance", "build", "dist"}


def test_the_top_level_stays() -> None:
    seen = {path.name for path in HERE.iterdir() if not path.name.startswith((".", "_"))}
    assert {name for name in seen if not name.endswith(".egg-info")} - MADE_HERE == TOP


def test_the_pipeline_runs_the_command_of_the_readme() -> None:
    readme = (HERE / "README.md").read_text("utf-8")
    commands = re.findall(r"```sh\n(.+?)\n```", readme, re.DOTALL)
    assert len(commands) == 2
    pipeline = (HERE / ".ci" / "run").read_text("utf-8")
    for step in commands[1].split(" && "):
        assert step in pipeline


def test_nothing_names_a_registry_or_a_machine() -> None:
    for path in texts():
        text = path.read_text("utf-8", errors="ignore")
        assert not re.search(r"/(work|tmp/fs|root)/|registry\.npmjs|pypi\.org", text), path
