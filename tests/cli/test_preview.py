"""``stand preview``: how it starts, what it says, and how it ends."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from stand.cli.main import main

Capture = pytest.CaptureFixture[str]
_AT_MOST = 60


@contextmanager
def started(
    root: Path, *options: str, environment: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """Start the command as a user does in a terminal."""
    process = subprocess.Popen(
        [sys.executable, "-m", "stand.cli.main", "preview", *options, "--root", str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().split()[-1]


def children_of(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_the_address_is_told_and_works(small: Path) -> None:
    with started(small, "--no-open") as process:
        address = address_of(process)
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address, timeout=_AT_MOST) as answer:  # noqa: S310 - our own
            assert answer.status == 200


def test_ctrl_c_ends_it_at_once_with_all_that_it_started(small: Path) -> None:
    with started(small, "--no-open") as process:
        address = address_of(process)
        with urllib.request.urlopen(address + "news", timeout=_AT_MOST) as news:  # noqa: S310
            news.readline()
            workers = children_of(process.pid)
            assert len(workers) == 1
            process.send_signal(signal.SIGINT)
            said, complaints = process.communicate(timeout=_AT_MOST)
        assert process.returncode == 0
        assert said.splitlines()[-1] == "Het voorbeeld van 2030 is gestopt."
        assert complaints == ""
        assert not Path(f"/proc/{workers[0]}").exists()


def test_ctrl_c_twice_is_no_failure_either(small: Path) -> None:
    with started(small, "--no-open") as process:
        address_of(process)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGINT)
        said, complaints = process.communicate(timeout=_AT_MOST)
        assert (process.returncode, complaints) == (0, "")
        assert said.splitlines()[-1] == "Het voorbeeld van 2030 is gestopt."


def test_the_browser_gets_an_address_that_works_once(small: Path, tmp_path: Path) -> None:
    browser, opened = tmp_path / "browser", tmp_path / "opened"
    browser.write_text(f'#!/bin/sh\nprintf "%s" "$1" > {opened}\n')
    os.mkfifo(opened)
    browser.chmod(0o755)
    environment = {"BROWSER": str(browser), "PATH": "/usr/bin:/bin"}
    with started(small, environment=environment) as process:
        address = address_of(process)
        ticket = opened.read_text()
        assert ticket.split("/")[:3] == address.split("/")[:3]
        assert ticket != address
        with urllib.request.urlopen(ticket, timeout=_AT_MOST) as answer:  # noqa: S310
            assert answer.url == address


def test_without_a_browser_it_says_what_to_do(small: Path) -> None:
    with started(small, environment={"PATH": "/nergens"}) as process:
        address = address_of(process)
        assert process.stderr is not None
        assert process.stderr.readline() == (
            "Er is geen browser gevonden. Open zelf het adres hierboven.\n"
        )
        with urllib.request.urlopen(address, timeout=_AT_MOST) as answer:  # noqa: S310
            assert answer.status == 200


def test_a_year_that_is_not_there(small: Path, capsys: Capture) -> None:
    assert main(["preview", "1999", "--root", str(small)]) == 2
    assert capsys.readouterr().err == "Jaargang 1999 is er niet. Wel aanwezig: 2030.\n"


def test_a_port_that_is_taken_or_is_none(small: Path, capsys: Capture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["preview", "--port", port, "--root", str(small)]) == 2
        assert f"Poort {port} is al in gebruik" in capsys.readouterr().err
    assert main(["preview", "--port", "70000", "--root", str(small)]) == 2
    assert "70000 kan niet bij --port" in capsys.readouterr().err
