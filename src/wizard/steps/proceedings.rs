//! What was reported, said and discussed: the text, with who spoke before a colon. An empty first answer skips it.

use super::directives::actors;
use super::{add, citations, numbered, one_of, own};
use crate::wizard::ask::{Choice, Question};
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::i18n::Message;
use meeting_core::model::{OwnPlace, Proceeding, ProceedingKind, Record, Vote};
use meeting_core::ops::NewRequest;
use meeting_core::recognize::honorific::addressed;
use meeting_core::recognize::organizations::is_organization;
use viet_text::fold::fold;
use viet_text::partial::{Fit, Partial};

/// What the keys of the questions begin with.
pub const LIST: &str = "proceeding";

pub fn ask(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    for number in 1.. {
        let key = format!("{LIST}:{number}");
        let label = numbered(interview.catalog, "wizard-proceeding", request.known().proceedings.len() + 1);
        let question = Question::text(label).with_help(interview.say("wizard-proceeding-help"));
        let typed = interview.ask(&key, question)?;
        if typed.is_empty() {
            if interview.is_end(LIST, number) {
                break;
            }
            continue;
        }
        let (speaker, text) = match Said::of(&typed, &request.known()) {
            Said::By(name, text) => (Some(name), text),
            Said::ByOneOf(names, typed, text) => (Some(which(interview, &key, &names, &typed)?), text),
            Said::ByNobody => (None, typed),
        };
        let label = interview.say("wizard-proceeding-kind");
        let start = kind(&text, speaker.is_some());
        let question = one_of(interview.catalog, label, ProceedingKind::KEY, ProceedingKind::NAMES, start.name());
        let kind = interview.ask(&format!("{key}:kind"), question)?;
        let cites = citations::confirmed(interview, &key, &text)?.into();
        let by = actors(interview, request, &key, "by", speaker.unwrap_or_default())?.names;
        let kind = ProceedingKind::of_name(&kind);
        let vote = if kind == Some(ProceedingKind::Vote) { vote(interview, &key)? } else { None };
        let custom = own::ask(interview, &key, OwnPlace::Proceeding)?;
        let text = Some(text);
        let proceeding = Proceeding { kind, by, text, cites, vote, custom, ..Proceeding::default() };
        add(&mut request.record.proceedings, proceeding);
    }
    Ok(())
}

/// Who said something, where that stands before a colon, and what was said.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    By(String, String),
    /// One of several participants; then what was typed for the name.
    ByOneOf(Vec<String>, String, String),
    ByNobody,
}

impl Said {
    /// Reads `Đ/c Mười: …`, `Jane: …`, `Sở Nội vụ: …`: a form of address, a name of the record, or that of a body.
    fn of(typed: &str, record: &Record) -> Self {
        let Some((name, text)) = typed.split_once(':') else { return Self::ByNobody };
        let (name, text) = (name.trim(), text.trim());
        if name.is_empty() || text.is_empty() {
            return Self::ByNobody;
        }
        let addressed = addressed(name);
        let people: Vec<&str> = record.participants.iter().filter_map(|person| person.name.as_deref()).collect();
        match &meant(addressed.unwrap_or(name), &people)[..] {
            [one] => Self::By((*one).to_owned(), text.to_owned()),
            [] if addressed.is_some() || is_organization(name) => Self::By(name.to_owned(), text.to_owned()),
            [] => Self::ByNobody,
            several => {
                let names = several.iter().map(|name| (*name).to_owned()).collect();
                Self::ByOneOf(names, name.to_owned(), text.to_owned())
            }
        }
    }
}

/// The people whom a name or a part of one means: those of this name; else those who are called so, in Vietnamese by the
/// last word; else those with another word of it.
fn meant<'p>(name: &str, people: &[&'p str]) -> Vec<&'p str> {
    let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let typed = words(name);
    let last = |known: &str| words(known).ends_with(&typed);
    let partial = Partial::new(name);
    let is_meant: [&dyn Fn(&str) -> bool; 4] = [
        &|known| fold(known) == fold(name),
        &last,
        &|known| fold(known).ends_with(&format!(" {}", fold(name))),
        &|known| partial.fit(known).is_some_and(|fit| fit < Fit::Within),
    ];
    let found = is_meant.iter().map(|is_meant| people.iter().copied().filter(|known| is_meant(known)).collect());
    found.into_iter().find(|found: &Vec<&str>| !found.is_empty()).unwrap_or_default()
}

/// Asks which of several participants spoke.
fn which(interview: &mut Interview, key: &str, names: &[String], typed: &str) -> Result<String, Interrupt> {
    let label = interview.catalog.say(&Message::new("wizard-which").with("name", typed));
    let new = interview.catalog.say(&Message::new("wizard-as-typed").with("name", typed));
    let mut options: Vec<Choice> = names.iter().map(|name| Choice::new(name.as_str(), name.as_str())).collect();
    options.push(Choice::new(typed, new));
    interview.ask(&format!("{key}:which"), Question::choice(label, options, 0))
}

