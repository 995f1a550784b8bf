"""The pages over many plans, one room to a question, each beside its twin in the API."""

from fastapi import APIRouter

from kehoach.web.drawing import figure
from kehoach.web.pages import environment
from kehoach.web.rooms import bodies, comparing, deadlines, documents, graphs, series
from kehoach.web.rooms.wording import recurs

_ROOMS = (documents, bodies, deadlines, series, comparing, graphs)

api_router = APIRouter(prefix="/api/v1")
page_router = APIRouter(include_in_schema=False)
for _room in _ROOMS:
    api_router.include_router(_room.api)
    page_router.include_router(_room.pages)
environment().filters.update(figure=figure, recurs=recurs)

__all__ = ["api_router", "page_router"]
