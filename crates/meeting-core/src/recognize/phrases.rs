//! The phrases of tests/data/phrases: what is recognized in each, and the precision and recall.

use std::fmt::Write as _;
use std::sync::Arc;

use chrono::NaiveDate;
use viet_text::date::DateOrder;

use super::Found;
use super::assignment::{Assignment, assignments};
use super::citation::{Citation, citations};
use super::deadline::{Basis, Deadline, deadlines};
use super::person::{Person, people};
use super::tokens::work;

const KINDS: [&str; 4] = ["deadlines", "citations", "assignments", "people"];

/// A phrase and the lines that should be read in it.
struct Phrase {
    kind: String,
    text: String,
    expected: Vec<String>,
}

fn phrases(file: &str) -> Vec<Phrase> {
    let path = format!("{}/tests/data/phrases/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap();
    let mut kind = String::new();
    let mut found: Vec<Phrase> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix("== ") {
            name.clone_into(&mut kind);
        } else if let Some(expected) = line.strip_prefix("  ") {
            found.last_mut().unwrap().expected.push(expected.trim().to_owned());
        } else {
            found.push(Phrase { kind: kind.clone(), text: line.to_owned(), expected: Vec::new() });
        }
    }
    found
}

impl Phrase {
    /// The lines that are read in it, written as those that are expected.
    fn read(&self) -> Vec<String> {
        let text = self.text.as_str();
        let day = |day| NaiveDate::from_ymd_opt(2023, 5, day).unwrap();
        let basis = Basis {
            session: day(8),
            published: Some(day(10)),
            before_includes: false,
            working_days: Arc::default(),
            is_vietnamese: false,
            dates: DateOrder::DayFirst,
        };
        match self.kind.as_str() {
            "deadlines" => lines(text, deadlines(text, &basis), deadline),
            "citations" => lines(text, citations(text), citation),
            "people" => lines(text, people(text), person),
            _ => assignments(text).iter().map(|found| assignment(text, &found.value)).collect(),
        }
    }
}

fn lines<T>(text: &str, found: Vec<Found<T>>, value: impl Fn(&T) -> String) -> Vec<String> {
    found.into_iter().map(|found| format!("{} => {}", &text[found.span.clone()], value(&found.value))).collect()
}

fn deadline(deadline: &Deadline) -> String {
    let due = deadline.due.map_or("-".to_owned(), |due| due.to_string());
    let time = deadline.time.as_ref().map(|time| format!(" {time}")).unwrap_or_default();
    let repeats = deadline.repeats.map(|repeats| format!(" {}", repeats.name())).unwrap_or_default();
    format!("{due}{time}{repeats}")
}

fn citation(citation: &Citation) -> String {
    let fields = [
        ("type", citation.kind.clone()),
        ("number", citation.number.clone()),
        ("title", citation.title.clone()),
        ("date", citation.date.map(|date| date.to_string())),
        ("issuer", citation.issuer.clone()),
        ("provision", citation.provision.clone()),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?)));
    fields.collect::<Vec<_>>().join(" | ")
}

fn person(person: &Person) -> String {
    let positions = if person.positions.is_empty() { "-".to_owned() } else { person.positions.join("; ") };
    format!("{} | {} | {positions}", person.honorific.as_deref().unwrap_or("-"), person.name)
}

fn assignment(text: &str, assignment: &Assignment) -> String {
    let names = |names: &[Found<String>]| names.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join("; ");
    let work = &text[assignment.work.clone()];
    format!("lead={} | support={} | work={work}", names(&assignment.lead), names(&assignment.support)).trim().to_owned()
}

