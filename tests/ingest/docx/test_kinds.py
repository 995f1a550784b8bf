"""Documents with macros and templates are read like any other, and say what they are."""

import io
import zipfile

import docx
import pytest

from ingest import read

PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {
    f"{PLAIN}.main+xml": PLAIN,
    "application/vnd.ms-word.document.macroEnabled.main+xml": (
        "application/vnd.ms-word.document.macroEnabled.12"
    ),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template"
    ),
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": (
        "application/vnd.ms-word.template.macroEnabled.12"
    ),
    "application/xml": PLAIN,
}


@pytest.mark.parametrize(("content_type", "media_type"), KINDS.items())
def test_kinds(tmp_path, content_type, media_type) -> None:
    made = docx.Document()
    made.add_paragraph("KẾ HOẠCH")
    source = io.BytesIO()
    made.save(source)
    path = tmp_path / "ke-hoach.docm"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "[Content_Types].xml":
                data = data.replace(f"{PLAIN}.main+xml".encode(), content_type.encode())
            new.writestr(info.filename, data)
    document = read(path)
    assert (document.text, document.source.media_type) == ("KẾ HOẠCH", media_type)


def test_a_package_that_does_not_say(tmp_path) -> None:
    made = docx.Document()
    made.add_paragraph("KẾ HOẠCH")
    source = io.BytesIO()
    made.save(source)
    path = tmp_path / "ke-hoach.docx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for info in old.infolist():
            if info.filename != "[Content_Types].xml":
                new.writestr(info.filename, old.read(info))
    assert read(path).source.media_type == PLAIN
