import pytest


def r(text):
    return f"<m:r><m:t>{text}</m:t></m:r>"


def part(tag, content):
    return f"<m:{tag}>{content}</m:{tag}>"


FORMULAS = {
    "a fraction": (part("f", part("num", r("36")) + part("den", r("100.000"))), "36/100.000"),
    "a fraction of sums": (
        part("f", part("num", r("a+b")) + part("den", r("2"))),
        "(a+b)/2",
    ),
    "a power": (part("sSup", part("e", r("m")) + part("sup", r("2"))), "m²"),
    "a power of letters": (part("sSup", part("e", r("x")) + part("sup", r("ab"))), "x^ab"),
    "an index": (part("sSub", part("e", r("x")) + part("sub", r("i"))), "x_i"),
    "an index and a power": (
        part("sSubSup", part("e", r("x")) + part("sub", r("i")) + part("sup", r("2"))),
        "x_i²",
    ),
    "a root": (part("rad", "<m:deg/>" + part("e", r("16"))), "√16"),
    "brackets": (
        part("d", '<m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>' + part("e", r("1"))),
        "[1]",
    ),
    "a sum": (
        part(
            "nary",
            '<m:naryPr><m:chr m:val="∑"/></m:naryPr>'
            + part("sub", r("i"))
            + part("sup", r("n"))
            + part("e", r("x")),
        ),
        "∑iⁿx",
    ),
    "what has no rule": (part("func", part("fName", r("max")) + part("e", r("x"))), "maxx"),
}


@pytest.mark.parametrize(("formula", "shown"), FORMULAS.values(), ids=FORMULAS)
def test_a_formula_stands_in_one_line(word, formula, shown):
    assert word.texts(f"<w:p><m:oMathPara><m:oMath>{formula}</m:oMath></m:oMathPara></w:p>") == [
        shown
    ]
