"""Why a change is refused, and what the user can do instead."""

from stand.content.yaml_edit.tree import Node, Tree
from stand.errors import EditRefused
from stand.model.source import Path
from stand.problems import Problem


def refuse_place() -> EditRefused:
    """Return the refusal of a change to what is not there."""
    return EditRefused(
        "Deze plek staat niet (meer) in het bestand. Kies haar opnieuw in het overzicht."
    )


def refuse_signs() -> EditRefused:
    """Return the refusal of a text that no file can hold."""
    return EditRefused(
        "In deze tekst staat een teken dat niet te bewaren is. Typ de tekst opnieuw."
    )


def refuse_unreadable(problem: Problem) -> EditRefused:
    """Return the refusal of a change to a file with a fault in it."""
    return EditRefused(
        f"Dit bestand is niet te lezen: kijk naar regel {problem.line}. "
        "Herstel eerst de opbouw van het bestand."
    )


def refuse_double() -> EditRefused:
    """Return the refusal of a change to a key that stands in its block twice."""
    return EditRefused(
        "In dit blok staat een naam twee keer. Haal eerst met de hand een van de twee weg."
    )


def refuse_other(tree: Tree, changed: list[Path]) -> EditRefused:
    """Return the refusal of a change that cannot be made without touching something else."""
    used = {alias.value for alias in tree.aliases}
    for place in changed:
        passed, reached, _ = tree.find(place)
        around: list[Node | None] = [*(node for node, _ in passed), reached]
        concerned = [*around, *(reached.everything() if reached else [])]
        names = [node.anchor for node in concerned if node is not None and node.anchor in used]
        if names:
            return EditRefused(
                f"Andere plekken in dit bestand nemen dit over met *{names[-1]}. "
                f"Schrijf het daar eerst uit in plaats van *{names[-1]}."
            )
        if any(_is_double(node) for node in around):
            return refuse_double()
    return EditRefused(
        "Deze wijziging is hier niet veilig te maken zonder iets anders te veranderen. "
        "Pas het bestand met de hand aan."
    )


def _is_double(node: Node | None) -> bool:
    names = [entry.name for entry in node.entries] if node and node.kind == "mapping" else []
    return len(names) != len(set(names))
