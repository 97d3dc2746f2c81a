"""How are kernels compiled? Once for a machine and for all kernels' sources together.

A kernel is a plain Python function over arrays that numba compiles to machine code, without the interpreter's lock.
numba's own cache notices a change in a kernel's file but not in a kernel that it calls, and would then go on running
the old code; so the cache lives in a folder named by a hash of every module that holds kernels.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numba

F = TypeVar("F", bound=Callable[..., Any])
# no wrapper for C callers, which we have none of, and numpy's rules of division: a fifth less to compile
_OPTIONS: dict[str, Any] = {"cache": True, "nogil": True, "no_cfunc_wrapper": True, "error_model": "numpy"}
_MARK = re.compile(rb"^@(kernel|helper)$", re.MULTILINE)
_FROM = re.compile(rb"^from (parcours[.\w]+) import", re.MULTILINE)
_PACKAGE = Path(__file__).parents[1]
kernels: list[Any] = []  # every compiled dispatcher, in import order; `parcours doctor` lists them


def cache_folder() -> Path:
    """Where compiled kernels are kept: `$PARCOURS_CACHE`, else the user's cache folder."""
    base = os.environ.get("PARCOURS_CACHE") or os.path.join(
        os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "parcours"
    )
    return Path(base) / f"kernels-{_sources_hash()}"


def kernel(function: F) -> F:
    """Compile `function` when first called (no lock, no bounds checks, cached on disk)."""
    return _compiled(function)


def helper(function: F) -> F:
    """Compile a function that only kernels call: without what Python would need to call it, a tenth less to compile."""
    return _compiled(function, no_cpython_wrapper=True)


def _compiled(function: F, **more: Any) -> F:
    options: dict[str, Any] = _OPTIONS | more
    dispatcher = numba.njit(**options)(function)
    kernels.append(dispatcher)
    return dispatcher  # type: ignore[return-value]


def _sources_hash() -> str:
    """A hash of every module that holds kernels, and of the modules that those take constants from."""
    digest = hashlib.sha256(f"{sys.version}|{numba.__version__}".encode())
    holding = {path: source for path in _PACKAGE.rglob("*.py") if _MARK.search(source := path.read_bytes())}
    named = {name.decode() for source in holding.values() for name in _FROM.findall(source)}
    taken = {_PACKAGE.joinpath(*name.split(".")[1:]).with_suffix(".py") for name in named}
    for path in sorted({*holding, *(path for path in taken if path.is_file())}):
        digest.update(str(path.relative_to(_PACKAGE)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


# numba reads this when a kernel is decorated; set before any kernel's module is imported
numba.config.CACHE_DIR = str(cache_folder())  # type: ignore[attr-defined]
