"""The web reader against a real server that misbehaves on purpose."""

import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from making import html_of, pdf_of

from compare.articles import read_folder
from compare.articles.importing import Outcome, Reach, add_sources
from compare.articles.importing.web import USER_AGENT, fetch, is_public
from compare.errors import CompareError

STORY = (
    "Alliance rules out role in war",
    "The chief said on Monday that it has no intention of becoming involved in the war at all.",
)


class Handler(BaseHTTPRequestHandler):
    """Answers each path with its own misdeed."""

    def do_GET(self):
        getattr(self, f"answer_{self.path.strip('/').partition('?')[0]}")()

    def reply(self, body, kind="text/html", status=200, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self):
        self.server.agents.append(self.headers["User-Agent"])
        self.reply(html_of(STORY))

    def answer_cp1252(self):
        self.reply(
            html_of(STORY).replace(b"utf-8", b"ascii").replace(b"chief", b"chief\x92s aide"),
            "text/html; charset=cp1252",
        )

    def answer_pdf(self):
        self.reply(pdf_of(STORY), "application/pdf")

    def answer_gzip(self):
        self.reply(gzip.compress(html_of(STORY)), Content_Encoding="gzip")

    def answer_bomb(self):
        self.reply(gzip.compress(b"0" * 30_000_000), Content_Encoding="gzip")

    def answer_damaged(self):
        self.reply(b"\x1f\x8bnot gzip", Content_Encoding="gzip")

    def answer_brotli(self):
        self.reply(b"x", Content_Encoding="br")

    def answer_picture(self):
        self.reply(b"GIF89a", "image/gif")

    def answer_missing(self):
        self.reply(b"", status=404)

    def answer_loop(self):
        self.reply(b"", status=302, Location="/loop")

    def answer_nowhere(self):
        self.reply(b"", status=302)

    def answer_file(self):
        self.reply(b"", status=302, Location="file:///etc/passwd")

    def answer_private(self):
        self.reply(b"", status=302, Location="http://192.168.0.1/admin")

    def answer_metadata(self):
        self.reply(b"", status=307, Location="http://169.254.169.254/latest/meta-data/")

    def answer_endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x" * 65_536)
        except OSError:
            return

    def answer_drip(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_):
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.agents = []
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


def here(address):
    return address == "127.0.0.1" or is_public(address)


REACH = Reach(allows=here, ports=frozenset(), seconds=1.5, max_bytes=2_000_000)


def url(server, path):
    return f"http://127.0.0.1:{server.server_address[1]}/{path}"


def test_a_page_is_fetched_under_an_honest_name_and_added(server, tmp_path):
    (row,) = add_sources([url(server, "page")], tmp_path, reach=REACH).rows
    assert row.outcome is Outcome.READ
    (article,) = read_folder(tmp_path).articles
    assert (article.title, article.url) == (STORY[0], url(server, "page"))
    assert server.agents[-1] == USER_AGENT
    assert USER_AGENT.startswith("source-compare/")


@pytest.mark.parametrize("path", ["gzip", "pdf", "cp1252"])
def test_what_servers_honestly_send_is_read(server, tmp_path, path):
    (row,) = add_sources([url(server, path)], tmp_path, reach=REACH).rows
    assert row.outcome is Outcome.READ, row


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("bomb", "unpacks to more than"),
        ("damaged", "came damaged"),
        ("brotli", "packed as br"),
        ("picture", "is image/gif"),
        ("missing", "answered with 404"),
        ("loop", "more than 5 times"),
        ("nowhere", "redirects to nowhere"),
        ("file", "is not a web address"),
        ("private", "not on the public web"),
        ("metadata", "169.254.169.254"),
        ("endless", "is larger than"),
        ("drip", "longer than"),
    ],
)
def test_every_misdeed_is_refused_in_words_and_in_time(server, path, words):
    started = time.monotonic()
    with pytest.raises(CompareError) as refusal:
        fetch(url(server, path), REACH)
    assert words in str(refusal.value)
    assert refusal.value.remedy
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.0.0.1/",
        "http://0.0.0.0/",
        "http://user:pw@example.com/",
        "http://example.com:22/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "http:///x",
        "http://[::1",
        "https://",
    ],
)
def test_addresses_that_are_not_on_the_public_web_are_never_asked(address):
    with pytest.raises(CompareError):
        fetch(address)


def test_a_name_that_changes_its_mind_gains_nothing(monkeypatch, server):
    """The name is resolved once and that very address is connected to: a second answer is never asked for."""
    asked = []
    real = socket.getaddrinfo

    def fickle(host, *rest, **options):
        if host != "fickle.example":
            return real(host, *rest, **options)
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "10.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, server.server_address[1]))]

    monkeypatch.setattr(socket, "getaddrinfo", fickle)
    offered = fetch(f"http://fickle.example:{server.server_address[1]}/page", REACH)
    assert b"Alliance" in offered.raw
    assert asked == ["fickle.example"]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
     "224.0.0.1", "::1", "::",
     "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"],
)  # fmt: skip
def test_addresses_of_this_machine_and_its_neighbours_are_not_public(address):
    assert not is_public(address)
