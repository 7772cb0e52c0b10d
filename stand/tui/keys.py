"""The names of keys, as a Dutch keyboard and its user have them."""

from textual.binding import Binding

_NAMES = {
    "ctrl": "Ctrl",
    "shift": "Shift",
    "alt": "Alt",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Spatie",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "delete": "Del",
    "backspace": "Backspace",
    "insert": "Ins",
    "plus": "+",
    "minus": "-",
    "full_stop": ".",
    "comma": ",",
    "slash": "/",
    "question_mark": "?",
}


def key_name(key: str) -> str:
    """Return how a key of Textual ("ctrl+pageup") is called on the screen ("Ctrl+PgUp")."""
    *modifiers, last = key.split("+")
    name = _NAMES.get(last) or (last.upper() if len(last) <= 3 else last.capitalize())
    return "+".join([*(_NAMES.get(one, one.capitalize()) for one in modifiers), name])


def shown_key(binding: Binding) -> str:
    """Return the key of a binding for the screen; of several, the first."""
    return binding.key_display or key_name(binding.key.partition(",")[0].strip())
