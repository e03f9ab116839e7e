//! The completions that shells get, and how the three real shells use them.

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::support::{Office, is_installed, repository, wait_until};

/// The default word breaks of bash.
const BREAKS: &str = " \t\n\"'@><=;|&(:";
/// `COMP_TYPE`: one press of the key, and a second one, which shows what there is.
const PRESSED: &str = "9";
const SHOWN: &str = "63";

/// The completions that bash gets for a line.
fn bash(office: &Office, kind: &str, line: &str) -> String {
    let run = office.run(&["__complete", "bash", kind, BREAKS, line]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{line}");
    run.stdout
}

/// The answers to many lines, one below the other. A blank at the end is shown as `·`.
fn table(office: &Office, kind: &str, lines: &[&str]) -> String {
    let mut table = String::new();
    for line in lines {
        writeln!(table, "{line}|").unwrap();
        for answer in bash(office, kind, line).lines() {
            let shown = answer.strip_suffix(' ').map_or(answer.to_owned(), |word| format!("{word}·"));
            writeln!(table, "    {shown}").unwrap();
        }
    }
    table
}

#[test]
fn commands_and_flags() {
    let office = office();
    insta::assert_snapshot!(table(
        &office,
        PRESSED,
        &[
            "meeting ",
            "meeting s",
            "meeting nothing ",
            "meeting help s",
            "meeting view ",
            "meeting hook ",
            "meeting index re",
            "meeting --",
            "meeting list --g",
            "meeting list --group kind --g",
            "meeting list --format ",
            "meeting list --format=j",
            "meeting --lang=",
            "meeting -C rec",
            "meeting init ",
            "meeting validate rec",
            "meeting fmt --check rec",
            "meeting explain duplicate",
            "meeting explain no-",
            "meeting completions ",
            "meeting schema ",
            "LANG=C meeting sch",
            "meeting new --kind w",
            "meeting new --chair thai",
            "meeting new --organization=noi",
            "meeting new --template ",
            "meeting task ",
            "meeting directive ",
            "meeting task extend --",
            "meeting task done --for=noi",
            "meeting task assign --lead thai",
            "meeting task assign --from=noi",
            "meeting list -- --li",
        ]
    ));
}

/// Once a letter is typed, fields are offered by what they are called in the language of the interface, too.
#[test]
fn fields_as_they_are_called() {
    let office = office();
    let offered = |language: &str, line: &str| {
        let arguments = ["__complete", "bash", PRESSED, BREAKS, line];
        office.finish(office.command().env("MEETING_LANG", language).args(arguments)).stdout
    };
    for (line, expected) in [
        ("meeting list tasks hạ", "words\nhạn:\nhạn-sau:\nhạn-trước:\n"),
        ("meeting list tasks han", "words\nhạn:\nhạn-sau:\nhạn-trước:\n"),
        ("meeting list tasks -chu", "words\n-chủ-trì:\n"),
        // In a search "chủ trì" has two meanings.
        ("meeting search chu", "words\n"),
        ("meeting search tra", "words\ntrạng-thái:\n"),
        ("meeting list tasks chủ-trì:noi", "nội-vụ"),
    ] {
        let found = offered("vi", line);
        if expected == "nội-vụ" {
            assert_eq!(found, offered("vi", "meeting list tasks lead:noi"), "{line}");
            assert!(found.lines().count() > 1);
        } else {
            assert_eq!(found, expected, "{line}");
        }
    }
    assert_eq!(offered("en", "meeting list tasks han"), "words\n");
}

#[test]
fn queries() {
    let office = office();
    insta::assert_snapshot!(table(
        &office,
        PRESSED,
        &[
            "meeting list ",
            "meeting list tasks d",
            "meeting list st",
            "meeting list -le",
            "meeting list not:le",
            "meeting list Lead:s",
            "meeting list lead:giao",
            "meeting list lead:GIÁO",
            "meeting list lead:gia\u{301}o",
            "meeting list -lead:noi",
            "meeting list \"lead:noi",
            "meeting list lead:'noi",
            "meeting list lead:\"Sở n",
            "meeting list lead:\"Sở Nội vụ\"",
            "meeting list lead:abc,noi",
            "meeting search \"bao cao lead:noi",
            "meeting search '(lead:noi",
            "meeting list person:bui",
            "meeting list chair:trong",
            "meeting list org:gddt",
            "meeting list place:",
            "meeting list cites:21",
            "meeting list cites:21kl",
            "meeting list kind:w",
            "meeting list directives kind:",
            "meeting list directives kind:request,",
            "meeting list directives kind:request,assignment,r",
            "meeting search kind:con",
            "meeting list status:",
            "meeting list state:",
            "meeting list people role:c",
            "meeting list tasks priority:",
            "meeting list is:o",
            "meeting list -is:",
            "meeting list has:",
            "meeting search in:p",
            "meeting list date:",
            "meeting list date:2023",
            "meeting list date:2023-05",
            "meeting list 'date:>=2023-05",
            "meeting list date:2023-01-01..2023-1",
            "meeting list tasks due:",
            "meeting list due-before:2023",
            "meeting list id:giao-ban",
            "meeting list chuyen",
            "meeting list none:x",
        ]
    ));
}

#[test]
fn columns_parts_and_ids() {
    let office = office();
    insta::assert_snapshot!(table(
        &office,
        PRESSED,
        &[
            "meeting list --columns ",
            "meeting list tasks --columns d",
            "meeting list tasks --columns=due,d",
            "meeting list --sort -d",
            "meeting list --sort date,-t",
            "meeting list people --group o",
            "meeting search --in ",
            "meeting search --in directives,t",
            "meeting show ",
            "meeting show giao-ban",
            "meeting show 'Giao Ban",
            "meeting show 2023-05",
            "meeting show 08/05/2023",
            "meeting show records/2023/2",
            "meeting show 2023-05-08#d",
            "meeting show 2023-05-08/t",
            "meeting show 2023-05-08#d1 2023-12",
            "meeting new --from 2023-05",
            "meeting task done 2023-09-22#",
            "meeting directive amend 2023-09-22#",
            "meeting set 2023-09-22#d1 le",
            "meeting set 2023-09-22#d1 lead=so",
            "meeting set 2023-09-22#d1 kind=re",
            "meeting set 2023-09-22 session.",
            "meeting add 2023-09-22 task --lead so",
            "meeting task note 2023-09-22#t1 --by pham",
        ]
    ));
    insta::assert_snapshot!(table(
        &office,
        SHOWN,
        &[
            "meeting show ",
            "meeting --lang vi show 2023-05-08#",
            "meeting --lang vi list ",
            "meeting --lang vi list tasks is:",
            "meeting list person:",
            "meeting list cites:",
        ]
    ));
}

#[test]
fn the_other_shells_get_whole_words() {
    let office = office();
    let ask = |arguments: &[&str]| office.run(&[&["__complete"], arguments].concat()).transcript();
    let mut table = String::new();
    for words in [
        &["zsh", "list", "lead:giao"][..],
        &["zsh", "list", "lead:\"giao"],
        &["zsh", "list", "person:bu"],
        &["zsh", "sh"],
        &["zsh", "--lang", "vi", "show", "2023-05-08#d1"],
        &["zsh", "validate", ""],
        &["fish", "list", "lead:giao"],
        &["fish", "list", "lead:Sở n"],
        &["fish", "list", "lead:'so n"],
        &["fish", "list", "lead:Giáo\\ d"],
        &["fish", "show", "giao-ban"],
        &["fish", "list", "--columns", ""],
        &["fish", "-C", ""],
    ] {
        write!(table, "{}\n{}", words.join(" | "), ask(words)).unwrap();
    }
    insta::assert_snapshot!(table);
}

#[test]
fn nothing_is_said_where_nothing_is_known() {
    let lines =
        ["meeting show ", "meeting list lead:a", "meeting list date:", "meeting show x#", "meeting new --template "];
    let empty = Office::empty();
    let broken = Office::sample();
    broken.write("meeting.yaml", "langauge: [\n");
    for office in [&empty, &broken] {
        for line in lines {
            assert!(matches!(bash(office, PRESSED, line).as_str(), "words\n" | "files\n"), "{line}");
        }
    }
    for question in
        [&["__complete"][..], &["__complete", "tcsh", "x"], &["__complete", "bash", "9"], &["__complete", "zsh"]]
    {
        assert_eq!(empty.run(question).transcript(), "--- exit 0\n", "{question:?}");
    }
    // A damaged index is rebuilt, as everywhere.
    let damaged = Office::sample();
    let path = damaged.run(&["list", "--limit", "1"]).code;
    assert_eq!(path, 0);
    let index = damaged.run(&["index", "path"]).stdout;
    fs::write(index.trim(), "no database").unwrap();
    assert!(bash(&damaged, PRESSED, "meeting list person:bui").contains("Trọng"));
}

/// Many records, each with a person of its own.
fn large_office() -> Office {
    let office = Office::empty();
    for number in 0..300 {
        let (month, day) = (number / 28 % 12 + 1, number % 28 + 1);
        let id = format!("2023-{month:02}-{day:02}-hop-{number}");
        let text = format!(
            "format: 1\nid: {id}\ntitle: Họp {number}\nstate: draft\nsession: {{kind: other, date: 2023-{month:02}-{day:02}}}\n\
             participants:\n  - {{id: ong-{number}, name: Ông Tám {}}}\n",
            if number % 2 == 0 { "Chẵn" } else { "Lẻ" }
        );
        office.write(&format!("records/2023/{id}.yaml"), text);
    }
    office
}

#[test]
fn a_large_archive_is_not_indexed_by_pressing_a_key() {
    let office = large_office();
    assert_eq!(bash(&office, PRESSED, "meeting list person:"), "words\n");
    assert!(!office.root().parent().unwrap().join("cache").exists());
    // Ids are known by the names of the files.
    insta::assert_snapshot!(table(
        &office,
        SHOWN,
        &["meeting show ", "meeting show 2023-0", "meeting show 2023-01-0", "meeting show hop-29"]
    ));
    let many = bash(&office, PRESSED, "meeting show hop");
    assert_eq!((many.lines().next(), many.lines().count()), (Some("menu"), 201));

    assert_eq!(office.run(&["list", "--limit", "1"]).code, 0);
    assert_eq!(bash(&office, PRESSED, "meeting list person:tam"), "menu\nÔng\\ Tám\\ Lẻ \nÔng\\ Tám\\ Chẵn \n");
    // The index is used as it is; the names of the files are read again.
    office.write("records/2024/2024-01-01-moi.yaml", "format: 1\nid: 2024-01-01-moi\ntitle: Mới\n");
    assert_eq!(bash(&office, PRESSED, "meeting list person:tam").lines().count(), 3);
    assert_eq!(bash(&office, PRESSED, "meeting show moi"), "words\n2024-01-01-moi \n");
}

/// Whether a program is here. With `MEETING_REQUIRE_SHELLS` it has to be.
fn is_here(program: &str) -> bool {
    is_installed(program, "MEETING_REQUIRE_SHELLS")
}

/// A name and a title that a shell would run, or break at, if they were not quoted, in an archive of their own.
const HOSTILE: &str = "Ác $(touch hacked) `touch hacked` ; touch hacked & 'a' !x $HOME \\ ~ {a,b} <x> | *";

/// A name that is taken over as it is.
const BAD: &str = "Xấu $(touch hacked) \"q\" `touch hacked`; 'a' !x \\ *";

/// The sample, with a body more.
fn office() -> Office {
    let office = Office::sample();
    office.write(
        "records/2024/2024-02-02-noi-vu.yaml",
        "format: 1\nid: 2024-02-02-noi-vu\ntitle: Sơ kết\nstate: draft\nsession: {kind: other, date: 2024-02-02}\n\
         organizations:\n  - {id: so-nv, name: Sở Nội vụ, short: Sở NV}\n",
    );
    office.write("templates/hop-chi-bo.yaml", "title: x\n");
    office
}

fn hostile_office() -> Office {
    let office = office();
    let name = serde_json::to_string(&format!("{HOSTILE} \n\t\u{1b}[31m \"q\" \u{202e}ngược")).unwrap();
    let bad = serde_json::to_string(BAD).unwrap();
    office.write(
        "records/2024/2024-02-01-ac.yaml",
        format!(
            "format: 1\nid: 2024-02-01-ac\ntitle: {name}\nstate: draft\nsession: {{kind: other, date: 2024-02-01, place: {name}}}\n\
             participants:\n  - {{id: ac, name: {name}, positions: [{name}]}}\n  - {{id: xau, name: {bad}}}\n"
        ),
    );
    office
}

/// A shell in a terminal of its own, with the completion installed as the docs say. What it would run as `meeting` writes
/// its arguments to a file instead.
struct Terminal {
    child: Child,
    output: Arc<Mutex<Vec<u8>>>,
    arguments: PathBuf,
}

impl Terminal {
    /// Starts a shell; none where it, or `script`, is not here.
    fn start(shell: &str, office: &Office) -> Option<Self> {
        if !is_here("script") || !is_here(shell) {
            return None;
        }
        let home = office.home().to_path_buf();
        let script = |name: &str, path: &str| {
            let target = home.join(path);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::write(target, office.run(&["completions", name]).stdout).unwrap();
        };
        let own = "meeting() { printf '<%s>' \"$@\" > \"$HOME/arguments.new\"; mv \"$HOME/arguments.new\" \"$HOME/arguments\"; }";
        let line = match shell {
            "bash" => {
                script("bash", "meeting.bash");
                fs::write(
                    home.join("rc"),
                    format!("set -H\nbind 'set page-completions off'\nsource ~/meeting.bash\n{own}\nPS1='ready> '\n"),
                )
                .unwrap();
                "bash --rcfile ~/rc -i"
            }
            "zsh" => {
                script("zsh", "functions/_meeting");
                let rc =
                    format!("fpath=(~/functions $fpath)\nautoload -U compinit\ncompinit -u -D\n{own}\nPS1='ready> '\n");
                fs::write(home.join(".zshrc"), rc).unwrap();
                "zsh -i"
            }
            _ => {
                script("fish", ".config/fish/completions/meeting.fish");
                let own =
                    "function meeting; printf '<%s>' $argv > ~/arguments.new; mv ~/arguments.new ~/arguments; end";
                let rc = format!("{own}\nfunction fish_prompt; echo 'ready> '; end\nset fish_greeting\n");
                fs::write(home.join(".config/fish/config.fish"), rc).unwrap();
                "fish -i"
            }
        };
        let mut child = office
            .program("script")
            .args(["-qec", line, "/dev/null"])
            .env_remove("COLUMNS")
            .env("LC_ALL", "C.UTF-8")
            .env("MEETING_LANG", "en")
            .env("TERM", "xterm")
            .env("SHELL", "/bin/sh")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let output = Arc::new(Mutex::new(Vec::new()));
        let (mut stdout, seen) = (child.stdout.take().unwrap(), output.clone());
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = stdout.read(&mut buffer) {
                seen.lock().unwrap().extend_from_slice(&buffer[..count]);
            }
        });
        let terminal = Self { child, output, arguments: home.join("arguments") };
        terminal.wait(|| terminal.seen().contains("ready>"));
        Some(terminal)
    }

    fn seen(&self) -> String {
        String::from_utf8_lossy(&self.output.lock().unwrap()).into_owned()
    }

    fn wait(&self, is_so: impl Fn() -> bool) {
        wait_until(is_so, || format!("the terminal shows: {}", self.seen()));
    }

    /// Types a line with its tabs, presses Enter, and captures the arguments of `meeting`.
    fn run(&mut self, keys: &str) -> String {
        self.child.stdin.as_mut().unwrap().write_all(format!("{keys}\r").as_bytes()).unwrap();
        self.wait(|| self.arguments.exists());
        let arguments = fs::read_to_string(&self.arguments).unwrap();
        fs::remove_file(&self.arguments).unwrap();
        arguments
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // The shell ends with its terminal.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_real_bash() {
    let office = hostile_office();
    let Some(mut bash) = Terminal::start("bash", &office) else { return };
    for (keys, expected) in [
        ("meeting li\tdir\tperson:thai\t", "<list><directives><person:Bùi Thái Trọng>"),
        ("meeting list lead:noi\t", "<list><lead:Sở Nội vụ>"),
        ("meeting list -lead:'noi\t", "<list><-lead:Sở Nội vụ>"),
        ("meeting list \"lead:noi\t", "<list><lead:Sở Nội vụ>"),
        ("meeting search \"bao cao lead:noi\t", "<search><bao cao lead:\"Sở Nội vụ\">"),
        ("meeting list lead:gia\t", "<list><lead:gia>"),
        ("meeting list --columns=tit\t,pla\t", "<list><--columns=title,place>"),
        ("meeting show 2023-05-08#d1\t --form\tj\t", "<show><2023-05-08#d1><--format><json>"),
        ("meeting validate rec\t", "<validate><records/>"),
    ] {
        assert_eq!(bash.run(keys), expected, "{keys:?}: {}", bash.seen());
    }
    hostile_is_harmless(&mut bash, &office, &["person:nguoc\t", "\"person:nguoc\t", "person:'nguoc\t"]);
}

