#!/usr/bin/env python3
"""Times `meeting` as people run it, whole processes, beside the tools that do part of the same work.

Makes or reuses a generated archive, checks that every search finds exactly what the generator planted, times the
jobs in rounds (the tools take turns), and prints Markdown: the machine, the table, the targets. Exit code 1 when a
count is wrong, 2 when something needed is missing; no exit code depends on a clock. See benches/README.md.
"""
import argparse
import collections
import datetime
import json
import marshal
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
TODAY = "2026-01-01"  # what is:overdue means, so that every run lists the same
MB = 1_000_000
GENERATOR_HELP = """\
There is no archive at {corpus}, and no --generator to make one.

A generator is a Python program, called `GENERATOR COUNT FOLDER`. It writes FOLDER/meeting.yaml, the records as
FOLDER/records/YYYY/ID.yaml, and FOLDER/truth.json:
  {{"count": COUNT, "bytes": size of all records,
    "phrases": {{NAME: phrase}}, "files": {{NAME: ["records/YYYY/ID.yaml", …]}}}}
with the names unique, one_percent, in_directives, decoy_of_in_directives, in_tasks, number (a cited document's
number). Or name an archive made before with --corpus."""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, metavar="N", help="size of the archive (10000)")
    parser.add_argument("--meeting", metavar="PATH", help="the binary (target/dist/meeting)")
    parser.add_argument("--corpus", metavar="DIR", help="the archive (target/bench/archive-N)")
    parser.add_argument("--generator", metavar="PATH", help="the program that makes the archive where it is missing")
    parser.add_argument("--peers", metavar="DIR", help="where setup-peers.sh put the peers (target/peers)")
    parser.add_argument("--json", metavar="FILE", help="write everything measured there as well")
    parser.add_argument("--seconds", type=float, default=4, metavar="S",
                        help="time for the runs of one row; at least 3 runs, at most 25 (4)")
    parser.add_argument("--limit", type=float, default=300, metavar="S",
                        help="a process that takes longer is stopped (300)")
    parser.add_argument("--common", metavar="WORD", help="the word for the widest search (the archive's commonest)")
    parser.add_argument("--jobs", choices=("all", "validate", "ask"), default="all",
                        help="measure `validate` and its peers alone, or `list`, `search` and `report` and theirs (all)")
    parser.add_argument("--counts-only", action="store_true", help="check what the searches find, time nothing")
    return parser.parse_args()


# --- the processes ------------------------------------------------------------------------------------------------

# A process begins as a copy of the one that starts it, and the system counts that copy into its peak memory. So the
# one that starts them is a Python with next to nothing loaded, and it also holds the clock.
STARTER = """
import _signal, marshal, posix, sys, time
pid = None
def kill(*_):
    global is_late
    is_late = True
    if pid:
        posix.killpg(pid, 9)
def leave(*_):
    kill()
    posix._exit(1)
_signal.signal(_signal.SIGALRM, kill)
_signal.signal(_signal.SIGINT, leave)
_signal.signal(_signal.SIGTERM, leave)
while True:
    try:
        command, environment, stdin, stdout, stderr, limit = marshal.load(sys.stdin.buffer)
    except EOFError:
        break
    write = posix.O_WRONLY | posix.O_CREAT | posix.O_TRUNC
    actions = [(posix.POSIX_SPAWN_OPEN, 0, stdin, posix.O_RDONLY, 0),
               (posix.POSIX_SPAWN_OPEN, 1, stdout, write, 0o600), (posix.POSIX_SPAWN_OPEN, 2, stderr, write, 0o600)]
    is_late = False
    _signal.setitimer(_signal.ITIMER_REAL, limit)
    begin = time.perf_counter()
    try:
        pid = posix.posix_spawnp(command[0], command, environment, file_actions=actions, setpgroup=0)
        status, usage = posix.wait4(pid, 0)[1:]
        wall = time.perf_counter() - begin
        result = wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, posix.waitstatus_to_exitcode(status), is_late
    except OSError as error:
        result = error.strerror
    pid = None
    _signal.setitimer(_signal.ITIMER_REAL, 0)
    marshal.dump(result, sys.stdout.buffer)
    sys.stdout.buffer.flush()
"""