/// Every phrase that the rules were made with is recognized as stated.
#[test]
fn phrases_are_read() {
    let mut wrong = String::new();
    for file in ["citations.txt", "people.txt", "assignments.txt", "deadlines.txt"] {
        for phrase in phrases(file) {
            let read = phrase.read();
            if read != phrase.expected {
                writeln!(wrong, "{}\n  expected {:#?}\n  read {read:#?}", phrase.text, phrase.expected).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The counts of one kind of finding over phrases that no rule was made with.
#[derive(Default)]
struct Count {
    phrases: usize,
    expected: usize,
    read: usize,
    right: usize,
}

/// docs/recognition.md gives the precision and recall on the held-out phrases.
#[test]
fn held_out_phrases() {
    let mut table = String::from(
        "| | phrases | to be found | found | right | precision | recall |\n|---|--:|--:|--:|--:|--:|--:|\n",
    );
    for kind in KINDS {
        let mut count = Count::default();
        for phrase in phrases("held-out.txt").iter().filter(|phrase| phrase.kind == kind) {
            let read = phrase.read();
            if std::env::var_os("SHOW_PHRASES").is_some() && read != phrase.expected {
                eprintln!("{}\n  expected {:#?}\n  read {read:#?}", phrase.text, phrase.expected);
            }
            count.phrases += 1;
            count.expected += phrase.expected.len();
            count.read += read.len();
            count.right += read.iter().filter(|line| phrase.expected.contains(line)).count();
        }
        let Count { phrases, expected, read, right } = count;
        let percent = |of: usize| (right * 100 + of / 2).checked_div(of);
        let share = |of: usize| percent(of).map_or("–".to_owned(), |percent| format!("{percent} %"));
        writeln!(
            table,
            "| {kind} | {phrases} | {expected} | {read} | {right} | {} | {} |",
            share(read),
            share(expected)
        )
        .unwrap();
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/recognition.md");
    let doc = std::fs::read_to_string(path).unwrap_or_default();
    let (begin, end) = ("<!-- held-out: generated -->\n", "<!-- /held-out -->");
    let from = doc.find(begin).expect("docs/recognition.md has a place for the figures") + begin.len();
    let to = from + doc[from..].find(end).expect("the place ends");
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        std::fs::write(path, format!("{}{table}{}", &doc[..from], &doc[to..])).unwrap();
    } else {
        assert_eq!(&doc[from..to], table, "UPDATE_GENERATED=1 writes the figures anew");
    }
}

/// All spans that recognition gives for a text.
fn spans(text: &str) -> Vec<Vec<std::ops::Range<usize>>> {
    let basis = Basis {
        session: NaiveDate::default(),
        published: None,
        before_includes: false,
        working_days: Arc::default(),
        is_vietnamese: false,
        dates: DateOrder::DayFirst,
    };
    let assigned = assignments(text);
    let named = assigned.iter().flat_map(|found| {
        let value = &found.value;
        let names = value.lead.iter().chain(&value.support).map(|name| vec![name.span.clone()]);
        names.chain([vec![value.work.clone()]])
    });
    let named: Vec<_> = named.collect();
    let mut all = vec![
        citations(text).into_iter().map(|found| found.span).collect::<Vec<_>>(),
        people(text).into_iter().map(|found| found.span).collect(),
        deadlines(text, &basis).into_iter().map(|found| found.span).collect(),
        assigned.into_iter().map(|found| found.span).collect(),
    ];
    all.extend(named);
    all
}

/// Pieces of which texts are made that are nearly what is looked for.
const PIECES: [&str; 28] = [
    "đồng chí ",
    "Nguyễn ",
    "Văn",
    " A, ",
    "Phó Giám đốc ",
    "Sở ",
    "Giáo dục và ",
    "Kết luận ",
    "số ",
    "21-KL/TW",
    " ngày ",
    "25/10/2021",
    " của ",
    "Giao ",
    "chủ trì",
    ", phối hợp với ",
    "“",
    ")",
    "(",
    "\n\n",
    "Điều 4 ",
    "e\u{301}",
    "Đ/c ",
    "the Act ",
    "to ",
    "with ",
    "Dr. ",
    " - ",
];

proptest::proptest! {
    /// For any text, spans are on character boundaries, in order, and do not overlap within a kind.
    #[test]
    fn spans_are_of_the_text(
        at in proptest::collection::vec(0..PIECES.len(), 0..40),
        noise in "\\PC{0,12}",
    ) {
        let text: String = at.iter().map(|at| PIECES[*at]).collect::<String>() + &noise;
        for spans in spans(&text) {
            let mut last = 0;
            for span in spans {
                proptest::prop_assert!(text.get(span.clone()).is_some() && span.start >= last, "{text:?} {span:?}");
                last = span.end;
            }
        }
    }
}

/// For any repeated text, twice the length is at most twice the work.
#[test]
fn long_texts() {
    for piece in PIECES.iter().chain(&["Giao Sở Y tế ", "Section 4 of ", "Nguyễn Văn A, ", "21-", "with the ", "x "])
    {
        let work = |length: usize| {
            let text = piece.repeat(length / piece.len());
            work::of(|| drop(spans(&text)))
        };
        let (once, twice) = (work(1 << 11), work(1 << 12));
        // With a square in it, it would be four times as much.
        assert!(twice <= once * 9 / 4, "{piece:?}: {once}, then {twice}");
    }
}
