#!/usr/bin/env python3
"""Shows how the cost of `meeting` grows with the size of inputs that somebody made to be costly.

Each case makes an input of size n, 2n and 4n in a folder of its own and runs one command on each, as a whole process
with an empty cache. The table has the CPU time (user + system) of each and the growth from one size to the next: 2 is
linear, 4 quadratic, 8 cubic. No exit code depends on a clock. See benches/README.md.
"""
import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import zipfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
HEAD = """\
format: 1
id: {id}
title: Giao ban
state: draft
session:
  kind: regular-meeting
  date: {date}
"""
CHAIR = """\
participants:
  - id: tran-thi-hoa
    name: Trần Thị Hòa
    roles:
      - chair
"""
CASES = {}


def case(name, size, *command, text=None, **kinds):
    """Registers a case. `kinds`: further commands on the same input, by the end of their name."""
    def register(make):
        for suffix, arguments in {"": command, **kinds}.items():
            title = f"{name} {suffix}".strip()
            CASES[title] = (size, list(arguments), make)
        return make
    return register


def write(folder, path, text):
    path = folder / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def record(folder, body, head=HEAD, id="2025-01-06-giao-ban", date="2025-01-06", top=""):
    text = top + head.format(id=id, date=date) + body
    if len(text.encode()) > 1 << 20:
        sys.exit(f"the record is larger than 1 MiB: {len(text.encode())}")
    write(folder, f"records/2025/{id}.yaml", text)


def record_case(name, size, make_body, **options):
    kinds = {"validate": ["validate"], "fmt": ["fmt", "--check", "-q"], "show": ["show", "2025-01-06-giao-ban"],
             "list": ["list", "tasks", "--format", "csv"], "search": ["search", "giao", "--format", "jsonl"],
             "fix": ["validate", "--fix", "--diff"]}
    only = options.pop("only", None)
    for kind, command in kinds.items():
        if only and kind not in only:
            continue
        CASES[f"{name}: {kind}"] = (size, command, lambda folder, n: record(folder, make_body(n), **options))


# --- links between records ----------------------------------------------------------------------------------------

def chain(folder, n):
    before = None
    for i in range(n):
        id = f"2025-01-06-a{i}"
        body = CHAIR + "directives:\n  - id: d1\n    kind: decision\n    text: Giao ban sáng thứ Hai.\n"
        if before:
            body += f"    supersedes: {before}#d1\n"
        record(folder, body, id=id)
        before = id


case("chain of supersedes over records", 1000, "validate", show=["show", "2025-01-06-a7#d1"],
     list=["list", "directives", "--format", "csv"])(chain)


def fan(n):
    # Every directive supersedes all before it.
    body = CHAIR + "directives:\n"
    for i in range(n):
        body += f"  - id: d{i}\n    kind: decision\n    text: Giao ban.\n"
        if i:
            body += "    supersedes: [" + ", ".join(f"d{j}" for j in range(i)) + "]\n"
    return body


def chain_within(n):
    body = CHAIR + "directives:\n"
    for i in range(n):
        body += f"  - id: d{i}\n    kind: decision\n    text: Giao ban.\n" + (f"    supersedes: d{i - 1}\n" if i else "")
    return body


def circle_within(n):
    return chain_within(n).replace("text: Giao ban.\n", f"text: Giao ban.\n    supersedes: d{n - 1}\n", 1)


record_case("chain of supersedes in one record", 2000, chain_within)
record_case("circle of supersedes in one record", 2000, circle_within, only=["validate"])
record_case("directives that each supersede all before", 100, fan, only=["validate", "list"])


def two_cycles(folder, n):
    # n records that all lead into one circle of n.
    for i in range(n):
        body = CHAIR + "directives:\n  - id: d1\n    kind: decision\n    text: Giao ban.\n"
        record(folder, body + f"    supersedes: 2025-01-06-a{(i + 1) % n}#d1\n", id=f"2025-01-06-a{i}")


case("circle of supersedes over records", 500, "validate")(two_cycles)


def reviews_chain(folder, n):
    for i in range(n):
        body = ""
        if i:
            body = f"  reviews: [2025-01-06-a{i - 1}#t1]\n"
        record(folder, body + CHAIR + "tasks:\n  - id: t1\n    title: Họp\n    lead: A\n", id=f"2025-01-06-a{i}")


case("chain of reviews", 500, "show", "2025-01-06-a1", validate=["validate"])(reviews_chain)

# --- one record, many of one thing --------------------------------------------------------------------------------


def items(head, item):
    return lambda n: head + "".join(item.format(i=i) for i in range(n))


record_case("participants", 2500, items("participants:\n", "  - id: p{i}\n    name: Trần Thị H{i}\n    roles: [chair]\n"))
record_case("participants of one name", 2500, items("participants:\n", "  - id: p{i}\n    name: Trần Thị H\n"))
record_case("participants of one id", 2500, items("participants:\n", "  - id: p\n    name: Trần Thị H\n"))
record_case("organizations", 2500, items(CHAIR + "organizations:\n", "  - id: o{i}\n    name: Sở {i}\n    short: S{i}\n"))
record_case("organizations in a chain", 2500,
            lambda n: CHAIR + "organizations:\n" + "".join(
                f"  - id: o{i}\n    name: Sở {i}\n    part_of: o{i + 1}\n" for i in range(n)))
