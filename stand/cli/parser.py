"""The words of the command line: commands, options and their help, in Dutch."""

import argparse
import re
import sys
from pathlib import Path
from typing import Any, NoReturn

from stand import __version__

EXIT_FINE, EXIT_PROBLEMS, EXIT_WRONG_USE = 0, 1, 2

_TRANSLATIONS = (
    (r"unrecognized arguments: (.*)", r"Dit is hier niet bekend: \1."),
    (
        r"argument (.*): invalid choice: (.*) \(choose from (.*)\)",
        r"\2 kan niet bij \1; kies uit \3.",
    ),
    (r"argument (.*): invalid int value: (.*)", r"\2 kan niet bij \1; schrijf een heel getal."),
    (r"argument (.*): expected one argument", r"Bij \1 hoort nog een waarde."),
    (r"argument (.*): ignored explicit argument (.*)", r"Bij \1 hoort geen waarde (\2)."),
    (r"the following arguments are required: (.*)", r"Hier ontbreekt nog: \1."),
    (r"ambiguous option: (.*) could match (.*)", r"\1 kan van alles zijn: \2."),
)
_EPILOG = """\
Uitkomst (exit status): 0 alles goed, 1 er zijn fouten in de inhoud, 2 verkeerd gebruik of het kan
niet worden uitgevoerd."""


class DutchParser(argparse.ArgumentParser):
    """An argument parser that speaks Dutch."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", _DutchFormatter)
        options.setdefault("allow_abbrev", False)
        super().__init__(add_help=False, **options)
        self._positionals.title = "Wat u opgeeft"
        self._optionals.title = "Opties"
        self.add_argument("-h", "--help", action="help", help="toon deze hulp")

    def error(self, message: str) -> NoReturn:
        for pattern, dutch in _TRANSLATIONS:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, dutch, message)
                break
        print(message, file=sys.stderr)
        print(f"Hulp: {self.prog} --help", file=sys.stderr)
        raise SystemExit(EXIT_WRONG_USE)


class _DutchFormatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "Gebruik: " if prefix is None else prefix)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command ``stand``."""
    parser = DutchParser(
        prog="stand",
        description="Maakt van content/ en figures/ de Stand van de uitvoering als PDF.",
        epilog=_EPILOG,
    )
    parser.add_argument(
        "--version", action="version", version=f"stand {__version__}", help="toon het versienummer"
    )
    _add_root(parser)
    commands = parser.add_subparsers(
        dest="command", metavar="opdracht", title="Opdrachten", parser_class=DutchParser
    )
    _add_edit(commands)
    _add_preview(commands)
    _add_build(commands)
    _add_check(commands)
    _add_audit(commands)
    _add_figures(commands)
    _add_figure(commands)
    _add_years(commands)
    _add_schema(commands)
    return parser


def _add_root(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root",
        metavar="MAP",
        type=Path,
        default=argparse.SUPPRESS,
        help="de map van de publicatie (zonder deze optie: de map waar u staat, of een erboven)",
    )


def _add_years_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "years", metavar="JAAR", nargs="*", help="de jaargangen; zonder jaar gaat het om alle"
    )


def _add_edit(commands: Any) -> None:
    parser = commands.add_parser(
        "edit",
        help="schrijf en verbeter een jaargang in de editor",
        description="Opent de editor in de terminal: schrijven, de bladzijde zien, zien wat er nog "
        "niet klopt, en de PDF maken. F1 legt uit, Ctrl+P zoekt alles.",
        epilog="Voorbeelden:\n  stand edit\n  stand edit 2025",
    )
    parser.add_argument(
        "year", metavar="JAAR", nargs="?", help="de jaargang; zonder jaar opent de nieuwste"
    )
    _add_root(parser)


def _add_preview(commands: Any) -> None:
    parser = commands.add_parser(
        "preview",
        help="toon een jaargang in de browser, en volg wat u bewaart",
        description="Toont de bladzijden van een jaargang in een browser op deze computer, met de "
        "problemen in de kantlijn. Wat u bewaart, staat er vanzelf; de plaats waar u leest, "
        "blijft. Alleen wie het adres heeft dat u te zien krijgt, kan meekijken, en alleen op "
        "deze computer. Ctrl+C stopt het voorbeeld.",
        epilog="Voorbeelden:\n  stand preview\n  stand preview 2025 --no-open\n"
        "  stand preview 2025 --port 8025",
    )
    parser.add_argument(
        "year", metavar="JAAR", nargs="?", help="de jaargang; zonder jaar gaat het om de nieuwste"
    )
    parser.add_argument(
        "--port",
        metavar="POORT",
        type=int,
        default=0,
        help="de poort van het adres (zonder deze optie: een die vrij is)",
    )
    parser.add_argument(
        "--no-open", action="store_true", help="noem alleen het adres, en open zelf geen browser"
    )
    _add_root(parser)


def _add_build(commands: Any) -> None:
    parser = commands.add_parser(
        "build",
        help="maak de PDF van een of meer jaargangen",
        description="Maakt van elke jaargang een PDF: output/stand-<jaar>.pdf. Zolang niet alles "
        "is vastgesteld, of zolang er fouten zijn, staat op elke bladzijde dat het een concept is. "
        "Een jaargang waaraan niets veranderd is, wordt niet opnieuw gemaakt; wilt u dat toch, "
        "verwijder dan de map .cache/stand.",
        epilog="Voorbeelden:\n  stand build\n  stand build 2025 --final --output /tmp/pdf",
    )
    _add_years_argument(parser)
    parser.add_argument(
        "--output", metavar="MAP", type=Path, help="waar de PDF komt (zonder deze optie: output/)"
    )
    parser.add_argument(
        "--final",
        action="store_true",
        help="maak alleen een definitieve PDF: weiger zolang er een fout is of een hoofdstuk niet "
        "is vastgesteld",
    )
    _add_root(parser)


