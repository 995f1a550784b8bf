"""The web application; `create_app` makes it."""

from kehoach.web.app import create_app
from kehoach.web.settings import Settings

__all__ = ["Settings", "create_app"]
