//! Several people at work in one archive at the same moment: whatever a command has accepted is there afterwards, once;
//! what it has refused has left nothing.
//!
//! `MEETING_TOGETHER_ROUNDS=200 cargo test --release together -- --nocapture` plays so many rounds instead of one, each
//! with other dice, and says how many commands were accepted and refused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Mutex;
use std::thread;

use crate::git_office::{GIT, GitOffice, path, record};
use crate::support::{Dice, Office, meeting};

/// Everything that writes. Blanks in braces are filled in: `{word}` is used once in all, the others are found in the
/// archive at that moment, and may have got another name before the program reads them.
struct Kind {
    line: &'static str,
    /// What the records say once for each time that it stands here if the command is accepted, and never if it is refused.
    leaves: &'static [&'static str],
    /// A file that another process writes before: its path from the office's home, and its text.
    given: Option<(&'static str, &'static str)>,
    /// What of that file the records say once, whether the command is accepted or refused.
    stays: &'static [&'static str],
}

const fn kind(line: &'static str, leaves: &'static [&'static str]) -> Kind {
    Kind { line, leaves, given: None, stays: &[] }
}

const KINDS: &[Kind] = &[
    kind(
        "new --title 'Họp {word}' --date 2024-04-01 --task 'Việc {word}'",
        &["title: Họp {word}", "title: Việc {word}"],
    ),
    kind(
        "new --from {record} --title 'Họp {word}' --date 2024-04-01 --review '{task}=note; {word}'",
        &["title: Họp {word}", "note: {word}"],
    ),
    kind(
        "new --from {record} --title 'Họp {word}' --date 2024-04-01 --review '{task}=done; {word}' --review '{directive}=fulfil; {word}'",
        &["title: Họp {word}", "note: {word}", "note: {word}"],
    ),
    kind("add {record} task 'Việc {word}; Sở Y tế'", &["title: Việc {word}"]),
    kind("add {record} directive 'Giao {word}' --lead 'Sở Y tế'", &["text: Giao {word}"]),
    kind("add {record} proceeding 'Ý kiến {word}' --kind discussion", &["text: Ý kiến {word}"]),
    kind("set {record} x-{word}=1", &["x-{word}: 1"]),
    kind("set {task} x-{word}=1", &["x-{word}: 1"]),
    kind("task note {task} --note {word}", &["note: {word}"]),
    kind("task note {task} {other-task} --note {word}", &["note: {word}", "note: {word}"]),
    kind("task start {task} --note {word}", &["note: {word}"]),
    kind("task done {task} --note {word}", &["note: {word}"]),
    kind("task cancel {task} --note {word}", &["note: {word}"]),
    kind("task reopen {task} --note {word}", &["note: {word}"]),
    kind("task extend {task} --due 2030-01-01 --note {word}", &["note: {word}"]),
    kind("task assign {task} {other-task} --lead 'Sở {word}' --note {word}", &["note: {word}", "note: {word}"]),
    kind("task assign --from 'Sở Y tế' --to 'Sở {word}' --note {word}", &[]),
    kind("task note {directive} --note {word}", &["note: {word}"]),
    kind("task done {directive} --note {word}", &["note: {word}"]),
    kind("directive amend {directive} --with {other-directive} --note {word}", &["note: {word}"]),
    kind("directive supersede {directive} --with {other-directive} --note {word}", &["note: {word}"]),
    kind("directive revoke {directive} --note {word}", &["note: {word}"]),
    kind("task reopen {directive} --note {word}", &["note: {word}"]),
    kind("rename {record} {word}", &[]),
    kind("rename {task} {word}", &[]),
    kind("rename {directive} {word}", &[]),
    kind("edit {record}", &["x-{word}: 1"]),
    Kind {
        line: "import ../{word}.txt --title 'Họp {word}' --date 2024-02-05",
        leaves: &["title: Họp {word}"],
        given: Some(("{word}.txt", "BIÊN BẢN\nHọp giao ban\n\nThời gian: 8 giờ 00 phút, ngày 05/02/2024\n")),
        stays: &[],
    },
    Kind {
        line: "validate --fix",
        leaves: &[],
        given: Some((
            "office/records/2024/{word}.yaml",
            "format: 1\nid: 2024-02-07-{word}\ntitel: Cần sửa {word}\nstate: draft\nsession:\n  kind: other\n  date: 2024-02-07\n",
        )),
        stays: &["title: Cần sửa {word}"],
    },
    Kind {
        line: "fmt",
        leaves: &[],
        given: Some((
            "office/records/2024/2024-02-08-{word}.yaml",
            "title:   Cần xếp {word}\nsession: {date: 2024-02-08, kind: other}\nformat: 1\nstate: draft\nid: 2024-02-08-{word}\n",
        )),
        stays: &["title: Cần xếp {word}"],
    },
    // Records that no command names are other ones all of a sudden.
    kind("git checkout -q old -- records/2019", &[]),
    kind("git checkout -q new -- records/2019", &[]),
];

const PEOPLE: usize = 8;
/// How often each of them does something before and after the archive is another one for a while.
const COMMANDS: usize = 8;

/// The task, directive and people that each record begins with.
const PARTS: &str = "directives:\n  - id: d1\n    kind: request\n    text: Rà soát\n    lead: Sở Nội vụ\n\
                     tasks:\n  - id: t1\n    title: Báo cáo\n    lead: Sở Nội vụ\n";

/// One round in an archive of its own.
struct Round {
    office: GitOffice,
    number: u64,
    done: Mutex<Vec<Done>>,
}

/// A command that has ended.
struct Done {
    kind: &'static Kind,
    word: String,
    arguments: Vec<String>,
    is_accepted: bool,
}

impl Round {
    fn begin(number: u64) -> Self {
        let office = GitOffice::new();
        for day in 1..=4 {
            office.write_record(&format!("2024-01-0{day}-a"), PARTS);
        }
        for (title, branch) in [("Cũ", "old"), ("Mới", "new")] {
            office.office.write(&path("2019-01-01-a"), record("2019-01-01-a", "").replace("Họp", title));
            office.commit_all();
            office.git(&["branch", branch]);
        }
        Self { office, number, done: Mutex::default() }
    }

    /// What one person does: so many commands, one after the other.
    fn work(&self, person: usize, part: u64) {
        let seed = (self.number * 2 + part) * PEOPLE as u64 + person as u64 + 1;
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        for number in 0..COMMANDS {
            let kind = &KINDS[dice.below(KINDS.len())];
            let word = format!("w{person}r{part}n{number}z");
            let Some(line) = self.filled(kind.line, &word, &mut dice) else { continue };
            if let Some((path, text)) = kind.given {
                self.put(&path.replace("{word}", &word), &text.replace("{word}", &word));
            }
            let arguments = shlex::split(&line).unwrap();
            let output = self.command(&arguments, person, &word).output().unwrap();
            let is_accepted = self.ended_well(&line, &output);
            self.done.lock().unwrap().push(Done { kind, word, arguments, is_accepted });
        }
    }

    /// Fills in the blanks of a line; none if another process has just removed the value.
    fn filled(&self, line: &str, word: &str, dice: &mut Dice) -> Option<String> {
        let mut line = line.replace("{word}", word);
        for (blank, list) in [("{record}", None), ("{task}", Some("tasks")), ("{directive}", Some("directives"))] {
            let other = blank.replace('{', "{other-");
            if line.contains(blank) {
                let first = self.any(list, dice)?;
                if line.contains(&other) {
                    let second = self.any(list, dice).filter(|second| *second != first)?;
                    line = line.replace(&other, &second);
                }
                line = line.replace(blank, &first);
            }
        }
        Some(line)
    }

    /// A record, or a part in its `list`; mostly of the first records, so that commands collide.
    fn any(&self, list: Option<&str>, dice: &mut Dice) -> Option<String> {
        let mut ids: Vec<String> = names(&self.office.root().join("records/2024"))
            .into_iter()
            .filter_map(|name| name.strip_suffix(".yaml").map(str::to_owned))
            .filter(|id| id.starts_with("2024-"))
            .collect();
        if dice.below(4) > 0 {
            ids.retain(|id| id.starts_with("2024-01-"));
        }
        let id = ids.get(dice.below(ids.len()))?;
        let Some(list) = list else { return Some(id.clone()) };
        let text = fs::read_to_string(self.office.root().join(path(id))).ok()?;
        let document = lossless_yaml::parse(&text).ok()?;
        let parts = document.value.get(list)?.as_array()?;
        Some(format!("{id}#{}", parts.get(dice.below(parts.len()))?.get("id")?.as_str()?))
    }

    /// Puts a file there, whole, as a program does that knows nothing of locks.
    fn put(&self, path: &str, text: &str) {
        let home = self.office.office.home();
        let new = home.join("tmp").join(path.replace('/', "-"));
        fs::write(&new, text).unwrap();
        fs::rename(new, home.join(path)).unwrap();
    }

    /// Every second person has another account.
    fn command(&self, arguments: &[String], person: usize, word: &str) -> Command {
        if arguments[0] == "git" {
            let mut git = self.office.program("git");
            git.args(&arguments[1..]);
            return git;
        }
        let home = self.office.office.home();
        let mut command = self.office.program("meeting");
        command.args(arguments).env("XDG_CACHE_HOME", home.join(format!("cache-{}", person % 2)));
        // Texts left in an editor are not resumed.
        command.env("XDG_STATE_HOME", home.join("state").join(word));
        command.env("EDITOR", format!("sh -c 'echo \"x-{word}: 1\" >> \"$0\"'"));
        command
    }

    /// Whether a command was accepted; a refusal has a reason.
    fn ended_well(&self, line: &str, output: &Output) -> bool {
        let words = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let code = output.status.code();
        assert!(!words.contains("panicked"), "{line}: {words}");
        if line.starts_with("git ") {
            // Another git may hold the lock of the index.
            return code == Some(0);
        }
        assert!(matches!(code, Some(0..=2)), "round {}: {line}: {code:?} {words}", self.number);
        assert!(code == Some(0) || !words.is_empty(), "round {}: {line}: refused without a word", self.number);
        code == Some(0)
    }

    /// While no command runs, checks out the initial state of the archive, and then the current one again.
    fn look_back(&self) {
        self.fix();
        self.office.commit_all();
        let now = self.ids();
        self.office.git(&["checkout", "-q", "old"]);
        assert_eq!(self.listed(0).len(), 5);
        self.office.git(&["checkout", "-q", "main"]);
        assert_eq!(self.ids(), now);
        for account in 0..2 {
            assert_eq!(self.listed(account), now, "round {}: account {account}", self.number);
        }
    }

    /// Repeats a command that was refused because another one was faster.
    fn fix(&self) {
        for arguments in [&["validate", "--fix"][..], &["fmt"], &["validate"], &["fmt", "--check"]] {
            let run = self.office.meeting(arguments);
            assert_eq!(run.code, 0, "round {}: {arguments:?}\n{}{}", self.number, run.stdout, run.stderr);
        }
    }

    /// The ids in the files, independent of their names.
    fn ids(&self) -> BTreeSet<String> {
        self.texts().iter().filter_map(|text| Some(text.split_once("id: ")?.1.lines().next()?.to_owned())).collect()
    }

    /// The text of each record.
    fn texts(&self) -> Vec<String> {
        let folders = ["2019", "2024"].map(|year| self.office.root().join("records").join(year));
        let files = folders.iter().flat_map(|folder| names(folder).into_iter().map(|name| folder.join(name)));
        files.map(|file| fs::read_to_string(file).unwrap()).collect()
    }

    fn listed(&self, account: usize) -> BTreeSet<String> {
        let list = ["list", "--format", "ids"].map(str::to_owned);
        let output = self.command(&list, account, "list").output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
    }

    /// Everything must be there that was accepted, and nothing else.
    fn judge(&self) {
        self.fix();
        let text = self.texts().concat();
        let done = self.done.lock().unwrap();
        let mut wrong = Vec::new();
        for Done { kind, word, arguments, is_accepted } in done.iter() {
            let mut expected = BTreeMap::<&str, usize>::new();
            for left in kind.leaves {
                *expected.entry(left).or_default() += usize::from(*is_accepted);
            }
            expected.extend(kind.stays.iter().map(|left| (*left, 1)));
            for (left, count) in expected {
                let found = text.matches(&left.replace("{word}", word)).count();
                if found != count {
                    let verdict = if *is_accepted { "accepted" } else { "refused" };
                    wrong.push(format!(
                        "{verdict}, but there {found} times instead of {count}: {}",
                        arguments.join(" ")
                    ));
                }
            }
        }
        wrong.extend(wrong_names(&done, &text));
        assert!(wrong.is_empty(), "round {}: {} of {}:\n{}", self.number, wrong.len(), done.len(), wrong.join("\n"));
        assert_nothing_is_left(&self.office.root());
        self.office.git(&["status"]);
        for account in 0..2 {
            assert_eq!(self.listed(account), self.ids(), "round {}: account {account}", self.number);
        }
    }
}

/// What is wrong with the names that records and parts have got: each has its last one, and none of the earlier.
fn wrong_names(done: &[Done], text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut by_old = BTreeMap::new();
    for done in done.iter().filter(|done| done.is_accepted && done.arguments[0] == "rename") {
        let (old, new) = match done.arguments[1].split_once('#') {
            // Its first name, which is free then for the next part that is added.
            Some((_, part)) if !part.starts_with('w') => {
                (format!("{} for {}", done.arguments[1], done.word), done.word.clone())
            }
            Some((_, part)) => (part.to_owned(), done.word.clone()),
            None => (done.arguments[1].clone(), format!("{}-{}", &done.arguments[1][..10], done.word)),
        };
        if let Some(other) = by_old.insert(old.clone(), new.clone()) {
            wrong.push(format!("{old} was renamed twice: {other} and {new}"));
        }
    }
    let count = |name: &str| {
        let is_it = |line: &&str| line.trim_start_matches([' ', '-']).strip_prefix("id: ") == Some(name);
        text.lines().filter(is_it).count()
    };
    for (old, new) in &by_old {
        let expected = usize::from(!by_old.contains_key(new));
        if (count(old), count(new)) != (0, expected) {
            wrong.push(format!("{old} was renamed, and is there {} times, {new} {} times", count(old), count(new)));
        }
    }
    wrong
}

/// No journal, no temporary file, nothing put aside.
fn assert_nothing_is_left(root: &Path) {
    for folder in ["", "records", "records/2019", "records/2024"].map(|folder| root.join(folder)) {
        let left = |name: &String| name.starts_with(".meeting-") || name.contains(".new") || name.contains(".tmp");
        let left: Vec<_> = names(&folder).into_iter().filter(left).collect();
        assert!(left.is_empty(), "{}: {left:?}", folder.display());
    }
    let own: Vec<_> =
        names(&root.join(".meeting")).into_iter().filter(|it| it != ".gitignore" && it != "lock").collect();
    assert!(own.is_empty(), ".meeting: {own:?}");
}

/// The names in a folder, sorted; none where there is no folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn any_mix_of_commands() {
    let rounds = std::env::var("MEETING_TOGETHER_ROUNDS").map_or(1, |rounds| rounds.parse().unwrap());
    let mut counts = BTreeMap::<&str, [usize; 2]>::new();
    for number in 0..rounds {
        let round = Round::begin(number);
        for part in 0..2 {
            thread::scope(|scope| {
                for person in 0..PEOPLE {
                    let round = &round;
                    scope.spawn(move || round.work(person, part));
                }
            });
            round.look_back();
        }
        round.judge();
        for done in round.done.lock().unwrap().iter() {
            counts.entry(done.kind.line).or_default()[usize::from(!done.is_accepted)] += 1;
        }
    }
    let mut sum = [0, 0];
    for (line, [accepted, refused]) in &counts {
        sum = [sum[0] + accepted, sum[1] + refused];
        eprintln!("{accepted:6} accepted {refused:6} refused  {line}");
    }
    eprintln!("{:6} accepted {:6} refused in {rounds} rounds", sum[0], sum[1]);
    // Most of what people do is right.
    assert!(sum[0] > sum[1], "{counts:?}");
}

