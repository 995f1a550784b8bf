"""A clean plan is cut by pages, page numbers and footnotes, and must come back whole."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import read
from schemas import BlockKind, EditKind

CLEAN = (
    "KẾ HOẠCH",
    "Phát triển nghề đan lát truyền thống năm 2022",
    "Căn cứ Luật Hợp tác xã, Ủy ban nhân dân xã xây dựng kế hoạch như sau:",
    "I. MỤC TIÊU",
    "- Giữ gìn nghề đan lát của các thôn ven suối, tạo thêm việc làm cho người cao tuổi.",
    "- Đưa sản phẩm đan lát lên sàn thương mại điện tử và vào các cửa hàng lưu niệm của huyện.",
    "II. NHIỆM VỤ",
    "1. Hội Phụ nữ xã vận động hội viên truyền nghề cho con cháu trong gia đình mỗi tối cuối tuần.",
    "2. Đoàn xã dạy chụp ảnh và đăng bán sản phẩm; báo cáo kết quả với ủy ban trước ngày 30/9.",
)
LONG = [index for index, text in enumerate(CLEAN) if text[0] in "-12"]
CUT = st.tuples(
    st.sampled_from(LONG),
    st.integers(6, 12),
    st.sampled_from(
        ["\n\n", "\n\f", "\n\n4\n\f\n", "\n- 4 -\n\n", "\n\n¹ Theo số liệu của xã.\n\n"]
    ),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(cuts=st.lists(CUT, max_size=3, unique_by=lambda cut: cut[0]))
def test_what_pages_and_notes_cut_comes_back(
    cuts: list[tuple[int, int, str]], tmp_path: Path
) -> None:
    lines = list(CLEAN)
    noted = any("¹" in between for _, _, between in cuts)
    planted = 0
    for index, at, between in cuts:
        if "¹" in between:
            planted += 1
            if planted > 1:
                between = "\n\n"
        words = lines[index].split(" ")
        start, end = " ".join(words[:at]), " ".join(words[at:])
        if len(start) < 30 or not end[0].islower() or start[-1] in ".;:":
            continue
        lines[index] = start + between + end
    if noted:
        lines[1] += "¹"
    path = tmp_path / "plan.txt"
    path.write_text("\n\n".join(lines), encoding="utf-8")
    document = read(path)
    flow = [
        document.text[block.start : block.end].removesuffix("¹")
        for block in document.blocks
        if block.kind not in {BlockKind.FURNITURE, BlockKind.FOOTNOTE}
    ]
    assert flow == list(CLEAN)
    joined = [edit for edit in document.edits if edit.kind is EditKind.JOINED]
    assert all(document.text[edit.start : edit.end] == " " for edit in joined)
    note = "¹ Theo số liệu của xã."
    if note in "".join(lines):
        marked = next(block for block in document.blocks if block.notes)
        target = document.blocks[marked.notes[0].block]
        assert document.text[target.start : target.end] == note
        assert EditKind.LIFTED in {edit.kind for edit in document.edits}