class Starter:
    """Runs processes one after the other, each to its end."""

    def __enter__(self):
        self.process = subprocess.Popen([sys.executable, "-I", "-S", "-c", STARTER], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)
        return self

    def __exit__(self, *_):
        self.process.terminate()  # and with it what it runs
        self.process.wait()

    def run(self, command, environment, stdout, stderr, limit, stdin=os.devnull):
        marshal.dump((command, environment, stdin, stdout, stderr, limit), self.process.stdin)
        self.process.stdin.flush()
        result = marshal.load(self.process.stdout)
        if isinstance(result, str):
            raise OSError(0, result)
        return Run(*result)


class Run:
    """One finished process. CPU and memory are those of the process and of all it has waited for."""

    def __init__(self, wall, cpu, peak, code, is_late):
        self.wall, self.cpu, self.code, self.is_late = wall, cpu, code, is_late
        self.peak = peak * (1 if sys.platform == "darwin" else 1024)


class Row:
    """One job of one tool: a line of the table."""

    def __init__(self, key, job, tool, command, environment, before=None, stdin=os.devnull, codes=(0,), note=""):
        self.key, self.job, self.tool, self.command = key, job, tool, command
        self.environment, self.before, self.stdin, self.codes = environment, before, stdin, codes
        self.note, self.runs, self.is_done = note, [], False

    @property
    def wall(self):
        return min((one.wall for one in self.runs), default=None)

    @property
    def cpu(self):
        return min((one.cpu for one in self.runs), default=None)

    @property
    def peak(self):
        return max((one.peak for one in self.runs), default=None)

    def give_up(self, why):
        self.runs, self.is_done = [], True
        self.note = f"{self.note}; {why}" if self.note else why


class Bench:
    def __init__(self, options, work, starter):
        self.options, self.work, self.starter, self.rows = options, work, starter, []
        self.stderr = str(work / "stderr")
        self.base = {name: value for name, value in os.environ.items()
                     if not name.startswith("MEETING_") and name not in ("RIPGREP_CONFIG_PATH", "PAGER", "TZ")}
        self.base |= {"MEETING_TODAY": TODAY, "LC_ALL": "C.UTF-8", "MEETING_CACHE_DIR": str(self.cache("fresh"))}

    def cache(self, name):
        return self.work / f"cache-{name}"

    def with_cache(self, name):
        return self.base | {"MEETING_CACHE_DIR": str(self.cache(name))}

    def empty_cache(self, name):
        return lambda: shutil.rmtree(self.cache(name), ignore_errors=True)

    def group(self, *rows):
        """Rows that are compared with each other: they take turns, so that what else runs here hits all alike."""
        rows = [row for row in rows if row]
        self.rows += rows
        for row in rows:
            self.once(row, is_first=True)
        for row in rows:
            # So long a run says enough by itself; of the others, the first run only warmed the caches.
            row.is_done |= bool(row.runs) and row.wall > 5 * self.options.seconds
            if not row.is_done:
                row.runs.clear()
        while not all(row.is_done for row in rows):
            for row in rows:
                self.once(row)
                spent = sum(one.wall for one in row.runs)
                row.is_done |= len(row.runs) >= 25 or (len(row.runs) >= 3 and spent >= self.options.seconds)

    def once(self, row, is_first=False):
        if row.is_done:
            return
        if row.before:
            row.before()
        if is_first:
            print(f"  {row.job} · {row.tool}", file=sys.stderr)
        try:
            one = self.starter.run(row.command, row.environment, os.devnull, self.stderr, self.options.limit,
                                   row.stdin)
        except OSError as error:
            row.give_up(f"not run: {error.strerror}")
            return
        if one.is_late:
            row.give_up(f"stopped after {self.options.limit:g} s")
        elif one.code not in row.codes:
            row.give_up(f"failed with {one.code}: {first_line(self.stderr)}")
        else:
            row.runs.append(one)

    def skip(self, key, job, tool, why):
        row = Row(key, job, tool, [], {})
        row.give_up(why)
        return row

    def output(self, command):
        """Returns exit code and the path of what was printed."""
        path = str(self.work / "stdout")
        one = self.starter.run(command, self.base, path, self.stderr, self.options.limit)
        return one.code, path

    def row(self, key):
        return next((row for row in self.rows if row.key == key and row.runs), None)