/// How a command reaches the archive.
type Way = fn(&Office) -> Command;

fn with_a_cache(office: &Office, cache: &str) -> Command {
    let mut command = office.program(meeting());
    command.env("XDG_CACHE_HOME", office.home().join(cache));
    command
}

/// Through another mount of the same folder, which only the command itself sees.
#[cfg(target_os = "linux")]
fn through_a_bind_mount(office: &Office) -> Command {
    let mount = office.home().join("mount");
    fs::create_dir_all(&mount).unwrap();
    let script = "mount --bind \"$1\" \"$2\" && cd \"$2\" && shift 2 && exec meeting \"$@\"";
    let mut command = office.program("unshare");
    // A user namespace allows mounts without root.
    command.args(["--map-root-user", "--mount", "sh", "-c", script, "sh"]).arg(office.root()).arg(mount);
    command
}

/// What a script prints that runs in the archive, with mounts that only it sees; or why it may not mount.
#[cfg(target_os = "linux")]
fn with_mounts(office: &GitOffice, script: &str) -> Result<String, String> {
    let run = |script: &str| {
        let mut command = office.program("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", script]).env("PATH", crate::support::path());
        command.output()
    };
    match run("mount -t tmpfs none records") {
        Ok(output) if output.status.success() => {}
        refused => return Err(format!("{refused:?}")),
    }
    let output = run(script).unwrap();
    assert!(output.status.success(), "{output:?}");
    Ok(String::from_utf8(output.stdout).unwrap())
}