def _add_check(commands: Any) -> None:
    parser = commands.add_parser(
        "check",
        help="controleer de inhoud zonder een PDF te maken",
        description="Noemt alles wat er in de inhoud niet klopt, met bestand, regel en kolom, en "
        "wat u eraan kunt doen.",
        epilog="Voorbeelden:\n  stand check\n  stand check 2025 --final\n"
        "  stand check --format json > problemen.json",
    )
    _add_years_argument(parser)
    parser.add_argument(
        "--final", action="store_true", help="controleer of alles klaar is om te publiceren"
    )
    _add_form(parser)
    _add_root(parser)


def _add_form(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=["text", "json", "github"],
        default="text",
        help="text: een regel per probleem (standaard); json: voor programma's; github: "
        "aantekeningen bij een pull request",
    )


def _add_audit(commands: Any) -> None:
    parser = commands.add_parser(
        "audit",
        help="controleer of een PDF toegankelijk is en bewaard kan worden",
        description="Leest een PDF terug en noemt wat eraan ontbreekt: aan de structuur, de links, "
        "de lettertypen, het contrast en de gegevens over het document. Naast de PDF komt een "
        "verslag: <naam>-toegankelijkheid.html. Staat veraPDF op deze computer, dan oordeelt ook "
        "dat.",
        epilog="Voorbeelden:\n  stand audit output/stand-2025.pdf\n  "
        "stand audit *.pdf --output verslagen\n  stand audit output/stand-2025.pdf --tree",
    )
    parser.add_argument("files", metavar="BESTAND", nargs="+", type=Path, help="de PDF's")
    parser.add_argument(
        "--output",
        metavar="MAP",
        type=Path,
        help="waar het verslag komt (zonder deze optie: naast de PDF)",
    )
    _add_form(parser)
    parser.add_argument(
        "--tree",
        action="store_true",
        help="toon alleen de structuur: wat een voorleesprogramma volgt, in die volgorde",
    )


def _add_figures(commands: Any) -> None:
    parser = commands.add_parser(
        "figures",
        help="noem de cijfers, met hun bronnen en waar ze gebruikt worden",
        description="Noemt elk cijfer uit content/indicators.yaml met zijn waarden over de jaren, "
        "de bronnen en alle plaatsen waar de tekst het gebruikt.",
        epilog="Voorbeelden:\n  stand figures\n  stand figures inflow.ind\n"
        "  stand figures --format csv > cijfers.csv",
    )
    parser.add_argument("id", metavar="CIJFER", nargs="?", help="toon alleen dit cijfer")
    parser.add_argument(
        "--format",
        choices=["table", "csv", "json"],
        default="table",
        help="table: om te lezen (standaard); csv: voor een spreadsheet; json: voor programma's",
    )
    _add_root(parser)


def _add_figure(commands: Any) -> None:
    parser = commands.add_parser(
        "figure",
        help="maak van één figuur een beeld of een bestand, voor de website of sociale media",
        description="Maakt van één figuur een los beeld met titel, noot, bron en afzender, of "
        "geeft de gegevens ervan. Zonder naam van een figuur noemt deze opdracht ze allemaal.",
        epilog="Voorbeelden:\n  stand figure\n  stand figure coa-locaties\n"
        "  stand figure coa-locaties --year 2025 --format png --width 1200\n"
        "  stand figure coa-locaties --output /tmp/coa.csv\n"
        "  stand figure coa-locaties --format text",
    )
    parser.add_argument(
        "id",
        metavar="FIGUUR",
        nargs="?",
        help="de naam van het bestand in figures/, of de ‘id’ van een proces of tijdlijn",
    )
    parser.add_argument(
        "--year", metavar="JAAR", help="de jaargang (zonder deze optie: de nieuwste die haar heeft)"
    )
    parser.add_argument(
        "--format",
        choices=["svg", "png", "csv", "text"],
        help="svg: beeld dat op elke grootte scherp is (standaard); png: beeld van pixels; csv: de "
        "gegevens; text: titel, alternatieve tekst en gegevens om te lezen of over te nemen",
    )
    parser.add_argument(
        "--output",
        metavar="BESTAND",
        type=Path,
        help="waar het komt (zonder deze optie: output/stand-<jaar>-figuren/<figuur>.<soort>; text "
        "komt op het scherm); .svg, .png, .csv of .txt bepaalt ook het soort",
    )
    parser.add_argument(
        "--width",
        metavar="PIXELS",
        type=int,
        help="hoe breed een PNG is, van 200 tot 8000 pixels (zonder deze optie: 1600)",
    )
    _add_root(parser)


def _add_years(commands: Any) -> None:
    parser = commands.add_parser(
        "years",
        help="noem de jaargangen die er zijn",
        description="Noemt de jaargangen in content/, de oudste eerst.",
    )
    parser.add_argument(
        "--format",
        choices=["text", "json"],
        default="text",
        help="text: een regel per jaar (standaard); json: een lijst",
    )
    _add_root(parser)


def _add_schema(commands: Any) -> None:
    parser = commands.add_parser(
        "schema",
        help="schrijf het JSON Schema van de bestanden",
        description="Schrijft in content/.schema/ het JSON Schema van elk soort bestand. Een "
        "tekstverwerker voor code helpt daarmee tijdens het typen.",
    )
    _add_root(parser)