record_case("agenda", 5000, items(CHAIR + "agenda:\n", "  - Nội dung {i}\n"))
record_case("proceedings", 2500, items(CHAIR + "proceedings:\n", "  - id: n{i}\n    text: Báo cáo {i}.\n    by: tran-thi-hoa\n"))
record_case("directives", 2500, items(CHAIR + "directives:\n", "  - id: d{i}\n    kind: decision\n    text: Báo cáo {i}.\n"))
record_case("tasks", 2500, items(CHAIR + "tasks:\n", "  - id: t{i}\n    title: Báo cáo {i}\n    lead: tran-thi-hoa\n"))
record_case("tasks of one directive", 2500, items(
    CHAIR + "directives:\n  - id: d1\n    kind: decision\n    text: Làm.\ntasks:\n",
    "  - id: t{i}\n    title: Báo cáo {i}\n    lead: tran-thi-hoa\n    directive: d1\n    status: completed\n"))
record_case("tasks and directives", 1500, lambda n: CHAIR + "directives:\n" + "".join(
    f"  - id: d{i}\n    kind: assignment\n    text: Làm {i}.\n    lead: A\n" for i in range(n)) + "tasks:\n" + "".join(
    f"  - id: t{i}\n    title: Báo cáo {i}\n    directive: d{i}\n" for i in range(n)))
record_case("updates of one task", 4000, items(
    CHAIR + "tasks:\n  - id: t1\n    title: Làm\n    lead: tran-thi-hoa\n    updates:\n",
    "      - date: 2025-01-06\n        note: Đang làm {i}\n        status: in-process\n"))
record_case("cites of one directive", 2500, items(
    CHAIR + "directives:\n  - id: d1\n    kind: decision\n    text: Làm.\n    cites:\n",
    "      - type: Kết luận\n        number: {i}-KL/TW\n        date: 2023-01-01\n"))
record_case("support of one task", 10000, items(
    CHAIR + "tasks:\n  - id: t1\n    title: Làm\n    lead: tran-thi-hoa\n    support:\n", "      - Sở {i}\n"))
record_case("reviews of one session", 5000, lambda n: "  reviews:\n" + "".join(
    f"    - 2024-01-0{i % 9 + 1}-a{i}#t1\n" for i in range(n)) + CHAIR)
record_case("reviews of itself", 5000, lambda n: "  reviews:\n" + "".join(
    "    - 2025-01-06-giao-ban#t1\n" for i in range(n)) + CHAIR)
record_case("attachments", 2500, items(CHAIR + "attachments:\n", "  - title: Tệp {i}\n    path: tep/{i}.pdf\n"))
record_case("votes", 2500, items(
    CHAIR + "directives:\n", "  - id: d{i}\n    kind: decision\n    text: A.\n    vote:\n      for: 3\n      against: 1\n"))
record_case("allow comments", 2500, items(
    CHAIR + "tasks:\n", "  # meeting: allow no-lead: cả phòng\n  - id: t{i}\n    title: Báo cáo {i}\n"))
record_case("unused allow comments at the top", 2500, lambda n: CHAIR,
            only=[])
CASES["unused allow comments at the top: validate"] = (
    5000, ["validate"], lambda folder, n: record(folder, CHAIR, top="# meeting: allow no-lead: cả phòng\n" * n))
record_case("comments", 10000, items(CHAIR, "# Ghi chú {i}\n"))
record_case("comment block before tasks with allowance", 2500, lambda n: CHAIR + "tasks:\n" + "".join(
    f"  # meeting: allow no-lead: cả phòng {i}\n" for i in range(n)) + "  - id: t1\n    title: A\n")
record_case("blank lines", 100000, lambda n: CHAIR + "\n" * n)
record_case("own fields", 5000, items(CHAIR, "x-a{i}: b\n"))
record_case("unknown fields", 2500, items(CHAIR, "abc{i}: b\n"))
record_case("misspelled fields", 2500, items(CHAIR + "tasks:\n", "  - id: t{i}\n    titel: b\n    lead: A\n"))
record_case("duplicate keys", 2500, items(CHAIR, "x-a: b{i}\n"))
record_case("wrong types", 2500, items(CHAIR + "tasks:\n", "  - id: t{i}\n    title: [b]\n    lead: A\n"))
record_case("numbers for text", 2500, items(CHAIR + "tasks:\n", "  - id: t{i}\n    title: 1e3\n    lead: A\n"))
record_case("bad dates", 2500, items(CHAIR + "tasks:\n", "  - id: t{i}\n    title: A\n    lead: A\n    due: 2025-13-01\n"))
record_case("not composed (NFC)", 2500, items(CHAIR + "tasks:\n", "  - id: t{i}\n    title: Ba\u0301o cáo {i}\n    lead: A\n"))
record_case("invisible characters", 2500, items(CHAIR + "tasks:\n", "  - id: t{i}\n    title: A\u200bB\n    lead: A\n"))
record_case("invisible characters in one text", 40000, lambda n: CHAIR + "x-a: " + "a\u200b" * n + "\n")
record_case("placeholders", 2500, items(CHAIR + "tasks:\n", "  - id: t{i}\n    title: '[tên việc]'\n    lead: …\n"))
record_case("placeholders in one text", 20000, lambda n: CHAIR + "proceedings:\n  - id: n1\n    text: " + "[...] …… " * n + "\n")
record_case("references that fit nothing", 2500, items(
    CHAIR + "proceedings:\n", "  - id: n{i}\n    text: A.\n    by: tran-thi-hoan{i}\n"))