def first_line(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        text = next((line.strip() for line in file if line.strip()), "no message")
    return text.replace("|", "\\|")[:120]


# --- the archive --------------------------------------------------------------------------------------------------

def archive(options):
    count = options.records or 10_000
    corpus = Path(options.corpus or REPOSITORY / "target" / "bench" / f"archive-{count}").resolve()
    if not (corpus / "truth.json").is_file():
        if not options.generator:
            fail(GENERATOR_HELP.format(corpus=options.corpus or f"target/bench/archive-{count}"))
        if corpus.exists() and any(corpus.iterdir()):
            fail(f"{corpus} is neither empty nor a generated archive: nothing was written there.")
        corpus.mkdir(parents=True, exist_ok=True)
        print(f"making {count} records", file=sys.stderr)
        subprocess.run([sys.executable, options.generator, str(count), str(corpus)], check=True,
                       stdout=subprocess.DEVNULL)
        if shutil.which("git"):  # real archives are in git, and `git grep` asks its index
            for arguments_ in (["init", "--quiet"], ["add", "records", "meeting.yaml"]):
                subprocess.run(["git", "-c", "core.fsmonitor=false", *arguments_], cwd=corpus, check=True)
    with open(corpus / "truth.json", encoding="utf-8") as file:
        truth = json.load(file)
    if options.records and truth["count"] != options.records:
        fail(f"The archive has {truth['count']} records, not {options.records}: name another --corpus.")
    return corpus, truth


def expected(truth):
    """Returns for each question what to ask, and the ids of the records that have it."""
    phrases = truth["phrases"]
    files = {name: {Path(file).stem for file in truth["files"].get(name, [])} for name in phrases}
    questions = []
    for name, phrase in phrases.items():
        if name == "number":
            questions.append((name, [f"cites:{phrase}"], files[name]))
            continue
        same = set().union(*(files[other] for other in phrases if phrases[other] == phrase))
        questions.append((name, [f'"{phrase}"'], same))
        questions.append((name + ", without marks", [f'"{folded(phrase)}"'], same))
        if name.startswith("in_"):
            part = name.removeprefix("in_")
            questions.append((f"{name}, --in {part}", [f'"{phrase}"', "--in", part], files[name]))
    return questions


def check_counts(bench, meeting, truth):
    """Returns one line for each question: what was asked, how many records it found, how many there are."""
    lines = []

    def add(command, name, words, found, count, problem):
        lines.append({"right": not problem and found == count, "command": command, "name": name,
                      "asked": " ".join(words), "found": found, "expected": count, "note": problem})

    def exit_of(code, wanted):
        return "" if code == wanted else f"exit {code}: {first_line(bench.stderr)}"

    for name, words, ids in expected(truth) if bench.options.jobs != "validate" else []:
        code, path = bench.output([meeting, "search", *words, "--format", "jsonl"])
        problem, found = exit_of(code, 0 if ids else 1), set()
        try:
            with open(path, encoding="utf-8") as file:
                found = {json.loads(line)["record"] for line in file if line.strip()}
        except (ValueError, KeyError, TypeError):
            problem = problem or "the output cannot be read"
        if len(found) == len(ids) and found != ids:
            problem = problem or "as many, but other records"
        add("search", name, words, len(found), len(ids), problem)

    if bench.options.jobs != "validate":
        words = ["--format", "ids"]
        code, path = bench.output([meeting, "list", *words])
        with open(path, encoding="utf-8") as file:
            found = sum(1 for line in file if line.strip())
        add("list", "all", words, found, truth["count"], exit_of(code, 0))

    if bench.options.jobs == "ask":
        return lines
    words = ["--format", "json"]
    code, path = bench.output([meeting, "validate", *words])
    try:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        found, findings = document["checked"], len(document["findings"])
        add("validate", "all", words, found, truth["count"], "" if code == 0 else f"exit {code}, {findings} findings")
        lines[-1]["findings"] = findings
    except (ValueError, KeyError, TypeError):
        add("validate", "all", words, 0, truth["count"], exit_of(code, 0) or "the output cannot be read")
    return lines


# --- words --------------------------------------------------------------------------------------------------------

def folded(text):
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in text if unicodedata.category(letter) != "Mn")


