"""What the kinds of chapters are called."""

CHAPTER_KINDS = {
    "foreword": "Voorwoord",
    "introduction": "Inleiding",
    "process": "Proces",
    "results": "Resultaten",
    "part": "Deel",
    "theme": "Thema",
    "more_information": "Meer informatie",
    "glossary": "Begrippenlijst",
    "colophon": "Colofon",
    "text": "Hoofdstuk",
}
