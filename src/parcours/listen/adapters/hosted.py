"""How does a model of the user's own read? Any that speaks as OpenAI's chat does, on this machine or elsewhere.

Off until somebody wrote into journey.yaml that they agree, and when. Texts are masked before anything leaves, cut into
clauses by the base, and only what was offered is believed of the answers. Each question and answer is handed to `log`,
masked, without the key. A text that stays without a usable answer is *unsure*, never read by another instead.
"""

from __future__ import annotations

import hashlib
import ipaddress
import json
import re
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from parcours.listen.adapters.post import Answer, NotAnswering, Post, over_http, patiently
from parcours.listen.adapters.wording import VERSION, asked, believed, not_understood, schema
from parcours.model.errors import BadInput, NotAllowed
from parcours.model.journey_listening import HostedModel
from parcours.text.finding import Heard, Reader
from parcours.text.masking import masked

LETTERS = 4_000  # of a text that are sent
_TEXTS, _BATCH_LETTERS = 20, 12_000  # that are asked for at once
_MARK = re.compile(r"\[(?:email|phone|card|account|address|name)\]")
_WRONG = "Look at `listening: model:` in journey.yaml, and whether the server is one that speaks as OpenAI's does."
_KEY_HINT = "Hand the key in by the environment as PARCOURS_MODEL_KEY."


@dataclass(frozen=True)
class HostedReader:
    """A `Reader`. `themes`: keys and names it may choose from; `key`: the secret, sent to that address alone;
    `names`: of people, known from elsewhere, that are masked too."""

    model: HostedModel
    base: Reader
    themes: Mapping[str, str]
    log: Callable[[dict[str, Any]], None]
    key: str | None = None
    names: Collection[str] = ()
    post: Post = over_http
    wait: Callable[[float], None] = time.sleep
    timeout_s: float = 120.0

    def __post_init__(self) -> None:
        if not self.model.consent.strip():
            raise NotAllowed(
                "Nobody has agreed that customers' texts are sent to a model.",
                hint="Write consent into journey.yaml, `listening: model:`: who agreed, and when.",
            )
        parts = urlsplit(self.model.address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise BadInput(f"“{self.model.address}” is no address of a model.", hint=_WRONG)
        if self.key and parts.scheme == "http" and not _here(parts.hostname):
            raise NotAllowed("The key would be sent unencrypted.", hint="Write the address with https://.")

    @property
    def version(self) -> str:
        said = [str(VERSION), self.model.address, self.model.name, self.base.version, *sorted(self.themes)]
        return "model-" + hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]

    def read(self, texts: Sequence[str]) -> list[Heard]:
        distinct = list(dict.fromkeys(texts))
        hidden = [masked(text, self.names)[:LETTERS] for text in distinct]  # a number cut in two would not be found
        cut = self.base.read(hidden)
        understood: dict[str, Heard] = {}
        for batch in _batches(hidden):
            for at, heard in zip(batch, self._read([(hidden[at], cut[at]) for at in batch]), strict=True):
                understood[distinct[at]] = _placed(heard, distinct[at], hidden[at])
        return [understood[text] for text in texts]

    def _read(self, batch: Sequence[tuple[str, Heard]]) -> list[Heard]:
        """Those without a usable answer are asked for once more, each by itself."""
        known: list[Heard | None] = [None if heard.findings else heard for _, heard in batch]  # without words
        found = self._ask([batch[at] for at, one in enumerate(known) if one is None])
        known = [one if one is not None else next(found) for one in known]
        for at, one in enumerate(known):
            if one is None and len(batch) > 1:
                known[at] = next(self._ask([batch[at]]))
        return [one or not_understood(heard) for one, (_, heard) in zip(known, batch, strict=True)]

    def _ask(self, batch: Sequence[tuple[str, Heard]]) -> Iterator[Heard | None]:
        if not batch:
            return iter(())
        cut = [(heard.language, [text[f.start : f.end] for f in heard.findings]) for text, heard in batch]
        messages = asked(cut, self.themes)
        answer = self._answered(messages)
        try:
            content = json.loads(answer.body)["choices"][0]["message"]["content"]
            found = believed(content, [heard for _, heard in batch], self.themes)
        except (ValueError, KeyError, IndexError, TypeError, AttributeError):
            content, found = answer.body.decode("utf-8", "replace"), [None] * len(batch)
        usable = sum(one is not None for one in found)
        self.log(
            {**self._told(messages), "answer": masked(str(content), self.names), "usable": usable, "of": len(batch)}
        )
        return iter(found)

    def _answered(self, messages: list[dict[str, str]]) -> Answer:
        form = {"type": "json_schema", "json_schema": {"name": "read", "strict": True, "schema": schema(self.themes)}}
        body = {"model": self.model.name, "messages": messages, "temperature": 0, "seed": 7, "stream": False}
        answer = self._sent({**body, "response_format": form})
        if answer.status in (400, 422):  # some servers know no schemas; the answer is held against it anyhow
            answer = self._sent(body)
        if answer.status == 200:
            return answer
        self.log({**self._told(messages), "status": answer.status})
        if answer.status in (401, 403):
            raise NotAllowed(f"The model's server refused the key (status {answer.status}).", hint=_KEY_HINT)
        if answer.status == 429 or answer.status >= 500:
            raise NotAnswering(
                f"The model's server cannot answer now (status {answer.status}).", hint="Try again later."
            )
        raise BadInput(f"The model's server did not take the question (status {answer.status}).", hint=_WRONG)

    def _sent(self, body: dict[str, Any]) -> Answer:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        address = self.model.address.rstrip("/") + "/chat/completions"
        packed = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        return patiently(lambda: self.post(address, headers, packed, self.timeout_s), wait=self.wait)

    def _told(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        return {
            "address": self.model.address,
            "model": self.model.name,
            "consent": self.model.consent,
            "asked": messages,
        }


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    batch: list[int] = []
    letters = 0
    for at, text in enumerate(texts):
        if batch and (len(batch) == _TEXTS or letters + len(text) > _BATCH_LETTERS):
            yield batch
            batch, letters = [], 0
        batch.append(at)
        letters += len(text)
    if batch:
        yield batch


def _placed(heard: Heard, text: str, hidden: str) -> Heard:
    """The findings where they stand in the text itself: what was masked is longer or shorter there."""
    if text.startswith(hidden):
        return heard
    place = _places(text, hidden)
    findings = tuple(replace(f, start=place[f.start], end=max(place[f.end], place[f.start])) for f in heard.findings)
    return replace(heard, findings=findings)


def _places(text: str, hidden: str) -> list[int]:
    """For each letter of the masked text, and its end, the letter of the text."""
    places: list[int] = []
    at = done = 0
    marks = [*_MARK.finditer(hidden), None]
    for number, mark in enumerate(marks):
        end = len(hidden) if mark is None else mark.start()
        piece = hidden[done:end]
        found = text.find(piece, at) if number else 0
        at = found if found >= 0 else at
        places += range(at, at + len(piece))
        at += len(piece)
        if mark is not None:
            places += [at] * len(mark.group())
            done = mark.end()
    return [min(place, len(text)) for place in (*places, at)]


def _here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