#[test]
fn a_real_zsh() {
    let office = hostile_office();
    let Some(mut zsh) = Terminal::start("zsh", &office) else { return };
    for (keys, expected) in [
        ("meeting li\tdir\tperson:thai\t", "<list><directives><person:Bùi Thái Trọng>"),
        ("meeting list lead:noi\t", "<list><lead:Sở Nội vụ>"),
        ("meeting list -lead:'noi\t", "<list><-lead:Sở Nội vụ>"),
        ("meeting list \"lead:noi\t", "<list><lead:Sở Nội vụ>"),
        ("meeting list --columns tit\t,pla\t", "<list><--columns><title,place>"),
        ("meeting show 2023-05-08#d1\t --form\tj\t", "<show><2023-05-08#d1><--format><json>"),
        ("meeting validate rec\t", "<validate><records>"),
    ] {
        assert_eq!(zsh.run(keys), expected, "{keys:?}: {}", zsh.seen());
    }
    hostile_is_harmless(&mut zsh, &office, &["person:nguoc\t", "\"person:nguoc\t", "'person:nguoc\t"]);
}

#[test]
fn a_real_fish() {
    let office = hostile_office();
    let Some(mut fish) = Terminal::start("fish", &office) else { return };
    for (keys, expected) in [
        ("meeting li\tdir\tperson:bùi\t", "<list><directives><person:Bùi Thái Trọng>"),
        // Fish offers nothing that does not begin as it was typed: these find the same.
        ("meeting list person:thai\t", "<list><person:thai Trọng>"),
        ("meeting list lead:'noi\t", "<list><lead:noi vụ>"),
        ("meeting list --columns tit\t", "<list><--columns><title>"),
        ("meeting show 2023-05-08#d1\t--form\tjsonl\t", "<show><2023-05-08#d1><--format><jsonl>"),
        ("meeting validate rec\t", "<validate><records/>"),
    ] {
        assert_eq!(fish.run(keys), expected, "{keys:?}: {}", fish.seen());
    }
    hostile_is_harmless(&mut fish, &office, &["person:ác\t", "\"person:ác\t", "person:'ác\t"]);
}

