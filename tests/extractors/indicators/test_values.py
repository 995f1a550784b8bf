from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.indicators.values import Figure, number, parse_value
from extractors.indicators.words import figure_words


def said(raw):
    """The fields that are set, without the unit and the mark."""
    figure = parse_value(raw)
    names = [each.name for each in fields(Figure) if each.name not in {"unit", "mark"}]
    return {name: value for name in names if (value := getattr(figure, name)) is not None}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("63,5", {"value": 63.5}),
        ("1.250", {"value": 1250}),
        ("1.234.567,5", {"value": 1234567.5}),
        ("0.75", {"value": 0.75}),
        ("44.5", {"value": 44.5}),
        ("5,000,000", {"value": 5000000}),
        ("120 000", {"value": 120000}),
        ("-1,2", {"value": -1.2}),
        ("- 95", {"value": 95}),
        ("**95**", {"value": 95}),
        ("35%", {"value": 35}),
        ("31 [2]", {"value": 31}),
        ("85+", {"value": 85}),
        ("12 xã", {"value": 12}),
        ("31*", {"value": 31}),
        ("31 (*)", {"value": 31}),
        ("31¹", {"value": 31}),
        ("80% (40/50 xã)", {"value": 80}),
        ("61,5 - 63", {"low": 61.5, "high": 63}),
        ("15% - 45%", {"low": 15, "high": 45}),
        ("60-70%", {"low": 60, "high": 70}),
        ("từ 5 đến 7%", {"low": 5, "high": 7}),
        ("50÷60", {"low": 50, "high": 60}),
        ("trên 5 - 6%", {"op": ">", "low": 5, "high": 6}),
        ("109/100", {"numerator": 109, "denominator": 100}),
        ("< 43 / 100.000", {"op": "<", "numerator": 43, "denominator": 100000}),
        (r"$\frac{109}{100}$", {"numerator": 109, "denominator": 100}),
        (r"$\frac{< 9}{1.000}$", {"op": "<", "numerator": 9, "denominator": 1000}),
        ("<u>12,5</u> 10.000", {"numerator": 12.5, "denominator": 10000}),
        ("<u>< 12</u> 10.000", {"op": "<", "numerator": 12, "denominator": 10000}),
        ("112 trai/100 gái", {"numerator": 112, "denominator": 100}),
        ("3/5 xã", {"numerator": 3, "denominator": 5}),
        ("< 3", {"op": "<", "value": 3}),
        ("dưới 3", {"op": "<", "value": 3}),
        ("không quá 2,5%", {"op": "≤", "value": 2.5}),
        ("tối đa 10", {"op": "≤", "value": 10}),
        ("Trên 80", {"op": ">", "value": 80}),
        ("ít nhất 02", {"op": "≥", "value": 2}),
        ("Tối thiểu 45%", {"op": "≥", "value": 45}),
        (">= 45", {"op": "≥", "value": 45}),
        (r"$\geq 45\%$", {"op": "≥", "value": 45}),
        ("&lt; 45", {"op": "<", "value": 45}),
        ("từ 80% trở lên", {"op": "≥", "value": 80}),
        ("80 điểm trở lên", {"op": "≥", "value": 80}),
        ("5% trở xuống", {"op": "≤", "value": 5}),
        ("khoảng 1.500 ha", {"op": "≈", "value": 1500}),
        ("≥ 6 Đông Nam Bộ", {"op": "≥", "value": 6}),
        ("≥ 4% và tăng đều qua các năm", {"op": "≥", "value": 4}),
        ("Đến năm 2030 đạt 85%", {"value": 85}),
        ("Giảm 2 - 3%", {"low": 2, "high": 3, "text": "Giảm 2 - 3%"}),
        ("≤ 6 cả nước; ≤ 2 toàn vùng", {"text": "≤ 6 cả nước; ≤ 2 toàn vùng"}),
        ("Chưa thống kê", {"text": "Chưa thống kê"}),
        ("Bố trí 03 người chuyên trách ở mỗi xã", None),
        ("31/12/2025", {"text": "31/12/2025"}),
        ("6/2026", {"text": "6/2026"}),
        ("Quý IV/2025", {"text": "Quý IV/2025"}),
        ("1. Hạ tầng số", {"text": "1. Hạ tầng số"}),
        ("5G", {"text": "5G"}),
        ("x", {"text": "x"}),
        ("", {}),
        ("-", {}),
        ("……", {}),
        ("...%", {}),
    ],
)
def test_a_cell_is_read_into_its_typed_fields(raw, expected):
    assert said(raw) == ({"text": raw} if expected is None else expected)


