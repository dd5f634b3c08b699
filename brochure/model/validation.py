"""Give plain values the types of a model; every refusal becomes a finding with its place."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from brochure.errors import Refused
from brochure.findings import Finding, InFile, Severity, in_order
from brochure.model.refusals import Case, explain
from brochure.model.source import KeyPath, Source, not_too_many

Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], source: Source) -> Model:
    """Make a model of what a file says.

    Raises Refused with one finding for each field that is wrong, beside what is wrong with the file
    itself; what follows from a mistake in the same line is left out.
    """
    faulty = [finding for finding in source.findings if finding.severity is Severity.ERROR]
    try:
        made = model.model_validate(_without_empty(source.value, model))
    except ValidationError as refusal:
        details = refusal.errors(include_url=False)
        lines = {finding.place.line for finding in faulty if isinstance(finding.place, InFile)}
        wrong = [
            finding
            for finding in _findings(model, source, details)
            if not (isinstance(finding.place, InFile) and finding.place.line in lines)
        ]
        findings = in_order([*source.findings, *wrong]) if faulty else [*source.findings, *wrong]
        raise Refused(not_too_many(findings, source.shown)) from None
    if faulty:
        raise Refused(source.findings)
    return made


def _without_empty(value: object, annotation: Any) -> object:
    """Drop known fields left empty (`photo:` and nothing after it): they are not written yet."""
    if isinstance(value, dict):
        known = _keys(annotation)
        return {
            key: _without_empty(item, _under(annotation, key))
            for key, item in value.items()
            if item is not None or key not in known
        }
    if isinstance(value, list):
        inner = _under(annotation, 0)
        return ["" if item is None else _without_empty(item, inner) for item in value]
    return value


def _findings(
    model: type[BaseModel], source: Source, details: list[ErrorDetails]
) -> Iterator[Finding]:
    """Explain every refusal, and each mistake once.

    A misspelt key is not missing as well, and a list whose items are wrong is not too short.
    """
    cases = [_case(model, source, detail) for detail in details]
    unknown = [case for case in cases if case.kind == "extra_forbidden"]
    misspelt = {(*case.path[:-1], case.meant) for case in unknown}
    around = {case.path[:end] for case in cases for end in range(len(case.path))}
    for case in cases:
        twice = misspelt if case.kind == "missing" else around if case.kind == "too_short" else ()
        if case.path not in twice:
            yield explain(case)


def _case(model: type[BaseModel], source: Source, detail: ErrorDetails) -> Case:
    path: KeyPath = tuple(detail["loc"])
    beside, inside = known_keys(model, path[:-1]), known_keys(model, path)
    context = detail.get("ctx") or {}
    return Case(source, path, detail["type"], detail["input"], context, beside, inside)


def known_keys(model: type[BaseModel], path: KeyPath) -> list[str]:
    """List the keys a model knows at a path, in the order it declares them."""
    annotation: Any = model
    for part in path:
        annotation = _under(annotation, part)
    return _keys(annotation)


def _keys(annotation: Any) -> list[str]:
    inner = _plain(annotation)
    return list(inner.model_fields) if _is_model(inner) else []


def _under(annotation: Any, part: str | int) -> Any:
    """Give the type of what lies under a key or an index of a type."""
    inner = _plain(annotation)
    if not _is_model(inner):
        arguments = [argument for argument in get_args(inner) if argument is not Ellipsis]
        return arguments[-1] if arguments else None
    if part in inner.model_fields:
        return inner.model_fields[part].annotation
    return _under(get_type_hints(inner).get("__pydantic_extra__"), part)


def _plain(annotation: Any) -> Any:
    """Take away what only adds to a type: `| None`, `Annotated`."""
    while get_origin(annotation) in (Union, UnionType, Annotated):
        annotation = next(a for a in get_args(annotation) if a is not NoneType)
    return annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
