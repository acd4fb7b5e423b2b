#!/usr/bin/env python3
"""Opens workbooks as their readers would: with openpyxl, and with LibreOffice, which computes them anew.

    check.py [--pdf] workbook.xlsx...

For each workbook: every result that is stored with a formula is what LibreOffice computes, to the hundredth, when the stored results
are taken away; and after percents are changed, one emptied and one filled, scores, sums and total are what whole numbers say.
Prints a line for each, and fails at the first that does not hold. Needs the Python package openpyxl and LibreOffice Calc (Debian:
python3-openpyxl, libreoffice-calc). With --pdf a PDF file of each stays beside the workbooks, to be looked at.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import openpyxl
except ImportError:
    sys.exit("openpyxl is missing: install it with `pip install openpyxl`")

HEAD = 5  # The row of the headings.
NAME, POINTS, PERCENT, EARNED, OPEN, TARGET, THEN = "A", "B", "C", "D", "E", "H", "I"
SCORES = ("得分", "Scores")
AIMED = ("达到目标后的得分", "Points at target")
SUMS = ("小计", "Sum", "合计", "Total")
PROVISIONAL = ("暂定", "provisional")


def converted(kind, paths, folder):
    """Has LibreOffice write files anew, all in one run, with a profile of its own."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind, "--outdir", folder, *paths],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    made = [folder / path.with_suffix(f".{kind}").name for path in paths]
    for path in made:
        assert path.exists(), f"LibreOffice did not open {path.stem}"
    return made


def computed(books, folder):
    """The workbooks with the results that LibreOffice computes. openpyxl stores formulas without results, so that none is kept."""
    (folder / "in").mkdir(parents=True)
    (folder / "out").mkdir()
    paths = [folder / "in" / f"{name}.xlsx" for name in books]
    for book, path in zip(books.values(), paths):
        book.save(path)
    return {path.stem: openpyxl.load_workbook(path, data_only=True) for path in converted("xlsx", paths, folder / "out")}


def formulas(book):
    """The sheet and address of each formula."""
    return [(sheet.title, cell.coordinate) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def alike(one, other):
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) < 0.005 if abs(one) > 1 else abs(one - other) < 0.0005
    return (one or "") == (other or "")


def scores_of(book):
    return next((book[name] for name in SCORES if name in book.sheetnames), None)


def rows(sheet):
    """The rows of items and of sums, from the first below the headings to the last with a name."""
    items, sums = [], []
    row = HEAD + 1
    while sheet[f"{NAME}{row}"].value:
        name = str(sheet[f"{NAME}{row}"].value)
        (sums if name.startswith(SUMS) else items).append(row)
        row += 1
    return items, sums


def change(sheet):
    """Other percents: every third item one step up or down, the second one emptied, those not scored given 55 %."""
    items, _ = rows(sheet)
    for place, row in enumerate(items):
        cell = sheet[f"{PERCENT}{row}"]
        if cell.value is None:
            cell.value = 0.55 if place % 2 else None
        elif place % 3 == 0:
            cell.value = (round(cell.value * 100) + (5 if cell.value < 1 else -5)) / 100
    sheet[f"{PERCENT}{items[1]}"].value = None


def hundredths(value):
    return round(value * 100) if isinstance(value, (int, float)) else 0


def expected(given, sheet, column, percent_column):
    """The sums in whole hundredths of a point: `given` has the percents, `sheet` what was computed."""
    items, sums = rows(given)
    first, total = 0, 0
    for end in sums:
        of = [row for row in items if first < row < end]
        if of:
            earned = 0
            for row in of:
                percent = given[f"{percent_column}{row}"].value
                if percent is None and percent_column == TARGET:
                    percent = given[f"{PERCENT}{row}"].value
                score = 0 if percent is None else given[f"{POINTS}{row}"].value * round(percent * 100)
                assert hundredths(sheet[f"{column}{row}"].value) == score, f"{column}{row} is not {score} hundredths"
                earned += score
            total += earned
        else:
            earned = total  # The sum of all.
        assert hundredths(sheet[f"{column}{end}"].value) == earned, f"{column}{end} is not {earned} hundredths"
        first = end
    return total


def check(paths, folder):
    books = {path.stem: openpyxl.load_workbook(path) for path in paths}
    stored = {path.stem: openpyxl.load_workbook(path, data_only=True) for path in paths}
    anew = computed(books, folder / "same")
    changed = {name: book for name, book in books.items() if scores_of(book)}
    for book in changed.values():
        change(scores_of(book))
    after = computed(changed, folder / "changed")
    for path in paths:
        name, book = path.stem, books[path.stem]
        is_form = name.startswith("form-")
        for sheet in book:
            if is_form:
                # It has no score, and no heads that stay.
                assert sheet["A1"].value and sheet.print_area, f"{name}: {sheet.title} is not set up"
                continue
            assert any(word in str(sheet["A1"].value) for word in PROVISIONAL), f"{name}: {sheet.title} is not called provisional"
            assert sheet.freeze_panes and sheet.print_area, f"{name}: {sheet.title} is not set up"
        assert book.properties.title and (book.properties.creator or is_form)
        cells = formulas(book)
        for title, cell in cells:
            assert title in SCORES, f"{name}: a formula outside the scores, {title} {cell}"
            kept, found = stored[name][title][cell].value, anew[name][title][cell].value
            assert alike(kept, found), f"{name}: {title} {cell} is stored as {kept} and computed as {found}"
        said = f"{name}: {len(book.sheetnames)} sheets, {len(cells)} formulas agree"
        if name in after:
            sheet = scores_of(after[name])
            total = expected(scores_of(book), sheet, EARNED, PERCENT)
            if sheet[f"{THEN}{HEAD}"].value in AIMED:
                expected(scores_of(book), sheet, THEN, TARGET)
            said += f"; with other percents {total / 100:.2f} points, computed exactly"
        print(said)


if __name__ == "__main__":
    given = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    with tempfile.TemporaryDirectory() as folder:
        check(given, Path(folder))
    if "--pdf" in sys.argv:
        converted("pdf", given, given[0].parent)
