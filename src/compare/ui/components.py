"""The one packaged component, and how Python mounts a part of it.

All parts (shell, channel, each page) are mounts of one component, so that the browser loads one graph of ES
modules and the parts share its memory: the board, the outbox, the key bindings. There is no build step; what
is in ``assets`` is what runs.
"""

from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

PACKAGE = "source-compare"
SCREEN = "screen"
ASSETS = "assets"


def mount(part: str, key: str, content: Mapping[str, Any], *, answers: str = "") -> None:
    """Show the part ``part`` of the screen.

    ``content`` must be JSON; the part's ``update`` is called when it changes. ``answers`` names the state
    the part may set from the browser; read it with ``posted``.
    """
    callbacks: dict[str, Any] = {f"on_{answers}_change": _nothing} if answers else {}
    _renderer(id(get_bidi_component_manager()))(
        key=key, data={"part": part, "content": dict(content)}, **callbacks
    )


def posted(key: str, name: str) -> Any:  # noqa: ANN401 - whatever JSON the browser sent, checked by the caller
    """What the mount ``key`` last set as its state ``name``, or None."""
    state = st.session_state.get(key)
    return state.get(name) if isinstance(state, Mapping) else None


def _nothing() -> None:
    """Streamlit keeps a state only if it has a callback; ours is read at the next run instead."""


@cache
def _renderer(_manager: int) -> ComponentRenderer:
    """Register the assets with this Streamlit runtime and return its renderer.

    Streamlit finds assets by scanning installed distributions for a pyproject.toml inside a package named
    like the distribution, which ``compare`` is not, and editable installs have none at all. Registering the
    same manifest by hand works for both, and for a checkout run in place.
    """
    manifest = ComponentManifest(PACKAGE, version(PACKAGE), [ComponentConfig(SCREEN, ASSETS)])
    get_bidi_component_manager().register_from_manifest(manifest, Path(__file__).parent)
    return st.components.v2.component(f"{PACKAGE}.{SCREEN}", js="screen.js")
