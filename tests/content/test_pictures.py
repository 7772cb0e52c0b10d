"""A picture is used only when it lies inside the root, is whole and brings nothing from outside."""

import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from stand.content.pictures import PictureFault, look_at
from stand.workspace import Workspace
from tests.conftest import EDITION, FOREWORD, ORGANISATION, EditionBuilder, places, the_only

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">'


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "root/content").mkdir(parents=True)
    return Workspace.at(tmp_path / "root")


def picture(kind: str, width: int = 40, height: int = 30, colours: str = "RGB") -> bytes:
    """Return the bytes of a picture with noise in it."""
    file = io.BytesIO()
    Image.effect_noise((width, height), 50).convert(colours).save(file, kind)
    return file.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """Return a tiny PNG whose header speaks of these dimensions."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(b"\0")), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def fault(workspace: Workspace, name: str, content: bytes | str) -> str:
    """Return the code of what is wrong with a picture."""
    data = content if isinstance(content, bytes) else content.encode()
    (workspace.root / name).write_bytes(data)
    with pytest.raises(PictureFault) as caught:
        look_at(workspace, name)
    assert f"‘{name}’" in caught.value.message
    assert caught.value.hint
    return caught.value.code


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.JPEG", "a.svg", "één\u202f🙂 (2).png"])
def test_a_sound_picture_is_measured(workspace: Workspace, name: str) -> None:
    kinds = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
    kind = kinds.get(Path(name).suffix.lower())
    data = picture(kind) if kind else f"{SVG}</svg>".encode()
    (workspace.root / name).write_bytes(data)
    found = look_at(workspace, name)
    assert (found.path, found.width, found.height) == (name, 40, 30)


def test_another_picture_has_another_digest(workspace: Workspace) -> None:
    digests = set()
    for colour in ("red", "blue"):
        (workspace.root / "a.svg").write_text(f'{SVG}<rect fill="{colour}"/></svg>')
        digests.add(look_at(workspace, "a.svg").digest)
    assert len(digests) == 2


UNUSABLE = {
    "text named png": ("a.png", b"geen beeld", "picture-broken"),
    "empty": ("a.png", b"", "picture-broken"),
    "half of a png": ("a.png", picture("PNG")[:400], "picture-broken"),
    "half of a jpg": ("a.jpg", picture("JPEG")[:400], "picture-broken"),
    "png named jpg": ("a.jpg", picture("PNG"), "picture-broken"),
    "jpg named png": ("a.png", picture("JPEG"), "picture-broken"),
    "more pixels than fit": ("a.png", png_that_claims(8000, 8000), "picture-huge"),
    "a bomb of pixels": ("a.png", png_that_claims(2**30, 2**30), "picture-huge"),
    "more bytes than fit": ("a.png", bytes(20 * 1024 * 1024 + 1), "picture-huge"),
    "gif": ("a.gif", picture("GIF"), "picture-kind"),
    "no ending": ("a", picture("PNG"), "picture-kind"),
    "colours of print": ("a.jpg", picture("JPEG", colours="CMYK"), "picture-colours"),
    "too many greys": ("a.png", picture("PNG", colours="I;16"), "picture-colours"),
    "svg that is no svg": ("a.svg", "<html></html>", "picture-broken"),
    "svg that is cut off": ("a.svg", f"{SVG}<g>", "picture-broken"),
    "svg with an unclosed tag": ("a.svg", f"{SVG}<g></svg>", "picture-broken"),
    "svg in another encoding": ("a.svg", f"{SVG}</svg>".encode("utf-16"), "picture-broken"),
}


@pytest.mark.parametrize(("name", "content", "code"), UNUSABLE.values(), ids=UNUSABLE)
def test_an_unusable_picture_is_refused(
    workspace: Workspace, name: str, content: bytes | str, code: str
) -> None:
    assert fault(workspace, name, content) == code


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG")])
def test_half_a_picture_is_refused_too_when_the_layout_engine_is_lenient(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    half = picture(kind)[:800]
    assert fault(workspace, name, half) == "picture-broken"
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


ACTIVE = {
    "script": "<script>x()</script>",
    "script with a prefix": '<s:script xmlns:s="http://www.w3.org/2000/svg"/>',
    "foreign object": "<foreignObject/>",
    "picture from the web": '<image href="https://example.org/a.png"/>',
    "picture from the disk": "<image href='file:///etc/passwd'/>",
    "picture beside it": '<image xlink:href="b.png" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
    "link with a program": '<a href="javascript:x()"/>',
    "page in an address": '<image href="data:text/html,x"/>',
    "style from the web": "<style>@import 'https://example.org/a.css';</style>",
    "colour from the web": '<rect fill="url(https://example.org/a.svg#b)"/>',
    "quoted colour from the web": "<rect fill=\"url('https://example.org/a.svg#b')\"/>",
}


@pytest.mark.parametrize("inside", ACTIVE.values(), ids=ACTIVE)
def test_an_svg_that_reaches_outside_itself_is_refused(workspace: Workspace, inside: str) -> None:
    assert fault(workspace, "a.svg", f"{SVG}{inside}</svg>") == "picture-active"


def test_an_svg_with_an_entity_is_refused(workspace: Workspace) -> None:
    entity = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    assert fault(workspace, "a.svg", f"{entity}{SVG}<text>&a;</text></svg>") == "picture-active"


@pytest.mark.parametrize(
    "inside",
    [
        '<rect fill="url(#a)"/>',
        "<rect fill=\"url('#a')\"/>",
        '<rect style="fill: url( #a )"/>',
        '<use href="#a"/>',
        '<image href="data:image/png;base64,AA=="/>',
        "<text>een script van https://example.org</text>",
    ],
)
def test_an_svg_that_refers_to_itself_is_fine(workspace: Workspace, inside: str) -> None:
    (workspace.root / "a.svg").write_text(f"{SVG}{inside}</svg>")
    assert look_at(workspace, "a.svg").width == 40


SIZES = {
    'width="40" height="30"': (40, 30),
    "width='40px' height='30px'": (40, 30),
    'height="30" width="40" stroke-width="2"': (40, 30),
    'width="40.4" height="30.6"': (40, 31),
    'viewBox="0 0 40 30"': (40, 30),
    'viewBox="-5,-5,40,30"': (40, 30),
    'width="100%" height="100%" viewBox="0 0 40 30"': (40, 30),
    'width="10cm" height="5cm" viewBox="0 0 40 30"': (40, 30),
    'width="0" height="0" viewBox="0 0 40 30"': (40, 30),
    'width="1.2.3" height="30"': (300, 150),
    'viewBox="0 0 . 30"': (300, 150),
    'viewBox="0 0"': (300, 150),
    "": (300, 150),
}


@pytest.mark.parametrize(("attributes", "size"), SIZES.items())
def test_the_size_of_an_svg_comes_from_its_attributes_or_its_box(
    workspace: Workspace, attributes: str, size: tuple[int, int]
) -> None:
    (workspace.root / "a.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>')
    found = look_at(workspace, "a.svg")
    assert (found.width, found.height) == size


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG")])
def test_a_damaged_picture_is_used_or_refused_and_stops_nothing(
    workspace: Workspace, name: str, kind: str
) -> None:
    chance = random.Random(1)  # noqa: S311 - the same damage each time
    sound = picture(kind)
    refused = 0
    for _ in range(300):
        data = bytearray(sound)
        for _ in range(chance.choice([1, 2, 8])):
            data[chance.randrange(chance.choice([60, len(data)]))] = chance.randrange(256)
        (workspace.root / name).write_bytes(bytes(data[: chance.randrange(30, 2 * len(data))]))
        try:
            look_at(workspace, name)
        except PictureFault:
            refused += 1
    assert refused > 0


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("figures/weg.png", "picture-missing"),
        ("../buiten.png", "picture-outside"),
        ("/etc/passwd", "picture-outside"),
        ("figures", "picture-unreadable"),
    ],
)
def test_a_picture_that_cannot_be_opened_is_reported_where_it_is_named(
    edition: EditionBuilder, name: str, code: str
) -> None:
    edition.replace(
        EDITION, "status: final\n", f"status: final\ncover: {{image: {name}, alt: a}}\n"
    )
    problem = the_only(edition.problems())
    assert places([problem]) == [(EDITION, 6, 16, code)]
    assert f"‘{name}’" in problem.message


def test_a_link_to_a_picture_outside_the_root_is_not_followed(
    edition: EditionBuilder, tmp_path: Path
) -> None:
    (tmp_path / "buiten.png").write_bytes(picture("PNG"))
    (edition.root / "figures/a.png").symlink_to(tmp_path / "buiten.png")
    edition.replace(FOREWORD, "body:\n", "body:\n  - photo: {file: figures/a.png, alt: a}\n")
    assert places(edition.problems()) == [(FOREWORD, 6, 19, "picture-outside")]


def test_a_broken_logo_or_figure_is_reported_in_the_file_that_names_it(
    edition: EditionBuilder,
) -> None:
    edition.write("figures/a.png", b"geen beeld")
    edition.write("figures/b.png", b"geen beeld")
    edition.replace(ORGANISATION, "website:", "logo:\n  file: figures/a.png\n  alt: a\nwebsite:")
    image = "kind: image\ntitle: a\nalt: Een lege wachtruimte met stoelen.\nfile: figures/b.png\n"
    edition.write("figures/2030/b.yaml", image)
    edition.replace(FOREWORD, "body:\n", "body:\n  - figure: b\n")
    assert places(edition.problems()) == [
        (ORGANISATION, 4, 9, "picture-broken"),
        ("figures/2030/b.yaml", 4, 7, "picture-broken"),
    ]
