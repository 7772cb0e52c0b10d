"""`stand preview` in a real browser: what is on the screen, and that it follows the files."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.conftest import EDITION, FIGURE, FOREWORD, THEME, EditionBuilder
from tests.preview.chromium import Chromium, Page, chromium

WORDS = "De {} alinea is lang genoeg om over enkele regels te gaan, en dat is ook de bedoeling. "
LONG = "".join(f"      {WORDS.format(number) * 5}\n\n" for number in range(1, 25))
SEEN = """[...document.querySelectorAll('.page')].filter(page => {
  const rect = page.querySelector('.sheet').getBoundingClientRect();
  return rect.bottom > 0 && rect.top < innerHeight;
})"""
SHOWN = f"{SEEN}.every(page => page.dataset.shown === page.dataset.page)"
"""The pages in view have their newest pictures."""
A_FRAME_LATER = """new Promise(done =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"""
ALL_NEAR_SHOWN = """[...sheets.values()].every(
  each => !each.near || each.element.dataset.shown === each.page.digest)"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with chromium(tmp_path_factory.mktemp("browser")) as found:
        yield found


@pytest.fixture
def long_edition(edition: EditionBuilder) -> EditionBuilder:
    """The small edition with a foreword of several pages before the theme."""
    edition.replace(FOREWORD, "      De tweede alinea.\n", LONG)
    return edition


class Preview:
    """The program, with the address that it gave."""

    def __init__(self, root: Path) -> None:
        command = (sys.executable, "-m", "stand.cli.main", "preview", "2030", "--no-open")
        self.process = subprocess.Popen(
            [*command, "--root", str(root)], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().split()[-1]

    def workers(self) -> list[int]:
        """Return the processes that make pages."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
        return [int(child) for child in children.split()]

    def end(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


@contextmanager
def previewed(edition: EditionBuilder) -> Iterator[Preview]:
    """Start the program, and end it as a user does."""
    preview = Preview(edition.root)
    try:
        yield preview
    finally:
        preview.end()


@contextmanager
def shown(browser: Chromium, edition: EditionBuilder) -> Iterator[Page]:
    """Show an edition on a page, up to date and with its pictures."""
    with previewed(edition) as preview:
        page = browser.page()
        page.resize(1500, 900)
        page.go(preview.address)
        page.until("document.body.dataset.busy === 'false'")
        page.until(SHOWN)
        yield page
        page.close()


def test_the_edition_is_shown_page_by_page_and_asks_for_nothing_elsewhere(
    browser: Chromium, edition: EditionBuilder
) -> None:
    edition.replace(FOREWORD, "status: final", "status: review")
    with previewed(edition) as preview:
        page = browser.page()
        page.resize(1500, 900, scale=2)
        page.go(preview.address)
        page.until("document.body.dataset.busy === 'false'")
        count = page.get("document.querySelectorAll('.page').length")
        for index in range(count):
            page.get(f"document.querySelectorAll('.page')[{index}].scrollIntoView()")
            page.until(SHOWN)
        names = page.get("[...document.querySelectorAll('.page h3')].map(each => each.innerText)")
        assert names[:3] == ["Omslag", "Bladzijde 2", "Bladzijde 3"]
        assert names[-1] == "Achterzijde"
        outline = page.get("document.getElementById('chapters').innerText").split("\n")
        assert outline[outline.index("Voorwoord") :][:3] == ["Voorwoord", "3", "ter review"]
        sharp = "document.querySelector('.page img').naturalWidth >= 2 * document.querySelector("
        assert page.get(f"{sharp}'.sheet').clientWidth")
        assert page.requests
        assert [each for each in page.requests if not each.startswith(preview.address)] == []
        # The picture of a page that is another by the time it is asked for is not there any more.
        assert [each for each in page.problems if "/page/" not in each] == []
        page.close()


def test_who_does_not_see_the_pages_hears_them(browser: Chromium, edition: EditionBuilder) -> None:
    with shown(browser, edition) as page:
        nodes = page.call("Accessibility.getFullAXTree")["nodes"]
        heard = [
            (node["role"]["value"], node.get("name", {}).get("value", ""))
            for node in nodes
            if not node["ignored"] and "role" in node
        ]
        for role in ("main", "navigation", "banner"):
            assert role in [found for found, _ in heard]
        assert ("heading", "Voorwoord") in heard
        assert ("heading", "Bladzijde 3") in heard
        assert ("StaticText", "De tweede alinea.") in heard
        assert page.get("document.documentElement.lang") == "nl"


def test_what_is_saved_appears_by_itself_and_only_that_is_fetched(
    browser: Chromium, long_edition: EditionBuilder
) -> None:
    with shown(browser, long_edition) as page:
        page.get("document.querySelectorAll('.page')[3].scrollIntoView()")
        page.until(SHOWN)
        before = set(page.requests)
        # On the third page of the foreword, and as long as what stood there.
        text = WORDS.format(20)
        there = f"[...document.querySelectorAll('.page')].find(p => p.innerText.includes({text!r}))"
        place = page.get(f"{there}.id")
        page.get(f"{there}.scrollIntoView()")
        page.get(A_FRAME_LATER)  # then it knows which pages are near
        page.until(ALL_NEAR_SHOWN)
        before = set(page.requests)
        long_edition.replace(FOREWORD, text * 5, text * 4 + text.replace("lang", "kort"))
        page.until(f"document.getElementById({place!r}).innerText.includes('kort genoeg')")
        page.until(SHOWN)
        page.until("document.body.dataset.busy === 'false'")
        fetched = [each for each in page.requests if each not in before]
        assert len(fetched) == 1
        assert page.get(f"document.getElementById({place!r}).dataset.shown") in fetched[0]


def test_the_place_one_reads_stays_when_pages_come_before_it(
    browser: Chromium, long_edition: EditionBuilder
) -> None:
    with shown(browser, long_edition) as page:
        page.get("document.querySelector('[data-part*=druk].part').scrollIntoView()")
        page.get("scrollBy(0, 120)")
        page.until(SHOWN)
        where = """(() => {
          const line = [...document.querySelectorAll('.words > *')].find(
            each => each.textContent.startsWith('Zie figuur 1'));
          return Math.round(line.getBoundingClientRect().top);
        })()"""
        count, top = page.get("document.querySelectorAll('.page').length"), page.get(where)
        name = page.get("document.querySelector('[data-part*=druk] h3').innerText")
        long_edition.replace(FOREWORD, "lead: Een goed jaar.", "lead: Een beter jaar.")
        long_edition.replace(FOREWORD, "      De eerste alinea.\n", f"      De eerste.\n\n{LONG}")
        page.until(f"document.querySelectorAll('.page').length > {count}")
        page.until(SHOWN)
        assert abs(page.get(where) - top) <= 1
        assert page.get("document.querySelector('[data-part*=druk] h3').innerText") != name
        # Also for who comes back.
        page.go(page.get("location.href"))
        page.until("document.body.dataset.busy === 'false'")
        page.until(SHOWN)
        assert abs(page.get(where) - top) <= 1


def test_problems_stand_in_the_margin_beside_what_they_are_about(
    browser: Chromium, edition: EditionBuilder
) -> None:
    with shown(browser, edition) as page:
        edition.replace(THEME, "Zie [[figure:aantallen]]", "Zie [[figure:weg]]")
        page.until("document.querySelector('.page .note')")
        note = page.get("document.querySelector('.page .note').innerText")
        assert "weg" in note
        assert f"{THEME}:9" in note
        heights = page.get("""(() => {
          const note = document.querySelector('.page .note');
          const words = [...note.closest('.page').querySelectorAll('.words > *')];
          const about = words.find(each => each.textContent.includes('figure:weg'));
          return [note, about].map(each => each.getBoundingClientRect().top);
        })()""")
        assert abs(heights[0] - heights[1]) < 40
        assert "1 probleem" in page.get("document.getElementById('chapters').innerText")
        edition.replace(THEME, "Zie [[figure:weg]]", "Zie [[figure:aantallen]]")
        page.until("!document.querySelector('.page .note')")


def test_problems_without_a_page_are_listed(browser: Chromium, edition: EditionBuilder) -> None:
    with shown(browser, edition) as page:
        edition.write("content/2030/los.yaml", "kind: text\ntitle: Los\nstatus: final\n")
        page.until("document.querySelector('#loose .note')")
        note = page.get("document.getElementById('loose').innerText")
        assert "content/2030/los.yaml:1" in note


def test_a_broken_chapter_keeps_its_last_good_pages(
    browser: Chromium, edition: EditionBuilder
) -> None:
    with shown(browser, edition) as page:
        good = (edition.root / FOREWORD).read_text("utf-8")
        edition.write(FOREWORD, good.replace("title:", "title: ["))
        page.until(
            "document.querySelector('.columns:not([hidden]) > .old')?.innerText.includes('fout')"
        )
        page.get("document.querySelector('[data-part*=voorwoord].part').scrollIntoView()")
        page.until(SHOWN)
        part = page.get("document.querySelector('[data-part*=voorwoord].part').innerText")
        assert "De eerste alinea." in part
        assert FOREWORD in part
        edition.write(FOREWORD, good.replace("eerste", "herstelde"))
        page.until("document.body.innerText.includes('De herstelde alinea.')")
        assert page.get("document.querySelector('.columns:not([hidden]) > .old')") is None


def test_an_edition_that_cannot_be_read_keeps_its_last_good_pages(
    browser: Chromium, edition: EditionBuilder
) -> None:
    with shown(browser, edition) as page:
        good = (edition.root / EDITION).read_text("utf-8")
        edition.write(EDITION, "title: [\n")
        page.until("document.getElementById('state').innerText.includes('laatste goede')")
        assert EDITION in page.get("document.getElementById('loose').innerText")
        page.until(SHOWN)
        edition.write(EDITION, good)
        page.until("document.getElementById('state').innerText === 'Bijgewerkt'")
        assert page.get("document.getElementById('loose').hidden")


def test_an_edition_that_was_never_readable_says_why_and_appears_when_it_is(
    browser: Chromium, edition: EditionBuilder
) -> None:
    good = (edition.root / EDITION).read_text("utf-8")
    edition.write(EDITION, "title: [\n")
    with previewed(edition) as preview:
        page = browser.page()
        page.go(preview.address)
        page.until("document.getElementById('state').innerText.includes('nog niet te lezen')")
        assert EDITION in page.get("document.getElementById('loose').innerText")
        edition.write(EDITION, good)
        page.until("document.body.innerText.includes('De eerste alinea.')")
        page.until("document.getElementById('state').innerText === 'Bijgewerkt'")
        page.close()


def test_a_render_process_that_is_killed_comes_back(
    browser: Chromium, edition: EditionBuilder
) -> None:
    with previewed(edition) as preview:
        page = browser.page()
        page.go(preview.address)
        page.until("document.body.dataset.busy === 'false'")
        (worker,) = preview.workers()
        os.kill(worker, signal.SIGSTOP)
        edition.replace(FOREWORD, "De eerste", "De veranderde")
        page.until("document.body.dataset.busy === 'true'")
        page.get(
            """
            window.states = [];
            const state = document.getElementById('state');
            new MutationObserver(() => states.push(state.textContent))
              .observe(state, {childList: true});
            0
            """
        )
        os.kill(worker, signal.SIGKILL)
        page.until("states.some(each => each.includes('begint opnieuw'))")
        page.until("document.body.innerText.includes('De veranderde alinea.')")
        page.until("document.getElementById('state').innerText === 'Bijgewerkt'")
        page.close()


def test_a_picture_that_is_replaced_is_shown(browser: Chromium, edition: EditionBuilder) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">{}</svg>'
    edition.write("figures/2030/beeld.svg", svg.format('<rect width="9" height="9"/>'))
    edition.write(
        FIGURE, "kind: image\ntitle: Beeld\nfile: figures/2030/beeld.svg\nalt: Een vlak.\n"
    )
    with shown(browser, edition) as page:
        page.get("document.querySelector('[data-part*=druk].part').scrollIntoView()")
        page.until(SHOWN)
        part = "document.querySelector('[data-part*=druk] .page').dataset.shown"
        before = page.get(part)
        edition.write("figures/2030/beeld.svg", svg.format('<rect width="90" height="90"/>'))
        page.until(f"{part} && {part} !== {before!r}")


def test_on_a_telephone_nothing_falls_off_and_the_outline_opens(
    browser: Chromium, edition: EditionBuilder
) -> None:
    edition.replace(THEME, "Zie [[figure:aantallen]]", "Zie [[figure:weg]]")
    with shown(browser, edition) as page:
        page.resize(360, 740, scale=2)
        page.until(SHOWN)
        assert page.get("document.documentElement.scrollWidth") == 360
        outline = "getComputedStyle(document.getElementById('outline')).display"
        assert page.get(outline) == "none"
        page.get("document.getElementById('menu').focus()")
        page.press("Enter")
        assert page.until(f"{outline} === 'block'")
        top = "document.querySelector('#outline a').getBoundingClientRect().top"
        assert page.until(f"{top} >= document.querySelector('.bar').offsetHeight")
        page.press("Escape")
        assert page.until(f"{outline} === 'none'")


def test_a_page_of_another_site_gets_nothing(
    browser: Chromium, edition: EditionBuilder, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<!doctype html><title>Elders</title>")
    with previewed(edition) as preview, elsewhere(site) as other:
        page = browser.page()
        page.go(other)
        page.until("document.title === 'Elders'")
        tried = page.get(
            f"const address = {preview.address!r};"
            """
            const loads = (tag, name) => new Promise(done => {
              const element = document.createElement(tag);
              element.onload = () => done('loaded');
              element.onerror = () => done('refused');
              element.src = address + name;
              document.body.append(element);
            });
            const listens = new Promise(done => {
              const source = new EventSource(address + 'news');
              source.onopen = () => done('loaded');
              source.onerror = () => done('refused');
            });
            const reads = fetch(address).then(() => 'loaded', () => 'refused');
            Promise.all([reads, loads('script', 'preview.js'), loads('img', 'icon.svg'), listens])
            """
        )
        assert tried == ["refused"] * 4
        framed = page.get(
            """new Promise(done => {
              const frame = document.createElement('iframe');
              frame.onload = () => { try { frame.contentWindow.document; done('loaded'); }
                                     catch { done('refused'); } };
              frame.src = address;
              document.body.append(frame);
            })"""
        )
        assert framed == "refused"
        page.close()


@contextmanager
def elsewhere(folder: Path) -> Iterator[str]:
    """Serve a folder as another site on this machine."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    # A browser keeps a connection in hand on which it asks nothing: that one must not hold it up.
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
