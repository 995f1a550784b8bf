"""Searching the registry in either database."""

from corpus.search.highlight import Piece, piece_of
from corpus.search.query import Query, parse_query
from corpus.search.searching import Answer, Filters, Hit, Kind, body_of, search

__all__ = [
    "Answer",
    "Filters",
    "Hit",
    "Kind",
    "Piece",
    "Query",
    "body_of",
    "parse_query",
    "piece_of",
    "search",
]
