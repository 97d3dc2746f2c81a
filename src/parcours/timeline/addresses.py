"""What do the addresses of pages, and of the pages before them, tell of where a visit came from?

There may be as many addresses as events: they are taken apart all at once, and Python sees only what few there are of
hosts and tags.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote_plus

import numpy as np
import pyarrow as pa
from pyarrow import compute

from parcours.model.channels import CLICKS, Came
from parcours.timeline.facets import Facet, encoded

pc: Any = compute  # arrow makes its functions when imported: no checker sees them
_HOST = r"^\s*(?:(?:[A-Za-z][A-Za-z0-9+.-]*:)?//)?(?:[^/@\s]*@)?(?P<host>[^/:?#\s]+)"
_TELLING = r"(?i)[?&#](?:utm_source|utm_medium|utm_campaign|" + "|".join(CLICKS) + ")="
_NOTHING: tuple[Came, str] = (Came(), "")


def hosts(addresses: pa.Array) -> Facet:
    """The host of each address or bare host name, in lower case and without `www.`; empty where there is none."""
    return encoded(pc.struct_field(pc.extract_regex(addresses, pattern=_HOST), "host")).map(_clean)


def links(addresses: pa.Array) -> Facet:
    """How the link to each page was tagged (a `Came`, in lower case), and the kind of click number that it carries."""
    telling = np.flatnonzero(pc.match_substring_regex(addresses, pattern=_TELLING).to_numpy(zero_copy_only=False))
    some = addresses.take(pa.array(telling))
    found = _tag(some, "utm_source").beside(_tag(some, "utm_medium")).beside(_tag(some, "utm_campaign"))
    found = found.map(lambda v: (Came(v[0][0], v[0][1], v[1]), ""))
    for kind in reversed(CLICKS):  # so that the first counts
        number = _tag(some, kind).map(bool)
        found = found.beside(number).map(lambda v, kind=kind: (v[0][0], kind if v[1] else v[0][1]))
    codes = np.zeros(len(addresses), np.int64)
    codes[telling] = found.codes + 1
    return Facet(codes, [_NOTHING, *found.values])


def is_own(host: str, page: str, own: Sequence[str]) -> bool:
    """Whether a host is the page's own site, or one that is said to be."""
    below = any(host == site or host.endswith(f".{site}") for site in (page, *own) if site)
    return below or (bool(page) and page.endswith(f".{host}"))


def _tag(addresses: pa.Array, name: str) -> Facet:
    found = pc.extract_regex(addresses, pattern=rf"(?i)[?&#]{name}=(?P<told>[^&#]*)")
    return encoded(pc.struct_field(found, "told")).map(lambda told: unquote_plus(told).strip().lower())


def _clean(host: str) -> str:
    host = host.lower().rstrip(".").removeprefix("www.")
    return host if "." in host or host == "localhost" else ""
