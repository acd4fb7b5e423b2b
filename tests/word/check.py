#!/usr/bin/env python3
"""Opens Word documents as their readers would: with python-docx, and with LibreOffice, which makes a PDF of each.

    check.py [--any-page] document.docx...

Prints a line for each document, and fails at the first that does not open, has a page that the contents name wrongly by more than
one, or has no text; of an application form, `form-…docx`, that lacks a part. Needs the Python package python-docx, LibreOffice Writer and pdftotext (Debian: libreoffice-writer, poppler-utils).
With --any-page a page that the contents name wrongly is told and fails nothing: for documents whose pictures are no figures, as those
of most tests, and so have another height; those called `contents-…` are held to it all the same. The PDF files stay beside the documents, to be looked at.
"""

import re
import subprocess
import sys
from pathlib import Path

try:
    import docx
except ImportError:
    sys.exit("python-docx is missing: install it with `pip install python-docx`")

STRAY = 1  # How many pages an entry of the contents may be off: the faces differ from machine to machine.


def listed(document):
    """The entries of the contents: the text of each, and its page."""
    entries = []
    for paragraph in document.element.body.iter("{*}p"):
        style = paragraph.find(".//{*}pStyle")
        if style is not None and re.fullmatch("TOC[12]", style.values()[0]):
            texts = [text.text for text in paragraph.iter("{*}t")]
            entries.append(("".join(texts[:-1]), int(texts[-1])))
    return entries


def pages_of(path):
    """The pages of the document as LibreOffice sets them, each as its lines without white space."""
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", path.parent, path],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    text = subprocess.run(["pdftotext", "-layout", path.with_suffix(".pdf"), "-"], check=True, capture_output=True).stdout
    pages = [re.sub(r"[^\S\n]", "", page).split("\n") for page in text.decode().split("\f")[:-1]]
    return [[line for line in page if line] for page in pages]


def is_headed(page, text):
    """Whether a page has a heading: a line that says nothing else, or several. The words alone may stand in a table, too."""
    starts = [index for index, line in enumerate(page) if text.startswith(line)]
    return any(text in ("".join(page[start:end]) for end in range(start + 1, start + 9)) for start in starts)


def check_form(path):
    """An application form has no contents: a first page with its title, and a table a part."""
    document = docx.Document(path)
    assert document.core_properties.title
    parts = [p.text for p in document.paragraphs if p.style.name.lower() == "heading 1"]
    assert len(document.tables) == len(parts) + 1, "a table a part, and one on the first page"
    pages = pages_of(path)
    title = re.sub(r"\s", "", document.core_properties.title)
    # A narrow page breaks it.
    assert title[:8] in "".join(pages[0]), "the first page has no title"
    whole = "".join(map("".join, pages))
    for part in parts:
        assert re.sub(r"\s", "", part) in whole, f"{part} is on no page"
    print(f"{path.name}: {len(pages)} pages, {len(document.tables)} tables")
    return True


def check(path):
    if path.name.startswith("form-"):
        return check_form(path)
    document = docx.Document(path)
    words = sum(len(paragraph.text) for paragraph in document.paragraphs)
    assert words > 100, "no text"
    assert document.core_properties.title and document.core_properties.author
    heads = [p.text for p in document.paragraphs if p.style.name.lower() in ("heading 1", "heading 2")]
    entries = listed(document)
    if not entries:
        # The overview is one chapter.
        chapters = [p.text for p in document.paragraphs if p.style.name.lower() == "heading 1"]
        assert len(chapters) <= 1, "several chapters and no contents"
        pages = pages_of(path)
        whole = "".join(map("".join, pages))
        assert all(re.sub(r"\s", "", head) in whole for head in heads), "a heading is on no page"
        print(f"{path.name}: {len(pages)} pages, {len(document.tables)} tables, {words} characters, no contents")
        return True
    assert [text for text, _ in entries] == heads, "the contents are not the headings"
    pages = pages_of(path)
    strays = []
    after = max(index for index, page in enumerate(pages) if "....." in "".join(page)) + 1  # The contents themselves.
    contents = "".join(map("".join, pages[:after]))
    for text, page in entries:
        assert re.search(re.escape(re.sub(r"\s", "", text)) + rf"\.+{page}", contents), f"{text} is listed without its page"
        plain, rest = re.sub(r"\s", "", text), range(after, len(pages))
        found = next((index + 1 for index in rest if is_headed(pages[index], plain)), None)
        # One that is cut in two by something beside it.
        found = found or next((index + 1 for index in rest if plain in "".join(pages[index])), None)
        assert found, f"{text} is on no page"
        after = found - 1
        strays.append(found - page)
    worst = max(strays, key=abs)
    print(f"{path.name}: {len(pages)} pages, {len(document.tables)} tables, {words} characters; "
          f"{strays.count(0)} of {len(strays)} pages of the contents are exact, the worst is off by {worst}")
    return abs(worst) <= STRAY


if __name__ == "__main__":
    strict = "--any-page" not in sys.argv
    paths = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    results = [check(path) or not (strict or path.name.startswith("contents-")) for path in paths]
    sys.exit(0 if all(results) else "an entry of the contents names a page that is too far off")