/// Four people write notes on one task, each in one of two ways to get there, until a hundred and more are accepted.
fn many_notes(ways: [Way; 2]) {
    const NOTES: usize = 28;
    let office = Office::empty();
    office.write(&path("2024-01-02-a"), record("2024-01-02-a", PARTS));
    let office = &office;
    thread::scope(|scope| {
        for person in 0..4 {
            scope.spawn(move || {
                for number in 0..NOTES {
                    // On a machine that is busy, others may hold the lock for longer than a command waits. A refusal has
                    // written nothing, so it may be tried again.
                    let is_accepted = (0..100).any(|_| {
                        let mut command = ways[person % 2](office);
                        command.args(["task", "note", "2024-01-02-a#t1", "--note", &format!("w{person}n{number}z")]);
                        let output = command.envs(GIT).output().unwrap();
                        let words = String::from_utf8_lossy(&output.stderr).into_owned();
                        assert!(matches!(output.status.code(), Some(0..=2)), "{words}");
                        output.status.success()
                    });
                    assert!(is_accepted, "refused a hundred times");
                }
            });
        }
    });
    let text = fs::read_to_string(office.root().join(path("2024-01-02-a"))).unwrap();
    let words = (0..4).flat_map(|person| (0..NOTES).map(move |number| format!("note: w{person}n{number}z")));
    let wrong: Vec<_> = words.filter(|word| text.matches(word.as_str()).count() != 1).collect();
    assert!(wrong.is_empty(), "{} of {} are not there once: {wrong:?}", wrong.len(), 4 * NOTES);
    assert_eq!(office.run(&["validate"]).code, 0);
    assert_nothing_is_left(&office.root());
}

