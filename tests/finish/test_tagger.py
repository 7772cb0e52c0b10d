from textwrap import dedent

from tests.finish.pages import outline, written

LONG = "Dit is een zin van enige lengte. " * 30


def tree(text: str) -> str:
    return dedent(text).strip("\n")


def test_what_crosses_pages_is_one_element() -> None:
    body = f"<section class='chapter'><h1>Kop</h1><p>{LONG}</p><ul><li>{LONG}</li></ul></section>"
    assert {piece.page for piece in written(body).recording.drawn} >= {0, 1, 2}
    names = [line.split("'")[0].strip() for line in outline(body).splitlines()]
    assert [name for name in names if name] == [
        "Part",
        "H1",
        "P",
        "L ListNumbering=Disc",
        "LI",
        "Lbl",
        "LBody",
    ]


def test_boxes_and_wrappers() -> None:
    body = """
      <section class="chapter"><header><h1><span>Thema</span> Kop</h1></header>
      <div class="text"><p>Een <strong>vette</strong> en <em>schuine</em> zin.</p></div>
      <aside><h2>Aan het woord</h2><div><blockquote><p>Citaat.</p></blockquote><p>Wie</p></div>
      </aside><section class="bottleneck"><h2>Knelpunt</h2><p>Tekst.</p></section></section>
    """
    assert outline(body) == tree("""
        Part
          H1
            'Thema Kop'
          P
            'Een'
            Strong
              'vette'
            'en'
            Em
              'schuine'
            'zin.'
          Aside
            H2
              'Aan het woord'
            BlockQuote
              P
                'Citaat.'
            P
              'Wie'
          Sect
            H2
              'Knelpunt'
            P
              'Tekst.'
    """)


def test_loose_text_in_a_group_comes_in_a_paragraph() -> None:
    assert outline("<aside>Los <em>woord</em><p>Alinea</p></aside>") == tree("""
        Aside
          P
            'Los'
            Em
              'woord'
          P
            'Alinea'
    """)


def test_lists_nest_in_the_body_of_their_item() -> None:
    body = "<ol><li>Een<ul><li>Binnen</li></ul></li><li>Twee</li></ol>"
    assert outline(body) == tree("""
        L ListNumbering=Decimal
          LI
            Lbl
              '1.'
            LBody
              'Een'
              L ListNumbering=Circle
                LI
                  Lbl
                    '◦'
                  LBody
                    'Binnen'
          LI
            Lbl
              '2.'
            LBody
              'Twee'
    """)


def test_terms_are_the_labels_of_their_meanings() -> None:
    body = "<dl><div><dt>COA</dt><dd>Opvang</dd></div><div><dt>IND</dt><dd>Dienst</dd></div></dl>"
    assert outline(body) == tree("""
        L ListNumbering=None
          LI
            Lbl
              'COA'
            LBody
              'Opvang'
          LI
            Lbl
              'IND'
            LBody
              'Dienst'
    """)


def test_an_item_may_bring_its_own_label() -> None:
    body = """
      <ul style="list-style: none"><li><p class="request-number item-label">Verzoek 1.1</p>
      <div><p>Geef geld.</p></div></li></ul>
    """
    assert outline(body) == tree("""
        L ListNumbering=None
          LI
            Lbl
              'Verzoek 1.1'
            LBody
              P
                'Geef geld.'
    """)


def test_a_table_of_contents() -> None:
    body = """
      <nav role="doc-toc"><ul style="list-style: none"><li><a href="#a">Eerst <span>3</span></a>
      <ul style="list-style: none"><li><a href="#a">Onder</a></li></ul></li></ul></nav>
      <p id="a">Hier</p>
    """
    assert outline(body) == tree("""
        TOC
          TOCI
            Reference
              Link
                'Eerst 3'
            TOC
              TOCI
                Reference
                  Link
                    'Onder'
        P
          'Hier'
    """)


def test_a_picture_holds_its_caption_and_what_follows_stands_outside() -> None:
    body = """
      <figure><figcaption>Figuur 1</figcaption><img alt="Een vlak" src="stand:square.svg">
      <p>Bron: DTenV</p></figure><p>Nog <img alt="" src="stand:square.svg"> iets</p>
    """
    assert outline(body) == tree("""
        Div
          Figure Alt=Een vlak
            Caption
              'Figuur 1'
            '▣'
          P
            'Bron: DTenV'
        P
          'Nog  iets'
    """)


