"""`read(path) -> Document`: one reader per format, one set of passes behind them."""
