# SPDX-License-Identifier: Apache-2.0
"""Files of people to be imported, as spreadsheets and other platforms write them."""
import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

FIRST = ['Marie', 'Jean', 'Olena', 'Taras', 'Sophie', 'Pierre', 'Iryna', 'Bohdan', 'Camille']
LAST = ['Dupont', 'Martin', 'Шевченко', 'Коваленко', 'Bernard', 'Petit', 'Бондаренко', 'Lefèvre']
TITLES = ['Email', 'First name', 'Last name', 'Phone', 'Notes']


@dataclass
class Table:
    name: str
    kind: str
    bytes: bytes


def people(count):
    for i in range(count):
        yield [f'person{i}@example.net', FIRST[i % len(FIRST)], LAST[i // 9 % len(LAST)],
               f'+336{20_000_000 + i:08}', f'Row {i} of the old platform, group {i % 17}']


def csv_of(count):
    lines = [','.join(TITLES)]
    lines += [','.join(f'"{cell}"' if ',' in cell else cell for cell in row)
              for row in people(count)]
    return Table('people.csv', 'CSV', '\r\n'.join(lines).encode())


def xlsx_of(count):
    """The smallest workbook that programs read: one sheet, its texts inline."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as book:
        for path, text in PARTS.items():
            book.writestr(path, text)
        with book.open('xl/worksheets/sheet1.xml', 'w') as sheet:
            sheet.write(SHEET_BEGINS.encode())
            for number, row in enumerate([TITLES, *people(count)], 1):
                sheet.write(_row(number, row).encode())
            sheet.write(b'</sheetData></worksheet>')
    return Table('people.xlsx', 'XLSX', out.getvalue())


def _row(number, cells):
    inner = ''.join(f'<c r="{chr(65 + i)}{number}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
                    for i, cell in enumerate(cells))
    return f'<row r="{number}">{inner}</row>'


HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
SHEET_BEGINS = f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'
PARTS = {
    '[Content_Types].xml':
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/>'
        '</Types>',
    '_rels/.rels':
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml':
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