/// Completes the hostile name in several ways, and lists it; the line reaches the program as one word, and nothing is run.
fn hostile_is_harmless(terminal: &mut Terminal, office: &Office, endings: &[&str]) {
    for ending in endings {
        let arguments = terminal.run(&format!("meeting list {ending}"));
        for piece in ["$ touch hacked `touch hacked` ; touch hacked & 'a' !x $HOME", "~ {a b} <x> |"] {
            assert!(arguments.contains(piece), "{ending:?}: {arguments}\n{}", terminal.seen());
        }
        assert_eq!(arguments.matches('<').count(), 3, "{arguments}");
    }
    for quote in ["", "\"", "'"] {
        let arguments = terminal.run(&format!("meeting new --chair {quote}Xấu\t"));
        assert_eq!(arguments, format!("<new><--chair><{}>", BAD.replace(';', "\\;")), "{quote}: {}", terminal.seen());
    }
    // What is only listed is shown, not obeyed.
    // A menu takes the first Enter for itself.
    terminal.run("meeting show 2024-02\t\t\t\r");
    terminal.run("meeting list person:\t\t\t\r");
    assert!(!terminal.seen().contains("\u{1b}[31m ") && !terminal.seen().contains('\u{202e}'));
    let files: Vec<_> = fs::read_dir(office.root()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!files.iter().any(|name| name == "hacked"), "{files:?}");
}

