"""Which model each file is read as. Importing this reads all models, which takes a moment."""

import re
from typing import Any

from stand.model.chapter import Chapter
from stand.model.edition import Edition
from stand.model.figures import Figure
from stand.model.indicators import Indicators
from stand.model.organisation import Organisation
from stand.workspace import INDICATORS_FILE, ORGANISATION_FILE

_MODELS: tuple[tuple[str, Any], ...] = (
    (re.escape(ORGANISATION_FILE), Organisation),
    (re.escape(INDICATORS_FILE), Indicators),
    (r"content/[^/]+/edition\.yaml", Edition),
    (r"content/[^/]+/.+\.yaml", Chapter),
    (r"figures/[^/]+/[^/]+\.yaml", Figure),
)


def model_of(path: str) -> Any:
    """Return the type that a file's data is read as, or None for a file without a model."""
    return next((model for name, model in _MODELS if re.fullmatch(name, path)), None)
