"""Processes that run for months: the web server and the clock. Told to stop, they end their work.

Neither writes down who asked for what: access logs with addresses and paths are the proxy's to
keep or not (DPA 2018 s37, no more than is necessary).
"""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

import click
from flask import Flask

from penalties.office.premises import Office

MOST_THREADS = 8
PATIENCE_SECONDS = 30
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """Something the clock does again and again; safe to do twice, and beside another clock."""

    name: str
    every: timedelta
    deed: Callable[[Office, datetime], object]


def serve(create_app: Callable[[], Flask], host: str, port: int, workers: int = 1) -> None:
    """Serve until a signal says stop; requests that have begun are answered first.

    Each worker makes an app of its own, and one that dies is replaced.
    """
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    check_port(host, port)
    click.echo(f"Serving on http://{host}:{port}")
    server = Granian(
        "wsgi:create_app",
        host,
        port,
        interface=Interfaces.WSGI,
        workers=workers,
        # More of them would wait for one another: only one runs Python at a time.
        blocking_threads=min(MOST_THREADS, 2 * (os.cpu_count() or 1) + 1),
        log_level=LogLevels.warning,
        log_access=False,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE_SECONDS,
    )
    server.serve(target_loader=partial(_in_a_worker, create_app), wrap_loader=False)


def check_port(host: str, port: int) -> None:
    """Refuse a port that is taken: two servers could share one, and neither would notice.

    Raises ``click.ClickException``, which says so in a sentence.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as failure:
            raise click.ClickException(
                f"Nothing can be served on {host}:{port}: {failure.strerror}."
            ) from None


def keep_time(office: Office, timetable: Sequence[Job]) -> None:
    """Do each job now and then at its interval, until a signal says stop."""
    from apscheduler.schedulers.background import BackgroundScheduler
    from apscheduler.triggers.interval import IntervalTrigger

    told_to_stop = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: told_to_stop.set())
    scheduler = BackgroundScheduler(
        timezone="Europe/London",
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    for job in timetable:
        every = IntervalTrigger(seconds=int(job.every.total_seconds()))
        scheduler.add_job(_do, every, (office, job), next_run_time=datetime.now(UTC))
    scheduler.start()
    click.echo("The clock runs.")
    told_to_stop.wait()
    scheduler.shutdown()
    click.echo("The clock has stopped.")


def _do(office: Office, job: Job) -> None:
    """One turn of a job. It may fail, and is said to; the clock goes on."""
    try:
        job.deed(office, office.clock.now())
    except Exception as failure:
        # Its kind and never its text, in which a driver may quote a row.
        log.error("%s failed: %s", job.name, type(failure).__name__)


def _in_a_worker(create_app: Callable[[], Flask]) -> Flask:
    """Make the app, and hear of the end once only, however many tell of it.

    Ctrl-C and a service manager reach every process, and then the parent tells its workers too.
    Interrupted a second time while it is stopping, a worker would wait for itself for ever.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    threading.Thread(target=_stop_once, daemon=True).start()
    return create_app()


def _stop_once() -> None:
    stop = signal.getsignal(signal.sigwait({signal.SIGTERM}))
    if not callable(stop):
        os._exit(0)
    stop(signal.SIGTERM, None)
