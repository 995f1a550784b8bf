"""The web application: pages for people and the API beneath them, over one registry."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response

from corpus.pictures import Pictures
from corpus.registry import open_registry
from corpus.store import Store
from kehoach.version import VERSION
from kehoach.web import api, imports, pages, plans, problems, rooms
from kehoach.web.exports import router as exports
from kehoach.web.settings import Settings

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def create_app(settings: Settings) -> FastAPI:
    """The application over the registry that `settings` names; it is opened here.

    Raises `StoreError` if it cannot be.
    """
    store, pictures = open_registry(settings.target), Pictures()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        pictures.warm()
        yield
        pictures.close()
        store.close()

    app = FastAPI(
        title="kehoach",
        version=VERSION,
        summary="Vietnamese official plans as grounded data",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.state.store, app.state.settings, app.state.pictures = store, settings, pictures
    problems.install(app)
    app.include_router(api.router)
    app.include_router(exports)
    app.include_router(pages.router)
    app.include_router(plans.router)
    app.include_router(imports.router)
    app.include_router(rooms.api_router)
    app.include_router(rooms.page_router)
    app.middleware("http")(_with_headers)
    return app


async def _with_headers(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    response = await call_next(request)
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def store_of(request: Request) -> Store:
    """The registry that the application of a request stands on."""
    store: Store = request.app.state.store
    return store
