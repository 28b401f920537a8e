"""Bytes to the text that offsets count in: nothing is guessed, nothing but BOM and CRLF is changed."""

import codecs

from compare.errors import CompareError

MAX_ARTICLE_BYTES = 10_000_000
"""An article larger than this is refused (bytes); the longest newspaper piece is a hundredth of it."""

MAX_LINES = 50_000
"""An article with more lines is refused."""

_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\v\x85")
_SAVE_AS_UTF8 = "Save it as UTF-8 text and add it again."


def decode(raw: bytes, *, file: str, declared: str = "") -> str:
    r"""Decode an article's bytes: strict UTF-8, else the charset a BOM or ``declared`` names, else refuse.

    Raises CompareError naming the file and the first byte that is wrong, for binary content, and for more
    than MAX_ARTICLE_BYTES.

    >>> decode(b"\xef\xbb\xbfNo\r\nplans", file="a.txt")
    'No\nplans'
    """
    if len(raw) > MAX_ARTICLE_BYTES:
        raise CompareError(
            f"is {len(raw) / 1e6:.0f} MB; an article may have {MAX_ARTICLE_BYTES // 1_000_000} MB at most",
            file=file,
            remedy="Cut it into its articles.",
        )
    text = _strictly(raw, file, declared).replace("\r\n", "\n")
    _refuse_binary(text, file)
    if text.count("\n") > MAX_LINES:
        raise CompareError(
            f"has more than {MAX_LINES:,} lines; it is a table or a log, not an article",
            file=file,
            remedy="Add tables of articles as .csv or .jsonl.",
        )
    return text


def _strictly(raw: bytes, file: str, declared: str) -> str:
    for mark, charset in _MARKED:
        if raw.startswith(mark):
            return _as(raw[len(mark) :], charset, file)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _as(raw, declared or "utf-8", file)


def _as(raw: bytes, charset: str, file: str) -> str:
    try:
        return codecs.lookup(charset).decode(raw, "strict")[0]
    except LookupError as error:
        raise CompareError(
            f"declares the unknown charset {charset[:40]!r}", file=file, remedy=_SAVE_AS_UTF8
        ) from error
    except UnicodeDecodeError as error:
        raise CompareError(
            f"is not {charset.upper()} text", file=file, place=f"byte {error.start}", remedy=_SAVE_AS_UTF8
        ) from error
    except (UnicodeError, TypeError, ValueError) as error:
        raise CompareError(f"cannot be read as {charset[:40]!r}", file=file, remedy=_SAVE_AS_UTF8) from error


def _refuse_binary(text: str, file: str) -> None:
    position = text.find("\0")
    if position >= 0:
        raise CompareError(
            "is binary, not text (it holds NUL)",
            file=file,
            place=f"character {position}",
            remedy="Add the article as .txt, .html, .docx or .pdf under its own ending.",
        )
    controls = sum(1 for character in set(text) if character < " " and character not in _ALLOWED_CONTROLS)
    if controls > 4:
        raise CompareError(
            f"is binary, not text ({controls} kinds of control characters)",
            file=file,
            remedy="Add the article as .txt, .html, .docx or .pdf under its own ending.",
        )