record_case("references nearly right among many", 1000, lambda n: "participants:\n" + "".join(
    f"  - id: tran-thi-hoa-{i}\n    name: Trần Thị Hòa {i}\n" for i in range(n)) + "proceedings:\n" + "".join(
    f"  - id: n{i}\n    text: A.\n    by: tran-thi-hoaa-{i}\n" for i in range(n)))
record_case("references to records that are not there", 2500, items(
    CHAIR + "directives:\n", "  - id: d{i}\n    kind: decision\n    text: A.\n    supersedes: 2024-01-01-a{i}#d1\n"))
record_case("references to parts that are not there", 2500, items(
    CHAIR + "directives:\n", "  - id: d{i}\n    kind: decision\n    text: A.\n    supersedes: 2025-01-06-giao-ban#x{i}\n"))
record_case("one long word", 100000, lambda n: CHAIR + "x-a: " + "a" * n + "\n")
record_case("one long title", 100000, lambda n: CHAIR + "proceedings:\n  - id: n1\n    text: " + "giao " * n + "\n")
record_case("a long text without spaces", 100000, lambda n: CHAIR + "proceedings:\n  - id: n1\n    text: " + "ư" * n + "\n")
record_case("many lines of text", 20000, lambda n: CHAIR + "proceedings:\n  - id: n1\n    text: |\n" + "      giao ban\n" * n)
record_case("quoted text with escapes", 50000, lambda n: CHAIR + 'x-a: "' + "\\u00e1" * n + '"\n')
record_case("flow lists", 20000, lambda n: CHAIR + "x-a: [" + "[], " * n + "]\n")
record_case("deep flow lists", 15, lambda n: CHAIR + "x-a: " + "[" * n + "]" * n + "\n")
record_case("too deep flow lists", 50000, lambda n: CHAIR + "x-a: " + "[" * n + "]" * n + "\n")
record_case("too deep block lists", 50000, lambda n: CHAIR + "x-a: " + "- " * n + "a\n")
record_case("too deep mappings", 200, lambda n: CHAIR + "".join(" " * i + "x-a:\n" for i in range(n)))
record_case("brackets never closed", 20000, lambda n: CHAIR + "x-a: " + "[" * n + "\n")
record_case("colons in text", 2500, items(CHAIR + "tasks:\n", "  - id: t{i}\n    title: A: B\n    lead: A\n"))
record_case("tabs", 2500, items(CHAIR + "tasks:\n", "\t- id: t{i}\n\t\ttitle: A\n"))
record_case("quotes never closed", 20000, lambda n: CHAIR + "".join(f"x-a{i}: 'a\n" for i in range(n)))
record_case("anchors and aliases", 5000, lambda n: CHAIR + "x-a: &a b\n" + "".join(f"x-b{i}: *a\n" for i in range(n)))
record_case("hash in text", 2500, items(CHAIR + "tasks:\n", "  - id: t{i}\n    title: A # B\n    lead: A\n"))
record_case("documents in one file", 20000, lambda n: CHAIR + "---\na: b\n" * n)
record_case("conflict markers", 5000, items(CHAIR, "<<<<<<< a\nx-a{i}: b\n=======\nx-a{i}: c\n>>>>>>> b\n"))
record_case("legacy fonts", 5000, items(CHAIR + "tasks:\n", "  - id: t{i}\n    title: NghÞ quyÕt vÒ c«ng t¸c\n    lead: A\n"))
record_case("secret texts", 2500, items(CHAIR + "tasks:\n", "  - id: t{i}\n    title: Tài liệu Tuyệt mật\n    lead: A\n"))
record_case("numbers of documents in text", 2500, items(
    CHAIR + "proceedings:\n", "  - id: n{i}\n    text: Theo Kết luận số {i}-KL/TW ngày 01/02/2023 và 12/QĐ-UBND.\n"))

# --- many records -------------------------------------------------------------------------------------------------


def many(body, size_of=lambda n: n):
    def make(folder, n):
        for i in range(n):
            record(folder, body.format(i=i), id=f"2025-01-06-a{i}")
    return make


case("names nearly alike over records", 500, "validate")(many(
    "participants:\n  - id: tran-thi-hoa\n    name: Trần Thị Hòa {i}\n    roles: [chair]\n"))
case("ids shared over records", 500, "validate", people=["list", "people", "--format", "csv"])(many(
    "participants:\n  - id: p{i}\n    name: Trần Thị Hòa\n    roles: [chair]\n"))
case("many leads", 500, "report", "--by", "lead", month=["report", "--by", "month"],
     organization=["report", "--by", "organization"], document=["report", "--by", "document"])(
    lambda folder, n: [record(folder, CHAIR + "tasks:\n" + "".join(
        f"  - id: t{j}\n    title: Làm\n    lead: Sở {i}-{j}\n    due: 2025-02-0{j % 9 + 1}\n" for j in range(20)),
        id=f"2025-01-06-a{i}") for i in range(n)])
case("leads of one task in a report", 5000, "report", "--by", "lead")(
    lambda folder, n: record(folder, CHAIR + "tasks:\n  - id: t1\n    title: Làm\n    lead:\n" + "".join(
        f"      - Sở {j}\n" for j in range(n))))


