"""What is not saved counts instead of what is on the disk."""

from pathlib import Path

from stand.content.load import load
from tests.made.editions import draft

FOREWORD = "content/2030/voorwoord.yaml"


def test_an_unsaved_text_counts_instead_of_the_one_on_disk(tmp_path: Path) -> None:
    workspace = draft(tmp_path)
    before = (tmp_path / FOREWORD).read_text("utf-8")
    unsaved = {FOREWORD: before.replace("title: Voorwoord", "title: Nieuw").encode()}
    publication, _ = load(workspace, "2030", unsaved)
    assert publication is not None
    assert publication.chapters[0].chapter.title == "Nieuw"
    assert (tmp_path / FOREWORD).read_text("utf-8") == before


def test_a_chapter_that_is_not_saved_yet_is_there(tmp_path: Path) -> None:
    workspace = draft(tmp_path)
    edition = (tmp_path / "content/2030/edition.yaml").read_text("utf-8")
    chapter = (tmp_path / FOREWORD).read_bytes()
    unsaved = {
        "content/2030/extra/nieuw.yaml": chapter,
        "content/2030/edition.yaml": edition.replace("- thema", "- thema\n- extra/nieuw").encode(),
    }
    publication, problems = load(workspace, "2030", unsaved)
    assert publication is not None
    assert [file.name for file in publication.chapters][-1] == "nieuw"
    assert "unlisted-chapter" not in {problem.code for problem in problems}


def test_a_file_that_is_removed_but_not_saved_is_gone(tmp_path: Path) -> None:
    workspace = draft(tmp_path)
    publication, problems = load(workspace, "2030", {FOREWORD: None})
    assert publication is not None
    assert "voorwoord" not in {file.name for file in publication.chapters}
    assert "missing-chapter" in {problem.code for problem in problems}
