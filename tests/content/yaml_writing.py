"""Data written as YAML in a random but valid mix of styles, with comments wherever they may be."""

import json
from collections.abc import Callable
from typing import Any

UNSEEN = "\r\0\x85\u2028"
Choose = Callable[[int], int]


class StyledWriter:
    """Writes a mapping; ``choose(n)`` decides between n ways. Each comment is unique."""

    def __init__(self, choose: Choose, line_breaks: list[str], *, anchors: bool = False) -> None:
        self.text = ""
        self._choose = choose
        self._breaks = line_breaks
        self._comments = 0
        self._with_anchors = anchors
        self._named = 0
        self._anchors: list[str] = []

    def document(self, data: Any) -> str:
        """Return the text of a whole file."""
        self.text = ""
        if self._choose(4) == 0:
            self._comment_line(0)
        if self._choose(5) == 0:
            self.text += "---" + self._break()
        self._block(data, 0)
        if self._choose(4) == 0:
            self._comment_line(0)
        if self._choose(5) == 0:
            self.text += "..." + self._break()
        elif self._choose(4) == 0:
            self.text = self.text.rstrip("\r\n")
        return self.text

    def _break(self) -> str:
        return self._breaks[self._choose(len(self._breaks))]

    def _comment(self) -> str:
        self._comments += 1
        return f"# <{self._comments}> é🙂: {{x"

    def _comment_line(self, indent: int) -> None:
        self.text += " " * indent + self._comment() + self._break()

    def _above(self, indent: int) -> None:
        """Write what may stand above an entry."""
        if self._choose(5) == 0:
            self.text += self._break()
        if self._choose(4) == 0:
            self._comment_line(indent)

    def _block(self, data: Any, indent: int, inline: bool = False) -> None:
        """Write a mapping or list with lines of its own; inline: the first stands behind a dash."""
        gap = 1 + self._choose(3)
        step = 1 + self._choose(4)
        indentless = self._choose(2) == 0
        for number, (key, value) in enumerate(
            data.items() if isinstance(data, dict) else enumerate(data)
        ):
            if number or not inline:
                self._above(indent)
                self.text += " " * indent
            if isinstance(data, list):
                self.text += "-"
                self._value(value, indent, gap, step, in_list=True, indentless=False)
            elif self._choose(12) == 0:
                self.text += "? " + self._key(key) + self._break() + " " * indent + ":"
                self._value(value, indent, 1, step, in_list=False, indentless=indentless)
            else:
                self.text += self._key(key) + " " * (self._choose(6) == 0) + ":"
                self._value(value, indent, 1, step, in_list=False, indentless=indentless)
        if self._choose(8) == 0 and indent:
            self._comment_line(indent)

    def _value(
        self, value: Any, indent: int, gap: int, step: int, *, in_list: bool, indentless: bool
    ) -> None:
        if self._anchors and self._choose(12) == 0:
            self.text += f" *{self._anchors[self._choose(len(self._anchors))]}"
            self._end_line()
        elif value is None:
            self.text += ["", " ~", " null"][self._choose(3)]
            self._end_line(tabs=False)
        elif isinstance(value, str):
            self._scalar(value, indent, gap)
        elif not value or self._choose(4) == 0:
            self.text += " " * gap
            anchor = self._anchor()
            self._flow(value, indent + 1)
            self._anchors += anchor
            self._end_line()
        elif in_list and self._choose(3):
            self.text += " " * gap
            self._block(value, indent + 1 + gap, inline=True)
        else:
            self.text += " "
            anchor = self._anchor()
            self._end_line(tabs=False)
            indentless = isinstance(value, list) and not in_list and indentless
            self._block(value, indent if indentless else indent + step)
            self._anchors += anchor

    def _end_line(self, *, tabs: bool = True) -> None:
        if self._choose(5) == 0:
            self.text += " \t"[self._choose(2) * tabs] * (1 + self._choose(2))
        if self._choose(6) == 0:
            self.text += "  " + self._comment()
        self.text += self._break()

    def _anchor(self) -> list[str]:
        """Write now and then a name that values further on can refer to."""
        if not self._with_anchors or self._choose(8):
            return []
        self._named += 1
        self.text += f"&n{self._named} "
        return [f"n{self._named}"]

    def _scalar(self, text: str, indent: int, gap: int) -> None:
        self.text += " " * gap
        self._anchors += self._anchor()
        if self._choose(14) == 0:
            self.text += "!!str "
        lines = text.split("\n")
        content = text.rstrip("\n")
        plain = content.strip() and not any(sign in text for sign in UNSEEN)
        if plain and self._choose(3 if "\n" in text else 12) == 0:
            self._block_text(text, indent)
            return
        wrapped = " " in text and all(line == line.strip() for line in lines)
        wrapped = wrapped and bool(lines[0]) and bool(lines[-1]) and self._choose(3) == 0
        self.text += self._wrapped(text, indent) if wrapped else self._quoted(text)
        self._end_line()

    def _block_text(self, text: str, indent: int) -> None:
        ending = len(text) - len(text.rstrip("\n"))
        sign = ("-", "", "+")[min(ending, 2)]
        step = 1 + self._choose(4)
        blank = text.lstrip("\n")[:1] in (" ", "\t")
        digit = str(step) if blank or self._choose(6) == 0 else ""
        folded = self._choose(2) == 0
        self.text += (">" if folded else "|") + digit + sign
        self.text += "  " + self._comment() if self._choose(6) == 0 else ""
        self.text += self._break()
        lines = (text[:-1] if ending else text).split("\n")
        if folded:
            lines = self._folded(text.rstrip("\n")) + [""] * max(ending - 1, 0)
        for line in lines:
            self.text += (" " * (indent + step) + line if line else "") + self._break()

    def _folded(self, text: str) -> list[str]:
        lines: list[str] = []
        last, breaks = "", -1
        for value in text.split("\n"):
            breaks += 1
            if not value:
                continue
            together = not last or not (last[0] in " \t" or value[0] in " \t")
            lines += [""] * (breaks if together else breaks - 1)
            words = value.split(" ")
            if value[0] not in " \t" and "" not in words and self._choose(2):
                middle = self._choose(len(words))
                parts = (" ".join(words[:middle]), " ".join(words[middle:]))
                lines += [part for part in parts if part]
            else:
                lines.append(value)
            last, breaks = value, 0
        return lines

    def _wrapped(self, text: str, indent: int) -> str:
        quote = ["'", '"'][self._choose(2)]
        if quote == "'":
            body = text.replace("'", "''")
        else:
            body = json.dumps(text, ensure_ascii=False)[1:-1].replace("\\n", "\n")
        parts = []
        for line in body.split("\n"):
            words = line.split(" ")
            middle = self._choose(len(words)) if "" not in words else 0
            both = [" ".join(words[:middle]), " ".join(words[middle:])]
            parts.append((self._break() + " " * (indent + 2)).join(part for part in both if part))
        glue = self._break() * 2 + " " * (indent + 2)
        return quote + glue.join(parts) + quote

    def _key(self, text: str) -> str:
        return self._quoted(text)

    def _quoted(self, text: str) -> str:
        plain = text.replace(" ", "").isalnum() and text == text.strip()
        if plain and text not in ("null", "Null", "NULL") and self._choose(3):
            return text
        if self._choose(2) and not any(sign in text for sign in "\n\t" + UNSEEN):
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False).replace("\x85", "\\N").replace("\u2028", "\\L")

    def _flow(self, value: Any, indent: int) -> None:
        if value is None:
            self.text += "~"
            return
        if isinstance(value, str):
            self.text += self._quoted(value)
            return
        lines = self._choose(3) == 0
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        self.text += opening
        entries = list(value.items() if isinstance(value, dict) else enumerate(value))
        for number, (key, item) in enumerate(entries):
            if lines:
                self._end_line()
                if self._choose(5) == 0:
                    self._comment_line(indent)
                self.text += " " * indent
            else:
                self.text += " " * self._choose(2)
            if isinstance(value, dict):
                self.text += self._key(key) + ": "
            self._flow(item, indent + 2)
            if number < len(entries) - 1 or self._choose(4) == 0:
                self.text += ","
        if lines and entries:
            self._end_line()
            self.text += " " * indent
        self.text += closing