def same_prefix(folder, n):
    for i in range(n):
        record(folder, CHAIR, id=f"2025-01-06-giao-ban-so-{i}")


case("ids that differ at their end", 500, "list", show=["show", "2025-01-06-giao-ban-so-1"])(same_prefix)

# --- queries ------------------------------------------------------------------------------------------------------


def query_case(name, size, make, kind="search"):
    def run(folder, n):
        record(folder, CHAIR + "tasks:\n  - id: t1\n    title: Làm\n    lead: A\n")
        words = make(n)
        return [kind, *(["tasks"] if kind == "list" else []), "--format", "jsonl", "--", *(words if isinstance(words, list) else [words])]
    CASES[f"query: {name} ({kind})"] = (size, None, run)


for kind in ("search", "list"):
    query_case("words with OR", 6000, lambda n: " OR ".join(f"tu{i}" for i in range(n)), kind)
    query_case("words", 6000, lambda n: " ".join(f"tu{i}" for i in range(n)), kind)
    query_case("excluded words", 6000, lambda n: " ".join(f"-tu{i}" for i in range(n)), kind)
    query_case("excluded words, in pairs", 3000, lambda n: " ".join(f"-(tu{i} OR is:open)" for i in range(n)), kind)
    query_case("words of a phrase", 6000, lambda n: '"' + " ".join(f"tu{i}" for i in range(n)) + '"', kind)
    query_case("prefixes", 500, lambda n: " ".join(f"tu{i}*" for i in range(n)), kind)
    query_case("prefixes with OR", 500, lambda n: " OR ".join(f"tu{i}*" for i in range(n)), kind)
    query_case("one long word", 30000, lambda n: "a" * n, kind)
    query_case("one long number", 30000, lambda n: "1" * n + "-KL/TW", kind)
    query_case("numbers of documents", 1000, lambda n: " ".join(f"{i}-KL/TW" for i in range(n)), kind)
    query_case("cites", 1000, lambda n: "cites:" + ",".join(f"{i}-KL/TW" for i in range(n)), kind)
    query_case("ids", 1000, lambda n: "id:" + ",".join(f"a{i}" for i in range(n)), kind)
    query_case("is", 1250, lambda n: " ".join(["is:open"] * n), kind)
    query_case("is with OR", 1250, lambda n: " OR ".join(["is:open"] * n), kind)
    query_case("values of is", 1250, lambda n: "is:" + ",".join(["open"] * n), kind)
    query_case("excluded is", 1250, lambda n: " ".join(["-is:open"] * n), kind)
    query_case("leads", 1250, lambda n: "lead:" + ",".join(f"so{i}" for i in range(n)), kind)
    query_case("fields of text", 500, lambda n: " ".join(f"lead:so{i}" for i in range(n)), kind)
    query_case("fields of text with OR", 500, lambda n: " OR ".join(f"chair:so{i}" for i in range(n)), kind)
    query_case("days", 1250, lambda n: "date:" + ",".join(f"{1000 + i}" for i in range(n)), kind)
    query_case("days with OR", 1250, lambda n: " OR ".join(f"due:{1000 + i}" for i in range(n)), kind)
    query_case("kinds", 1250, lambda n: "status:" + ",".join(["completed"] * n), kind)
    query_case("parts", 1250, lambda n: " ".join(["in:tasks"] * n), kind)
    query_case("parentheses", 1000, lambda n: "(" * n + "a" + ")" * n, kind)
    query_case("parentheses side by side", 3000, lambda n: "(a OR b) " * n, kind)
    query_case("not", 1000, lambda n: "not:" * n + "a", kind)
    query_case("dashes", 20000, lambda n: "-" * n + "a", kind)
    query_case("punctuation", 6000, lambda n: ", " * n + "a", kind)
    query_case("quotes", 6000, lambda n: '"a" ' * n, kind)
    query_case("arguments", 6000, lambda n: [f"tu{i}" for i in range(n)], kind)
    query_case("named arguments", 500, lambda n: [f"lead:so {i}" for i in range(n)], kind)
    query_case("unknown field", 30000, lambda n: "a" * n + ":b", kind)
    query_case("unknown value", 30000, lambda n: "kind:" + "a" * n, kind)
    query_case("colons", 30000, lambda n: "not" + ":not" * n + ":a", kind)

# --- settings -----------------------------------------------------------------------------------------------------


def settings_case(name, size, make, *command):
    def run(folder, n):
        record(folder, CHAIR)
        write(folder, "meeting.yaml", make(n))
    CASES[f"settings: {name}"] = (size, list(command or ["list"]), run)


