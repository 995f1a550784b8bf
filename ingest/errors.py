"""What can go wrong with a file: one type per cause, each naming the file, the page and a remedy.

Messages are Vietnamese with an English twin, so that the command can show either.
"""

from __future__ import annotations

from pathlib import Path


class IngestError(Exception):
    """A file that cannot be read. `message` and `remedy` are Vietnamese, `*_en` English.

    `detail` says more: a name or number that needs no translation, or words with `detail_en`.
    """

    message = "không đọc được tệp"
    message_en = "the file cannot be read"
    remedy = "kiểm tra lại tệp rồi thử lại"
    remedy_en = "check the file and try again"

    def __init__(
        self,
        path: Path,
        *,
        page: int | None = None,
        detail: str | None = None,
        detail_en: str | None = None,
    ) -> None:
        self.path = path
        self.page = page
        self.detail = detail
        self.detail_en = detail_en or detail
        super().__init__(self.describe("vi"))

    @property
    def code(self) -> str:
        """A stable name of the cause, for status files and scripts."""
        return type(self).__name__

    def describe(self, language: str) -> str:
        """One line for people: file, page, cause, remedy. `language` is `vi` or `en`."""
        message, remedy, detail, page = (
            (self.message_en, self.remedy_en, self.detail_en, "page")
            if language == "en"
            else (self.message, self.remedy, self.detail, "trang")
        )
        where = str(self.path) if self.page is None else f"{self.path}, {page} {self.page}"
        cause = message if detail is None else f"{message} ({detail})"
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
    remedy = "lưu thành .docx, .pdf, .html, .txt, .md, .png, .jpg hoặc .tif"
    remedy_en = "save it as .docx, .pdf, .html, .txt, .md, .png, .jpg or .tif"


class NoDocument(IngestError):
    message = "trang web là thông báo lỗi của máy chủ, không có văn bản"
    message_en = "the page is a server's error message and holds no document"
    remedy = "tải lại văn bản từ nguồn"
    remedy_en = "download the document again"


class ArchiveFile(IngestError):
    message = "đây là tệp nén, không phải một văn bản"
    message_en = "this is an archive and no document"
    remedy = "nhập cả tệp nén bằng kehoach import, hoặc ghi rõ tệp bên trong: TỆP.zip!/TÊN"
    remedy_en = "kehoach import takes it whole; a file in it is named ARCHIVE.zip!/NAME"


class RecognitionMissing(IngestError):
    message = "trang là ảnh quét hoặc có lớp chữ hỏng, mà chương trình nhận dạng chưa được cài"
    message_en = "the page is a scan or its text layer is garbled, and no recognition is installed"
    remedy = "cài gói hệ thống tesseract-ocr và tesseract-ocr-vie, rồi pip install 'kehoach[ocr]'"
    remedy_en = (
        "install the packages tesseract-ocr and tesseract-ocr-vie, then pip install 'kehoach[ocr]'"
    )


class ConverterMissing(IngestError):
    message = "cần LibreOffice để đọc định dạng này mà máy chưa cài"
    message_en = "LibreOffice, which reads this format, is not installed"
    remedy = "cài gói libreoffice-writer (lệnh soffice), hoặc lưu tệp thành .docx"
    remedy_en = "install the package libreoffice-writer (command soffice), or save it as .docx"


class ConverterFailed(IngestError):
    message = "LibreOffice không mở được tệp"
    message_en = "LibreOffice cannot open the file"
    remedy = "mở tệp trong Word rồi lưu thành .docx"
    remedy_en = "open it in Word and save it as .docx"


class ConverterTimeout(IngestError):
    message = "LibreOffice chuyển đổi tệp quá thời hạn và đã bị dừng"
    message_en = "LibreOffice took too long over the file and was stopped"
    remedy = "mở tệp trong Word rồi lưu thành .docx"
    remedy_en = "open it in Word and save it as .docx"


class TooLarge(IngestError):
    message = "tệp vượt quá giới hạn"
    message_en = "the file is over the limit"
    remedy = "tách tệp hoặc nâng giới hạn trong cấu hình"
    remedy_en = "split the file or raise the limit in the settings"


class TimedOut(IngestError):
    message = "đọc tệp quá thời gian cho phép"
    message_en = "reading the file took longer than allowed"
    remedy = "tách tệp hoặc nâng giới hạn thời gian trong cấu hình"
    remedy_en = "split the file or raise the time limit in the settings"


class OutOfMemory(IngestError):
    message = "đọc tệp cần nhiều bộ nhớ hơn mức cho phép"
    message_en = "reading the file took more memory than allowed"
    remedy = "tách tệp hoặc nâng giới hạn bộ nhớ trong cấu hình"
    remedy_en = "split the file or raise the memory limit in the settings"


class Crashed(IngestError):
    message = "chương trình đọc bị ngắt đột ngột vì tệp này"
    message_en = "the reader was brought down by this file"
    remedy = "xuất lại tệp từ nguồn, hoặc báo lỗi kèm tệp này"
    remedy_en = "export the file again, or report a fault with this file"


class UnsafeMember(IngestError):
    message = "đường dẫn trong tệp nén chỉ ra ngoài tệp nén"
    message_en = "the member's path leads out of its archive"
    remedy = "giải nén, kiểm tra rồi nhập thư mục"
    remedy_en = "unpack and check it, then import the folder"
