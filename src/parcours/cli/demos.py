"""What does a demonstration show? Its files loaded as any files are, its map, and what to ask next."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent, wrap

from parcours.analyses.terminal import WIDTH
from parcours.cli.load import report_lines, watched
from parcours.cli.screen import note, out
from parcours.journeymap.words import sentence
from parcours.model.errors import BadInput
from parcours.model.journey_map import JourneyMap, Statement
from parcours.workspace import Workspace, init
from parcours.workspace import open as open_workspace
from parcours.workspace.demos import grocer, lumen
from parcours.workspace.demos.lumen_key import lines as key_lines
from parcours.workspace.demos.lumen_key import read_key
from parcours.workspace.maps import map as mapped
from parcours.workspace.workspace import Loaded

_LUMEN = """\
LUMEN, A LAMP SHOP, origin: simulated (nobody in it is real; seed {seed}).
Nine exports as a shop has them, of nine months of 2026: web events, orders and
refunds, ads, search figures, reviews, tickets, an exit survey, interviews,
parcels.
"""
_GROCER = """\
THE COMPLETE JOURNEY, origin: sample (see NOTICE for what its makers say of it).
A grocery chain's households in 2017: baskets with their items and where these
were promoted, campaigns mailed, coupons redeemed, demographics.
"""
_ASK_LUMEN = """\
WHAT TO ASK NEXT

  parcours serve {folder}                       this map and all that is behind it, in the browser
  parcours demo lumen {folder} --answer-key     what was planted in it, and what was found
  parcours map {folder} --against-group Mobile
  parcours compare {folder} funnel '{{"steps": ["Checkout Started where device = mobile", "Order"],
      "within": "1 day"}}' --periods 2026-01-05..2026-03-02,2026-03-03..2026-04-30
  parcours funnel {folder} "Parcel Delivered" Order --within 90d --by carrier --among French
  parcours voice {folder} --of "Exit Survey Submitted"
  edit {folder}/journey.yaml and ask again

The same of real data (a grocer's households): parcours demo grocer
Your own files: parcours init shop --zone Europe/Paris
                parcours load shop exports/*.csv
                parcours draft shop
                parcours map shop --html map.html
"""
_ASK_GROCER = """\
WHAT TO ASK NEXT

  parcours serve {folder}                       this map and all that is behind it, in the browser
  parcours moments {folder} --within 56d        whether campaigns can be told to do anything
  parcours prompts {folder}                     campaigns by type: mailed, redeemed, bought again
  parcours funnel {folder} "Campaign mailed where type = 'Type A'" "Coupon redeemed" --within 56d --hold campaign
  parcours funnel {folder} "Basket where in_mailer > 0" Basket --within 14d --by person.income
  parcours map {folder} --as-of 2017-06-30
  edit {folder}/journey.yaml (is 28 days without a basket quiet?) and ask again

Every answer carries its receipt: ask with --json > answer.json, and
`parcours rerun answer.json --dir {folder}` counts it again or says what has changed.
"""


def show_lumen(folder: Path, seed: int | None, size: float, answer_key: bool) -> None:
    """Write the simulated exports, load them, and show the map, or what was planted beside what is found."""
    seed = next(one for one in (seed, lumen.seed_of(folder / "exports"), lumen.SEED) if one is not None)
    with _workspace(folder, lumen.ZONE, lumen.journey_text()) as workspace:
        out(_LUMEN.format(seed=seed))
        note(f"Nine exports are written to {folder / 'exports'} ...")
        files = lumen.exports(folder / "exports", seed, size)
        with watched() as watcher:
            groups = workspace.propose(*files, map="origin=simulated")
            _report(workspace.load(*groups, progress=watcher))
        if answer_key:
            note("Asking (what was planted is not looked at before the answers are there) ...")
            out("\n" + key_lines(read_key(workspace.snapshot(), folder), seed))
            return
        _show(workspace, folder)
    out("\n" + _ASK_LUMEN.format(folder=folder))


def show_grocer(folder: Path) -> None:
    """Load the sample, say why its question is not answered, and show the map."""
    samples = grocer.samples()
    with _workspace(folder, grocer.ZONE, grocer.journey_text()) as workspace:
        out(_GROCER)
        with watched() as watcher:
            for sample in samples:
                columns = f"{sample.columns},origin=sample,source={sample.name}"
                _report(workspace.load(sample.table, name=sample.name, map=columns, progress=watcher), joins=False)
        _show(workspace, folder, ask=grocer.QUESTION)
    out("\n" + _ASK_GROCER.format(folder=folder))


def _workspace(folder: Path, zone: str, journey: str) -> Workspace:
    if (folder / "log").exists():
        return open_workspace(folder)
    if folder.exists() and any(folder.iterdir()):
        raise BadInput(
            f"{folder} holds other things.", hint="Name an empty or a new folder: parcours demo NAME FOLDER."
        )
    return init(folder, zone=zone, journey=journey)


def _report(loaded: Loaded, joins: bool = True) -> None:
    new = [report for report in loaded.reports if report.own.accepted]
    if not new:
        note("The files were loaded before: nothing is new.")
        return
    for report in new:
        out(report_lines(report))
    if joins and (joined := list(loaded.joins.lines())):
        out("\n" + "\n".join(joined))


def _show(workspace: Workspace, folder: Path, ask: str = "") -> None:
    """The map; before it, where the demo has a question of its own, why that is not answered."""
    note("Counting (the first time on a machine, kernels are compiled: a few seconds more) ...")
    found = mapped(workspace, least=0)  # simulated, or public: there is nobody to protect
    page = folder / "map.html"
    page.write_text(found.html(), encoding="utf-8")
    assert isinstance(found.facts, JourneyMap)
    if ask and (refusal := _refusal(found.facts)):
        out("\n" + _headline(ask, refusal))
    out(f"\n{found}")
    out(f"\n{page} holds this map as one page: open it in a browser.")


def _refusal(facts: JourneyMap) -> Statement | None:
    return next((one for one in facts.whole if one.kind == "refused"), None)


def _headline(ask: str, refusal: Statement) -> str:
    told = refusal.detail.get("told") or sentence(refusal)
    count = next((f.count for f in refusal.figures if f.name == "people"), None)
    if count is not None:
        told = f"{refusal.about}: {count.people:,} of {count.of:,} households. {told}"
    text = "\n".join([*wrap(told, WIDTH - 2), "", *wrap(grocer.WHY, WIDTH - 2)])
    return "\n".join([ask.upper(), "That cannot be told from these data.", "", indent(text, "  ")])
