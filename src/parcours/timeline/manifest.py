"""Which folders make up the timeline now? One small file says it, and is replaced whole."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from parcours.model.errors import StorageFailed, TooNew
from parcours.store.arrays import building, load, save, sweep
from parcours.store.durable import replace_atomically
from parcours.timeline import names as dictionary
from parcours.timeline.generation import Generation
from parcours.timeline.names import Names

FORMAT = 2  # 1: postings named persons instead of times
_FILE = "timeline.json"
_TRIES = 9


def _no_rows() -> NDArray[np.int64]:
    return np.empty(0, np.int64)


@dataclass(frozen=True)
class State:
    """The timeline as one manifest describes it. Frozen: an update makes another one."""

    number: int = 0  # of the manifest, one higher with every update
    sequence: int = 0  # the log up to here is in it
    identity: str = ""  # digest of the partition that it follows
    names: Names = field(default_factory=Names)  # nobody adds to it: an update adds to a copy
    generations: tuple[Generation, ...] = ()
    superseded: NDArray[np.int64] = field(default_factory=_no_rows)  # rows that were corrected, and
    by: NDArray[np.int64] = field(default_factory=_no_rows)  # the rows that correct them
    origins: frozenset[str] = frozenset()  # of all rows: real, sample, simulated
    superseded_in: str = ""  # the folder that holds the two, empty where there are none

    @property
    def files(self) -> set[str]:
        """Names of the folders and files that this timeline needs."""
        made = {dictionary.file_of(self.names), f"alive-{self.number:06d}", self.superseded_in}
        return made | {g.folder.name for g in self.generations}


def read(folder: Path) -> State:
    """What the manifest in `folder` describes; nothing yet where there is none."""
    missing = ""
    for _ in range(_TRIES):
        try:
            return _read(folder)
        except FileNotFoundError as error:
            if not (folder / _FILE).exists():
                return State()
            # the owner has published a newer timeline meanwhile and removed what this one named: look again
            missing = str(error.filename)
    raise StorageFailed(
        f"The timeline is damaged: {missing} is missing.",
        hint=f"Remove the folder {folder}; the timeline is a view of the log, and will be built anew.",
    )


def publish(folder: Path, state: State) -> None:
    """Make `state`, whose generations lie in `folder` already, the timeline."""
    alive = {g.folder.name: g.alive for g in state.generations if not g.alive.all()}
    if alive:
        with building(folder / f"alive-{state.number:06d}") as staged:
            for name, array in alive.items():
                save(staged, name, array)
    if state.superseded_in and not (folder / state.superseded_in).exists():
        with building(folder / state.superseded_in) as staged:
            save(staged, "superseded", state.superseded)
            save(staged, "by", state.by)
    if not (folder / dictionary.file_of(state.names)).exists():
        dictionary.write(state.names, folder)
    about = {
        "format": FORMAT,
        "number": state.number,
        "sequence": state.sequence,
        "identity": state.identity,
        "names": dictionary.file_of(state.names),
        "generations": {g.folder.name: g.folder.name in alive for g in state.generations},
        "origins": sorted(state.origins),
        "superseded": state.superseded_in,
    }
    replace_atomically(folder / _FILE, json.dumps(about, indent=1).encode())


def clear(folder: Path, *states: State) -> None:
    """Remove what none of these timelines needs, and what a killed process left half made.

    What a reader has mapped stays readable to it.
    """
    sweep(folder)
    kept = {_FILE}.union(*(state.files for state in states))
    for path in folder.iterdir():
        if path.name not in kept:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _read(folder: Path) -> State:
    about = json.loads((folder / _FILE).read_bytes())
    if about["format"] > FORMAT:
        raise TooNew(
            f"This timeline has format {about['format']}; this version of Parcours reads up to {FORMAT}.",
            hint="Use the version of Parcours that wrote it, or a newer one.",
        )
    if about["format"] < FORMAT:  # a view of the log: it is built anew
        return State(number=about["number"])
    suffix = f"{about['number']:06d}"
    generations = []
    for name, some_dead in about["generations"].items():
        alive = np.array(load(folder / f"alive-{suffix}", name)) if some_dead else None
        generations.append(Generation.open(folder / name, alive))
    pairs = [_no_rows(), _no_rows()]
    if about["superseded"]:
        pairs = [np.array(load(folder / about["superseded"], name)) for name in ("superseded", "by")]
    return State(
        about["number"],
        about["sequence"],
        about["identity"],
        dictionary.read(folder / about["names"]),
        tuple(generations),
        *pairs,
        origins=frozenset(about["origins"]),
        superseded_in=about["superseded"],
    )
