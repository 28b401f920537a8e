"""Files on their way in. A browser sends them in pieces, in order, through the channel.

Streamlit's own uploader loses files: the addresses to upload to are a message that is thrown away when a run
of the page begins before it is sent (ForwardMsgQueue.clear), and the browser then waits for ever and says
nothing. A question asked through the channel is asked again until it is answered.
"""

import base64
import binascii
import threading
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from compare.errors import CompareError
from compare.ui.answers import Answers

MOST = 100 * 1024 * 1024
"""Bytes of the files that are chosen or dropped together."""

UPLOADS_KEPT = 8
"""Uploads under way at once; the oldest is forgotten first, and begins anew if it goes on."""

DEEDS_KEPT, EXPORTS_KEPT = 200, 4
"""Answers to questions that change something, and files made to be taken home, which may be large."""


class IncompleteError(CompareError):
    """Files are not here whole: the program that had them died, or has forgotten them. Send them again."""


class Incoming:
    """The bytes that have arrived, by upload, and the latest answers. Any thread may call every method."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._arrived: dict[str, bytearray] = {}
        self.deeds, self.exports = Answers(DEEDS_KEPT), Answers(EXPORTS_KEPT)

    def take(self, upload: str, at: int, piece: bytes) -> int:
        """Add the piece that begins at byte ``at``; how many bytes are here, where the next piece begins.

        A piece that is here already, or that does not follow on what is here, changes nothing. Raises
        CompareError for more than MOST bytes.
        """
        with self._lock:
            arrived = self._arrived.setdefault(upload, bytearray())
            if at + len(piece) > MOST:
                del self._arrived[upload]
                raise CompareError(
                    f"more than {MOST >> 20} MB cannot be taken in at once",
                    remedy="Choose fewer files, or add them with source-compare add.",
                )
            if at == len(arrived):
                arrived += piece
            while len(self._arrived) > UPLOADS_KEPT:
                del self._arrived[next(iter(self._arrived))]
            return len(arrived)

    def files(self, fields: Mapping[str, Any]) -> Sequence[tuple[str, bytes]]:
        """The files of an upload, each by name; they are handed over once.

        ``fields`` name the upload and its ``files``, each a name and a size in bytes, in the order they were
        sent. Raises IncompleteError where they are not here whole.
        """
        named = [(str(name), int(size)) for name, size in fields["files"]]
        with self._lock:
            arrived = bytes(self._arrived.pop(str(fields["upload"]), b""))
        if not named or len(arrived) != sum(size for _, size in named):
            raise IncompleteError("the files did not arrive whole", remedy="Choose them again.")
        ends = accumulate(size for _, size in named)
        return [(name, arrived[end - size : end]) for (name, size), end in zip(named, ends, strict=True)]


def take_piece(incoming: Incoming, question: Mapping[str, Any]) -> dict[str, Any]:
    """Take in the piece a browser sends, and say from which byte to go on. Raises CompareError."""
    try:
        piece = base64.b64decode(str(question["content"]), validate=True)
        return {"have": incoming.take(str(question["upload"]), int(question["at"]), piece)}
    except (KeyError, TypeError, ValueError, binascii.Error) as error:
        raise CompareError("a piece of the files is damaged", remedy="Choose them again.") from error
