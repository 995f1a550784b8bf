"""The web application: pages for people and the API beneath them, over one registry."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request

from corpus.pictures import Pictures
from corpus.registry import open_registry
from corpus.store import Store
from kehoach.version import VERSION
from kehoach.web import (
    api,
    description,
    imports,
    intake,
    login,
    pages,
    plans,
    problems,
    reviewing,
    rooms,
)
from kehoach.web.bodies import Bodies
from kehoach.web.exports import router as exports
from kehoach.web.guard import Guard
from kehoach.web.headers import Headers, Tags
from kehoach.web.limiting import Limiter
from kehoach.web.settings import Settings
from kehoach.web.turns import Turns


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

    limiter = Limiter(settings)
    app = FastAPI(
        title="kehoach",
        version=VERSION,
        summary="Vietnamese official plans as grounded data",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        responses=problems.RESPONSES,
    )
    app.state.store, app.state.settings, app.state.pictures = store, settings, pictures
    app.state.limiter = limiter
    problems.install(app)
    description.install(app)
    for router in (
        api.router,
        exports,
        intake.router,
        reviewing.router,
        login.router,
        pages.router,
        plans.router,
        imports.router,
        rooms.api_router,
        rooms.page_router,
    ):
        app.include_router(router)
    app.add_middleware(Tags)
    app.add_middleware(Turns)
    app.add_middleware(Bodies, settings=settings)
    app.add_middleware(Guard, store=store, settings=settings, limiter=limiter)
    app.add_middleware(Headers)  # the outermost: what the guard refuses bears them too
    return app


def store_of(request: Request) -> Store:
    """The registry that the application of a request stands on."""
    store: Store = request.app.state.store
    return store
