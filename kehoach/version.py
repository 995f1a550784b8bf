"""Version of the program; the dataset has its own, `schemas.SCHEMA_VERSION`."""

VERSION = "0.1.0"
