"""The same content gives the same bytes: in another place, and in another process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conformance.conftest import Builder
from tests.made.editions import EDITIONS
from tests.made.writing import YEAR


@pytest.mark.parametrize("name", ["complete", "many notes"])
def test_an_edition_has_the_same_bytes_everywhere(
    name: str, builder: Builder, tmp_path: Path
) -> None:
    files = {_built_elsewhere(name, tmp_path / seed, seed) for seed in ("1", "2")}
    assert files == {builder(name).path.read_bytes()}


def _built_elsewhere(name: str, root: Path, seed: str) -> bytes:
    """Build an edition by the command, in a process in which sets have another order."""
    EDITIONS[name](root)
    subprocess.run(
        [sys.executable, "-m", "stand.cli.main", "build", "--root", str(root)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
    )
    return (root / "output" / f"stand-{YEAR}.pdf").read_bytes()