/// Asks how many voted how. An empty first answer skips the rest.
fn vote(interview: &mut Interview, key: &str) -> Result<Option<Vote>, Interrupt> {
    let mut counts = [None; 3];
    let fields = [("for", "wizard-vote-for"), ("against", "wizard-vote-against"), ("abstain", "wizard-vote-abstain")];
    for (count, (field, label)) in counts.iter_mut().zip(fields) {
        let question =
            Question::text(interview.say(label)).with_help(interview.say("wizard-vote-help")).checked(|typed| {
                let is_count = typed.is_empty() || number(typed).is_some();
                is_count.then_some(()).ok_or_else(|| Message::new("wizard-no-count").with("words", typed))
            });
        *count = number(&interview.ask(&format!("{key}:{field}"), question)?);
        if field == "for" && count.is_none() {
            return Ok(None);
        }
    }
    let [in_favour, against, abstain] = counts;
    Ok(Some(Vote { in_favour, against, abstain, ..Vote::default() }))
}

/// How many: `25`, `25 phiếu`, `25/27`.
fn number(typed: &str) -> Option<i64> {
    let end = typed.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(typed.len());
    let rest = typed[end..].trim_start();
    let is_said = rest.is_empty() || rest.starts_with(|letter: char| letter == '/' || letter.is_alphabetic());
    typed[..end].parse().ok().filter(|_| is_said)
}

/// What a text most probably is.
fn kind(text: &str, has_speaker: bool) -> ProceedingKind {
    let folded = fold(text);
    let begins = |words: &[&str]| words.iter().any(|words| folded.starts_with(&fold(words)));
    if text.ends_with('?') {
        ProceedingKind::Question
    } else if begins(&["biểu quyết", "bỏ phiếu", "vote", "voted"]) {
        ProceedingKind::Vote
    } else if begins(&["kết luận", "concluded", "conclusion"]) {
        ProceedingKind::Conclusion
    } else if begins(&["báo cáo", "trình bày", "reported", "presented", "report"]) {
        ProceedingKind::Report
    } else if begins(&["đề xuất", "kiến nghị", "đề nghị", "proposed", "suggested"]) {
        ProceedingKind::Proposal
    } else if begins(&["trả lời", "giải trình", "answered", "replied"]) {
        ProceedingKind::Answer
    } else if has_speaker {
        ProceedingKind::Speech
    } else {
        ProceedingKind::Discussion
    }
}

#[cfg(test)]
mod tests {
    use super::{Said, number};
    use meeting_core::model::{Participant, Record};

    #[test]
    fn who_speaks_before_a_colon() {
        let names = ["Trần Văn Mười", "Nguyễn Văn An", "Lê Thị An", "Jane Doe", "John Smith", "Mười Thị Hòa"];
        let person = |name: &str| Participant { name: Some(name.to_owned()), ..Participant::default() };
        let participants = names.map(person).to_vec();
        let record = Record { participants: participants.into(), ..Record::default() };
        for (typed, expected) in [
            ("Đ/c Mười: Nhất trí.", "Trần Văn Mười | Nhất trí."),
            ("Ông Mười: Nhất trí.", "Trần Văn Mười | Nhất trí."),
            ("mười: Nhất trí.", "Trần Văn Mười | Nhất trí."),
            ("Chị Hoa: Nhất trí.", "Mười Thị Hòa | Nhất trí."),
            ("Mr Smith: Agreed.", "John Smith | Agreed."),
            ("Jane: Agreed.", "Jane Doe | Agreed."),
            ("An: Nhất trí.", "Nguyễn Văn An or Lê Thị An | Nhất trí."),
            ("Chị An: Nhất trí.", "Nguyễn Văn An or Lê Thị An | Nhất trí."),
            ("Thị An: Nhất trí.", "Lê Thị An | Nhất trí."),
            ("Bà Tám: Nhất trí.", "Bà Tám | Nhất trí."),
            ("Sở Nội vụ: Nhất trí.", "Sở Nội vụ | Nhất trí."),
            ("Kế hoạch: chưa thống nhất.", ""),
            ("RESOLVED: to buy.", ""),
            ("Mười:", ""),
            ("Nhất trí.", ""),
        ] {
            let said = match Said::of(typed, &record) {
                Said::By(name, text) => format!("{name} | {text}"),
                Said::ByOneOf(names, _, text) => format!("{} | {text}", names.join(" or ")),
                Said::ByNobody => String::new(),
            };
            assert_eq!(said, expected, "{typed}");
        }
    }

    #[test]
    fn counts() {
        for (typed, expected) in [
            ("25", Some(25)),
            ("25/27", Some(25)),
            ("25 phiếu", Some(25)),
            ("0", Some(0)),
            ("", None),
            ("-1", None),
            ("2.5", None),
            ("hai", None),
        ] {
            assert_eq!(number(typed), expected, "{typed}");
        }
    }
}
