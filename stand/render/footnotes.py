"""Notes on the page that calls them: what the layout engine must be kept from.

WeasyPrint 70 makes room for a third line of a paragraph at the foot of a page by moving notes to
the next page, also notes that are called far above; and it forgets the notes of that line. It does
this nowhere in columns, and asks the context whether it is in one. So the context says yes, except
where the answer counts: while the height of the notes is measured.
"""

from weasyprint.layout import LayoutContext


class _Columns:
    """Whether a context lays out columns, as ``in_column`` of the engine asks it."""

    def __get__(self, context: LayoutContext, _owner: type) -> bool:
        return context.in_real_column or not context.measures_notes

    def __set__(self, context: LayoutContext, value: bool) -> None:
        context.in_real_column = value


_update = LayoutContext._update_footnote_area


def _update_footnote_area(context: LayoutContext) -> bool:
    context.measures_notes = True
    try:
        overflows: bool = _update(context)
    finally:
        context.measures_notes = False
    return overflows


def keep_notes_on_their_page() -> None:
    """Change the engine, once for the whole program."""
    LayoutContext.measures_notes = False
    LayoutContext.in_column = _Columns()
    LayoutContext._update_footnote_area = _update_footnote_area
