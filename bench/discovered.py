"""Are new subjects found among what customers write, and is what is shown one? `python -m bench.discovered`.

Worlds are the simulated lamp shop's texts (reviews, inbound tickets, exit answers, interviews; five languages; a seed
each). Into a share of the texts of each language one clause of each of four subjects is planted that no shipped theme
is made for (`bench/subjects.txt`, our own, five or six sentences a language with what varies in them). `check` are
subjects not looked at while the method was made; seeds from 31 on were not either, but their sentences are composed by
the same rules as those of other seeds. Told are

- recall: of subjects that at least ten people's clauses speak of which the themes leave over, by language and in any;
- pure: of the groups shown those of whose clauses 0.7 or more were planted for one subject;
- false: worlds in which a group is shown that is none of a planted subject, and so with nothing planted.

`--language FOLDER` joins languages by the extra's embeddings, kept in the folder. `--worlds 3`, `--share 0.05`,
`--subjects read` ask for less or others.
"""

from __future__ import annotations

import argparse
import csv
import re
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from bench.listening_embedded import Kept
from parcours.stats.intervals import wilson
from parcours.text.clauses import clauses
from parcours.text.discovering import look
from parcours.text.finding import Embedder
from parcours.text.masking import masked, unmasked_part
from parcours.text.taxonomy import WordThemes, shipped
from parcours.text.tokens import words
from parcours.worlds.lumen import write
from parcours.worlds.lumen.shop import PRODUCTS

SUBJECTS = {"read": ("hum", "smell", "heat", "takeback"), "check": ("insects", "plug", "dust", "power")}
SHARES = (0.0, 0.005, 0.01, 0.02, 0.05)
FIRST = 31
_FILES = (
    ("reviews", "body", "reviewer_email"), ("tickets", "message", "requester_email"),
    ("exit_survey", "answer", "anonymous_id"), ("interview_notes", "quote", "participant_email"),
)  # fmt: skip
_LEAST, _PURE = 10, 0.7
_CHOICE = re.compile(r"\{([^{}]*)\}")


@dataclass(slots=True)
class Clauses:
    """All clauses of a world."""

    texts: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    people: list[int] = field(default_factory=list)
    themed: list[bool] = field(default_factory=list)
    subject: list[str] = field(default_factory=list)  # that was planted; empty: none


Text = tuple[str, str, str]  # text, language, who


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--worlds", type=int, default=10)
    asked.add_argument("--share", type=float, action="append")
    asked.add_argument("--subjects", choices=SUBJECTS, default="check")
    asked.add_argument("--language", type=Path)
    told = asked.parse_args()
    embedder: Embedder | None = None
    if told.language:
        from parcours.listen.adapters import e5_embedder

        embedder = Kept(e5_embedder(), told.language)
    worlds = [world(seed) for seed in range(FIRST, FIRST + told.worlds)]
    for share in told.share or SHARES:
        _report(share, worlds, SUBJECTS[told.subjects], embedder)