@pytest.mark.parametrize(
    ("raw", "unit"),
    [
        ("35%", "%"),
        ("12%/năm", "%/năm"),
        ("8 - 9%", "%"),
        ("trên 1.200 ha", "ha"),
        ("2 buổi/ngày", "buổi/ngày"),
        ("25 - 30 đảng viên", "đảng viên"),
        ("không quá 3 ngày làm việc", "ngày làm việc"),
        ("44,5", None),
        ("≥ 6 Đông Nam Bộ", None),
    ],
)
def test_the_unit_stands_behind_the_number(raw, unit):
    assert parse_value(raw).unit == unit


@pytest.mark.parametrize(
    ("raw", "mark"),
    [
        ("27*", "*"),
        ("27 (*)", "*"),
        ("27¹", "1"),
        ("0,05%*", "*"),
        ("27 (1)", "1"),
        ("27 (a)", "a"),
        ("27 a)", "a"),
        ("27 (95)", None),
        ("27", None),
    ],
)
def test_a_note_mark_is_dropped_and_told(raw, mark):
    figure = parse_value(raw)
    assert (figure.value, figure.mark) == (0.05 if "%" in raw else 27, mark)


@pytest.mark.parametrize("entry", figure_words().before + figure_words().after)
def test_the_examples_of_each_operator_are_read_so(entry):
    for example in entry.examples:
        assert parse_value(example).op == entry.op, example
    for example in entry.counterexamples:
        assert parse_value(example).op != entry.op, example


def printed(value):
    """A number as Vietnamese texts print it: dots for thousands, a decimal comma."""
    whole, _, fraction = f"{value:,.3f}".partition(".")
    fraction = fraction.rstrip("0")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


numbers = st.integers(0, 10**12).map(lambda thousandths: thousandths / 1000)


@given(numbers)
def test_a_printed_number_is_read_back(value):
    assert number(printed(value)) == pytest.approx(value, rel=1e-12)


@given(numbers, st.sampled_from(["<", "≤", ">", "≥", "≈", None]), st.sampled_from(["", "%", " ha"]))
def test_a_printed_figure_is_read_back(value, op, unit):
    figure = parse_value(f"{op or ''} {printed(value)}{unit}".strip())
    assert (figure.op, figure.unit) == (op, unit.strip() or None)
    assert figure.value == pytest.approx(value, rel=1e-12)


@given(numbers, numbers)
def test_a_printed_range_and_ratio_are_read_back(first, second):
    between = parse_value(f"{printed(first)} - {printed(second)}")
    assert (between.low, between.high) == pytest.approx((first, second))
    ratio = parse_value(f"<u>{printed(first)}</u> {printed(second)}")
    assert (ratio.numerator, ratio.denominator) == pytest.approx((first, second))


@given(st.text(alphabet="0123456789.,-–/ %<>≤≥$\\{}()*u fractừđếntrở lên", max_size=60))
def test_noise_is_read_as_something(raw):
    figure = parse_value(raw)
    assert figure.empty or figure.numeric or figure.text is not None


@pytest.mark.parametrize(
    ("raw", "unit"), [("75% trở lên", "%"), ("12 hộ trở lên", "hộ"), ("85+", None), ("40↑", None)]
)
def test_the_unit_beside_an_operator_or_a_sign(raw, unit):
    assert parse_value(raw).unit == unit
