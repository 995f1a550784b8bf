"""Which documents it cites: number and symbol, named laws, roles, pinpoints, identity."""
