"""Reads a line that a stranger wrote: JSON with every trick in the book refused in words."""

import json
from collections.abc import Iterable
from typing import NoReturn

from compare.annotations.batch import Refused
from compare.annotations.lines import LONGEST_LINE


def parse_event(line: bytes) -> dict[str, object]:
    """The JSON object of one line.

    Raises Refused for what is too long, not UTF-8, not JSON, not an object, nested too deep, has a member
    twice, NaN or infinity, a number of thousands of digits, or half of a surrogate pair.
    """
    if len(line) > LONGEST_LINE:
        raise Refused(f"the line is longer than {LONGEST_LINE} bytes")
    try:
        found = json.loads(
            line.decode("utf-8-sig"), object_pairs_hook=_without_doubles, parse_constant=_not_a_number
        )
        json.dumps(found, ensure_ascii=False).encode("utf-8")
    except UnicodeDecodeError:
        raise Refused("is not UTF-8") from None
    except UnicodeEncodeError:
        raise Refused("holds half of a surrogate pair") from None
    except RecursionError:
        raise Refused("is nested too deep") from None
    except json.JSONDecodeError as error:
        raise Refused(f"is not JSON: {error.msg} at character {error.pos + 1}") from None
    except ValueError:
        raise Refused("holds a number of too many digits") from None
    if not isinstance(found, dict):
        raise Refused("is not a JSON object")
    return found


def _without_doubles(members: Iterable[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in members:
        if key in found:
            raise Refused(f"has the member {key!r} twice")
        found[key] = value
    return found


def _not_a_number(constant: str) -> NoReturn:
    raise Refused(f"holds {constant}, which is not JSON")
