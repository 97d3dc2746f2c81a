"""Who may change the workspace now, and who need not wait for that?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")
_WAIT = 0.05  # seconds between two looks whether a load has begun


class Turns:
    """One changes it after the other. A question brings the timeline up to the log where it may, but never takes rows
    out of the hands of a load, which reports whom they joined; it is then asked of what was there before."""

    def __init__(self) -> None:
        self._turn = threading.RLock()
        self._loads = 0

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While nobody else changes anything."""
        with self._turn:
            yield

    @contextmanager
    def loading(self) -> Iterator[None]:
        """For as long as rows are brought in, from the first that is published to the last that is joined."""
        with self._turn:
            self._loads += 1
            try:
                yield
            finally:
                self._loads -= 1

    @contextmanager
    def catching_up(self) -> Iterator[bool]:
        """Whether it is one's turn: waits for others who only catch up, not for a load."""
        while not self._turn.acquire(timeout=_WAIT):
            if self._loads:
                yield False
                return
        try:
            yield True
        finally:
            self._turn.release()


class once(Generic[T]):
    """A property made when first asked for: once, whoever asks at the same time."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, of: None, owner: type) -> once[T]: ...
    @overload
    def __get__(self, of: object, owner: type) -> T: ...
    def __get__(self, of: object | None, owner: type) -> once[T] | T:
        if of is None:
            return self
        with _making:
            if self._name not in vars(of):
                vars(of)[self._name] = self._make(of)  # found there from now on, before this is asked
            return vars(of)[self._name]


_making = threading.RLock()
