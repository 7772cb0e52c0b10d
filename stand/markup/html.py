"""Texts to HTML. References are resolved by whoever asks; HTML in a text comes out as text."""

from collections.abc import Callable, Sequence
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from stand.markup.markdown import blocks, inline, parser
from stand.markup.typography import typeset

Resolve = Callable[[str, bool], Markup]
"""Turns the text between double brackets into HTML; True where a sentence starts."""

_SAFE = ("http://", "https://", "mailto:")


class _Renderer(RendererHTML):
    """Renders tokens; the environment holds ``resolve`` and the heading level ``base``."""

    def text(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return str(typeset(tokens[index].content))

    def reference(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        before = [token for token in tokens[:index] if token.type not in ("softbreak", "hardbreak")]
        starts = not before or before[-1].content.rstrip().endswith((".", "!", "?"))
        resolve: Resolve = env["resolve"]
        return str(resolve(tokens[index].content, starts))

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


def _render(tokens: list[Token], resolve: Resolve, base: int) -> Markup:
    env: dict[str, Any] = {"resolve": resolve, "base": base}
    return Markup(_RENDERER.render(tokens, parser().options, env).strip())  # noqa: S704 - escaped above
