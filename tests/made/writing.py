"""Writes the files of a made edition, and Dutch that says nothing."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from stand.workspace import Workspace

YEAR = "2030"
Fields = dict[str, Any]
ORGANISATION: Fields = {
    "name": "Dienst Zeepbellen en Regenbogen",
    "short_name": "DZR",
    "parent": "Ministerie van Verzinsels",
    "motto": "Niets hiervan is waar",
    "mission": "De dienst bestaat niet. *Alles* in deze publicatie is verzonnen.",
    "address": ["Nergensstraat", "Plaats"],
    "email": "post@voorbeeld.example",
    "website": "https://www.voorbeeld.example",
}
EDITION: Fields = {
    "title": "Stand van de verzinsels",
    "edition": YEAR,
    "subtitle": "Een publicatie die nergens over gaat",
    "reporting_year": YEAR,
    "publication_date": "2031-05-20",
    "status": "final",
    "subject": "Een gemaakte jaargang zonder inhoud",
    "keywords": ["verzinsel", "voorbeeld"],
}

_WHO = (
    "zeepbellenblazersvereniging",
    "regenboogschilder",
    "pannenkoekenbakker",
    "kabouterbibliothecaris",
    "wolkenverzamelaar",
    "slaapliedjesfabrikant",
    "maanlichtverzekeraar",
    "achterstevorenlezer",
    "boterhammentrommelaar",
    "sprookjesvertellersgilde",
    "schaduwontwerper",
    "theelepeldirigent",
)
_HOW = ("vrolijke", "slaperige", "onzichtbare", "fluisterende", "eigenwijze", "dwarrelende")
_DOES = ("wandelt", "fluistert", "zingt", "danst", "dagdroomt", "kriebelt", "knipoogt", "zweeft")
_WHERE = (
    "door de suikerspinnenfabriek",
    "langs de luchtkastelenmakerij",
    "in de onderwaterbibliotheek",
    "boven het sterrenwachtershuisje",
    "naast de verlorensokkenwinkel",
    "onder de ondersteboventuin",
)
_TURNS = ("terwijl", "omdat", "totdat", "zodat", "hoewel")


class Nonsense:
    """Sentences in Dutch that are well-formed and mean nothing, the same at each run."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)  # noqa: S311 - it only has to be the same each time

    def _one(self, words: tuple[str, ...]) -> str:
        return self._random.choice(words)

    def _someone(self) -> str:
        return f"de {self._one(_HOW)} {self._one(_WHO)}"

    def sentence(self) -> str:
        """Return one sentence of about fifteen words."""
        turn = f"{self._one(_TURNS)} {self._someone()} {self._one(_WHERE)} {self._one(_DOES)}"
        sentence = f"{self._someone()} {self._one(_DOES)} {self._one(_WHERE)}, {turn}."
        return sentence[0].upper() + sentence[1:]

    def text(self, sentences: int = 4) -> str:
        """Return one paragraph."""
        return " ".join(self.sentence() for _ in range(sentences))

    def paragraphs(self, number: int, sentences: int = 4) -> str:
        """Return paragraphs with an empty line between them."""
        return "\n\n".join(self.text(sentences) for _ in range(number))

    def title(self) -> str:
        """Return a few words for a heading."""
        return f"Over {self._someone()}"

    def names(self, number: int) -> Iterator[str]:
        """Yield different names of two words."""
        pairs = [f"{how} {who}".capitalize() for how in _HOW for who in _WHO]
        for index in range(number):
            turn, place = divmod(index, len(pairs))
            yield pairs[place] + " opnieuw" * turn


class Made:
    """A root with one made edition, 2030."""

    def __init__(self, root: Path, **organisation: Any) -> None:
        self.root = root
        self.words = Nonsense()
        self._chapters: list[str] = []
        self.write("content/organisation.yaml", ORGANISATION | organisation)

    def write(self, name: str, content: Fields | str | bytes) -> None:
        """Write a file under the root: data as YAML, text and bytes as they are."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, dict):
            content = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=90)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def chapter(self, name: str, kind: str, title: str, *body: Fields, **more: Any) -> None:
        """Write a chapter; ``body`` is its blocks, as YAML would hold them."""
        fields = {"kind": kind, "title": title, "status": "final", "body": list(body)}
        self.write(f"content/{YEAR}/{name}.yaml", fields | more)
        self._chapters.append(name)

    def figure(self, name: str, kind: str, title: str, **more: Any) -> Fields:
        """Write a figure and return the block that prints it."""
        self.write(f"figures/{YEAR}/{name}.yaml", {"kind": kind, "title": title} | more)
        return {"figure": name}

    def table(self, name: str, header: list[str], rows: list[list[str]], **more: Any) -> Fields:
        """Write a CSV file and return the block that prints it."""
        lines = [";".join(cells) for cells in [header, *rows]]
        self.write(f"content/{YEAR}/tables/{name}.csv", "\n".join(lines) + "\n")
        title = more.pop("title", f"De tabel {name}")
        return {"table": {"id": name, "title": title, "file": f"tables/{name}.csv"} | more}

    def done(self, **edition: Any) -> Workspace:
        """Write the edition itself and return the workspace."""
        fields = EDITION | {"chapters": self._chapters} | edition
        self.write(f"content/{YEAR}/edition.yaml", fields)
        return Workspace.at(self.root)
