"""The API on what people said of facts: saying something, its history, and the log of all that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from corpus.registry.review import Fact, plan_view, say
from corpus.store import CorrectionError, Store, Verdict
from corpus.store.audit import Deed, deeds
from corpus.store.history import Said, corrections_page
from kehoach.web.access import Visit, require
from kehoach.web.api import Limit, Page, page_of
from kehoach.web.intake import JSON, taking
from kehoach.web.problems import invalid, not_found

router = APIRouter(prefix="/api/v1", route_class=taking(JSON))

Number = Annotated[
    str, Query(pattern=r"^(\d{1,9})?$", description="`next` of the page before", examples=["120"])
]
Text = Annotated[str, Field(max_length=5_000, pattern=r"^[^\x00]*$")]


class NewCorrection(BaseModel):
    """What someone says of a fact, which is known by its family and place in the plan.

    The place is the fact's `span`, or that of its first mention; of a field of the header the
    `span` of its evidence, or 0 and 0 where it has none. `values` has the new value of each field
    that is corrected: text, null, or a list of texts for those who lead, coordinate or advise.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "plan": "3f2a9c1b00d4e5f6",
                    "family": "tasks",
                    "start": 1204,
                    "end": 1310,
                    "verdict": "corrected",
                    "values": {"lead": ["Sở Y tế"]},
                    "note": "theo phụ lục",
                }
            ]
        },
    )

    plan: Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
    family: Annotated[str, Field(max_length=40)]
    start: Annotated[int, Field(ge=0, le=10_000_000)]
    end: Annotated[int, Field(ge=0, le=10_000_000)]
    verdict: Verdict
    field: Annotated[str | None, Field(max_length=40, description="of the header only")] = None
    values: Annotated[
        dict[str, Text | Annotated[list[Text], Field(max_length=50)] | None],
        Field(max_length=20),
    ] = Field(default_factory=dict)
    note: Annotated[Text | None, Field(max_length=1_000)] = None
    by: Annotated[
        Text | None,
        Field(max_length=80, description="whose word it is; where tokens are asked for, theirs"),
    ] = None

    @property
    def key(self) -> str:
        key = f"{self.family}:{self.start}-{self.end}"
        return f"{key}:{self.field}" if self.field else key


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A fact after it was reviewed; `plan` is where it stands."""

    plan: str
    fact: Fact


@router.post(
    "/corrections",
    status_code=201,
    summary="Confirm, correct or reject a fact",
    dependencies=[Depends(require("review"))],
)
def post_correction(
    request: Request, response: Response, visitor: Visit, said: NewCorrection
) -> Reviewed:
    store: Store = request.app.state.store
    with store.reading() as connection:
        view = plan_view(store, connection, said.plan)
    if view is None:
        raise not_found("plan", said.plan)
    by = visitor.name if visitor.token or not said.by else said.by
    try:
        say(store, view, said.key, said.verdict, by=by, values=said.values, note=said.note)
    except CorrectionError as error:
        raise invalid(str(error)) from error
    with store.reading() as connection:
        view = plan_view(store, connection, said.plan)
    if view is None or said.key not in view.facts:
        raise not_found("plan", said.plan)
    response.headers["Location"] = f"/api/v1/corrections?plan={said.plan}"
    return Reviewed(said.plan, view.facts[said.key])


@router.get("/corrections", summary="What people said of facts, newest first")
def list_corrections(
    request: Request,
    plan: Annotated[str | None, Query(max_length=16, examples=["3f2a9c1b00d4e5f6"])] = None,
    limit: Limit = 50,
    cursor: Number = "",
) -> Page[Said]:
    store: Store = request.app.state.store
    before = int(cursor) if cursor else None
    found = corrections_page(store, plan=plan, before=before, limit=limit)
    return page_of(list(found), limit, str(found[-1].id) if found else None)


@router.get(
    "/audit",
    summary="Who did what, when and from where, newest first",
    dependencies=[Depends(require("review"))],
)
def list_audit(request: Request, limit: Limit = 50, cursor: Number = "") -> Page[Deed]:
    before = int(cursor) if cursor else None
    found = deeds(request.app.state.store, before=before, limit=limit)
    return page_of(list(found), limit, str(found[-1].id) if found else None)
