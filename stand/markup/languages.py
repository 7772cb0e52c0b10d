"""Another language in a text: ``[words]{lang=en}``, or a line ``{lang=en}`` before a block.

The block is a paragraph, a list, a quotation or a heading. The language becomes the attribute
``lang`` of a token, if there can be such a language; ``meta`` has it as ``language`` anyway, with
the ``mark`` as written. A line with nothing right under it that can have a language stays a
``language_line``.
"""

import re
from itertools import zip_longest

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_MARK = re.compile(r'\{\s*lang\s*=\s*"?([^\s"{}]*)"?\s*\}')
# Language, script, region.
_TAG = re.compile(r"([a-z]{2,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?", re.IGNORECASE)
# ISO 639-1, all languages with a code of two letters.
_TWO_LETTERS = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
    ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln
    lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi
    pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti
    tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_BEARERS = frozenset(
    f"{name}_open" for name in ("paragraph", "bullet_list", "ordered_list", "blockquote", "heading")
)


def is_language(code: str) -> bool:
    """Tell whether a code can be that of a language, its script and its region (BCP 47)."""
    match = _TAG.fullmatch(code)
    return match is not None and (len(match[1]) == 3 or match[1].lower() in _TWO_LETTERS.split())


def use_languages(markdown: MarkdownIt) -> None:
    """Teach a parser to read marks of a language."""
    markdown.inline.ruler.after("link", "language", _span_rule)
    ends = ["paragraph", "reference", "blockquote", "list", "footnote_def"]
    markdown.block.ruler.before("fence", "language_line", _line_rule, {"alt": ends})
    markdown.core.ruler.after("block", "language_line", _bearer_rule)


def _meta(mark: re.Match[str]) -> dict[str, str]:
    return {"language": mark[1], "mark": mark[0]}


def _set_language(token: Token, meta: dict[str, str]) -> None:
    """Give a token its language; the first part in lower case, as hyphenation knows it."""
    token.meta = {**token.meta, **meta}
    code = meta["language"]
    if is_language(code):
        first, hyphen, rest = code.partition("-")
        token.attrSet("lang", first.lower() + hyphen + rest)


def _span_rule(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[" or state.src.startswith("[^", state.pos):
        return False
    end = parseLinkLabel(state, state.pos)
    match = _MARK.match(state.src, end + 1) if end >= 0 else None
    if match is None:
        return False
    if not silent:
        start, maximum = state.pos + 1, state.posMax
        state.pos, state.posMax = start, end
        _set_language(state.push("span_open", "span", 1), _meta(match))
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = maximum
    state.pos = match.end()
    return True


def _line_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    match = _MARK.fullmatch(line.strip())
    if match is None or state.is_code_block(start):
        return False
    if not silent:
        token = state.push("language_line", "", 0)
        token.map = [start, start + 1]
        token.meta = _meta(match)
        state.line = start + 1
    return True


def _bearer_rule(state: StateCore) -> None:
    """Give the language of a line to what stands right under it, if that can have one."""
    kept: list[Token] = []
    for token, following in zip_longest(state.tokens, state.tokens[1:]):
        if token.type == "language_line" and _bears(following, token):
            _set_language(following, token.meta)
        else:
            kept.append(token)
    state.tokens = kept


def _bears(following: Token | None, line: Token) -> bool:
    if following is None or following.type not in _BEARERS or following.hidden:
        return False
    return bool(following.map and line.map and following.map[0] == line.map[1])