/// Bash without a terminal: its function, called as bash would.
#[test]
fn the_function_of_bash() {
    if !is_here("bash") {
        return;
    }
    let office = hostile_office();
    let replies = |kind: &str, line: &str| {
        let script = "source \"$1\"; compopt() { echo \"compopt $*\"; }; COMP_TYPE=$2 COMP_LINE=$3 COMP_POINT=${#3}; \
                      _meeting; printf '[%s]\\n' \"${COMPREPLY[@]}\"";
        let output = office
            .program("bash")
            .args(["--norc", "--noprofile", "-c", script, "bash"])
            .arg(repository().join("completions/meeting.bash"))
            .args([kind, line])
            .env("LC_ALL", "C.UTF-8")
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(replies("9", "meeting sh"), "[show ]\n");
    assert_eq!(replies("9", "meeting list person:thai"), "[Bùi\\ Thái\\ Trọng ]\n");
    assert_eq!(replies("9", "meeting validate "), "compopt +o nospace -o default\n[]\n");
    assert_eq!(replies("9", "meeting -C "), "compopt +o nospace -o dirnames\n[]\n");
    let menu = replies("9", "meeting list lead:gia");
    assert!(menu.ends_with("[ ]\n") && menu.contains("[Sở\\ Giáo\\ dục"), "{menu}");
    assert!(!replies("63", "meeting list lead:gia").contains("[ ]"));
    // Every reply reads back as one word.
    let hostile = replies("9", "meeting list person:nguoc");
    let word = hostile.trim_end().trim_start_matches('[').trim_end_matches([' ', ']']);
    let read = office.program("bash").arg("-c").arg(format!("set -f; printf '<%s>' {word}")).output().unwrap();
    let read = String::from_utf8(read.stdout).unwrap();
    assert!(read.starts_with("<Ác $ touch hacked `touch hacked` ;") && read.matches('<').count() == 2, "{read}");
    assert!(!office.root().join("hacked").exists());
}

/// Fish without a terminal: its own machinery.
#[test]
fn the_candidates_of_fish() {
    if !is_here("fish") {
        return;
    }
    let office = office();
    let ask = |line: &str| {
        let output = office
            .program("fish")
            .args(["--no-config", "-c", "source $argv[1]; complete -C $argv[2]"])
            .arg(repository().join("completions/meeting.fish"))
            .arg(line)
            .env("LC_ALL", "C.UTF-8")
            .env("MEETING_LANG", "vi")
            .env("COLUMNS", "120")
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let mut table = String::new();
    for line in [
        "meeting list lead:gi",
        "meeting list lead:Sở",
        "meeting list cites:21",
        "meeting show giao-ban",
        "meeting show 2023-05-08#d",
        "meeting list tasks is:",
        "meeting validate rec",
        "meeting explain no-c",
    ] {
        write!(table, "{line}|\n{}", ask(line)).unwrap();
    }
    insta::assert_snapshot!(table);
}
