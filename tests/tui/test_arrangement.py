"""Which panes fit on a screen, and how large they are."""

from hypothesis import given
from hypothesis import strategies as st

from stand.tui.arrangement import ONE_LINE, Arrangement, Part, Wishes, arrange, following

_PARTS = st.sampled_from(list(Part))
_HIDDEN = st.frozensets(st.sampled_from([one for one in Part if one is not Part.MIDDLE]))
_SIZES = st.integers(0, 400)
_WISHES = st.builds(Wishes, _HIDDEN, _SIZES, _SIZES, _SIZES)


@given(st.integers(0, 400), st.integers(0, 120), _WISHES, _PARTS)
def test_what_has_the_focus_is_seen_and_all_fits(
    width: int, height: int, wishes: Wishes, current: Part
) -> None:
    plan = arrange(width, height, wishes, current)
    assert current in plan.visible
    if plan.alone:
        assert plan.visible == {current}
        return
    assert Part.MIDDLE in plan.visible
    assert _middle(plan, width) >= 20
    if Part.PROBLEMS in plan.visible:
        assert 4 <= plan.problems <= height - 8


def _middle(plan: Arrangement, width: int) -> int:
    sides = [(Part.OUTLINE, plan.outline), (Part.PREVIEW, plan.preview)]
    return width - sum(size + 1 for part, size in sides if part in plan.visible)


def test_a_small_screen_shows_one_part_and_a_medium_one_two_columns() -> None:
    assert arrange(80, 22, Wishes(), Part.PREVIEW).visible == {Part.PREVIEW}
    medium = arrange(100, 30, Wishes(), Part.MIDDLE).visible
    assert medium == {Part.OUTLINE, Part.MIDDLE, Part.PROBLEMS}
    beside = arrange(100, 30, Wishes(), Part.PREVIEW).visible
    assert beside == {Part.MIDDLE, Part.PREVIEW, Part.PROBLEMS}
    assert arrange(120, 36, Wishes(), Part.MIDDLE).visible == set(Part)


def test_a_large_screen_is_in_proportion() -> None:
    plan = arrange(200, 58, Wishes(), Part.MIDDLE)
    assert plan.outline == 44
    assert _middle(plan, 200) > plan.preview > plan.outline


@given(_WISHES, _PARTS)
def test_the_focus_walks_through_all_that_is_not_hidden(wishes: Wishes, part: Part) -> None:
    seen, at = [], part
    for _ in Part:
        at = following(at, wishes, 1)
        seen.append(at)
    assert set(Part) - wishes.hidden <= {*seen, part}
    assert following(following(part, wishes, 1), wishes, -1) == part or part in wishes.hidden


@given(st.integers(0, 400), st.integers(0, 120), _WISHES, _PARTS)
def test_who_has_nothing_to_tell_gives_its_room_away(
    width: int, height: int, wishes: Wishes, current: Part
) -> None:
    plan = arrange(width, height, wishes, current, frozenset({Part.PREVIEW, Part.PROBLEMS}))
    assert current in plan.visible
    if plan.alone:
        return
    assert (Part.PREVIEW in plan.visible) == (current is Part.PREVIEW)
    assert (plan.problems == ONE_LINE) == (current is not Part.PROBLEMS)