def test_a_figure_without_picture_gives_its_caption_to_its_list_or_table() -> None:
    body = (
        "<figure><figcaption>Kern</figcaption><ul style='list-style:none'><li>5</li></ul></figure>"
    )
    assert outline(body) == tree("""
        L ListNumbering=None
          Caption
            'Kern'
          LI
            LBody
              '5'
    """)
    assert outline("<figure><figcaption>Kern</figcaption><p>Geen</p></figure>") == tree("""
        Div
          P
            'Kern'
          P
            'Geen'
    """)


def test_a_second_caption_is_read_too() -> None:
    table = "<table><caption>Eigen</caption><tr><th>Kop</th></tr></table>"
    lines = outline(f"<figure><figcaption>Kern</figcaption>{table}</figure>").splitlines()
    assert [line.strip() for line in lines[:5]] == ["Div", "P", "'Kern'", "Table", "Caption"]


def test_each_line_of_a_caption_is_a_paragraph() -> None:
    caption = "<span class='figure-number'>Figuur 1</span> <span class='figure-title'>Groei</span>"
    body = f"<figure><figcaption>{caption}</figcaption><ol><li>5</li></ol></figure>"
    assert outline(body) == tree("""
        L ListNumbering=Decimal
          Caption
            P
              'Figuur 1'
            P
              'Groei'
          LI
            Lbl
              '1.'
            LBody
              '5'
    """)


def test_notes_stand_after_the_text_that_calls_them() -> None:
    body = """
      <p>Voor<a role="doc-noteref" href="#n1" id="c1">1</a><span role="doc-footnote" id="n1"><a
      class="note-mark" href="#c1">1</a> De noot.</span> en na.</p>
      <ul><li>Punt<a role="doc-noteref" href="#n2" id="c2">2</a><span role="doc-footnote" id="n2"><a
      class="note-mark" href="#c2">2</a> Ook.</span> verder<ul><li>Binnen</li></ul></li></ul>
    """
    assert outline(body) == tree("""
        P
          'Voor'
          Reference
            Link
              '1'
          'en na.'
        Note ID=n1
          Lbl
            Link
              '1'
          'De noot.'
        L ListNumbering=Disc
          LI
            Lbl
              '•'
            LBody
              'Punt'
              Reference
                Link
                  '2'
              'verder'
              Note ID=n2
                Lbl
                  Link
                    '2'
                'Ook.'
              L ListNumbering=Circle
                LI
                  Lbl
                    '◦'
                  LBody
                    'Binnen'
    """)


def test_languages_and_abbreviations() -> None:
    body = """
      <p>Het <abbr title="Centraal Orgaan">COA</abbr> zegt <span lang="en">return</span>.</p>
      <p lang="de">Auf Deutsch.</p><div lang="fr"><p>En</p><p>français</p></div>
    """
    assert outline(body) == tree("""
        P
          'Het'
          Span E=Centraal Orgaan
            'COA'
          'zegt'
          Span lang=en
            'return'
          '.'
        P lang=de
          'Auf Deutsch.'
        Div lang=fr
          P
            'En'
          P
            'français'
    """)


def test_headings_never_skip() -> None:
    body = "<h2>a</h2><h4>b</h4><h5>c</h5><h4>d</h4><h1>e</h1><h3>f</h3><h2>g</h2>"
    lines = outline(body).splitlines()
    assert [line for line in lines if line.startswith("H")] == [
        "H1",
        "H2",
        "H3",
        "H2",
        "H1",
        "H2",
        "H2",
    ]


def test_themes_stand_in_the_chapter_that_opens_them() -> None:
    body = """
      <section class="chapter"><h1>Thema's</h1></section>
      <section class="chapter"><h2>Eerste</h2></section>
      <section class="chapter"><h2>Tweede</h2></section>
      <section class="chapter"><h1>Slot</h1></section>
    """
    assert outline(body) == tree("""
        Part
          H1
            'Thema's'
          Sect
            H2
              'Eerste'
          Sect
            H2
              'Tweede'
        Part
          H1
            'Slot'
    """).replace("'Thema's'", '"Thema\'s"')
