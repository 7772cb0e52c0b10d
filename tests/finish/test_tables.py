import pikepdf
from pikepdf import Name

from tests.finish.pages import finished


def cells(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Return the cells of all tables in reading order."""
    found: list[pikepdf.Object] = []

    def look(element: pikepdf.Object) -> None:
        if not isinstance(element, pikepdf.Dictionary):
            return
        if element.get("/S") in (Name.TH, Name.TD):
            found.append(element)
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            look(kid)

    look(pdf.Root.StructTreeRoot.K[0])
    return found


def headers(cell: pikepdf.Object) -> list[str]:
    return [str(name) for name in cell.get("/A", {}).get("/Headers", [])]


TABLE = """
  <table><caption>Tabel</caption>
  <thead><tr><th>Jaar</th><th colspan="2">Vertrek</th></tr></thead>
  <tbody><tr><th scope="rowgroup" colspan="3">Zelfstandig</th></tr>
  <tr><th scope="row" rowspan="2">2024</th><td>1</td><td>2</td></tr><tr><td>3</td><td></td></tr>
  </tbody><tbody><tr><th scope="row">2025</th><td>5</td><td>6</td></tr></tbody></table>
"""


def test_each_data_cell_names_its_headers_and_each_header_its_scope() -> None:
    with finished(TABLE) as pdf:
        year, departure, own, first, *data = cells(pdf)
        assert [str(cell.A.Scope) for cell in (year, departure, own, first)] == [
            "/Column",
            "/Column",
            "/Row",
            "/Row",
        ]
        assert departure.A.ColSpan == 2
        assert first.A.RowSpan == 2
        ids = [str(cell.ID) for cell in (year, departure, own, first)]
        assert len(set(ids)) == 4
        assert headers(first) == [ids[0], ids[2]]
        for cell in data[:4]:
            assert headers(cell) == [ids[1], ids[2], ids[3]]
        later = data[4]
        assert later.S == Name.TH
        assert headers(data[5]) == [ids[1], str(later.ID)]


def test_an_empty_cell_stays_in_its_place() -> None:
    with finished(TABLE) as pdf:
        assert [str(cell.S) for cell in cells(pdf)].count("/TD") == 6


def test_headers_can_be_found_by_their_identifier() -> None:
    with finished(TABLE) as pdf:
        tree = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
        for cell in cells(pdf):
            for name in headers(cell):
                assert tree[name].S == Name.TH


def test_a_head_that_is_printed_again_is_read_once() -> None:
    rows = "".join(f"<tr><th scope='row'>{n}</th><td>waarde {n}</td></tr>" for n in range(30))
    body = (
        f"<table><thead><tr><th>Naam</th><th>Getal</th></tr></thead><tbody>{rows}</tbody></table>"
    )
    with finished(body) as pdf:
        assert len(pdf.pages) > 2
        assert len(cells(pdf)) == 62
        second = pdf.pages[1].Contents.read_bytes()
        assert b"/Pagination" in second.split(b"MCID")[0]
