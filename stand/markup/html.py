"""Texts to HTML. References are resolved by whoever asks; HTML in a text comes out as text."""

from collections.abc import Callable, Sequence
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from stand.markup.markdown import blocks, inline, parser
from stand.markup.typography import typeset

Resolve = Callable[[str, bool], Markup | str]
"""Turns the text between double brackets into HTML, or into text; True where a sentence starts."""

_SAFE = ("http://", "https://", "mailto:")


class _Renderer(RendererHTML):
    """Renders tokens; the environment holds ``resolve`` and the heading level ``base``."""

    def text(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return str(typeset(tokens[index].content))

    def resolved(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        return tokens[index].content

    def html_inline(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        return str(escape(tokens[index].content))

    def html_block(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        return str(Markup("<p>{}</p>").format(tokens[index].content.strip()))

    def image(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return str(escape(tokens[index].content))

    def heading_open(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        depth = max(int(tokens[index].tag[1]) - 1, 1)
        return f'<h{env["base"] + depth - 1} class="subhead subhead-{depth}">'

    def heading_close(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        depth = max(int(tokens[index].tag[1]) - 1, 1)
        return f"</h{env['base'] + depth - 1}>\n"

    def link_open(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        address = str(tokens[index].attrs.get("href", ""))
        if not address.lower().startswith(_SAFE):
            return '<a class="no-link">'
        return str(Markup('<a class="external" href="{}">').format(address))


_RENDERER = _Renderer(parser())


def markdown_to_html(text: str, resolve: Resolve, base: int) -> Markup:
    """Return a text with paragraphs as HTML; ``##`` becomes a heading of level ``base``."""
    return _render(blocks(text), resolve, base)


def inline_to_html(text: str, resolve: Resolve) -> Markup:
    """Return a text of one line as HTML."""
    return _render(inline(text), resolve, 2)


def _render(tokens: Sequence[Token], resolve: Resolve, base: int) -> Markup:
    env: dict[str, Any] = {"base": base}
    filled = [
        token.copy(children=_filled(token.children or [], resolve))
        if token.type == "inline"
        else token
        for token in tokens
    ]
    return Markup(_RENDERER.render(filled, parser().options, env).strip())  # noqa: S704 - escaped


def _starts_sentence(before: list[Token]) -> bool:
    """Tell whether what comes after these tokens begins a sentence."""
    printed = [token for token in before if token.type != "hardbreak"]
    return not printed or printed[-1].content.rstrip().endswith((".", "!", "?"))


def _filled(tokens: Sequence[Token], resolve: Resolve) -> list[Token]:
    """Return the tokens of a paragraph with references resolved and pieces of text joined.

    Joined, so that the typographer sees a number and the word after it in one piece.
    """
    filled: list[Token] = []
    for token in tokens:
        if token.type == "reference":
            found = resolve(token.content, _starts_sentence(filled))
            if isinstance(found, Markup):
                filled.append(Token("resolved", "", 0, content=str(found)))
                continue
            token = Token("text", "", 0, content=found)  # noqa: PLW2901
        elif token.type == "softbreak":
            token = Token("text", "", 0, content=" ")  # noqa: PLW2901
        if token.type == "text" and filled and filled[-1].type == "text":
            filled[-1] = filled[-1].copy(content=filled[-1].content + token.content)
        else:
            filled.append(token)
    return filled
