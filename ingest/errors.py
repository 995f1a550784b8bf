"""What can go wrong with a file: one type per cause, each naming the file, the page and a remedy.

Messages are Vietnamese with an English twin, so that the command can show either.
"""

from __future__ import annotations

from pathlib import Path


class IngestError(Exception):
    """A file that cannot be read. `message` and `remedy` are Vietnamese, `*_en` English."""

    message = "không đọc được tệp"
    message_en = "the file cannot be read"
    remedy = "kiểm tra lại tệp rồi thử lại"
    remedy_en = "check the file and try again"

    def __init__(self, path: Path, *, page: int | None = None, detail: str | None = None) -> None:
        self.path = path
        self.page = page
        self.detail = detail
        super().__init__(self.describe("vi"))

    @property
    def code(self) -> str:
        """A stable name of the cause, for status files and scripts."""
        return type(self).__name__

    def describe(self, language: str) -> str:
        """One line for people: file, page, cause, remedy. `language` is `vi` or `en`."""
        message, remedy, page = (
            (self.message_en, self.remedy_en, "page")
            if language == "en"
            else (self.message, self.remedy, "trang")
        )
        where = str(self.path) if self.page is None else f"{self.path}, {page} {self.page}"
        cause = message if self.detail is None else f"{message} ({self.detail})"
        return f"{where}: {cause}; {remedy}"


class FileMissing(IngestError):
    message = "không tìm thấy tệp"
    message_en = "the file does not exist or vanished"
    remedy = "kiểm tra đường dẫn"
    remedy_en = "check the path"


class Unreadable(IngestError):
    message = "không có quyền đọc tệp"
    message_en = "the file may not be read"
    remedy = "cấp quyền đọc cho tệp"
    remedy_en = "grant read permission"


class EmptyFile(IngestError):
    message = "tệp rỗng, không có nội dung"
    message_en = "the file is empty"
    remedy = "tải lại hoặc xuất lại tệp từ nguồn"
    remedy_en = "download or export it again"


class DamagedFile(IngestError):
    message = "tệp bị hỏng hoặc bị cắt cụt"
    message_en = "the file is damaged or cut off"
    remedy = "tải lại hoặc xuất lại tệp từ nguồn"
    remedy_en = "download or export it again"


class EncryptedFile(IngestError):
    message = "tệp được bảo vệ bằng mật khẩu"
    message_en = "the file is protected by a password"
    remedy = "bỏ mật khẩu rồi thử lại"
    remedy_en = "remove the password and try again"


class UnsupportedFormat(IngestError):
    message = "định dạng này chưa được hỗ trợ"
    message_en = "this format is not supported yet"
    remedy = "lưu thành .docx, .pdf, .txt, .md, .png, .jpg hoặc .tif"
    remedy_en = "save it as .docx, .pdf, .txt, .md, .png, .jpg or .tif"


class RecognitionMissing(IngestError):
    message = "trang là ảnh quét hoặc có lớp chữ hỏng, mà chương trình nhận dạng chưa được cài"
    message_en = "the page is a scan or its text layer is garbled, and no recognition is installed"
    remedy = "cài gói hệ thống tesseract-ocr và tesseract-ocr-vie, rồi pip install 'kehoach[ocr]'"
    remedy_en = (
        "install the packages tesseract-ocr and tesseract-ocr-vie, then pip install 'kehoach[ocr]'"
    )


class TooLarge(IngestError):
    message = "tệp vượt quá giới hạn"
    message_en = "the file is over the limit"
    remedy = "tách tệp hoặc nâng giới hạn trong cấu hình"
    remedy_en = "split the file or raise the limit in the settings"