settings_case("views", 12500, items("views:\n", "  v{i}: list tasks\n"))
settings_case("views, listed", 12500, items("views:\n", "  v{i}: list tasks\n"), "view")
settings_case("views that are none", 2500, items("views:\n", "  v{i}: lits tasks\n"))
settings_case("names of views that are none", 2500, items("views:\n", "  'v v{i}': list tasks\n"))
settings_case("a view of many words", 50000, lambda n: "views:\n  v: list " + "a " * n + "\n")
settings_case("abbreviations", 5000, items("abbreviations:\n", "  AB{i}: anh ba {i}\n"))
settings_case("abbreviations, searched", 5000, items("abbreviations:\n", "  AB{i}: anh ba {i}\n"), "search", "anh", "ba", "7")
settings_case("long forms of one abbreviation", 5000, items("abbreviations:\n  AB:\n", "    - anh ba {i}\n"), "search", "AB")
settings_case("required fields", 5000, items("require:\n", "  - session.place\n"), "validate")
settings_case("unknown required fields", 2500, items("require:\n", "  - session.plase{i}\n"), "validate")
settings_case("allowed values", 5000, items("allow:\n  session.place:\n", "    - Phòng {i}\n"), "validate")
settings_case("allowed values that are none", 2500, items("allow:\n  session.kind:\n", "    - regular{i}\n"), "validate")
settings_case("patterns", 50, items("patterns:\n", "  x-a{i}: 'a{{0,9}}b'\n"), "validate")
settings_case("a long pattern", 2500, lambda n: "patterns:\n  title: '" + "(a|b)" * n + "'\n", "validate")
settings_case("a pattern that grows", 100, lambda n: "patterns:\n  title: '((a{" + str(n) + "}){100}){100}'\n", "validate")
settings_case("folders of rules", 2500, items("rules:\n  paths:\n", "    records/{i}: {{no-lead: off}}\n"), "validate")
settings_case("unknown rules", 2500, items("rules:\n", "  no-leed{i}: off\n"), "validate")
settings_case("unknown keys", 2500, items("", "abc{i}: off\n"), "validate")
settings_case("schemas", 1000, items("schemas:\n", "  x-a{i}: {{type: string}}\n"), "validate")
settings_case("duplicate keys", 2500, items("", "language: vi\n"), "validate")
settings_case("a schema of many parts", 2500, lambda n: "schemas:\n  x-a:\n    anyOf:\n" + "      - {type: string}\n" * n, "validate")

# --- import -------------------------------------------------------------------------------------------------------


def import_case(name, size, make, ending):
    def run(folder, n):
        (folder / "records").mkdir(parents=True)
        write(folder, f"source.{ending}", make(n))
        return ["import", "--dry-run", f"source.{ending}"]
    CASES[f"import {ending}: {name}"] = (size, None, run)


def docx(document, styles=None):
    import io
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        if styles:
            archive.writestr("word/styles.xml", styles)
    return file.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body, attributes=""):
    return docx(f"<w:document {W} {attributes}><w:body>{body}</w:body></w:document>")


P = "<w:p><w:r><w:t>Giao ban</w:t></w:r></w:p>"
import_case("attributes of one element", 20000, lambda n: word(
    "<w:p " + " ".join(f'a{i}="b"' for i in range(n)) + "><w:r><w:t>Giao ban</w:t></w:r></w:p>"), "docx")
import_case("namespaces of one element", 12500, lambda n: word(
    P, " ".join(f'xmlns:a{i}="b{i}"' for i in range(n))), "docx")
import_case("namespaces of as many elements", 500, lambda n: word("".join(
    f'<w:p xmlns:a{i}="b{i}"><w:r><w:t>Giao ban</w:t></w:r></w:p>' for i in range(n))), "docx")
import_case("namespaces and elements within", 500, lambda n: word(
    "".join(f'<w:sdt xmlns:a{i}="b{i}">' for i in range(n)) + P + "</w:sdt>" * n), "docx")
import_case("elements within each other", 25000, lambda n: word("<w:sdt>" * n + P + "</w:sdt>" * n), "docx")
import_case("runs within a paragraph, deep", 25000, lambda n: word(
    "<w:p>" + "<w:r>" * n + "<w:t>A</w:t>" + "</w:r>" * n + "</w:p>"), "docx")
import_case("tables within tables", 8, lambda n: word(
    "<w:tbl><w:tr><w:tc>" * n + P + "</w:tc></w:tr></w:tbl>" * n), "docx")
import_case("paragraphs", 5000, lambda n: word(P * n), "docx")
import_case("rows", 5000, lambda n: word("<w:tbl>" + f"<w:tr><w:tc>{P}</w:tc><w:tc>{P}</w:tc></w:tr>" * n + "</w:tbl>"), "docx")
import_case("cells of one row", 5000, lambda n: word("<w:tbl><w:tr>" + f"<w:tc>{P}</w:tc>" * n + "</w:tr></w:tbl>"), "docx")
import_case("paragraph properties", 10000, lambda n: word("<w:p>" + "<w:pPr/>" * n + "<w:r><w:t>A</w:t></w:r></w:p>" ), "docx")
import_case("text nodes", 50000, lambda n: word("<w:p><w:r>" + "<w:t>a</w:t>" * n + "</w:r></w:p>"), "docx")
import_case("character references", 50000, lambda n: word("<w:p><w:r><w:t>" + "&#97;" * n + "</w:t></w:r></w:p>"), "docx")
import_case("CDATA sections", 20000, lambda n: word("<w:p><w:r><w:t>" + "<![CDATA[a]]>" * n + "</w:t></w:r></w:p>"), "docx")
import_case("comments", 50000, lambda n: word(P + "<!-- a -->" * n), "docx")
import_case("styles", 10000, lambda n: docx(
    f"<w:document {W}><w:body>{P}</w:body></w:document>",
    f"<w:styles {W}>" + "".join(f'<w:style w:styleId="a{i}"><w:name w:val="heading 1"/></w:style>' for i in range(n))
    + "</w:styles>"), "docx")


def many_files(n):
    import io
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{P}</w:body></w:document>")
        for i in range(n):
            archive.writestr(f"a{i}", "")
    return file.getvalue()