def world(seed: int) -> list[Text]:
    """What the lamp shop's customers write."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), seed=seed)
        found = []
        for name, text, person in _FILES:
            with (Path(folder) / f"{name}.csv").open(encoding="utf-8", newline="") as rows:
                for n, row in enumerate(csv.DictReader(rows)):
                    if row[text].strip() and row.get("direction", "inbound") == "inbound":
                        found.append((row[text], row["locale"][:2], row[person] or f"{name} {n}"))
    return found


def planted(texts: list[Text], subjects: tuple[str, ...], share: float, seed: int) -> Clauses:
    """The clauses, with a share of the texts of each language holding one of each subject."""
    rng = np.random.default_rng(seed)
    sentences = _sentences()
    held: dict[int, tuple[str, str]] = {}
    for language in dict.fromkeys(language for _, language, _ in texts):
        mine = rng.permutation([k for k, one in enumerate(texts) if one[1] == language])
        many = round(share * len(mine))
        for n, subject in enumerate(subjects):
            for k in mine[n * many : (n + 1) * many].tolist():
                held[k] = subject, _said(rng, sentences[subject, language])
    model, found, number = WordThemes(shipped()), Clauses(), {}
    for k, (text, language, person) in enumerate(texts):
        subject, sentence = held.get(k, ("", ""))
        for part, of in ((unmasked_part(masked(text)), ""), (sentence, subject)):
            for begin, end in clauses(part, language):
                cut = words(part[begin:end])
                if sum(word[0].isalpha() for word in cut) < 3:
                    continue
                found.texts.append(part[begin:end])
                found.languages.append(language)
                found.people.append(number.setdefault(person, len(number)))
                found.themed.append(bool(model.of_tokens(cut, language)))
                found.subject.append(of)
    return found


def _report(share: float, worlds: list[list[Text]], subjects: tuple[str, ...], embedder: Embedder | None) -> None:
    known = frozenset(word for product in PRODUCTS for word in words(product.name))
    found = possible = anywhere = anywhere_possible = shown = pure = false = 0
    by_language: Counter[str] = Counter()
    for n, texts in enumerate(worlds):
        made = planted(texts, subjects, share, FIRST + n)
        vectors = _vectors(made, embedder)
        asked = {"people": made.people, "themed": made.themed, "known": known}
        groups = look(made.texts, made.languages, vectors, seed=7, **asked).groups
        could = _could(made)
        got = set[tuple[str, str]]()
        wrong = 0
        for group in groups:
            spoken = Counter(made.subject[k] for k in group.members.tolist())
            subject, many = spoken.most_common(1)[0]
            shown += 1
            if subject and many >= _PURE * len(group.members):
                pure += 1
                got |= {(subject, made.languages[k]) for k in group.members.tolist()}
            wrong += not subject
        found, possible = found + len(got & could), possible + len(could)
        by_language.update(language for _, language in got & could)
        anywhere += len({subject for subject, _ in got & could})
        anywhere_possible += len({subject for subject, _ in could})
        false += wrong > 0
    print(f"planted in {share:.1%} of texts, {len(worlds)} worlds")
    _line("subjects found, of those left over in a language", found, possible, str(dict(sorted(by_language.items()))))
    _line("subjects found in any language", anywhere, anywhere_possible)
    _line("groups shown that are pure", pure, shown)
    _line("worlds with a false group", false, len(worlds))


def _could(made: Clauses) -> set[tuple[str, str]]:
    """Subjects that enough people speak of in a language where no theme is."""
    people: dict[tuple[str, str], set[int]] = {}
    for subject, language, person, themed in zip(made.subject, made.languages, made.people, made.themed, strict=True):
        if subject and not themed:
            people.setdefault((subject, language), set()).add(person)
    return {one for one, who in people.items() if len(who) >= _LEAST}


def _vectors(made: Clauses, embedder: Embedder | None) -> np.ndarray | None:
    if embedder is None:
        return None
    left = [k for k, themed in enumerate(made.themed) if not themed]
    found = np.zeros((len(made.texts), 384), np.float32)
    found[left] = embedder.embed([made.texts[k] for k in left])
    return found


def _sentences() -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    subject = ""
    for line in (Path(__file__).parent / "subjects.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            subject = line.removeprefix("== ")
        elif line and not line.startswith("#"):
            found.setdefault((subject, line[:2]), []).append(line[3:])
    return found


def _said(rng: np.random.Generator, lines: list[str]) -> str:
    text = lines[int(rng.integers(len(lines)))]
    while "{" in text:
        text = _CHOICE.sub(lambda held: str(rng.choice(held[1].split("|"))), text)
    text = " ".join(text.split())
    return f"{text[0].upper()}{text[1:]}."


def _line(what: str, count: int, of: int, more: str = "") -> None:
    between = wilson(count, of)
    if between is not None:
        share = f"{count / of:.2f} ({between.low:.2f} to {between.high:.2f})"
        print(f"    {what:<50} {count} of {of}, {share} {more}".rstrip())


if __name__ == "__main__":
    main()
