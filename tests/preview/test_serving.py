"""The server of the preview gives its pages to who has the address, and nothing to anyone else."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

import pytest

from stand.errors import WrongUse
from stand.preview.browser.following import Following
from stand.preview.browser.gate import Gate
from stand.preview.browser.http import MOST_HEAD
from stand.preview.browser.serving import serving
from tests.conftest import EditionBuilder
from tests.preview.asking import Said, answer, ask, connected, head
from tests.preview.driving import run

PNG = b"\x89PNG"


@asynccontextmanager
async def served(edition: EditionBuilder, **options: float) -> AsyncIterator[Gate]:
    """Serve an edition that nobody makes pages of."""
    async with serving(Following(edition.workspace, "2030"), **options) as gate:
        yield gate


def says_nothing(said: Said) -> bool:
    return said.status == 404 and not said.body and "content-type" not in said.headers


def test_who_has_the_address_gets_the_page(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with served(edition) as gate:
            said = await ask(gate.address)
            assert said.status == 200
            assert b'<html lang="nl">' in said.body
            for name, kind in (("preview.js", "text/javascript"), ("preview.css", "text/css")):
                found = await ask(gate.address + name)
                assert found.headers["content-type"].startswith(kind)
                assert found.body

    run(story())


def test_nothing_may_be_done_with_the_page_elsewhere(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with served(edition) as gate:
            headers = (await ask(gate.address)).headers
            policy = headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy
            assert headers["referrer-policy"] == "no-referrer"
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["cross-origin-resource-policy"] == "same-origin"
            assert headers["cache-control"] == "no-store"
            assert not [name for name in headers if name.startswith("access-control")]

    run(story())


@pytest.mark.parametrize(
    "target", ["/", "//", "/preview.js", "/news", "/{short}/", "/{long}/", "/{token}", "{token}/"]
)
def test_without_the_token_there_is_nothing(edition: EditionBuilder, target: str) -> None:
    async def story() -> None:
        async with served(edition) as gate:
            token = gate.home.strip("/")
            wrong = target.format(token=token, short=token[:-1], long=token + "A")
            assert says_nothing(await ask(gate.address, target=wrong))

    run(story())


@pytest.mark.parametrize(
    "header",
    [
        "Origin: https://elders.example",
        "Origin: null",
        "Origin: http://127.0.0.1:1",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
    ],
)
def test_a_page_of_another_site_gets_nothing(edition: EditionBuilder, header: str) -> None:
    async def story() -> None:
        async with served(edition) as gate:
            for name in ("", "news", "preview.js"):
                assert says_nothing(await ask(gate.address + name, header))

    run(story())


@pytest.mark.parametrize("host", ["elders.example", "localhost:{port}", "127.0.0.1", "0:{port}"])
def test_under_another_name_there_is_nothing(edition: EditionBuilder, host: str) -> None:
    async def story() -> None:
        async with served(edition) as gate:
            other = host.format(port=urlsplit(gate.address).port)
            assert says_nothing(await ask(gate.address, host=other))
            assert says_nothing(await ask(gate.address, target=gate.address, host=other))

    run(story())


def test_no_other_address_of_this_machine_answers(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with served(edition) as gate:
            elsewhere = gate.address.replace("127.0.0.1", "127.0.0.2")
            with pytest.raises(ConnectionRefusedError):
                await ask(elsewhere)

    run(story())


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"])
def test_there_is_nothing_to_do_but_to_look(edition: EditionBuilder, method: str) -> None:
    async def story() -> None:
        async with served(edition) as gate:
            for name in ("", "news"):
                said = await ask(gate.address + name, method=method)
                assert (said.status, said.body) == (405, b"")

    run(story())


def test_who_asks_for_the_head_gets_no_more(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with served(edition) as gate, connected(gate.address) as (reader, writer):
            writer.write(head(gate.address, method="HEAD") + head(gate.address))
            first = await answer(reader, has_body=False)
            second = await answer(reader)
            assert first.headers["content-length"] == str(len(second.body))

    run(story())


@pytest.mark.parametrize(
    "name",
    [
        "../../../../etc/passwd",
        "..%2f..%2fetc/passwd",
        "static/page.html",
        "page.html",
        "serving.py",
        "./",
        "?",
        "preview.js/",
        "page/../preview.js",
        "page/" + "0" * 32 + "/99999.png",
        "page/" + "0" * 31 + "/800.png",
        "page/" + "0" * 32 + "/-80.png",
    ],
)
def test_there_is_nothing_besides_the_preview(edition: EditionBuilder, name: str) -> None:
    async def story() -> None:
        async with served(edition) as gate:
            assert says_nothing(await ask(gate.address, target=gate.home + name))

    run(story())


@pytest.mark.parametrize(
    "sent",
    [
        b"GARBAGE\r\n\r\n",
        b"GET /  HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        b"GET / HTTP/1.1\r\n\xff: a\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"x" * MOST_HEAD + b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    ],
)
def test_what_is_no_request_is_not_answered(edition: EditionBuilder, sent: bytes) -> None:
    async def story() -> None:
        async with served(edition) as gate:
            async with connected(gate.address) as (reader, writer):
                writer.write(sent)
                with suppress(ConnectionResetError):
                    assert await reader.read() == b""
            assert (await ask(gate.address)).status == 200

    run(story())


def test_who_never_ends_a_request_is_hung_up_on_and_holds_up_nobody(
    edition: EditionBuilder,
) -> None:
    async def story() -> None:
        async with (
            served(edition, patience=2.0) as gate,
            connected(gate.address) as (reader, writer),
        ):
            writer.write(head(gate.address)[:-2])
            assert (await ask(gate.address)).status == 200
            assert await reader.read() == b""

    run(story())


def test_a_ticket_opens_the_way_in_once(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with served(edition) as gate:
            ticket = gate.ticket()
            assert gate.home not in ticket
            assert says_nothing(await ask(ticket, "Origin: https://elders.example"))
            assert says_nothing(await ask(ticket, method="HEAD"))
            said = await ask(ticket)
            assert (said.status, said.headers["location"]) == (303, gate.home)
            assert says_nothing(await ask(ticket))

    run(story())


def test_two_previews_at_once_know_nothing_of_each_other(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with served(edition) as one, served(edition) as other:
            assert says_nothing(await ask(one.address, target=other.home))
            assert (await ask(other.address)).status == 200

    run(story())


def test_a_port_that_is_taken_is_named(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with served(edition) as gate:
            port = urlsplit(gate.address).port
            assert port is not None
            with pytest.raises(WrongUse, match=f"Poort {port} is al in gebruik"):
                async with served(edition, port=port):
                    pass

    run(story())


def test_news_comes_as_it_happens_and_only_what_is_new(edition: EditionBuilder) -> None:
    async def story() -> None:
        following = Following(edition.workspace, "2030")
        async with serving(following) as gate, connected(gate.address) as (reader, writer):
            writer.write(head(gate.address + "news", "Accept: text/event-stream"))
            said = await answer(reader)
            assert said.headers["content-type"].startswith("text/event-stream")
            first = await next_news(reader)
            assert first["book"]["parts"] == []
            following.shown.begin(2)
            assert (await next_news(reader)).keys() == {"busy", "wrong", "message"}

    run(story())


def test_who_listens_is_hung_up_on_when_the_preview_ends(edition: EditionBuilder) -> None:
    async def story() -> None:
        async with served(edition) as gate:
            reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(gate.address).port)
            writer.write(head(gate.address + "news"))
            await answer(reader)
        await reader.read()
        writer.close()

    run(story())


def test_pages_come_as_pictures_of_the_width_that_was_asked_for(edition: EditionBuilder) -> None:
    async def story() -> None:
        following = Following(edition.workspace, "2030")
        async with serving(following) as gate:
            work = asyncio.create_task(following.run())
            try:
                async with connected(gate.address) as (reader, writer):
                    writer.write(head(gate.address + "news"))
                    await answer(reader)
                    while len(pages := await pages_in(reader)) < 4:
                        pass
                for width in (400, 1000):
                    address = f"{gate.address}page/{pages[-1]}/{width}.png"
                    said = await ask(address)
                    assert said.headers["content-type"] == "image/png"
                    assert said.body.startswith(PNG)
                    assert int.from_bytes(said.body[16:20], "big") == width
                    assert (await ask(address)).body == said.body
                gone = f"{gate.address}page/{'0' * 32}/400.png"
                assert says_nothing(await ask(gone))
            finally:
                work.cancel()
                await asyncio.gather(work, return_exceptions=True)

    run(story())


async def next_news(reader: asyncio.StreamReader) -> dict[str, dict[str, list[object]]]:
    while not (line := await reader.readline()).startswith(b"data: "):
        assert line
    told: dict[str, dict[str, list[object]]] = json.loads(line.removeprefix(b"data: "))
    return told


async def pages_in(reader: asyncio.StreamReader) -> list[str]:
    news: dict[str, dict[str, list[dict[str, list[dict[str, str]]]]]]
    news = await next_news(reader)  # type: ignore[assignment]
    parts = news["book"]["parts"] if "book" in news else []
    return [page["digest"] for part in parts for page in part["pages"]]
