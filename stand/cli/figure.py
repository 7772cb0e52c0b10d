"""``stand figure``: one figure by itself, as a picture, as data or as words."""

import sys
from argparse import Namespace
from dataclasses import dataclass
from difflib import get_close_matches

from stand.charts.depict import Depictions, depict
from stand.charts.open_data import figure_csv
from stand.checked import load_and_check
from stand.cli.parser import EXIT_FINE, EXIT_PROBLEMS
from stand.cli.report import as_lines, short, size, summary
from stand.content.atomic import write_atomic
from stand.content.load import load
from stand.errors import WrongUse
from stand.model.numbering import Numbering
from stand.model.placed import PlacedFigure, all_figures, own_problems
from stand.model.publication import Publication
from stand.numbers.edition import figures_of
from stand.numbers.wording import worded_inline
from stand.problems import Problem, has_errors
from stand.workspace import Workspace

_ENDINGS = {"svg": ".svg", "png": ".png", "csv": ".csv", "text": ".txt"}
_USUAL_WIDTH = 1600
_WIDTHS = range(200, 8001)


@dataclass(frozen=True)
class _Found:
    """A figure in its edition; without a figure, the problems tell why there is none."""

    publication: Publication | None
    placed: PlacedFigure | None
    problems: list[Problem]


def run(workspace: Workspace, options: Namespace) -> int:
    """Write or print one figure, or list all of them."""
    form = _form(options)
    if options.id is None:
        return _list(workspace, options.year)
    found = _find(workspace, options.id, options.year)
    publication, placed, problems = found.publication, found.placed, found.problems
    if publication is None or placed is None or has_errors(problems):
        return _refuse(problems)
    depictions = depict(publication, workspace, placed)
    if unfit := depictions.faults_of(placed.name):
        return _refuse([*problems, *unfit])
    content = _content(form, publication, workspace, depictions, options.width or _USUAL_WIDTH)
    if form == "text" and options.output is None:
        print(content.decode(), end="")
    else:
        usual = f"stand-{publication.year}-figuren/{placed.name}{_ENDINGS[form]}"
        path = (options.output or workspace.output / usual).resolve()
        write_atomic(path, content)
        draft = "" if publication.is_final else ", concept"
        print(f"{short(path)} ({publication.year}{draft}): {size(len(content))}")
    return EXIT_FINE


def _form(options: Namespace) -> str:
    """Return what is asked for, or raise WrongUse when it is asked for in two ways."""
    if options.id is None and any((options.format, options.output, options.width)):
        raise WrongUse(
            "Schrijf erbij welke figuur u wilt. ‘stand figure’, en verder niets, noemt ze allemaal."
        )
    if options.output is not None and options.output.is_dir():
        raise WrongUse(f"{options.output} is een map. Schrijf erbij hoe het bestand moet heten.")
    ending = options.output.suffix.lower() if options.output else ""
    told = next((form for form, usual in _ENDINGS.items() if usual == ending), None)
    if told and options.format and told != options.format:
        raise WrongUse(
            f"--format {options.format} past niet bij een bestand dat eindigt op {ending}."
        )
    form: str = options.format or told or "svg"
    if options.width is not None and form != "png":
        raise WrongUse("--width kan alleen bij --format png; een ander beeld is overal scherp.")
    if options.width is not None and options.width not in _WIDTHS:
        raise WrongUse(
            f"--width is van {_WIDTHS[0]} tot {_WIDTHS[-1]} pixels, niet {options.width}."
        )
    return form


def _find(workspace: Workspace, name: str, year: str | None) -> _Found:
    """Return the figure as the newest edition has it; raise WrongUse when none does."""
    names: list[str] = []
    for edition in reversed(workspace.chosen_years([year] if year else [])):
        publication, problems = load_and_check(workspace, edition, as_final=False)
        if publication is None:
            return _Found(None, None, problems)
        for placed in all_figures(publication):
            if placed.name == name:
                return _Found(publication, placed, own_problems(placed, publication, problems))
            names.append(placed.name)
        unread = [found for found in problems if found.path == f"figures/{edition}/{name}.yaml"]
        if unread:
            return _Found(publication, None, unread)
    near = get_close_matches(name, names, n=1, cutoff=0.4)
    hint = f" Bedoelt u ‘{near[0]}’?" if near else " ‘stand figure’ noemt alle figuren."
    where = f" in {year}" if year else ""
    raise WrongUse(f"De figuur ‘{name}’ is er niet{where}.{hint}")


def _refuse(problems: list[Problem]) -> int:
    found = sorted(set(problems))
    print(as_lines(found))
    print(f"{summary(found)} Geen figuur gemaakt. Los eerst de fouten op.", file=sys.stderr)
    return EXIT_PROBLEMS


def _content(
    form: str, publication: Publication, workspace: Workspace, depictions: Depictions, width: int
) -> bytes:
    """Return what goes in the file."""
    (depiction,) = depictions.by_name.values()
    if form == "csv":
        if depiction.data is None:
            raise WrongUse(
                f"De figuur ‘{depiction.placed.name}’ heeft geen gegevens, dus ook geen CSV."
            )
        return figure_csv(depiction.data)
    if form == "text":
        from stand.cli.figure_text import as_text

        return as_text(publication, depiction).encode()
    from stand.render.card import card_png, make_card

    card = make_card(publication, workspace, depictions, depiction.placed.name)
    for complaint in dict.fromkeys(card.complaints):
        print(f"Bij het opmaken ging iets niet goed: {complaint}", file=sys.stderr)
    if form == "png":
        return card_png(card, width)
    from stand.render.svg import card_svg

    return card_svg(card)


def _list(workspace: Workspace, year: str | None) -> int:
    """Print the figures of each edition: number, name, kind and title."""
    status = EXIT_FINE
    for edition in workspace.chosen_years([year] if year else []):
        publication, problems = load(workspace, edition)
        if publication is None:
            print(as_lines(problems), file=sys.stderr)
            status = EXIT_PROBLEMS
            continue
        print(edition)
        figures = list(all_figures(publication))
        targets, known = Numbering(publication).targets, figures_of(publication)
        wide = max((len(placed.name) for placed in figures), default=0)
        for placed in figures:
            target = targets.get(f"figure:{placed.name}")
            number = target.number if target else "–"
            title = worded_inline(placed.figure.title, known)
            print(f"  {number:>2}  {placed.name:<{wide}}  {placed.figure.kind:<12}  {title}")
    return status
