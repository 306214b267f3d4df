"""Pages from templates that escape everything, each with its own scripts, styles and policy inside.

A page may run the scripts that stand in it, known by their hashes, and may fetch nothing.
"""

import base64
import hashlib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

VIS_NETWORK = "vis-network"
_VIS = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"


def render(template: str, page: dict[str, Any]) -> str:
    """A page.

    Args:
        template: its file.
        page: what the template shows.
    """
    return environment().get_template(template).render(page=page)


@cache
def environment() -> Environment:
    """The templates of the explorer."""
    env = Environment(
        loader=PackageLoader("policygraph.view"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Data in a page is JSON in UTF-8 without blanks: escaped, Korean takes twice the room.
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
    env.globals |= {"script": _script, "style": _style, "policy": _policy}
    return env


@cache
def _asset(name: str) -> str:
    if name == VIS_NETWORK:
        return _VIS.read_text(encoding="utf-8")
    return (resources.files("policygraph.view") / "static" / name).read_text(encoding="utf-8")


def _script(name: str) -> Markup:
    """A script, whole, for the inside of a script element."""
    source = _asset(name)
    if "</script" in source.lower() or "<!--" in source:
        raise ValueError(f"{name} cannot stand inside a script element")
    return Markup(source)  # noqa: S704 - our own file or the installed library, checked above


def _style(name: str) -> Markup:
    source = _asset(name)
    if "</style" in source.lower():
        raise ValueError(f"{name} cannot stand inside a style element")
    return Markup(source)  # noqa: S704 - our own file, checked above


def _policy(*scripts: str) -> str:
    """A Content-Security-Policy that runs these scripts and fetches nothing."""
    return (
        f"default-src 'none'; script-src {' '.join(_hash(name) for name in scripts)}; "
        "style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


@cache
def _hash(name: str) -> str:
    digest = hashlib.sha256(_asset(name).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
