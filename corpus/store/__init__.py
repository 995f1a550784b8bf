"""The registry's database: opened, built from records, corrected by people."""

from corpus.store.corrections import Correction, CorrectionError, Verdict, correct, corrected
from corpus.store.engine import Store, StoreError, open_store
from corpus.store.loading import Run, load_records, reload_plan

__all__ = [
    "Correction",
    "CorrectionError",
    "Run",
    "Store",
    "StoreError",
    "Verdict",
    "correct",
    "corrected",
    "load_records",
    "open_store",
    "reload_plan",
]