import_case("files in the archive", 10000, many_files, "docx")

import_case("elements within each other", 10000, lambda n: "<html><body>" + "<div>" * n + "Giao ban" + "</div>" * n, "html")
import_case("elements never closed", 10000, lambda n: "<html><body>" + "<b><i>a" * n, "html")
import_case("formatting within each other", 10000, lambda n: "<html><body>" + "<a href=b>" * n + "a", "html")
import_case("fonts reopened", 300, lambda n: "<html><body>" + "".join(f"<font color={i}>" for i in range(n)) + "<p>a" * n, "html")
import_case("attributes of one element", 10000, lambda n: "<html><body><p " + " ".join(f"a{i}=b" for i in range(n)) + ">Giao ban</p>", "html")
import_case("links", 10000, lambda n: "<html><body>" + "".join(f'<a href="b{i}">Giao ban</a> ' for i in range(n)), "html")
import_case("paragraphs", 10000, lambda n: "<html><body>" + "<p>Giao ban</p>" * n, "html")
import_case("rows", 10000, lambda n: "<html><body><table>" + "<tr><td>Giao</td><td>ban</td></tr>" * n + "</table>", "html")
import_case("cells of one row", 10000, lambda n: "<html><body><table><tr>" + "<td>Giao</td>" * n + "</table>", "html")
import_case("tables within tables", 2000, lambda n: "<html><body>" + "<table><tr><td>" * n + "Giao ban", "html")
import_case("text in tables (moved out)", 5000, lambda n: "<html><body>" + "<table>a" * n, "html")
import_case("spans of cells", 2000, lambda n: "<html><body><table>" + '<tr><td rowspan=65534 colspan=1000>a</td></tr>' * n, "html")
import_case("lists within each other", 5000, lambda n: "<html><body>" + "<ul><li>a" * n, "html")
import_case("character references", 50000, lambda n: "<html><body><p>" + "&amp;" * n, "html")
import_case("comments", 50000, lambda n: "<html><body>" + "<!-- a -->" * n + "a", "html")
import_case("templates within each other", 5000, lambda n: "<html><body>" + "<template>" * n + "a", "html")
import_case("breaks", 50000, lambda n: "<html><body><p>" + "a<br>" * n, "html")
import_case("selects", 5000, lambda n: "<html><body>" + "<select><option>a" * n, "html")
import_case("paragraphs in buttons", 2000, lambda n: "<html><body>" + "<button><p>a" * n, "html")
import_case("fonts and tables", 500, lambda n: "<html><body>" + "<a>" + "<table><a>b" * n, "html")

