"""What on a portal's page is the document."""

import pytest

from ingest import NoDocument, read
from ingest.html.content import error_pattern, is_around, knowledge

HEAD = """<table><tr><td><p>UBND XÃ AN BÌNH</p><p>Số: 12/KH-UBND</p></td>
<td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>An Bình, ngày 05/4/2031</p></td></tr></table>"""
PLAN = f"""{HEAD}<p>KẾ HOẠCH</p><p>Trồng cây năm 2031</p>
<p>Căn cứ <a href=/1>Luật Lâm nghiệp</a>, Ủy ban nhân dân xã ban hành kế hoạch trồng cây.</p>
<ul><li>Rà soát đất trống tại các thôn, lập danh sách trước ngày 10/5/2031.</li>
<li>Chuẩn bị 2.000 cây giống, giao cho các hộ dân chăm sóc.</li></ul>"""
WORDS = ["UBND XÃ AN BÌNH", "KẾ HOẠCH", "Trồng cây năm 2031"]
MENU = "<ul><li><a href=/>Trang nhất</a><li><a href=/a>Bộ máy</a><li><a href=/b>Tin mới</a></ul>"
PAGES = {
    "elements with a meaning": "<header><nav>{menu}</nav></header><main>{plan}</main>"
    "<aside>Liên kết</aside><footer>Địa chỉ: số 1, đường chính</footer>",
    "roles": "<div role=navigation>{menu}</div><div role=main>{plan}</div>"
    "<div role=contentinfo>Địa chỉ: số 1, đường chính</div>",
    "names": "<div id=topMenu>Trang nhất</div><div class=noidung>{plan}</div>"
    "<div class='page-footer'>Địa chỉ: số 1, đường chính</div>",
    "a table of the whole page": "<table><tr><td colspan=2>{menu}<tr><td width=200>{menu}"
    "<td>{plan}<tr><td colspan=2 class=footer>Địa chỉ: số 1, đường chính</table>",
    "a form of the whole page": "<form><div>{menu}</div><div>{plan}</div>"
    "<div id=ctl00_Footer>Địa chỉ: số 1, đường chính</div></form>",
    "a list of other documents": "<div><div>{plan}</div><div><h3></h3>{menu}</div></div>",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_document_and_nothing_else(pages, page) -> None:
    found = pages.portal("<html><body>" + page.format(menu=MENU, plan=PLAN))
    alone = pages.portal(f"<html><body>{PLAN}")
    assert found == alone and set(WORDS) < set(found)


def test_a_page_of_properties_is_read_with_its_heading(pages) -> None:
    page = f"""<html><body><div class=nav>{MENU}</div><div><div><h1>Kế hoạch số 12/KH-UBND</h1>
    </div><div><table><tr><td><div>Số hiệu</div><div>12/KH-UBND</div></td><td><div>Loại</div>
    <div>Kế hoạch trồng cây của xã An Bình trong năm 2031</div></td></tr></table></div></div>"""
    assert pages.portal(page) == [
        "Kế hoạch số 12/KH-UBND",
        *("Số hiệu", "12/KH-UBND", "Loại", "Kế hoạch trồng cây của xã An Bình trong năm 2031"),
    ]


def test_bases_that_are_links_stay(pages) -> None:
    bases = "".join(
        f"<p>Căn cứ <a href=/{n}>Nghị định số {n}/2030/NĐ-CP</a>;</p>" for n in range(9)
    )
    found = pages.portal(f"<html><body><div>{PLAN}</div><div>{bases}</div><nav>{MENU}</nav>")
    assert sum(text.startswith("Căn cứ Nghị định") for text in found) == 9


def test_a_page_of_an_editor_is_read_whole(pages) -> None:
    body = f"<p>Mục lục</p>{MENU}<div class=footer>Cuối trang</div>"
    assert pages.texts(body) == ["Mục lục", "• Trang nhất", "• Bộ máy", "• Tin mới", "Cuối trang"]


ERRORS = {
    "a title": "<title>404 Not Found</title></head><body><p>nginx</p>",
    "a heading": "<title>Cổng</title></head><body><h1>Không tìm thấy trang</h1><p>Quay lại</p>",
}


@pytest.mark.parametrize("page", ERRORS.values(), ids=ERRORS)
def test_error_pages(saved, page) -> None:
    with pytest.raises(NoDocument) as caught:
        read(saved(f"<html><head>{page}".encode()))
    assert caught.value.describe("en").count("; ") == 1


def test_a_plan_with_such_a_title_is_none(saved) -> None:
    page = f"<html><head><title>404</title></head><body>{PLAN}"
    assert "KẾ HOẠCH" in read(saved(page.encode())).text


@pytest.mark.parametrize("name", knowledge()["around"]["examples"])
def test_names_around_a_document(name) -> None:
    assert is_around(name)


@pytest.mark.parametrize("name", knowledge()["around"]["not"])
def test_names_of_documents(name) -> None:
    assert not is_around(name)


@pytest.mark.parametrize("title", knowledge()["errors"]["examples"])
def test_titles_of_errors(title) -> None:
    assert error_pattern().search(title)


@pytest.mark.parametrize("title", knowledge()["errors"]["not"])
def test_titles_of_documents(title) -> None:
    assert not error_pattern().search(title)