#[test]
fn two_accounts_lose_no_note() {
    many_notes([|office| with_a_cache(office, "cache-0"), |office| with_a_cache(office, "cache-1")]);
}

#[test]
fn without_a_cache_that_can_be_written_no_note_is_lost() {
    many_notes([|office| with_a_cache(office, "office/records/2024/2024-01-02-a.yaml"); 2]);
}

#[cfg(target_os = "linux")]
#[test]
fn through_a_bind_mount_no_note_is_lost() {
    let office = Office::empty();
    match through_a_bind_mount(&office).arg("--version").output() {
        Ok(output) if output.status.success() => {}
        Ok(output) => return eprintln!("skipped: no bind mount: {}", String::from_utf8_lossy(&output.stderr).trim()),
        Err(error) => return eprintln!("skipped: no bind mount: unshare: {error}"),
    }
    many_notes([|office| with_a_cache(office, "cache"), through_a_bind_mount]);
}

#[cfg(target_os = "linux")]
#[test]
fn records_on_a_mount_of_their_own_are_staged() {
    let office = GitOffice::with_two();
    let script = "mv records/2024 . && mkdir records/2024 && mount -t tmpfs none records/2024 && mv 2024/* records/2024 \
                  && meeting rename 2024-01-02-a khac && git status --porcelain --no-renames";
    match with_mounts(&office, script) {
        Err(why) => eprintln!("skipped: no mount: {why}"),
        Ok(printed) => {
            assert_eq!(
                printed,
                "records/2024/2024-01-02-khac.yaml\nD  records/2024/2024-01-02-a.yaml\nA  \
                 records/2024/2024-01-02-khac.yaml\nM  records/2024/2024-01-03-b.yaml\n"
            );
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn who_may_write_records_alone_changes_one_record_at_a_time() {
    let office = GitOffice::with_two();
    fs::create_dir(office.root().join(".meeting")).unwrap();
    let script = "mount -t tmpfs -o ro none .meeting && meeting task note 2024-01-02-a#t1 --note x -q \
                  && meeting new --title Y --date 2024-02-01 && ! meeting rename 2024-01-02-a khac && ls -A records/*";
    match with_mounts(&office, script) {
        Err(why) => eprintln!("skipped: no mount: {why}"),
        Ok(printed) => {
            let files = "2024-01-02-a.yaml\n2024-01-03-b.yaml\n2024-02-01-y.yaml\n";
            assert!(printed.ends_with(&format!("records/2024/2024-02-01-y.yaml\n{files}")), "{printed}");
            assert!(fs::read_to_string(office.root().join(path("2024-01-02-a"))).unwrap().contains("note: x"));
        }
    }
}
