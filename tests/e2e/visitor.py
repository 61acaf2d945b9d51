"""A visitor with a cookie jar, over real HTTP, for tests that need no browser."""

from __future__ import annotations

import http.cookiejar
import time
import urllib.error
import urllib.parse
import urllib.request

from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart


class Visitor:
    """Somebody at the product's address."""

    def __init__(self, url: str) -> None:
        self.url = url
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(jar)

    def get(self, path: str) -> tuple[int, str]:
        """(status, text) of a page; redirects are followed."""
        return self._open(urllib.request.Request(self.url + path))

    def post(self, path: str, fields: dict[str, object]) -> tuple[int, str]:
        """(status, text) after a form with these fields (FileStorage for a file) is sent."""
        boundary, body = encode_multipart({**fields, "csrf_token": self._token()})
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        return self._open(urllib.request.Request(self.url + path, body, headers))

    def upload(self, path: str, name: str, stream: FileStorage) -> tuple[int, str]:
        """(status, text) after one file is sent in the field `name`."""
        return self.post(path, {name: stream})

    def sign_in(self, email: str, password: str) -> None:
        """Sign in through the page."""
        status, text = self.post("/sign-in", {"email": email, "password": password})
        assert (status, "My tasks" in text) == (200, True)

    def wait_for(self, path: str, words: str, seconds: float = 300) -> str:
        """The page's text as soon as it has the words."""
        deadline = time.monotonic() + seconds
        while True:
            status, text = self.get(path)
            if status == 200 and words in text:
                return text
            assert time.monotonic() < deadline, (
                f"{words!r} did not appear on {path}: {text[-2000:]}"
            )
            time.sleep(0.5)

    def _token(self) -> str:
        _, page = self.get("/sign-in")
        return page.split('name="csrf-token" content="', 1)[1].split('"', 1)[0]

    def _open(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self._opener.open(request, timeout=120) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
