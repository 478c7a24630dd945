"""A line that breaks and a server that is killed while a file comes: nothing of it is lost."""

import hashlib
import io
import os
import random
import signal
import time
import uuid

import pytest
from PIL import Image

from appeals.records.uploads import Upload
from penalties.commands.demo.processes import free_port
from penalties.office.incoming import PART_BYTES, Partial, partial
from tests.builders.patrol import patrol
from tests.builders.payers import handed_over
from tests.builders.programs import environment, running
from tests.builders.wires import Wire
from tests.office.conftest import open_office as open_office
from tests.processes import PATIENCE, wait_for


def noisy_photo() -> bytes:
    """A photo of more than a megabyte: nothing in it can be packed."""
    picture = Image.frombytes("RGB", (900, 700), random.Random(5).randbytes(900 * 700 * 3))
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=97)
    return kept.getvalue()


PHOTO = noisy_photo()
HALF = len(PHOTO) // 2


@pytest.fixture
def paper(open_office, at):
    """A notice that was handed over, really committed."""
    with open_office.transaction() as session:
        return handed_over(patrol(session, at))


@pytest.fixture
def served(open_office):
    """The server as a process of its own, which can be killed and started again."""
    port = free_port()

    def serving():
        return running("serve", "--port", str(port), env=environment(open_office.settings))

    serving.port = port
    return serving


def began(port, paper) -> tuple[Wire, str]:
    wait_for(f"http://127.0.0.1:{port}/readyz")
    wire = Wire(port)
    wire.write_about(paper)
    return wire, wire.begin(len(PHOTO))


def wait_until_on_the_disk(come: Partial, bytes_at_least: int) -> int:
    last_moment = time.monotonic() + PATIENCE
    while come.length() < bytes_at_least:
        assert time.monotonic() < last_moment, f"only {come.length()} bytes came"
        time.sleep(0.01)
    return come.length()


def send_the_rest(wire: Wire, address: str, offset: int) -> int:
    """Send the rest from wherever it is, asked again while the line that broke is still held."""
    last_moment = time.monotonic() + PATIENCE
    while True:
        far = wire.offset(address)
        assert far >= offset
        status = wire.part(address, far, PHOTO[far:]).status
        if status not in (409, 423):
            return status
        assert time.monotonic() < last_moment
        time.sleep(0.01)


def kept_upload(office, address) -> Upload:
    with office.reading() as session:
        return session.query(Upload).filter_by(id=uuid.UUID(address[-36:])).one()


def coming(office, address) -> Partial:
    return partial(office.files, "ILF", uuid.UUID(address[-36:]))


def test_a_broken_line_loses_nothing_that_came(open_office, served, paper):
    with served():
        wire, address = began(served.port, paper)
        line = wire.half_a_part(address, PHOTO[:HALF], len(PHOTO))
        came = wait_until_on_the_disk(coming(open_office, address), HALF - PART_BYTES)
        line.close()
        assert send_the_rest(wire, address, came) == 204
    sent = kept_upload(open_office, address)
    assert (sent.status, sent.sent_sha256) == ("kept", hashlib.sha256(PHOTO).hexdigest())
    assert not coming(open_office, address).place.exists()


def test_a_server_that_is_killed_in_the_middle_loses_nothing(open_office, served, paper):
    with served() as server:
        wire, address = began(served.port, paper)
        line = wire.half_a_part(address, PHOTO[:HALF], len(PHOTO))
        came = wait_until_on_the_disk(coming(open_office, address), HALF - PART_BYTES)
        os.killpg(server.pid, signal.SIGKILL)
        line.close()
    with served():
        wait_for(f"http://127.0.0.1:{served.port}/readyz")
        assert send_the_rest(wire, address, came) == 204
    sent = kept_upload(open_office, address)
    assert (sent.status, sent.sent_sha256) == ("kept", hashlib.sha256(PHOTO).hexdigest())
    kept = open_office.files.get("ILF", sent.kept_sha256)
    assert Image.open(io.BytesIO(kept)).size == (900, 700)


def test_two_who_send_the_same_file_at_once_do_not_mix(open_office, served, paper):
    with served():
        wire, address = began(served.port, paper)
        line = wire.half_a_part(address, PHOTO[:HALF], len(PHOTO))
        wait_until_on_the_disk(coming(open_office, address), HALF - PART_BYTES)
        assert wire.part(address, HALF, PHOTO[HALF:]).status == 423
        line.send(PHOTO[HALF:])
        assert line.getresponse().status == 204
        line.close()
    assert kept_upload(open_office, address).sent_sha256 == hashlib.sha256(PHOTO).hexdigest()
