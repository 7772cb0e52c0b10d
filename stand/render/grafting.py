"""New HTML elements in a document that was laid out: their styles and their boxes.

WeasyPrint 70 makes all styles and all boxes of a document at once (``css.StyleFor.__init__`` and
``formatting_structure.build.build_formatting_structure``). Here the same is done for a few elements
of one parent, with its own functions. It holds as long as no selector of our style sheets tells
from what is in a block how its parent looks, and no block counts for another.
"""

import copy
from collections.abc import Iterator
from math import inf
from typing import Any
from xml.etree.ElementTree import Element

import tinycss2
import weasyprint
from cssselect2 import ElementWrapper
from weasyprint.css import declaration_precedence, find_style_attributes
from weasyprint.css.validation import preprocess_declarations
from weasyprint.formatting_structure import build
from weasyprint.layout import LayoutContext

_PSEUDO = (None, "before", "after", "marker", "first-line", "first-letter", "footnote-call")


class Grafting:
    """The styles and boxes of a document, to which those of new elements are added."""

    def __init__(self, context: LayoutContext, html: weasyprint.HTML) -> None:
        self._context = context
        self._html = html
        self._shared: dict[object, Any] = {}

    def with_parent_of(self, path: list[Element], children: list[Element]) -> list[Element]:
        """Return the elements on the way from the root to a parent anew; it has these children.

        The old ones stay as they are, and so does a layout that was made of them.
        """
        *above, parent = path
        made = _twin(parent, children)
        anew = [made]
        styles = self._context.style_for.get_computed_styles()
        for old in reversed(above):
            inside = [anew[0] if child is path[-len(anew)] else child for child in old]
            anew.insert(0, _twin(old, inside))
        for old, new in zip(path, anew, strict=True):
            for pseudo in _PSEUDO:
                if (old, pseudo) in styles:
                    styles[new, pseudo] = styles[old, pseudo]
        self._html = copy.copy(self._html)
        self._html.etree_element = anew[0]
        self._html.wrapper_element = ElementWrapper.from_html_root(anew[0])
        return anew

    @property
    def html(self) -> weasyprint.HTML:
        """The document with the elements that were added last."""
        return self._html

    def style(self, path: list[Element], chosen: list[Element]) -> None:
        """Give these children of the last element of a path their styles, and all in them."""
        wrapper = self._html.wrapper_element
        for element in path[1:]:
            inside = wrapper.iter_children()
            wrapper = next(each for each in inside if each.etree_element is element)
        names = set(map(id, chosen))
        for child in wrapper.iter_children():
            if id(child.etree_element) in names:
                self._style(child)

    def _style(self, top: ElementWrapper) -> None:
        style_for = self._context.style_for
        cascaded = style_for.get_cascaded_styles()
        cascaded.clear()
        written = self._written(top.etree_element, cascaded)
        for wrapper in top.iter_subtree():
            element, parent = wrapper.etree_element, wrapper.parent.etree_element
            matched = tuple(self._match(wrapper, cascaded))
            own_parent = style_for.get_computed_styles()[parent, None]
            key = (id(own_parent), written.get(element), matched)
            if key in self._shared:
                style_for.get_computed_styles()[element, None] = self._shared[key]
            else:
                self._compute(element, parent, None)
                self._shared[key] = style_for.get_computed_styles()[element, None]
        for element, pseudo in list(cascaded):
            if pseudo:
                self._compute(element, element, pseudo)
        cascaded.clear()

    def _written(self, top: Element, cascaded: dict[Any, Any]) -> dict[Element, str]:
        """Add what attributes say of styles; return it for each element of which they say any."""
        written: dict[Element, str] = {}
        for specificity, element, declarations, base_url in find_style_attributes(
            top, presentational_hints=False, base_url=self._html.base_url
        ):
            said = list(declarations)
            text = tinycss2.serialize([each for each in said if each.type != "error"])
            written[element] = f"{written.get(element, '')}{specificity}{text}"
            style = cascaded.setdefault((element, None), {})
            _add(style, preprocess_declarations(base_url, said), "author", inf, specificity)
        return written

    def _match(self, wrapper: ElementWrapper, cascaded: dict[Any, Any]) -> Iterator[object]:
        """Add what the style sheets say of an element; yield by which rules."""
        for sheet, origin, sheet_specificity in self._context.style_for._sheets:
            for specificity, _, pseudo, (declarations, layer) in sheet.matcher.match(wrapper):
                order = inf if layer is None else sheet.layers.index(layer)
                yield (sheet, specificity, id(declarations), order)
                style = cascaded.setdefault((wrapper.etree_element, pseudo), {})
                _add(style, declarations, origin, order, sheet_specificity or specificity)

    def _compute(self, element: Element, parent: Element, pseudo: str | None) -> None:
        html = self._html
        self._context.style_for.set_computed_styles(
            element,
            root=html.etree_element,
            parent=parent,
            pseudo_type=pseudo,
            base_url=html.base_url,
        )

    def boxes(self, parent: Any, elements: list[Element]) -> tuple[list[Any], list[Any]]:
        """Return the boxes of new children of a box, and the notes in them."""
        context, notes = self._context, list[Any]()
        state: Any = ([0], {"footnote": [0], "note": [0]}, [{"footnote", "note"}, set()], [])
        made = [
            box
            for element in elements
            for box in build.element_to_box(
                element,
                context.style_for,
                context.get_image_from_uri,
                self._html.base_url,
                context.target_collector,
                context.counter_style,
                notes,
                state,
            )
        ]
        shell = parent.copy_with_children(made)
        shell.process_whitespace()
        shell.process_text_transform()
        return list(build.create_anonymous_boxes(shell).children), notes

    def say_again(self, box: Any) -> None:
        """Work out anew what an element whose attributes changed sets for the edges of pages."""
        context = self._context
        build.set_content_lists(
            box.element, box, box.style, {}, context.target_collector, context.counter_style
        )


def _twin(element: Element, children: list[Element]) -> Element:
    made = Element(element.tag, dict(element.attrib))
    made.text, made.tail = element.text, element.tail
    made[:] = children
    return made


def _add(
    style: dict[str, Any], declarations: Any, origin: str, order: float, specificity: Any
) -> None:
    """Add declarations to the style of an element, where they weigh as much as what is there."""
    for name, values, importance in declarations:
        weight = (declaration_precedence(origin, importance), order, specificity)
        old = style.get(name, (None, None))[1]
        if old is None or old <= weight:
            style[name] = values, weight
