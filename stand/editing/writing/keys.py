"""What the keys do with a text: bold, lists, a new line, a paste. Pure functions.

Each takes a text with a selection and returns the text with the selection afterwards.
"""

import re
from dataclasses import dataclass

_LIST = re.compile(
    r"(?P<around>[ >]*)(?:(?P<sign>[-+*])|(?P<number>\d{1,9})(?P<dot>[.)]))(?P<gap> +)"
)
_BULLETS = re.compile(r"(?m)^([ \t]*)[•‣▪●○◦·–\uf0b7][ \t\u00a0]+")
_ODD_SPACES = re.compile(r"[\u2000-\u200a\u205f\u3000]")
_INVISIBLE = re.compile(r"[\u200b\ufeff\u2060\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Selected:
    """A text with a selection in it; both ends are the same where there is only a cursor."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


def emphasised(selected: Selected, mark: str) -> Selected:
    """Put marks (``**`` or ``*``) around the selection or the word there, or take them off."""
    text, start, end = selected.text, selected.start, selected.end
    if start == end:
        start, end = word_at(text, start)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    size = len(mark)
    around = text[max(0, start - size) : start] == mark and text[end : end + size] == mark
    if around and not (size == 1 and text[start - 2 : start] == "**"):
        text = text[: start - size] + text[start:end] + text[end + size :]
        return Selected(text, start - size, end - size)
    words = text[start:end]
    if len(words) > 2 * size and words.startswith(mark) and words.endswith(mark):
        return Selected(text[:start] + words[size:-size] + text[end:], start, end - 2 * size)
    return Selected(f"{text[:start]}{mark}{words}{mark}{text[end:]}", start + size, end + size)


def listed(selected: Selected) -> Selected:
    """Make list entries of the lines of the selection, or plain lines of list entries."""
    text = selected.text
    first = text.rfind("\n", 0, selected.start) + 1
    last = text.find("\n", selected.end)
    last = len(text) if last < 0 else last
    lines = text[first:last].split("\n")
    is_list = all(_LIST.match(line) for line in lines if line.strip())
    if is_list and any(line.strip() for line in lines):
        lines = [_LIST.sub(r"\g<around>", line, count=1) for line in lines]
        if _in_list(text[:first]):
            lines[0] = f"\n{lines[0]}"
        if _LIST.match(text[last + 1 :]):
            lines[-1] += "\n"
    else:
        lines = [f"- {line}" if line.strip() or len(lines) == 1 else line for line in lines]
        lines = [line for line in lines if line.strip()] or lines
        before, after = text[:first], text[last:]
        needs_gap = before.strip() and not before.endswith("\n\n") and not _in_list(before)
        lines[0] = ("\n" if needs_gap else "") + lines[0]
        if after.strip() and not after.startswith("\n\n") and not _LIST.match(after.lstrip("\n")):
            lines[-1] += "\n"
    body = "\n".join(lines)
    at = first + len(body.rstrip("\n"))
    start = at if selected.start == selected.end else first + len(body) - len(body.lstrip("\n"))
    return Selected(text[:first] + body + text[last:], start, at)


def new_line(selected: Selected) -> Selected:
    """Begin a new paragraph, or the next entry of a list; in an empty entry, end the list."""
    text, start, end = selected.text, selected.start, selected.end
    first = text.rfind("\n", 0, start) + 1
    line = text[first:start]
    rest = text[end : (text.find("\n", end) + 1 or len(text) + 1) - 1]
    entry = _LIST.match(line)
    if entry and not line[entry.end() :].strip() and not rest.strip():
        return _after_list(text[:first], text[end:])
    stays = re.match(r"\s*(\||```|~~~|    )", line) or re.search(r"(  |\\)$", line)
    if entry:
        begin = f"\n{_next_entry(entry)}"
    elif stays or not line.strip() or (not rest.strip() and text[end : end + 2] == "\n\n"):
        begin = "\n"
    else:
        begin = "\n\n"
    keep = text[end:].lstrip(" ") if rest.strip() else text[end:]
    return Selected(text[:start] + begin + keep, start + len(begin), start + len(begin))


def _after_list(before: str, after: str) -> Selected:
    """Return a text with the cursor on a line of its own between two pieces of it."""
    if before.strip() and not before.endswith("\n\n"):
        before += "\n"
    if after.strip() and not after.startswith("\n\n"):
        after = f"\n{after}"
    return Selected(before + after, len(before), len(before))


def pasted(text: str, *, lines: bool) -> str:
    """Return a text from elsewhere as it belongs in a text here.

    Bullets become list entries, tabs and odd spaces plain ones; without ``lines`` all is one line.
    """
    text = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028]", "\n", text).replace("\u2029", "\n\n")
    text = _BULLETS.sub(lambda found: f"{_indent(found[1])}- ", text)
    text = _INVISIBLE.sub("", _ODD_SPACES.sub(" ", text.replace("\t", " ")))
    if not lines:
        return " ".join(text.split("\n")).strip("\n")
    return _separated(text) if "\n" in text.strip("\n") else text


def _separated(text: str) -> str:
    """Return pasted lines with an empty line between paragraphs that had none."""
    found: list[str] = []
    for line in text.split("\n"):
        before = found[-1] if found else ""
        ends_as_one = before.rstrip().endswith((".", "!", "?", ":", "”", "’", '"'))
        is_other = bool(_LIST.match(line)) != bool(_LIST.match(before))
        if (
            before.strip()
            and line.strip()
            and (is_other or (ends_as_one and not _LIST.match(line)))
        ):
            found.append("")
        found.append(line.rstrip(" ") if not line.strip() else line)
    return "\n".join(found)


def _indent(spaces: str) -> str:
    return " " * (2 * (spaces.count("\t") + spaces.count(" ") // 4))


def _next_entry(entry: re.Match[str]) -> str:
    if entry["sign"]:
        return entry[0]
    return f"{entry['around']}{int(entry['number']) + 1}{entry['dot']}{entry['gap']}"


def _in_list(before: str) -> bool:
    return bool(_LIST.match(before.rstrip("\n").rpartition("\n")[2]))


def word_at(text: str, place: int) -> tuple[int, int]:
    """Return where the word at a place begins and ends; both are the place where there is none."""
    start = end = place
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "-’'"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "-’'"):
        end += 1
    return start, end
