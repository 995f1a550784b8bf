"use strict";
// The pages work without this script; it only makes them quicker to use.
