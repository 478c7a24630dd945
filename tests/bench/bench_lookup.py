"""The public's look-up of a notice, one process on one core, against a bare page as the limit.

    python tests/bench/bench_lookup.py [--db sqlite|postgresql] [--rows 100000] [--seconds 3]

Each request asks for another notice. The server runs on core 0, wrk with eight connections on
core 1; both servers are measured in turns. Prints one JSON line: requests a second and latencies
of both, and the ratios. Needs wrk and two cores.
"""

import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import Request, urlopen

sys.path.insert(0, str(Path(__file__).parents[2]))

import wsgi
from penalties.commands.demo.processes import free_port
from penalties.office.premises import Office
from tests import postgres
from tests.bench.lookup_rows import fill, one_real_notice, settings_for
from tests.processes import wait_for

ROOT = Path(__file__).parents[2]
PAGES = 5_000
CONNECTIONS = 8
RESULT = re.compile(r"RESULT (\d+) (\d+) (\d+) (\d+) (\d+)")
SCRIPT = """
local asked = {%s}
local i = 0
request = function()
  i = i %% #asked + 1
  return wrk.format("GET", asked[i][1], {["Cookie"] = asked[i][2]})
end
done = function(s, l, r)
  local bad = s.errors.status + s.errors.connect + s.errors.read + s.errors.timeout
  io.write(string.format("RESULT %%d %%d %%d %%d %%d\\n", s.requests, s.duration,
    l:percentile(50), l:percentile(95), bad))
end
"""


def asked_for(kind: str, numbers: list[str], env: dict[str, str], folder: Path) -> Path:
    """The requests of one server as a script: paths and cookies."""
    os.environ.update(env)
    app = wsgi.create_app()
    signer = app.session_interface.get_signing_serializer(app)
    now = int(datetime.now(UTC).timestamp())
    lines = []
    for number in numbers:
        cookie = signer.dumps({"notice": {"number": number, "seen": now}})
        path = "/notice" if kind == "ours" else f"/{number}"
        lines.append(f'{{"{path}", "fairstreet={cookie}"}}')
    script = folder / f"{kind}.lua"
    script.write_text(SCRIPT % ",\n".join(lines))
    return script


@contextmanager
def serving(kind: str, env: dict[str, str]) -> Iterator[str]:
    """One worker with one thread, on the first core."""
    port = free_port()
    words = ["taskset", "-c", "0", sys.executable, "-m", "granian", "--interface", "wsgi"]
    words += ["--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    words += ["--blocking-threads", "1", "--log-level", "error", "--factory"]
    words += [f"tests.bench.lookup_apps:{kind}"]
    server = subprocess.Popen(words, cwd=ROOT, env={**os.environ, **env})
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{url}/healthz" if kind == "ours" else f"{url}/{env['SAMPLE']}")
        yield url
    finally:
        server.terminate()
        server.wait()


def measured(url: str, script: Path, seconds: int) -> dict[str, float]:
    """Requests a second, and the median and 95th percentile of the latency in milliseconds."""
    wrk = ["taskset", "-c", "1", "wrk", "-t1", f"-c{CONNECTIONS}", "-s", str(script), url]
    subprocess.run([*wrk, "-d1s"], capture_output=True, check=True)
    said = subprocess.run([*wrk, f"-d{seconds}s"], capture_output=True, check=True, text=True)
    found = RESULT.search(said.stdout)
    assert found is not None, said.stdout
    requests, taken, p50, p95, bad = map(int, found.groups())
    assert bad == 0, f"{bad} answers were wrong"
    return {"per_second": requests / taken * 1e6, "p50_ms": p50 / 1e3, "p95_ms": p95 / 1e3}


def page_of(url: str, kind: str, script: Path) -> str:
    """The first page that the script asks for, without what differs between any two answers."""
    path, cookie = re.findall(r'\{"(.*?)", "(.*?)"\}', script.read_text())[0]
    with urlopen(Request(url + path, headers={"Cookie": cookie})) as answer:
        return re.sub(r'nonce="[^"]*"', "", answer.read().decode())


def compared(url: str, asked: argparse.Namespace, folder: Path) -> dict[str, object]:
    """Both servers in turns, and their medians."""
    env = settings_for(url, folder)
    numbers = [
        f"ILF{serial:07d}0" for serial in random.Random(7).choices(range(2, asked.rows), k=PAGES)
    ]
    env["SAMPLE"] = numbers[0]
    taken: dict[str, list[dict[str, float]]] = {"ours": [], "bare": []}
    pages = set()
    for _ in range(asked.rounds):
        for kind in taken:
            script = asked_for(kind, numbers, env, folder)
            with serving(kind, env) as at:
                pages.add(page_of(at, kind, script))
                taken[kind].append(measured(at, script, asked.seconds))
    assert len(pages) == 1, "the two servers do not show the same page"
    names = taken["ours"][0]
    medians = {
        kind: {name: round(statistics.median(one[name] for one in each), 3) for name in names}
        for kind, each in taken.items()
    }
    return {
        **medians,
        "ratio": round(medians["ours"]["per_second"] / medians["bare"]["per_second"], 3),
        "p95_ratio": round(medians["ours"]["p95_ms"] / medians["bare"]["p95_ms"], 2),
    }


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--db", choices=("sqlite", "postgresql"), default="sqlite")
    asked.add_argument("--rows", type=int, default=100_000)
    asked.add_argument("--seconds", type=int, default=3)
    asked.add_argument("--rounds", type=int, default=3)
    wants = asked.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("This bench needs wrk.")
    with tempfile.TemporaryDirectory(prefix="fs-lookup-") as name:
        folder = Path(name)
        if wants.db == "sqlite":
            url = owner = filler = f"sqlite:///{folder / 'lookup.sqlite3'}"
            print(json.dumps(run(url, owner, filler, wants, folder)))  # noqa: T201
            return
        with postgres.cluster(folder) as superuser:
            url, owner = postgres.new_database(superuser)
            filler = superuser.set(database=url.rpartition("/")[2].partition("?")[0])
            said = run(url, owner, filler.render_as_string(False), wants, folder)
            print(json.dumps(said))  # noqa: T201


def run(
    url: str, owner: str, filler: str, wants: argparse.Namespace, folder: Path
) -> dict[str, object]:
    """Fill a database and measure."""
    office = Office.of(one_real_notice(url, owner, folder))
    fill(filler, wants.rows)
    office.engine.dispose()
    about = {"bench": "lookup", "database": wants.db, "rows": wants.rows}
    return {**about, **compared(url, wants, folder)}


if __name__ == "__main__":
    main()
