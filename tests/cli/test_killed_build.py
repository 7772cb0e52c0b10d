"""``stand build``, killed while it puts its files in place: what lies there belongs together."""

import hashlib
import shutil
import signal
from pathlib import Path

import pytest

from stand.cli.main import main
from tests.content.ending import ending, run_to_end

BUILD = """
from stand.cli.main import main
raise SystemExit(main(["build", "--root", {root!r}]))
"""
FIGURE = "kind: bars\ntitle: Een\nitems:\n  - {{label: Een, value: {}}}\n  - {{label: Twee}}\n"
CHAPTER = "content/2030/voorwoord.yaml"
KEPT, GONE = "figures/2030/blijft.yaml", "figures/2030/gaat.yaml"
CHAPTER_HEAD = "kind: foreword\ntitle: Voorwoord\nstatus: final\n"


OLD = {
    CHAPTER: CHAPTER_HEAD + "lead: Een zin.\nbody:\n  - figure: blijft\n  - figure: gaat\n",
    KEPT: FIGURE.format(10),
    GONE: FIGURE.format(10),
}
NEW = {
    CHAPTER: CHAPTER_HEAD + "lead: Een andere.\nbody:\n  - figure: blijft\n",
    KEPT: FIGURE.format(20),
}


@pytest.fixture
def changed(small: Path) -> Path:
    """A root that was built; since then one figure went, and all the rest changed."""
    write(small, OLD)
    build(small)
    write(small, NEW)
    return small


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


def build(root: Path) -> dict[str, bytes]:
    """Build, and return all that then lies in the output folder, hidden files too."""
    assert main(["build", "--root", str(root)]) in (0, 1)
    return found(root)


def found(root: Path) -> dict[str, bytes]:
    folder = root / "output"
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def kill(root: Path, event: str, number: int) -> None:
    """Build, and be killed before the n-th time that something happens in the output folder."""
    program = BUILD.format(root=str(root))
    command = ending(program, root / "output", number, "killed", (event,))
    assert run_to_end(command).returncode == -signal.SIGKILL


def belong_together(files: dict[str, bytes]) -> bool:
    """Tell whether the statement is about the file beside it."""
    digest = hashlib.sha256(files["stand-2030.pdf"]).hexdigest()
    return digest in files["stand-2030-toegankelijkheid.html"].decode()


@pytest.mark.parametrize(
    ("event", "number", "is_together"),
    [("os.rename", 1, True), ("os.rename", 3, False), ("os.remove", 1, True)],
)
def test_the_next_build_leaves_what_a_build_from_nothing_would(
    changed: Path, event: str, number: int, is_together: bool
) -> None:
    before = found(changed)
    kill(changed, event, number)
    half = found(changed)
    assert half != before
    assert belong_together(half) == is_together
    after = build(changed)
    shutil.rmtree(changed / "output")
    shutil.rmtree(changed / ".cache")
    assert after == build(changed)


def test_a_build_that_is_remembered_puts_right_what_one_that_was_killed_left(
    changed: Path,
) -> None:
    before = found(changed)
    for number in (1, 3):  # nothing, or half of it, was in its place
        write(changed, NEW)
        kill(changed, "os.rename", number)
        assert found(changed) != before
        write(changed, OLD)
        assert build(changed) == before


def test_a_build_for_the_last_time_that_has_faults_still_puts_right_what_was_left(
    changed: Path,
) -> None:
    path = changed / CHAPTER
    path.write_text(path.read_text().replace("Een andere.", "Een teken 😀."))
    assert main(["build", "--final", "--root", str(changed)]) == 1
    kill(changed, "os.rename", 3)
    assert not belong_together(found(changed))
    assert main(["build", "--final", "--root", str(changed)]) == 1
    after = found(changed)
    assert belong_together(after)
    assert not [name for name in after if name.rpartition("/")[2].startswith(".")]
