"""What did customers say, how is it understood, and how is that put right?"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Path, Query

from parcours.jobs import Jobs, Work
from parcours.model.journey_listening import ReaderName
from parcours.server.api.jobs import Started
from parcours.server.home import Home
from parcours.server.place import Id, In, InHome, InJobs
from parcours.server.stopping import Stopped
from parcours.workspace import listening, voice_inbox, voice_labels, voice_pins, voice_themes
from parcours.workspace.listening_types import LearnedTold, ListeningSaid, Taxonomy, ThemeNames, ThemeSaid, Understood
from parcours.workspace.voice_types import CorrectionTold, Inbox, InboxAsked, NewCorrection, NewPin, Pin, TextTold

router = APIRouter(prefix="/api/workspaces/{workspace}/voice", tags=["voice"])

Key = Annotated[str, Query(max_length=100, description="Of a text.")]
Named = Annotated[str, Path(max_length=300)]


@router.post("/inbox")
def inbox(of: In, asked: InboxAsked, gone: Stopped) -> Inbox:
    """A page of texts, by what is said in them, by whom, where and when."""
    return voice_inbox.inbox(of, asked, cancel=gone)


@router.get("/text")
def text(of: In, key: Key) -> TextTold:
    """One text."""
    return voice_inbox.text(of, key)


@router.post("/correct")
def correct(workspace: str, of: In, home: InHome, said: NewCorrection) -> TextTold:
    """Say what a text, or a clause of it, says instead. It holds of every text with these words."""
    of.must_own("correct what was understood")
    with home.writing(workspace) as target:
        return voice_labels.correct(target, said)


@router.get("/corrections")
def corrections(of: In) -> list[CorrectionTold]:
    """All that were made, the latest first."""
    return voice_labels.corrections(of)


@router.delete("/correct")
def take_back(workspace: str, of: In, home: InHome, id: Annotated[int, Query(ge=1, le=2**63 - 1)]) -> None:
    """Take a correction back."""
    of.must_own("take a correction back")
    with home.writing(workspace) as target:
        voice_labels.take_back(target, id)


@router.get("/reading")
def reading(of: In) -> Understood:
    """How far the texts are read, by whom, and in which languages they are."""
    return listening.understood(of)


@router.get("/learned")
def learned(of: In) -> LearnedTold | None:
    """What was learned from the workspace's own stars and corrections."""
    return listening.learned(of)


@router.post("/listen")
def listen(
    workspace: str,
    of: In,
    home: InHome,
    jobs: InJobs,
    reader: Annotated[ReaderName | None, Body(embed=True, description="Who reads from now on.")] = None,
) -> Started:
    """Read the texts that are not read. What was read when it is stopped stays read. Its job gives an `Understood`."""
    of.must_own("read texts")
    return Started(jobs.start("listen", lambda work: _read(home, workspace, reader, work), about=workspace))


@router.post("/learn")
def learn(workspace: str, of: In, home: InHome, jobs: InJobs) -> Started:
    """Learn signs from the workspace's own stars and corrections. Its job gives a `LearnedTold`."""
    of.must_own("learn from texts")

    def study(work: Work) -> LearnedTold:
        found = listening.learn(home.workspace(workspace), say=work.say, cancel=work.is_set)
        home.changed(of)
        return found

    return Started(jobs.start("learn", study, about=workspace))


@router.get("/read/{job}")
def came_of_listening(job: str, jobs: InJobs) -> Understood | None:
    """What came of reading that is done."""
    result = jobs.job(job).result
    return result if isinstance(result, Understood) else None


@router.get("/learned/{job}")
def came_of_learning(job: str, jobs: InJobs) -> LearnedTold | None:
    """What came of learning that is done."""
    result = jobs.job(job).result
    return result if isinstance(result, LearnedTold) else None


@router.put("/settings")
def set_listening(workspace: str, of: In, home: InHome, said: ListeningSaid) -> Taxonomy:
    """Languages, reader and competitors, as journey.yaml is to say them."""
    of.must_own("change journey.yaml")
    with home.writing(workspace) as target:
        return voice_themes.say(target, said)


@router.get("/themes")
def themes(of: In) -> Taxonomy:
    """What texts can be about."""
    return voice_themes.taxonomy(of)


@router.get("/themes/names")
def theme_names(of: In) -> list[ThemeNames]:
    """What themes are called in the languages of the screen, for whoever shows them; it costs no reading."""
    return voice_themes.names(of)


@router.put("/themes")
def say_theme(workspace: str, of: In, home: InHome, said: ThemeSaid) -> Taxonomy:
    """Name a theme, add words to it, or leave it out, in journey.yaml; a theme that is not there is made."""
    of.must_own("change journey.yaml")
    with home.writing(workspace) as target:
        return voice_themes.say_theme(target, said)


@router.delete("/themes")
def unsay_theme(workspace: str, of: In, home: InHome, theme: Annotated[str, Query(max_length=200)]) -> Taxonomy:
    """Have a theme as it is shipped; one of one's own is taken away."""
    of.must_own("change journey.yaml")
    with home.writing(workspace) as target:
        return voice_themes.unsay_theme(target, theme)


@router.get("/pins")
def pins(of: In) -> list[Pin]:
    """The quotes that were put on the map."""
    return voice_pins.pins(of)


@router.post("/pins")
def pin(of: In, new: NewPin) -> Pin:
    """Put a text, or one clause of it, on the map."""
    return voice_pins.pin(of, new)


@router.delete("/pins/{id}")
def unpin(of: In, id: Id) -> None:
    """Take it off the map."""
    voice_pins.unpin(of, id)


def listen_after(home: Home, jobs: Jobs, workspace: str) -> None:
    """Have texts read that came with a load, where no question waits for them."""
    of = home.workspace(workspace)
    if listening.waits(of):
        jobs.start("listen", lambda work: _read(home, workspace, None, work), about=workspace)


def _read(home: Home, workspace: str, reader: ReaderName | None, work: Work) -> Understood:
    if reader is not None:
        with home.writing(workspace) as target:
            voice_themes.say(target, ListeningSaid(reader=reader))
    of = home.workspace(workspace)
    try:  # not under the lock of writing: files may be loaded meanwhile
        return listening.listen(of, say=work.say, cancel=work.is_set)
    finally:
        home.changed(of)
