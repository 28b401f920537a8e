"""One page from the web, fetched with care: no address may reach what only this machine can.

The name is resolved here, every address it has is checked, and the connection goes to the checked address
itself, so a name that changes its mind between the two changes nothing. Redirects go through the same door.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from compare.articles.importing.model import Offered
from compare.errors import CompareError

USER_AGENT = f"source-compare/{version('source-compare')} (reads one page at its user's request)"
MAX_BODY_BYTES = 20_000_000
MAX_REDIRECTS = 5
SECONDS = 30.0
"""Limits of a fetch: bytes, both as sent and unpacked; redirects; seconds in all."""

_SAVE_PAGE = "Open the page in a browser, save it as HTML, and add that file."
_READABLE = ("text/html", "application/xhtml", "text/plain", "application/pdf", "text/markdown")
_CHUNK = 65_536


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet, whatever it is wrapped in.

    >>> is_public("93.184.215.14"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        teredo = ip.teredo
        wrapped = ip.ipv4_mapped or ip.sixtofour or (teredo[1] if teredo else None)
        if wrapped is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            wrapped = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(str(wrapped))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a fetch may go: which addresses and ports, and for how long (seconds)."""

    allows: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset({80, 443})
    seconds: float = SECONDS
    max_bytes: int = MAX_BODY_BYTES


def is_url(source: str) -> bool:
    """Whether a source given by the user is meant as an address on the web."""
    return source.lower().startswith(("http://", "https://")) or "://" in source[:12]


def fetch(url: str, reach: Reach | None = None) -> Offered:
    """Fetch one page.

    Raises CompareError for other schemes, addresses that are not public, too many redirects, a server's
    refusal, and pages too slow, too large or of another kind.
    """
    limits = reach or Reach()
    address = url
    for _ in range(MAX_REDIRECTS + 1):
        answer = _ask(address, limits)
        if isinstance(answer, Offered):
            return answer
        address = urljoin(address, answer)
    raise CompareError(f"is redirected more than {MAX_REDIRECTS} times", file=url, remedy=_SAVE_PAGE)


def _ask(url: str, reach: Reach) -> Offered | str:
    """One request: the page, or where it says to go instead."""
    parts = _checked(url, reach)
    connection = _connect(parts, url, reach)
    late = threading.Event()
    watchdog = threading.Timer(reach.seconds, _hang_up, [connection.sock, late])
    watchdog.start()
    try:
        connection.request(
            "GET",
            _target(parts),
            headers={
                "User-Agent": USER_AGENT,
                "Accept": "text/html,application/pdf;q=0.9",
                "Accept-Encoding": "gzip",
                "Connection": "close",
            },
        )
        answer = _answer(connection.getresponse(), url, reach)
    except (OSError, http.client.HTTPException, ValueError) as error:
        problem = _too_late(reach) if late.is_set() else f"could not be fetched ({_kind(error)})"
        raise CompareError(problem, file=url, remedy=_SAVE_PAGE) from error
    else:
        if late.is_set():  # hung up on: what came looks whole, but is not
            raise CompareError(_too_late(reach), file=url, remedy=_SAVE_PAGE)
        return answer
    finally:
        watchdog.cancel()
        connection.close()


def _checked(url: str, reach: Reach) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
    except (ValueError, UnicodeError) as error:
        raise CompareError(
            "is not a web address", file=url[:200], remedy="Copy it from the browser again."
        ) from error
    if parts.scheme not in {"http", "https"} or not host:
        raise CompareError(
            "is not a web address", file=url[:200], remedy="Give one that begins with https://."
        )
    if parts.username is not None or parts.password is not None:
        raise CompareError("carries a name or password", file=host, remedy="Give the address without it.")
    if port is not None and reach.ports and port not in reach.ports:
        raise CompareError(f"asks for port {port}", file=url[:200], remedy=_SAVE_PAGE)
    return parts


def _connect(parts: SplitResult, url: str, reach: Reach) -> http.client.HTTPConnection:
    host = (parts.hostname or "").encode("idna").decode("ascii")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    address = _resolved(host, port, url, reach)
    try:
        plain = socket.create_connection((address, port), timeout=min(10.0, reach.seconds))
        secure = (
            ssl.create_default_context().wrap_socket(plain, server_hostname=host)
            if parts.scheme == "https"
            else plain
        )
    except OSError as error:
        raise CompareError(f"could not be reached ({_kind(error)})", file=url, remedy=_SAVE_PAGE) from error
    connection = http.client.HTTPConnection(host, port, timeout=min(10.0, reach.seconds))
    connection.sock = secure
    return connection


def _resolved(host: str, port: int, url: str, reach: Reach) -> str:
    """The address to connect to; every address the name has must be allowed."""
    try:
        found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise CompareError("has a name that leads nowhere", file=url, remedy="Check the address.") from error
    for address in found:
        if not reach.allows(address):
            raise CompareError(
                f"leads to {address}, which is not on the public web", file=url, remedy=_SAVE_PAGE
            )
    return found[0]


def _too_late(reach: Reach) -> str:
    return f"took longer than {reach.seconds:.0f} seconds"


def _hang_up(sock: socket.socket, late: threading.Event) -> None:
    late.set()  # before the socket is shut: whoever reads its end must find it said why
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else path


def _answer(response: http.client.HTTPResponse, url: str, reach: Reach) -> Offered | str:
    if response.status in {301, 302, 303, 307, 308}:
        return response.getheader("Location") or _refuse("redirects to nowhere", url)
    if response.status != http.client.OK:
        _refuse(f"was answered with {response.status} {response.reason[:40]}", url)
    kind = response.headers.get_content_type()
    if not kind.startswith(_READABLE):
        _refuse(f"is {kind}, not a page", url)
    raw = _body(response, url, reach)
    return Offered(_with_ending(url, kind), raw, response.headers.get_content_charset() or "", url)


def _body(response: http.client.HTTPResponse, url: str, reach: Reach) -> bytes:
    encoding = (response.getheader("Content-Encoding") or "identity").lower()
    if encoding not in {"gzip", "x-gzip", "identity"}:
        _refuse(f"comes packed as {encoding[:20]}", url)
    sent = bytearray()
    while chunk := response.read1(_CHUNK):
        sent += chunk
        if len(sent) > reach.max_bytes:
            _refuse(f"is larger than {reach.max_bytes:,} bytes", url)
    return _unpacked(bytes(sent), url, reach) if encoding != "identity" else bytes(sent)


def _unpacked(sent: bytes, url: str, reach: Reach) -> bytes:
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        raw = unpacker.decompress(sent, reach.max_bytes + 1)
    except zlib.error as error:
        raise CompareError("came damaged (gzip)", file=url, remedy=_SAVE_PAGE) from error
    if len(raw) > reach.max_bytes:
        _refuse(f"unpacks to more than {reach.max_bytes:,} bytes", url)
    return raw


def _with_ending(url: str, kind: str) -> str:
    endings = {"application/pdf": ".pdf", "text/plain": ".txt", "text/markdown": ".md"}
    return url.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0].rstrip("/") + endings.get(kind, ".html")


def _refuse(problem: str, url: str) -> str:
    raise CompareError(problem, file=url, remedy=_SAVE_PAGE)


def _kind(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)[:80] or type(error).__name__
