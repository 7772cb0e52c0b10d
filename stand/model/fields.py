"""Which fields belong at a place in the data: for messages, forms and documentation."""

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from stand.model.source import Path


def fields_at(annotation: Any, data: Any, path: Path) -> dict[str, FieldInfo]:
    """Return the fields of the model that the data at ``path`` is meant for, or nothing.

    ``annotation`` is the type of the whole; where it is a union, the data's ``kind`` chooses.
    """
    for part in path:
        model = _model_for(annotation, data)
        if isinstance(part, int):
            annotation = _item_type(annotation)
            data = data[part] if isinstance(data, list) and part < len(data) else None
        elif model is not None and part in model.model_fields:
            annotation = model.model_fields[part].annotation
            data = data.get(part) if isinstance(data, dict) else None
        else:
            return {}
    model = _model_for(annotation, data)
    return dict(model.model_fields) if model else {}


def field_at(annotation: Any, data: Any, path: Path) -> FieldInfo | None:
    """Return the field at a path, or None: for a list entry, the field that holds the list."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    return fields_at(annotation, data, path[:-1]).get(str(path[-1])) if path else None


def _alternatives(annotation: Any) -> list[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _alternatives(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return [part for option in get_args(annotation) for part in _alternatives(option)]
    return [annotation]


def _model_for(annotation: Any, data: Any) -> type[BaseModel] | None:
    models = [
        part
        for part in _alternatives(annotation)
        if isinstance(part, type) and issubclass(part, BaseModel)
    ]
    if len(models) == 1:
        return models[0]
    kind = data.get("kind") if isinstance(data, dict) else None
    return next((model for model in models if kind in _kinds(model)), None)


def _kinds(model: type[BaseModel]) -> tuple[Any, ...]:
    field = model.model_fields.get("kind")
    is_literal = field is not None and get_origin(field.annotation) is Literal
    return get_args(field.annotation) if field is not None and is_literal else ()


def _item_type(annotation: Any) -> Any:
    for part in _alternatives(annotation):
        if get_origin(part) is list:
            return get_args(part)[0]
    return None
