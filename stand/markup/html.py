"""Texts to HTML. References are resolved by whoever asks; HTML in a text comes out as text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from stand.markup.abbreviations import Abbreviations
from stand.markup.markdown import blocks, inline, parser
from stand.markup.notes import NoteNumbers, split_notes
from stand.markup.typography import typeset

Resolve = Callable[[str, bool], Markup | str]
"""Turns the text between double brackets into HTML, or into text; True where a sentence starts."""

_SAFE = ("http://", "https://", "mailto:")
_DEEPEST = 6
_SIZES = 2
# Between these and the number of a note, the layout engine would end a line.
_PUNCTUATION = re.compile(r"[.,;:?!…]+$")


@dataclass
class _Scene:
    """What the rules must know of the text around a token.

    ``inside`` holds the tags of the headings, links and notes that are open, ``foreign`` tells of
    every other open tag whether it has a language of its own. ``numbers`` holds the number of each
    note by its id, once it is called.
    """

    resolve: Resolve
    base: int
    numbering: NoteNumbers | None
    abbreviations: Abbreviations | None
    notes: dict[int, list[Token]]
    inside: list[str] = field(default_factory=list)
    foreign: list[bool] = field(default_factory=list)
    depth: int = 0
    numbers: dict[int, int] = field(default_factory=dict)


class _Renderer(RendererHTML):
    """Renders tokens; the environment holds the ``scene``."""

    def text(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        scene: _Scene = env["scene"]
        made = typeset(tokens[index].content)
        if scene.abbreviations is None or scene.inside or any(scene.foreign):
            return str(made)
        around = _said(tokens[:index]), _said(tokens[index + 1 :])
        return str(scene.abbreviations.marked(made, *around))

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
        scene: _Scene = env["scene"]
        wanted = max(int(tokens[index].tag[1]) - 1, 1)
        scene.depth = min(wanted, scene.depth + 1)  # an author may skip a level, the page may not
        scene.inside.append(f"h{min(scene.base + scene.depth - 1, _DEEPEST)}")
        attributes = self.renderAttrs(tokens[index])
        return f'<{scene.inside[-1]} class="subhead subhead-{min(wanted, _SIZES)}"{attributes}>'

    def heading_close(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        return f"</{env['scene'].inside.pop()}>\n"

    def link_open(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        address = str(tokens[index].attrs.get("href", ""))
        is_safe = address.lower().startswith(_SAFE)
        env["scene"].inside.append("a" if is_safe else "span")
        if not is_safe:
            return '<span class="no-link">'
        return str(Markup('<a class="external" href="{}">').format(address))

    def link_close(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        return f"</{env['scene'].inside.pop()}>"

    def renderToken(  # noqa: N802 - the name is that of the parser
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        if tokens[idx].nesting > 0:
            env["scene"].foreign.append("lang" in tokens[idx].attrs)
        elif tokens[idx].nesting < 0:
            env["scene"].foreign.pop()
        return super().renderToken(tokens, idx, options, env)

    def language_line(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        return ""

    def footnote_ref(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        scene: _Scene = env["scene"]
        call = tokens[index]
        note = scene.notes.get(call.meta["id"], [])
        before = escape(call.meta.get("before", ""))
        says = any(token.content.strip() for token in note)
        if scene.numbering is None or scene.inside or not says:
            return before + Markup('<span class="broken">{}</span>').format(call.content)
        known = scene.numbers.get(call.meta["id"])
        number = scene.numbers[call.meta["id"]] = known or scene.numbering.next()
        anchor, words = scene.numbering.anchor(number), scene.numbering.words
        shown = note_call(anchor, number, words.call(str(number)), is_first=not known)
        if index and tokens[index - 1].type == "footnote_ref":
            before = Markup('<span class="note-comma">,</span>')
        if before:
            shown = Markup('<span class="keep">{}{}</span>').format(before, shown)
        if known:
            return shown
        language = scene.numbering.language if any(scene.foreign) else None
        said = self._inside("span", _filled(note, scene.resolve), options, scene)
        mark = note_mark(anchor, number, words.back(str(number)))
        return shown + _note(anchor, mark, said, language)

    def _inside(
        self, tag: str, tokens: Sequence[Token], options: OptionsDict, scene: _Scene
    ) -> Markup:
        """Return tokens as they are inside a tag that holds no notes itself."""
        scene.inside.append(tag)
        made = self.renderInline(tokens, options, {"scene": scene})
        scene.inside.pop()
        return Markup(made.strip())  # noqa: S704 - escaped


_RENDERER = _Renderer(parser())


def note_call(anchor: str, mark: str | int, title: str, *, is_first: bool) -> Markup:
    """Return the mark that sends a reader to a note; the first one is where the way back leads.

    ``title`` describes the link to who does not see where it leads.
    """
    place = Markup(' id="{}-plaats"').format(anchor) if is_first else ""
    return Markup('<a role="doc-noteref" class="note-call" href="#{}"{} title="{}">{}</a>').format(
        anchor, place, title, mark
    )


def note_mark(anchor: str, mark: str | int, title: str) -> Markup:
    """Return the mark in front of a note, which is a way back to its first call."""
    return Markup('<a class="note-mark" href="#{}-plaats" title="{}">{}</a>').format(
        anchor, title, mark
    )


def _note(anchor: str, mark: Markup, said: Markup, language: str | None) -> Markup:
    """Return what a note says, behind its mark."""
    spoken = Markup(' lang="{}"').format(language) if language else ""
    return Markup('<span role="doc-footnote" class="footnote" id="{}"{}>{} {}</span>').format(
        anchor, spoken, mark, said
    )


def markdown_to_html(
    text: str,
    resolve: Resolve,
    base: int,
    numbering: NoteNumbers | None = None,
    abbreviations: Abbreviations | None = None,
) -> Markup:
    """Return a text with paragraphs as HTML; ``##`` becomes a heading of level ``base``.

    Without numbers for them, notes come out as they are written.
    """
    body, notes = split_notes(blocks(text))
    return _render(body, _Scene(resolve, base, numbering, abbreviations, notes))


def inline_to_html(text: str, resolve: Resolve) -> Markup:
    """Return a text of one line as HTML."""
    return _render(inline(text), _Scene(resolve, 2, None, None, {}))


def _render(tokens: Sequence[Token], scene: _Scene) -> Markup:
    filled = [
        token.copy(children=_filled(token.children or [], scene.resolve))
        if token.type == "inline"
        else token
        for token in tokens
    ]
    made = _RENDERER.render(filled, parser().options, {"scene": scene})
    return Markup(made.strip())  # noqa: S704 - escaped


def _said(tokens: Sequence[Token]) -> str:
    """Return the words of a piece of a paragraph."""
    return "".join(token.content for token in tokens if token.type in ("text", "code_inline"))


def _starts_sentence(before: list[Token]) -> bool:
    """Tell whether what comes after these tokens begins a sentence."""
    printed = "".join(
        token.meta.get("before", "") if token.type == "footnote_ref" else token.content
        for token in before
        if token.type != "hardbreak"
    ).rstrip()
    return not printed or printed.endswith((".", "!", "?"))


def _filled(tokens: Sequence[Token], resolve: Resolve) -> list[Token]:
    """Return the tokens of a paragraph with references resolved and pieces of text joined.

    Joined, so that the typographer sees a number and the word after it in one piece. The call of
    a note stands right behind its word and takes the point before it along.
    """
    filled: list[Token] = []
    for token in tokens:
        if token.type == "reference":
            found = resolve(token.content, _starts_sentence(filled))
            if isinstance(found, Markup):
                filled.append(Token("resolved", "", 0, content=str(found)))
                continue
            token = _text(found)  # noqa: PLW2901
        elif token.type == "softbreak":
            token = _text(" ")  # noqa: PLW2901
        elif token.type == "footnote_ref" and filled and filled[-1].type == "text":
            text = filled.pop().content.rstrip()
            point = _PUNCTUATION.search(text)
            before = point[0] if point else ""
            if text != before:
                filled.append(_text(text.removesuffix(before)))
            token = token.copy(meta={**token.meta, "before": before})  # noqa: PLW2901
        if token.type != "text":
            filled.append(token)
        elif filled and filled[-1].type == "text":
            filled[-1].content += token.content
        else:
            filled.append(_text(token.content))  # the token itself is kept for the next time
    return filled


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
