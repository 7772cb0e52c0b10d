"""Memory is tidied in pauses, and no more than before once the editor is closed."""

import gc
import weakref

from tests.tui.shell import edit


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.own = self


def _many_small_tidyings() -> None:
    for _ in range(50):
        gc.collect(1)


def test_what_nobody_holds_goes_in_a_pause_and_not_while_one_types(workspace):
    before = gc.get_threshold()

    async def act(editor):
        turns = editor.app.turns
        grown = Ring()
        gc.collect(1)
        gone = weakref.ref(grown)
        del grown
        turns.newest = float("inf")
        _many_small_tidyings()
        assert gone() is not None
        turns.newest = 0.0
        await editor.until(lambda: gone() is None)

    edit(workspace, act)
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0


def test_who_types_without_a_pause_does_not_fill_the_memory(workspace):
    async def act(editor):
        grown = Ring()
        gc.collect(1)
        gone = weakref.ref(grown)
        del grown
        editor.app.turns.newest = float("inf")
        for _ in range(3100):
            gc.collect(1)
        await editor.until(lambda: gone() is None)

    edit(workspace, act)