def vietnamese_letters():
    """Each plain letter and all that Vietnamese writes for it, in both cases."""
    letters = collections.defaultdict(str, {"d": "đĐ"})
    for base in "abcdefghijklmnopqrstuvwxyz":
        forms = [base + shape + tone for shape in ("", "\u0306", "\u0302", "\u031b")
                 for tone in ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")] if base in "aeiouy" else [base]
        composed = [unicodedata.normalize("NFC", form) for form in forms]
        letters[base] += "".join(form + form.upper() for form in composed if len(form) == 1)
    return letters


def folded_pattern(phrase):
    """Returns the regular expression that finds a phrase with any marks: what ripgrep needs to fold Vietnamese."""
    letters, plain, pattern = vietnamese_letters(), folded(unicodedata.normalize("NFC", phrase)), ""
    for index, letter in enumerate(plain):
        before, after = plain[max(index - 1, 0):index], plain[index + 1:index + 2]
        if letter in "iy" and before and before in "hklmst" and not after.isalnum():
            pattern += f"[{letters['i']}{letters['y']}]"  # kỹ and kĩ are one word
        elif letter in letters:
            pattern += f"[{letters[letter]}]"
        elif letter.isspace():
            pattern += r"\s+"
        else:
            pattern += re.escape(letter)
    return pattern


def commonest_word(files):
    """Returns the commonest word with a mark (so no key of the format) of some 200 records."""
    count = collections.Counter()
    for file in files[:: max(1, len(files) // 200)]:
        text = unicodedata.normalize("NFC", file.read_text(encoding="utf-8")).lower()
        count.update(word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii())
    return count.most_common(1)[0][0]


# --- the peers ----------------------------------------------------------------------------------------------------

class Peers:
    def __init__(self, folder):
        self.rg = shutil.which("rg")
        self.git = shutil.which("git")
        self.find = self.gnu_find()
        bin_ = folder / "venv" / "bin"
        self.check_jsonschema = existing(bin_ / "check-jsonschema") or shutil.which("check-jsonschema")
        self.python = existing(bin_ / "python")
        python, self.python = self.python, self.that_has(self.python, "jsonschema_rs, yaml; yaml.CSafeLoader")
        self.tantivy, self.apsw = (self.that_has(python, module) for module in ("tantivy", "apsw"))
        self.task, self.hledger = shutil.which("task"), shutil.which("hledger")
        self.sourcemeta = self.native(folder / "npm" / "node_modules" / "@sourcemeta" / "jsonschema")

    @staticmethod
    def that_has(python, modules):
        """The Python, if it has these modules."""
        found = python and subprocess.run([python, "-c", f"import {modules}"], capture_output=True).returncode == 0
        return python if found else None

    @staticmethod
    def native(package):
        """The program itself, without the start-up of node.js that its npm wrapper adds."""
        system = platform.system().lower()
        machine = {"aarch64": "arm64", "AMD64": "x86_64"}.get(platform.machine(), platform.machine())
        for suffix in ("", "-musl"):
            path = existing(package / "build" / "github-releases" / f"jsonschema-{system}-{machine}{suffix}")
            if path and subprocess.run([path, "version"], capture_output=True).returncode == 0:
                return path
        return existing(package.parent.parent / ".bin" / "jsonschema")

    @staticmethod
    def gnu_find():
        for name in ("find", "gfind"):
            path = shutil.which(name)
            if path and "GNU" in subprocess.run([path, "--version"], capture_output=True, text=True).stdout:
                return path
        return None

    def versions(self):
        def of(command):
            said = subprocess.run(command, capture_output=True, text=True)
            return said.stdout.strip().splitlines()[0] if said.returncode == 0 and said.stdout.strip() else "?"

        found = {"Python (this script)": platform.python_version()}
        if self.rg:
            found["ripgrep"] = of([self.rg, "--version"]).removeprefix("ripgrep ")
        if self.git:
            found["git"] = of([self.git, "--version"]).removeprefix("git version ")
        if self.find:
            found["find"] = of([self.find, "--version"]).rpartition(" ")[2]
        if self.check_jsonschema:
            found["check-jsonschema"] = of([self.check_jsonschema, "--version"]).rpartition(" ")[2]
        if self.sourcemeta:
            found["sourcemeta jsonschema"] = of([self.sourcemeta, "version"])
        for name, python in (("tantivy", self.tantivy), ("apsw", self.apsw)):
            if python:
                found[name] = of([python, "-c", f"import importlib.metadata as m; print(m.version('{name}'))"])
        if self.task:
            found["taskwarrior"] = of([self.task, "--version"])
        if self.hledger:
            found["hledger"] = of([self.hledger, "--version"]).partition(",")[0].removeprefix("hledger ")
        if self.python:
            program = ("import platform, importlib.metadata as m; "
                       "print(platform.python_version(), m.version('PyYAML'), m.version('jsonschema-rs'))")
            found |= dict(zip(("Python (peer)", "PyYAML", "jsonschema-rs"), of([self.python, "-c", program]).split()))
        return found


def existing(path):
    return str(path) if path.is_file() and os.access(path, os.X_OK) else None


# --- the jobs -----------------------------------------------------------------------------------------------------

MISSING = "skipped: not installed (setup-peers.sh)"


def measure(bench, meeting, peers, schema, corpus, truth, word, findings):
    base, phrases = bench.base, truth["phrases"]
    files = sorted(str(path.relative_to(corpus)) for path in (corpus / "records").rglob("*.yaml"))
    one = files[len(files) // 2]
    listed = bench.work / "files"
    listed.write_bytes(b"".join(os.fsencode(name) + b"\0" for name in files))

    # The peers have nothing to say about these records; findings cost time, so it is told where there are some.
    told = f"shows {findings} findings" if findings else ""

    def own(key, job, *words, cache="fresh", before=None, note=""):
        return Row(key, job, "meeting", [meeting, *words], bench.with_cache(cache), before, note=note)

    def peer(program, key, job, tool, command, note="", why=MISSING, **more):
        if not program:
            return bench.skip(key, job, tool, why)
        return Row(key, job, tool, [program, *command], base, note=note, **more)

    bench.group(own("version", "start-up", "--version"))
    if bench.options.jobs != "ask":
        validating(bench, own, peer, peers, meeting, schema, one, listed, told)
    bench.group(peer(peers.find, "walk", "floor: walk + stat", "find -printf '%s'",
                     ["records", "-type", "f", "-name", "*.yaml", "-printf", "%s\n"], "1 thread"),
                peer(peers.find, "read", "floor: walk + read all bytes", "find -exec cat {} +",
                     ["records", "-type", "f", "-name", "*.yaml", "-exec", "cat", "{}", "+"], "1 thread"))
    if bench.options.jobs != "validate":
        asking(bench, own, peer, peers, meeting, corpus, phrases, word, listed)


def validating(bench, own, peer, peers, meeting, schema, one, listed, told):
    bench.group(own("validate-one", "validate 1 record", "validate", one),
                peer(peers.sourcemeta, "sourcemeta-one", "validate 1 record", "sourcemeta jsonschema",
                     ["validate", "--fast", schema, one], "schema only"),
                peer(peers.check_jsonschema, "check-jsonschema-one", "validate 1 record", "check-jsonschema",
                     ["--schemafile", schema, one], "schema only"),
                peer(peers.python, "pyyaml-one", "validate 1 record", "PyYAML + jsonschema-rs",
                     [str(HERE / "peer_pyyaml.py"), schema, one], "schema only"))
    bench.output([meeting, "validate"])  # what `again` remembers
    bench.group(own("validate-all", "validate all, nothing remembered", "validate", cache="validate-first",
                    before=bench.empty_cache("validate-first"), note=told),
                own("validate-again", "validate all, again", "validate", note=told),
                peer(peers.sourcemeta, "sourcemeta-all", "validate all", "sourcemeta jsonschema",
                     ["validate", "--fast", schema, "records"], "schema only"),
                peer(peers.python, "pyyaml-all", "validate all", "PyYAML + jsonschema-rs",
                     [str(HERE / "peer_pyyaml.py"), schema, "records"], "schema only, 1 process"),
                # Too many names for one command line of some systems: xargs starts it as rarely as it can.
                peer(peers.check_jsonschema and shutil.which("xargs"), "check-jsonschema-all", "validate all",
                     "check-jsonschema",
                     ["-0", "-n", "1000000", "-s", "1000000", peers.check_jsonschema, "--schemafile", schema],
                     "schema only, 1 process for each 1 MB of names", stdin=str(listed)))


def asking(bench, own, peer, peers, meeting, corpus, phrases, word, listed):
    rg, git = peers.rg, peers.git if (corpus / ".git").exists() else None
    git_grep = ["-c", "core.fsmonitor=false", "grep", "-lF"]
    engine = str(HERE / "peer_tantivy.py")
    tantivy = str(bench.work / "tantivy")
    bench.group(own("index", "first index (list --limit 1)", "list", "--limit", "1", cache="index-first",
                    before=bench.empty_cache("index-first")),
                peer(peers.tantivy, "tantivy-index", "first index", "tantivy", [engine, "build", tantivy],
                     "words of whole files; folded in Python, without reading YAML", stdin=str(listed),
                     before=lambda: shutil.rmtree(tantivy, ignore_errors=True)))
    bench.output([meeting, "list", "--limit", "1"])  # the index is fresh from here on
    database = next(iter(bench.cache("fresh").rglob("index.sqlite")), None)
    for name in ("unique", "one_percent"):
        phrase = phrases[name]
        job = f"search: {name}"
        sql = f"""SELECT rowid FROM words WHERE words MATCH '"{folded(phrase)}"' ORDER BY rank LIMIT 20"""
        bench.group(own(f"search-{name}", job, "search", f'"{phrase}"', note="20 hits at most, as typed"),
                    own(f"search-{name}-all", job, "search", f'"{phrase}"', "--format", "jsonl",
                        note="every hit, --format jsonl"),
                    peer(rg, f"rg-{name}", job, "rg -lF", ["-lF", "--", phrase, "records"], "exact bytes"),
                    peer(rg, f"rg-folded-{name}", job, "rg, folded classes",
                         ["-l", "--", folded_pattern(phrase), "records"], "any marks, composed letters only"),
                    peer(git, f"git-{name}", job, "git grep -lF", [*git_grep, "-e", phrase, "--", "records"],
                         "exact bytes", "skipped: the archive is not in git"),
                    peer(database and peers.apsw, f"apsw-{name}", job, "SQLite's shell (apsw) on meeting's index",
                         ["-m", "apsw", str(database), sql], "20 row numbers: no walk, no files, no text shown"),
                    peer(peers.tantivy, f"tantivy-{name}", job, "tantivy", [engine, "search", tantivy, phrase],
                         "20 file names: no walk, no files, no text shown"))
    job = f"search: the commonest word ({word})"
    bench.group(own("search-common", job, "search", word, note="20 hits at most, as typed"),
                own("search-common-all", job, "search", word, "--format", "jsonl", note="every hit, --format jsonl"),
                peer(rg, "rg-common", job, "rg -lF", ["-lF", "--", word, "records"],
                     "exact bytes, stops at a file's first hit"),
                peer(peers.tantivy, "tantivy-common", job, "tantivy", [engine, "search", tantivy, word],
                     "20 file names"))
    number = phrases["number"]
    bench.group(own("list-cites", "list tasks cites:NUMBER", "list", "tasks", f"cites:{number}"),
                own("list-directives", "list directives cites:NUMBER", "list", "directives", f"cites:{number}"),
                own("list", "list (all sessions)", "list"),
                own("list-all-directives", "list directives (all)", "list", "directives"),
                own("list-people", "list people", "list", "people"),
                own("list-documents", "list documents", "list", "documents"),
                peer(peers.find, "walk-again", "floor: walk + stat, once more", "find -printf '%s'",
                     ["records", "-type", "f", "-name", "*.yaml", "-printf", "%s\n"], "1 thread"))
    books = str(bench.work / "books")
    if peers.task or peers.hledger:
        written = bench.output([meeting, "list", "tasks", "--format", "jsonl"])[1]
        with open(written, encoding="utf-8") as file:
            subprocess.run([sys.executable, str(HERE / "peer_lists.py"), books], stdin=file, check=True)
    journal = ["-f", f"{books}/tasks.journal"]
    quiet = ["rc:/dev/null", "rc.verbose=nothing", "rc.gc=off", "rc.recurrence=off", f"rc.data.location={books}/task"]
    bench.group(own("list-overdue", "list tasks is:overdue", "list", "tasks", "is:overdue"),
                own("list-overdue-lead", "list tasks is:overdue --group lead", "list", "tasks", "is:overdue",
                    "--group", "lead"),
                peer(peers.task, "task-overdue", "list tasks is:overdue", "taskwarrior",
                     [*quiet, f"due.before:{TODAY}", "list"], "one file of tasks, read whole"),
                peer(peers.hledger, "hledger-overdue", "list tasks is:overdue", "hledger register",
                     [*journal, "register", "open", "-e", TODAY], "one journal of tasks, read whole"))
    bench.group(own("report", "report --by lead", "report", "--by", "lead"),
                own("report-month", "report --by month", "report", "--by", "month"),
                peer(peers.hledger, "hledger-report", "report --by lead", "hledger balance",
                     [*journal, "balance", "-e", TODAY], "one journal of tasks, read whole"))


def index_size(bench):
    folder = bench.cache("fresh")
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else 0


# --- what is printed ----------------------------------------------------------------------------------------------

def seconds(value):
    if value is None:
        return "-"
    return f"{value * 1000:.1f} ms" if value < 0.1 else f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def megabytes(value, floor=0):
    if value is None:
        return "-"
    return f"< {floor / MB:.0f} MB" if value <= floor * 1.05 else f"{value / MB:.0f} MB"


def table(head, lines, right=()):
    print("| " + " | ".join(head) + " |")
    print("|" + "|".join("---:" if n in right else "---" for n in range(len(head))) + "|")
    for line in lines:
        print("| " + " | ".join(str(cell) for cell in line) + " |")
    print()


def machine():
    model = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next((line.partition(":")[2].strip() for line in file if line.startswith("model name")), model)
    except OSError:
        pass
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {"date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"), "processor": model,
            "cores": cores, "memory_gib": round(memory, 1), "system": f"{platform.system()} {platform.release()}"}


def load():
    return ", ".join(f"{value:.2f}" for value in os.getloadavg())


def targets(bench, truth, binary_size, size, void):
    """Returns the targets beside what was measured. `void` are the commands that found the wrong things: no row of
    theirs counts."""
    found = []

    def add(name, stated, measured, is_met):
        found.append({"target": name, "stated_for": stated, "measured": measured, "met": is_met})

    def row_of(key):
        return None if any(key.startswith(command) for command in void) else bench.row(key)

    def below(name, key, limit, stated=None, value="wall"):
        row = row_of(key)
        measured = getattr(row, value) if row else None
        shown = megabytes(measured) if value == "peak" else seconds(measured)
        add(name, stated, shown, None if measured is None else measured <= limit)

    def share(name, key, other, limit, stated=None, value="wall", is_strict=False):
        row, against = row_of(key), row_of(other)
        if not row or not against:
            return add(name, stated, "-", None)
        mine, theirs = getattr(row, value), getattr(against, value)
        ratio = mine / theirs
        add(name, stated, f"{ratio:.3f} ({seconds(mine)} : {seconds(theirs)})",
            ratio < limit if is_strict else ratio <= limit)

    below("`--version` ≤ 10 ms", "version", 0.010)
    below("validate 1 record ≤ 10 ms", "validate-one", 0.010)
    share("validate 1 record ≤ 1/30 of check-jsonschema, CPU", "validate-one", "check-jsonschema-one", 1 / 30,
          value="cpu")
    first = "validate all, nothing remembered"
    share(f"{first} < sourcemeta --fast", "validate-all", "sourcemeta-all", 1, 10_000, is_strict=True)
    share(f"{first} ≤ 1/5 of PyYAML + jsonschema-rs", "validate-all", "pyyaml-all", 1 / 5, 10_000)
    below(f"{first}: peak ≤ 64 MB", "validate-all", 64 * MB, 10_000, "peak")
    share("validate all, again ≤ 3 × walk + stat", "validate-again", "walk", 3, 10_000)
    for key, name, rg in (("search-unique", "search unique", "rg-unique"),
                          ("search-one_percent", "search one_percent", "rg-one_percent"),
                          ("search-one_percent-all", "search one_percent, every hit", "rg-one_percent"),
                          ("list-cites", "list tasks cites:NUMBER", "rg-unique")):
        share(f"{name} ≤ 2 × walk + stat", key, "walk", 2, 10_000)
        share(f"{name} < rg -lF", key, rg, 1, 10_000, is_strict=True)
    for key, name in (("unique", "search unique"), ("one_percent", "search one_percent")):
        share(f"{name} ≤ 0.4 × rg -lF", f"search-{key}", f"rg-{key}", 0.4, 100_000)
        share(f"{name} ≤ 0.15 × rg with folded classes", f"search-{key}", f"rg-folded-{key}", 0.15, 100_000)
    below("search the commonest word ≤ 1 s", "search-common", 1, 100_000)
    index, validate = row_of("index"), row_of("validate-all")
    more = index.wall - validate.wall if index and validate else None
    shown = "-" if more is None else f"validate all {'+' if more >= 0 else '-'} {seconds(abs(more))}"
    add("first index ≤ validate all + 1 s", 10_000, shown, None if more is None else more <= 1)
    add("index ≤ 60 % of the archive", 10_000, f"{size / truth['bytes']:.1%}" if size else "-",
        size <= 0.6 * truth["bytes"] if size and "index" not in void else None)
    add("binary ≤ 15 MB", None, f"{binary_size / MB:.1f} MB", binary_size <= 15 * MB)
    return found


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(2)


def main():
    options = arguments()
    meeting = str(Path(options.meeting or REPOSITORY / "target" / "release" / "meeting").resolve())
    if not existing(Path(meeting)):
        fail("There is no binary: build it with `cargo build --profile dist`, or name one with --meeting.")
    peers = Peers(Path(options.peers or REPOSITORY / "target" / "peers").resolve())
    output = Path(options.json).resolve() if options.json else None
    corpus, truth = archive(options)
    # Beside the archive: the index shall be on the same disk.
    with tempfile.TemporaryDirectory(prefix="bench-run-", dir=corpus.parent) as folder:
        os.chdir(corpus)
        with Starter() as starter:
            return measured(Bench(options, Path(folder), starter), meeting, peers, corpus, truth, output)


def measured(bench, meeting, peers, corpus, truth, output):
    options = bench.options
    schema = REPOSITORY / "schemas" / "meeting-record.schema.json"
    if not schema.is_file():
        schema = bench.work / "schema.json"
        with open(schema, "wb") as file:
            subprocess.run([meeting, "schema"], check=True, stdout=file)
    versions = {"meeting": subprocess.run([meeting, "--version"], capture_output=True, text=True)
                .stdout.strip().removeprefix("meeting ")} | peers.versions()
    about, before, binary_size = machine(), load(), os.path.getsize(meeting)
    word = options.common or (
        commonest_word(sorted((corpus / "records").rglob("*.yaml"))) if options.jobs != "validate" else "")
    floor = bench.starter.run(["true"], bench.base, os.devnull, bench.stderr, options.limit).peak

    counts = check_counts(bench, meeting, truth)
    size = index_size(bench)
    if not options.counts_only:
        findings = next((line["findings"] for line in counts if "findings" in line), 0)
        measure(bench, meeting, peers, str(schema), corpus, truth, word, findings)
        size = index_size(bench)
    after = load()

    archive_mb = truth["bytes"] / MB
    print(" · ".join([about["date"], about["processor"], f"{about['cores']} cores", f"{about['memory_gib']} GiB",
                      about["system"]]))
    print(f"load before: {before} · after: {after}")
    print(" · ".join(f"{name} {version}" for name, version in versions.items()))
    print(f"archive: {truth['count']} records, {archive_mb:.1f} MB · page cache warm · is:overdue as of {TODAY}\n")
    if float(before.partition(",")[0]) > about["cores"] / 2:
        print("**Something else was running: these figures are not to be quoted.**\n")
    if bench.rows:
        table(["job", "tool", "runs", "wall, best", "median", "CPU", "peak memory", "note"],
              [[row.job, row.tool, len(row.runs), seconds(row.wall),
                seconds(statistics.median(one.wall for one in row.runs) if row.runs else None), seconds(row.cpu),
                megabytes(row.peak, floor), row.note] for row in bench.rows], right=range(2, 7))
    print(f"index: {size / MB:.1f} MB, {size / truth['bytes']:.1%} of the archive" if size else "index: none was made")
    print(f"binary: {binary_size / MB:.1f} MB\n")
    wrong = [line for line in counts if not line["right"]]
    void = {line["command"] for line in wrong}
    if void & {"list", "search"}:
        void |= {"list", "search", "index"}  # all of them ask the index
    goals = [] if options.counts_only else targets(bench, truth, binary_size, size, void)
    verdicts = {True: "met", False: "missed", None: "not measured"}
    if goals:
        table(["target", "stated for", "measured (best wall, unless it says CPU)", ""],
              [[goal["target"], f"{goal['stated_for']:,} records" if goal["stated_for"] else "any", goal["measured"],
                verdicts[goal["met"]]] for goal in goals])
    table(["found what is there?", "asked", "records", "expected", "note"],
          [["yes" if line["right"] else "**NO**", f"{line['name']}: `{line['command']} {line['asked']}`",
            line["found"], line["expected"], line["note"]] for line in counts], right=(2, 3))
    if output:
        document = {"version": 1, "machine": about, "load": {"before": before, "after": after}, "versions": versions,
                    "archive": {"records": truth["count"], "bytes": truth["bytes"]}, "commonest_word": word,
                    "index_bytes": size, "binary_bytes": binary_size, "memory_floor_bytes": floor,
                    "rows": [{"key": row.key, "job": row.job, "tool": row.tool, "note": row.note,
                              "runs": [{"wall_s": one.wall, "cpu_s": one.cpu, "peak_bytes": one.peak}
                                       for one in row.runs]}
                             for row in bench.rows],
                    "targets": goals, "counts": counts}
        output.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if wrong:
        print(f"{len(wrong)} of {len(counts)} counts are wrong", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
