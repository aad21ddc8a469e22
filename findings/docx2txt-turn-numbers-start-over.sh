#!/usr/bin/env bash
# docx2txt 1.4 (Debian 1.4-5): turns that Word numbers are all number 1, and words with a soft hyphen fall apart at a dash.
#
# In Word, turns can be numbered by two lists, "I1:", "I2:" for the interviewer and "B1:", "B2:" for who is asked, so that
# quotes are cited by them. Word goes on counting each list when the other has been in between. The program starts over whenever
# the list changes, and gives all turns the first number. Soft hyphens, which show only where a line ends with them, become a
# dash with spaces around it: a word is then two, with the sign between them by which transcripts mark that somebody
# breaks off.
#
# Seen: turns I1, B1, I2, B2 and I3 are numbered I1, B1, I1, B1 and I1, and "Sozialamt" is "Sozial - amt".
#
# Needs Debian 12 (apt-get with its package lists, dpkg), perl, unzip and python3; nothing is installed.
set -euo pipefail
for tool in apt-get dpkg perl unzip python3; do
  command -v "$tool" >/dev/null || { echo "$tool is needed and was not found." >&2; exit 1; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq docx2txt=1.4-5 >/dev/null 2>&1 ||
  { echo "Debian's docx2txt 1.4-5 cannot be had; is this Debian 12, and has apt-get update been run?" >&2; exit 1; }
dpkg -x docx2txt_1.4-5_all.deb .
cat > write.py <<'PY'
from zipfile import ZipFile

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TURNS = ["Who called?", "The Sozial-amt.", "When?", "In May.", "And then?"]


def numbering(at, label):
    return (
        f'<w:abstractNum w:abstractNumId="{at}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{label}%1:"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr>'
        "</w:lvl></w:abstractNum>"
    )


def turn(at, text):
    run = "<w:softHyphen/>".join(f"<w:t>{piece}</w:t>" for piece in text.split("-"))
    number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{at % 2 + 1}"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr><w:r>{run}</w:r></w:p>"


def relation(kind, target):
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/{kind}" '
        f'Target="{target}"/></Relationships>'
    )


parts = {
    "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{TYPE}.numbering+xml"/></Types>',
    "_rels/.rels": relation("officeDocument", "word/document.xml"),
    "word/_rels/document.xml.rels": relation("numbering", "numbering.xml"),
    "word/numbering.xml": f'{HEAD}<w:numbering xmlns:w="{MAIN}">{numbering(0, "I")}{numbering(1, "B")}'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
    "word/document.xml": f'{HEAD}<w:document xmlns:w="{MAIN}"><w:body>'
    + "".join(turn(at, text) for at, text in enumerate(TURNS))
    + "<w:sectPr/></w:body></w:document>",
}
with ZipFile("interview.docx", "w") as file:
    for name, content in parts.items():
        file.writestr(name, content)
PY
python3 write.py
seen=$(perl usr/bin/docx2txt interview.docx -)
echo "docx2txt 1.4:"
echo "$seen"
expected='I1: Who called?
B1: The Sozial - amt.
I1: When?
B1: In May.
I1: And then?'
[ "$seen" = "$expected" ] || { echo "It was $expected: the behaviour has changed." >&2; exit 1; }
