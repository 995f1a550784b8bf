"""The OpenAPI of the API, with what all routes have in common: examples, problems, tokens."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from kehoach.web.access import SAFE_METHODS
from kehoach.web.problems import MEDIA_TYPE

EXAMPLES: dict[str, object] = {
    "plan": "3f2a9c1b00d4e5f6",
    "first": "3f2a9c1b00d4e5f6",
    "second": "81c0ffee12ab34cd",
    "document": "5d41402abc4b2a76",
    "body": "9e107d9d372bb682",
    "series": "e4d909c290d0fb1c",
    "q": "quyết định 1696",
    "agency": "Sở Y tế",
    "province": "Bến Tre",
    "year": 2025,
    "kind": "plan",
    "role": "lead",
    "limit": 50,
    "cursor": "3f2a9c1b00d4e5f6",
    "extras": "text,mentions",
}
"""Values of parameters by their names, where a route does not give its own."""
_METHODS = frozenset({"get", "post", "put", "patch", "delete"})


def install(app: FastAPI) -> None:
    """Have `app` describe itself."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _described(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _described(app: FastAPI) -> dict[str, Any]:
    schema = get_openapi(
        title=app.title, version=app.version, summary=app.summary, routes=app.routes
    )
    schema["components"].setdefault("securitySchemes", {})["token"] = {
        "type": "http",
        "scheme": "bearer",
        "description": "asked for where others than the own machine can reach the server",
    }
    schema["security"] = [{}, {"token": []}]
    for path in schema["paths"].values():
        for method in _METHODS & path.keys():
            _complete(path[method], changes=method.upper() not in SAFE_METHODS)
    return dict(schema)


def _example(name: str, schema: dict[str, Any]) -> object:
    """The route's own example, that of the name, the first of the choices or what is usual."""
    if own := schema.get("examples"):
        return own[0]
    if name in EXAMPLES:
        return EXAMPLES[name]
    for each in (schema, *schema.get("anyOf", ())):
        if choices := each.get("enum"):
            return choices[0]
    return schema.get("default")


def _complete(operation: dict[str, Any], *, changes: bool) -> None:
    """Give an operation its examples, and its failures the type that problems have."""
    for parameter in operation.get("parameters", ()):
        example = _example(parameter["name"], parameter["schema"])
        if example is not None:
            parameter.setdefault("example", example)
    invalid = operation["responses"].get("422", {})
    for media_type in list(invalid.get("content", ())):
        invalid["content"][MEDIA_TYPE] = invalid["content"].pop(media_type)
    if changes:
        problem = operation["responses"]["default"]
        for status, why in (("413", "Too large"), ("415", "Wrong type"), ("429", "Too often")):
            operation["responses"].setdefault(status, problem | {"description": why})
