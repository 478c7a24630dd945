"""Somebody who sends files: through the form of the page, or in parts as its script does."""

import base64
import io
import re
from typing import Any

from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from tests.builders.payers import Reader
from tests.web.markup import faults

PAGE = "/notice/ask/files"
PARTS = f"{PAGE}/parts"
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def begin_writing(reader: Reader) -> None:
    """Press Start now: a draft is begun, and bound to this browser."""
    reader.send("/notice/ask", "/notice/ask")


def token_on(reader: Reader, path: str = PAGE) -> str:
    """The token of the form on a page."""
    return _TOKEN.findall(reader.open(path))[-1]


def send_whole(
    reader: Reader, content: bytes, name: str = "photo.jpg", then: str = "add", status: int = 303
) -> str:
    """Send a file with the form; where that leads, or the page that came back."""
    file = FileStorage(io.BytesIO(content), name)
    # Encoded here: the client would leave a large body in a temporary file, and that open.
    boundary, body = encode_multipart({"csrf_token": token_on(reader), "then": then, "file": file})
    kind = f'multipart/form-data; boundary="{boundary}"'
    answer = reader.client.post(PAGE, data=body, content_type=kind)
    page = answer.get_data(as_text=True)
    assert answer.status_code == status, page
    assert status == 303 or faults(page) == [], page
    return answer.location or page


class Parts:
    """A tus client by hand, in the browser of a reader."""

    def __init__(self, reader: Reader) -> None:
        self.client, self.token = reader.client, token_on(reader)

    def ask(self, method: str, path: str, data: bytes = b"", **headers: Any) -> TestResponse:
        """Any request, with what tus and our page ask for in its head."""
        plain = {"Tus-Resumable": "1.0.0", "X-CSRFToken": self.token}
        changed = {name.replace("_", "-"): value for name, value in headers.items()}
        given = {name: value for name, value in {**plain, **changed}.items() if value is not None}
        return self.client.open(path, method=method, data=data, headers=given)

    def begin(self, size: int, name: str = "photo.jpg") -> str:
        """Begin a file; its address."""
        called = base64.b64encode(name.encode()).decode()
        answer = self.ask(
            *("POST", PARTS), Upload_Length=size, Upload_Metadata=f"filename {called},filetype"
        )
        assert answer.status_code == 201, answer.get_data(as_text=True)
        return answer.location

    def send(self, address: str, offset: int, content: bytes, **headers: Any) -> TestResponse:
        """Send a part."""
        plain = {"Upload_Offset": offset, "Content_Type": "application/offset+octet-stream"}
        return self.ask("PATCH", address, content, **{**plain, **headers})

    def offset(self, address: str) -> int:
        """How far a file has come."""
        answer = self.ask("HEAD", address)
        assert answer.status_code == 200
        return int(answer.headers["Upload-Offset"])
