"""The grammar of numbers and symbols."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.codes import find_codes, issuer_name, parse_code, type_name, vocabulary
from extractors.knowledge import load_yaml

CANONICAL = [
    # state: blanks, dashes, the bar of Đ, lost hyphens
    ("41/KH - UBND", "41/KH-UBND", "state"),
    ("41 /KH- UBND", "41/KH-UBND", "state"),
    ("41/KH – STC", "41/KH-STC", "state"),
    ("205/QÐ-UBND", "205/QĐ-UBND", "state"),
    ("205/QD-UBND", "205/QĐ-UBND", "state"),
    ("205/QĐUBND", "205/QĐ-UBND", "state"),
    ("205-QĐ/UBND", "205/QĐ-UBND", "state"),
    ("9/Ctr-UBND", "9/CTr-UBND", "state"),
    ("35/KH-THCS&THPTAB", "35/KH-THCS&THPTAB", "state"),
    # normative and congress
    ("31/2024/ND-CP", "31/2024/NĐ-CP", "normative"),
    ("31 /2024/TT- BTC", "31/2024/TT-BTC", "normative"),
    ("66.3/2025/NQ-CP", "66.3/2025/NQ-CP", "normative"),
    ("12/2015/TTLT-BTC-BNV", "12/2015/TTLT-BTC-BNV", "normative"),
    ("45/2019/QH14", "45/2019/QH14", "congress"),
    ("12/NQ-UBTVQH15", "12/NQ-UBTVQH15", "congress"),
    ("30-NQ/2026/QH16", "30-NQ/2026/QH16", "congress"),
    # party: the separators tell it from the state, the organ decides
    ("18/NQ-TW", "18-NQ/TW", "party"),
    ("18/CT – TU", "18-CT/TU", "party"),
    ("18-NQ/TƯ", "18-NQ/TW", "party"),
    ("317-KH/TWĐTN-TNTH", "317-KH/TWĐTN-TNTH", "party"),
    ("18 - KH/HU", "18-KH/HU", "party"),
    # letters and older forms
    ("77/UBND-VX", "77/UBND-VX", "letter"),
    ("77/BNV-CTTN&BĐG", "77/BNV-CTTN&BĐG", "letter"),
    ("77/2006/QĐ-UB", "77/2006/QĐ-UB", "legacy"),
    ("108-HĐBT", "108-HĐBT", "legacy"),
    # organs that write as they like
    ("4/NQ/ĐCT-MTTW", "4/NQ/ĐCT-MTTW", "state"),
    ("4-KH/ĐTN", "4-KH/ĐTN", "party"),
]


@pytest.mark.parametrize(("text", "canonical", "family"), CANONICAL)
def test_canonical_form(text: str, canonical: str, family: str) -> None:
    code = parse_code(text)
    assert code is not None
    assert (code.canonical, code.family, code.odd) == (canonical, family, False)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("30/AB-CD", "30/AB-CD"),
        ("1830 QĐ-UBND", "1830/QĐ-UBND"),
        ("5/2026/ABC/CV-XY", "5/2026/ABC/CV-XY"),
        ("11/2026CV-XYZ", "11/2026CV-XYZ"),
        ("12/BCĐ (CAT-PC2)", "12/BCĐ(CAT-PC2)"),
        ("AB-C032/26-XY", "AB-C032/26-XY"),
    ],
)
def test_odd_form_is_kept_as_printed_and_said(text: str, canonical: str) -> None:
    code = parse_code(text)
    assert code is not None
    assert (code.canonical, code.odd) == (canonical, True)


@pytest.mark.parametrize(
    "text", ["", "12", "15/11-15/12", "24/7", "11/2025", "năm 2025", "a/b", "KH-UBND"]
)
def test_no_code(text: str) -> None:
    assert parse_code(text) is None


FOUND = [
    ("Căn cứ Quyết định số205/QĐ-UBND ngày 01/7/2016", ["205/QĐ-UBND"]),
    (
        "các Quyết định số: 10/QĐ-TTg, 11/QĐ-TTg và 12/QĐ - TTg",
        ["10/QĐ-TTg", "11/QĐ-TTg", "12/QĐ-TTg"],
    ),
    ("Nghị quyết 18/NQ-TW, ngày 25/10/2017", ["18-NQ/TW"]),
    ("từ ngày 15/11-15/12, trực 24/7, đạt 05/9.995", []),
    ("theo QCVN 102:2016/BTTTT và TCVN 6909:2001", []),
    ("theo Mẫu số 01/BC-UBND kèm theo", []),
    ("theo hồ sơ số 12/2023/HS-ST và bản án số 5/2022/DS-ST", []),
    ("ngày 20/10 - HPN xã, tháng 12/2025 - UBND xã", []),
    ("gửi về 02 QĐ-UBND; phương án 3 KH-STC", []),
    ("Công văn số 1830 QĐ-UBND", ["1830/QĐ-UBND"]),
    ("Văn bản số 305/ABTC và biển số 30/AB", ["305/ABTC", "30/AB"]),
    ("lô 305/ABTC", []),
    ("Số: 12/KH-UBND - Văn phòng", ["12/KH-UBND"]),
    ("Kế hoạch số 12/KH-UBND.", ["12/KH-UBND"]),
    ("Hướng dẫn số 12/HĐ-SNV", ["12/HD-SNV"]),
    ("Hợp đồng số 12/HD-SNV", ["12/HĐ-SNV"]),
]


@pytest.mark.parametrize(("text", "codes"), FOUND)
def test_codes_in_a_running_text(text: str, codes: list[str]) -> None:
    found = list(find_codes(text))
    assert [code.canonical for code in found] == codes
    for code in found:
        assert text[code.start : code.end].startswith(code.number)


def test_examples_of_the_vocabulary() -> None:
    content = load_yaml("extractors", "codes.yaml")
    assert isinstance(content, dict)
    for entry in content["types"]:
        for example in entry["examples"]:
            code = parse_code(str(example))
            assert code is not None and not code.odd, example
            assert code.type == entry["code"], example
        for example in entry.get("not", ()):
            assert (code := parse_code(example)) is None or code.type != entry["code"], example
    for group in content["organs"].values():
        for example in group["examples"]:
            code = parse_code(str(example))
            assert code is not None and code.organs, example


@pytest.mark.parametrize(
    "mended", ["{n}/{t}-{o}", "{n} /{t} - {o}", "{n}/{t}– {o}", "{n}-{t}/{o}", "{n}/{t}{o}"]
)
@pytest.mark.parametrize("organ", ["UBND", "HĐND", "BNV", "TTg"])
@given(number=st.integers(1, 99_999), kind=st.sampled_from(["KH", "QĐ", "CTr", "TTr", "BC"]))
def test_state_code_survives_its_spellings(mended: str, organ: str, number: int, kind: str) -> None:
    code = parse_code(mended.format(n=number, t=kind, o=organ))
    assert code is not None
    assert code.canonical == f"{number}/{kind}-{organ}"
    assert parse_code(code.canonical) is not None


@pytest.mark.parametrize("written", ["{n}-{t}/{o}", "{n}/{t}-{o}", "{n} - {t}/{o}"])
@given(
    number=st.integers(1, 9_999),
    kind=st.sampled_from(["NQ", "CT", "KL", "CTr"]),
    organ=st.sampled_from(["TW", "TU", "HU", "ĐU"]),
)
def test_party_code_survives_its_spellings(
    written: str, number: int, kind: str, organ: str
) -> None:
    code = parse_code(written.format(n=number, t=kind, o=organ))
    assert code is not None
    assert code.canonical == f"{number}-{kind}/{organ}"


@given(st.text(alphabet="0123456789/-– ABĐQKHUNTWsố.,:()&aé\n\t", max_size=80))
def test_noise_never_raises_and_offsets_hold(text: str) -> None:
    parse_code(text)
    for code in find_codes(text):
        assert 0 <= code.start < code.end <= len(text)


def test_names_behind_the_symbol() -> None:
    party, state = parse_code("22-TT/TU"), parse_code("22/2025/TT-BNV")
    assert party is not None and state is not None
    assert (type_name(party), issuer_name(party)) == ("Thông tri", None)
    assert (type_name(state), issuer_name(state)) == ("Thông tư", "Bộ Nội vụ")


def test_one_spelling_one_abbreviation() -> None:
    known = vocabulary()
    assert {spelled.upper() for spelled in known.types.values()} <= set(known.types)
