"""A browser at the end of a real wire, which can break in the middle of what is sent."""

import http.client
import re
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.builders.payers import Paper
from tests.builders.sending import PAGE, PARTS

PATIENCE = 60
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Wire:
    """Requests over a socket, with the cookies of one browser."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: SimpleCookie = SimpleCookie()
        self.token = ""

    def ask(
        self, method: str, path: str, body: bytes = b"", **headers: str
    ) -> http.client.HTTPResponse:
        """One request and its answer, read to its end."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        line.request(method, path, body, self._headers(headers))
        answer = line.getresponse()
        answer.text = answer.read().decode()  # type: ignore[attr-defined]
        line.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(cookie)
        return answer

    def fill_in(self, path: str, **answers: str) -> str:
        """Send the form of a page; where it leads."""
        self.token = _TOKEN.findall(self.ask("GET", path).text)[-1]
        body = urlencode({**answers, "csrf_token": self.token}).encode()
        answer = self.ask("POST", path, body, Content_Type="application/x-www-form-urlencoded")
        assert answer.status == 303, answer.text
        return answer.headers["Location"]

    def write_about(self, paper: Paper) -> None:
        """Find a notice, begin to write about it, and open the page of files."""
        self.fill_in("/notice", number=paper.number, code=paper.code)
        self.fill_in("/notice/ask")
        self.token = _TOKEN.findall(self.ask("GET", PAGE).text)[-1]

    def begin(self, size: int) -> str:
        """Begin a file; its address."""
        answer = self.ask("POST", PARTS, Upload_Length=str(size))
        assert answer.status == 201, answer.text
        return answer.headers["Location"]

    def part(self, address: str, offset: int, body: bytes) -> http.client.HTTPResponse:
        """Send a part whole."""
        return self.ask("PATCH", address, body, **_part(offset))

    def half_a_part(self, address: str, body: bytes, size: int) -> http.client.HTTPConnection:
        """Say that ``size`` bytes come and send fewer; the line stays open."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        line.putrequest("PATCH", address)
        for name, value in self._headers({**_part(0), "Content_Length": str(size)}).items():
            line.putheader(name, value)
        line.endheaders()
        line.send(body)
        return line

    def offset(self, address: str) -> int:
        """How far a file has come."""
        answer = self.ask("HEAD", address)
        assert answer.status == 200
        return int(answer.headers["Upload-Offset"])

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        kept = "; ".join(f"{name}={one.value}" for name, one in self.cookies.items())
        given = {name.replace("_", "-"): value for name, value in more.items()}
        return {"Cookie": kept, "X-CSRFToken": self.token, "Tus-Resumable": "1.0.0", **given}


def _part(offset: int) -> dict[str, str]:
    return {"Upload_Offset": str(offset), "Content_Type": "application/offset+octet-stream"}