MD = "# Giao ban\n\n"
import_case("quotes within each other", 10000, lambda n: MD + ">" * n + " a\n", "md")
import_case("quotes, line after line", 200, lambda n: MD + "".join(">" * i + " a\n" for i in range(n)), "md")
import_case("lists within each other", 200, lambda n: MD + "".join("  " * i + "- a\n" for i in range(n)), "md")
import_case("list marks in one line", 10000, lambda n: MD + "- " * n + "a\n", "md")
import_case("brackets", 20000, lambda n: MD + "[" * n + "\n", "md")
import_case("links within each other", 10000, lambda n: MD + "[" * n + "a" + "](b)" * n + "\n", "md")
import_case("brackets before parentheses", 20000, lambda n: MD + "[a](" * n + "\n", "md")
import_case("image brackets", 20000, lambda n: MD + "![[]()" * n + "\n", "md")
import_case("stars", 20000, lambda n: MD + "*" * n + "a" + "*" * n + "\n", "md")
import_case("stars opened", 20000, lambda n: MD + "*a " * n + "\n", "md")
import_case("stars and lines", 10000, lambda n: MD + "*a_ " * n + "\n", "md")
import_case("backquotes", 1000, lambda n: MD + "".join("a" + "`" * i for i in range(1, n // 3)) + "\n", "md")
import_case("less-than signs", 20000, lambda n: MD + "<" * n + "\n", "md")
import_case("comments never closed", 10000, lambda n: MD + "<!-- a " * n + "\n", "md")
import_case("declarations never closed", 10000, lambda n: MD + "a <!A " * n + "\n", "md")
import_case("instructions never closed", 10000, lambda n: MD + "a <? " * n + "\n", "md")
import_case("CDATA never closed", 10000, lambda n: MD + "a <![CDATA[ " * n + "\n", "md")
import_case("tags never closed", 10000, lambda n: MD + "<a b=c " * n + "\n", "md")
import_case("definitions of links", 10000, lambda n: MD + "".join(f"[a{i}]: b\n" for i in range(n)) + "\n[a1]\n", "md")
import_case("uses of one link", 10000, lambda n: MD + "[a]: " + "b" * n + "\n\n" + "[a] " * n + "\n", "md")
import_case("footnotes", 5000, lambda n: MD + "".join(f"a[^{i}]\n\n[^{i}]: b\n\n" for i in range(n)), "md")
import_case("rows of a table", 10000, lambda n: MD + "| a | b |\n|---|---|\n" + "| a | b |\n" * n, "md")
import_case("columns of a table", 1000, lambda n: MD + "|a" * n + "\n" + "|-" * n + "\n" + "|b\n" * n, "md")
import_case("paragraphs", 10000, lambda n: MD + "Giao ban\n\n" * n, "md")
import_case("lines of one paragraph", 10000, lambda n: MD + "Giao ban\n" * n, "md")
import_case("headings", 10000, lambda n: MD + "## Giao ban\n\n" * n, "md")
import_case("tildes", 20000, lambda n: MD + "~a " * n + "\n", "md")
import_case("dollars", 20000, lambda n: MD + "$a$$ " * n + "\n", "md")
import_case("entities", 20000, lambda n: MD + "&a" * n + "\n", "md")
import_case("front matter", 20000, lambda n: "---\n" + "a: b\n" * n + "---\n" + MD + "a\n", "md")

LEAD = "Biên bản họp giao ban\nNgày 06/01/2025\nChủ trì: Đồng chí Nguyễn Văn An, Giám đốc Sở\n"
import_case("lines", 5000, lambda n: LEAD + "Giao ban tuần này.\n" * n, "txt")
import_case("paragraphs", 5000, lambda n: LEAD + "\nGiao ban tuần này.\n" * n, "txt")
import_case("one long line", 20000, lambda n: LEAD + "giao ban " * n, "txt")
import_case("one long word", 60000, lambda n: LEAD + "a" * n, "txt")
import_case("assignments", 2500, lambda n: LEAD + "\nKết luận:\n" + "".join(
    f"- Giao Sở Nội vụ {i} chủ trì, phối hợp Sở Tài chính hoàn thành trước ngày 10/12/2025.\n" for i in range(n)), "txt")
import_case("bodies", 2500, lambda n: LEAD + "".join(
    f"- Giao Phòng Kế hoạch {chr(65 + i % 26)}{chr(65 + i // 26 % 26)}{i} trình dự toán.\n" for i in range(n)), "txt")
import_case("people", 2500, lambda n: LEAD + "Thành phần:\n" + "".join(
    f"- Đồng chí Nguyễn Văn A{i}, Giám đốc Sở;\n" for i in range(n)), "txt")
import_case("people of one name", 2500, lambda n: LEAD + "Thành phần:\n" + "- Đồng chí Nguyễn Văn An, Giám đốc Sở;\n" * n, "txt")
import_case("people in one line", 2500, lambda n: LEAD + "Thành phần: " + "; ".join(f"Nguyễn Văn A{i}, Giám đốc Sở" for i in range(n)) + "\n", "txt")
import_case("supporters in one line", 2500, lambda n: LEAD + "\nKết luận:\n- Giao Sở Nội vụ chủ trì, phối hợp với " + ", ".join(
    f"Sở Tài chính {i}" for i in range(n)) + " hoàn thành trước ngày 10/12/2025.\n", "txt")
import_case("numbers of documents", 2500, lambda n: LEAD + "\nKết luận:\n" + "".join(
    f"- Thực hiện Kết luận số {i}-KL/TW ngày 01/02/2023 của Bộ Chính trị.\n" for i in range(n)), "txt")
import_case("numbers of documents in one line", 2500, lambda n: LEAD + "\nKết luận:\n- Thực hiện " + ", ".join(
    f"Kết luận số {i}-KL/TW ngày 01/02/2023" for i in range(n)) + "\n", "txt")
import_case("days in one line", 5000, lambda n: LEAD + "ngày 01/02/2025 " * n, "txt")
import_case("deadlines in one line", 5000, lambda n: LEAD + "\nKết luận:\n- Giao Sở Nội vụ " + "trước ngày 10/12/2025 " * n, "txt")
import_case("organizations in one line", 5000, lambda n: LEAD + "- " + ", ".join(f"Sở Nội vụ {i}" for i in range(n)), "txt")
import_case("labels", 2500, lambda n: LEAD + "Địa điểm: phòng họp\n" * n, "txt")
import_case("labels never ended", 2500, lambda n: LEAD + "Chủ trì: " * n, "txt")
import_case("parentheses", 20000, lambda n: LEAD + "- Nguyễn Văn An " + "(" * n, "txt")
import_case("numbered headings", 5000, lambda n: LEAD + "".join(f"{i}. Nội dung\n" for i in range(n)), "txt")
import_case("capitals", 5000, lambda n: LEAD + "NGUYỄN VĂN AN " * n, "txt")
import_case("spaces", 100000, lambda n: LEAD + "a" + " " * n + "b", "txt")
import_case("blank lines", 100000, lambda n: LEAD + "\n" * n + "b", "txt")
import_case("dots", 100000, lambda n: LEAD + "." * n, "txt")
import_case("digits", 100000, lambda n: LEAD + "ngày " + "1" * n, "txt")
import_case("marks", 100000, lambda n: LEAD + "a" + "\u0301" * n, "txt")
import_case("unusual letters", 5000, lambda n: LEAD + "NghÞ quyÕt vÒ " * n, "txt")
import_case("columns in one line", 5000, lambda n: LEAD + "a\t" * n, "txt")
import_case("lines of two columns", 5000, lambda n: "UBND TỈNH               CỘNG HÒA XÃ HỘI\n" * n, "txt")
PAPERS = [path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "tests/data/import-cases/given").glob("*.txt"))]
PAPERS = "\n".join(text for text in PAPERS if "ộ" in text)
import_case("Vietnamese papers", 3, lambda n: (PAPERS + "\n") * n, "txt")

# --- changing -----------------------------------------------------------------------------------------------------


def tasks(folder, n):
    record(folder, items(CHAIR + "tasks:\n", "  - id: t{i}\n    title: Báo cáo {i}\n    lead: tran-thi-hoa\n")(n))


def noted(folder, n):
    tasks(folder, n)
    return ["task", "note", *(f"2025-01-06-giao-ban#t{i}" for i in range(n)), "--note", "xong", "--on", "2025-01-07"]


CASES["task note, many of one record"] = (250, None, noted)


def set_many(folder, n):
    tasks(folder, 10)
    return ["set", "2025-01-06-giao-ban", *(f"x-a{i}=b" for i in range(n))]


CASES["set, many fields"] = (250, None, set_many)


def new_many(flag, value):
    def run(folder, n):
        (folder / "records").mkdir(parents=True)
        words = [word for i in range(n) for word in (flag, value.format(i=i))]
        return ["new", "--title", "Giao ban", "--date", "2025-01-06", *words]
    return run


CASES["new, participants"] = (1000, None, new_many("--participant", "Nguyễn An {i}; Giám đốc"))
CASES["new, participants of one name"] = (500, None, new_many("--participant", "Nguyễn An; Giám đốc {i}"))
CASES["new, tasks"] = (1000, None, new_many("--task", "Làm {i}; Sở {i}"))
CASES["new, directives"] = (1000, None, new_many("--directive", "Làm {i}"))


def stdin_json(folder, n):
    (folder / "records").mkdir(parents=True)
    import json
    tasks = [{"title": f"Làm {i}", "lead": "Sở"} for i in range(n)]
    data = json.dumps({"title": "Giao ban", "session": {"kind": "regular-meeting", "date": "2025-01-06"}, "tasks": tasks})
    write(folder, "input", data)
    return ["new", "--stdin"]


CASES["new --stdin, tasks"] = (2500, None, stdin_json)


def renamed(folder, n):
    record(folder, CHAIR + "directives:\n  - id: d1\n    kind: decision\n    text: A.\n")
    record(folder, CHAIR + "directives:\n" + "".join(
        f"  - id: d{i}\n    kind: decision\n    text: A.\n    supersedes: 2025-01-06-giao-ban#d1\n" for i in range(n)),
        id="2025-01-13-giao-ban", date="2025-01-13")
    return ["rename", "2025-01-06-giao-ban", "2025-01-07-giao-ban", "--dry-run"]


CASES["rename, references in one record"] = (2000, None, renamed)


def reviewed(folder, n):
    tasks(folder, n)
    return ["new", "--from", "2025-01-06-giao-ban", "--date", "2025-01-13", "--review", "all"]


CASES["new --from --review all"] = (1000, None, reviewed)


# --- running ------------------------------------------------------------------------------------------------------

def measure(meeting, folder, arguments, limit):
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "MEETING_TODAY": "2026-01-01",
                   "MEETING_CACHE_DIR": str(folder / ".cache"), "LANG": "C.UTF-8"}
    given = folder / "input"
    with open(given if given.exists() else os.devnull) as source, open(folder / ".errors", "w+b") as errors:
        process = subprocess.Popen([meeting, *arguments], cwd=folder, env=environment, stdin=source,
                                   stdout=subprocess.DEVNULL, stderr=errors,
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (int(limit), int(limit) + 1)))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        said = errors.read(2000).decode(errors="replace").strip().splitlines()
    return usage.ru_utime + usage.ru_stime, process.returncode, usage.ru_maxrss // 1024, said[0][:110] if said else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--meeting", default=str(REPOSITORY / "target/dist/meeting"), help="the binary")
    parser.add_argument("--limit", type=float, default=60, help="seconds of CPU time after which a process is stopped (60)")
    parser.add_argument("--above", type=float, default=0, help="show only cases that take longer, in seconds")
    parser.add_argument("--factor", type=float, default=1, help="multiply the sizes")
    parser.add_argument("--list", action="store_true", help="list the cases")
    parser.add_argument("cases", nargs="*", help="only cases whose name has one of these in it")
    options = parser.parse_args()
    if options.list:
        print("\n".join(CASES))
        return
    print("| case | n | CPU at n, 2n, 4n (s) | growth | peak | exit | said |")
    print("|---|---:|---|---|---:|---:|---|")
    for name, (size, command, make) in CASES.items():
        if options.cases and not any(word in name for word in options.cases):
            continue
        figures, exits = [], []
        peak, said = 0, ""
        size = max(1, int(size * options.factor))
        for n in (size, 2 * size, 4 * size):
            with tempfile.TemporaryDirectory() as folder:
                folder = Path(folder)
                try:
                    arguments = make(folder, n)
                except SystemExit as error:
                    said = str(error)
                    break
                arguments = command or arguments
                try:
                    seconds, code, peak, said = measure(os.path.abspath(options.meeting), folder, arguments, options.limit)
                except OSError as error:
                    said = str(error)
                    break
            figures.append(seconds)
            exits.append(code)
            if seconds >= options.limit * 0.9:
                break
        if figures and max(figures) < options.above:
            continue
        growth = " ".join(f"{b / max(a, 0.001):.1f}" for a, b in zip(figures, figures[1:]))
        print(f"| {name} | {size} | {' '.join(f'{figure:.2f}' for figure in figures)} | {growth} | {peak} MB "
              f"| {' '.join(map(str, exits))} | {said} |", flush=True)


if __name__ == "__main__":
    main()
