//! Who of the people was not there, how, and why: "name; name (excused)", "name (có lý do: đi công tác)".

use super::add;
use crate::wizard::ask::{Question, Suggestion};
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::i18n::Message;
use meeting_core::model::{Attendance, Participant};
use meeting_core::ops::{Absentee, NewRequest, person};
use meeting_core::recognize::absence::{absence, absences};
use viet_text::fold::fold;
use viet_text::partial::{Fit, Partial};

pub fn ask(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    let people = request.known().participants;
    let names: Vec<String> = people.iter().map(|person| person.name.clone().unwrap_or_default()).collect();
    if names.iter().all(String::is_empty) {
        return Ok(());
    }
    let mut key = "absent".to_owned();
    let mut begun = String::new();
    let absent = loop {
        let question = Question::text(interview.say("wizard-absent"))
            .with_help(interview.say("wizard-absent-help"))
            .beginning(std::mem::take(&mut begun))
            .offering(|typed| offers(&names, typed))
            .checked(|typed| absent(&names, typed).map(|_| ()));
        let typed = interview.ask(&key, question)?;
        let absent = absent(&names, &typed).unwrap_or_default();
        if are_wanted(interview, &key, &absent)? {
            break absent;
        }
        // A name was misspelled.
        key.push_str(":again");
        begun = typed;
    };
    let read: Vec<String> = absent.iter().map(|one| described(interview, &names, one)).collect();
    for Absent { who, attendance, reason } in absent {
        match who {
            Who::Listed(place) => request.absent.push(Absentee { place, attendance, reason }),
            Who::New(name) => {
                let person =
                    Participant { attendance: Some(attendance), reason, ..person(&name, None, &mut Vec::new()) };
                add(&mut request.record.participants, person);
            }
        }
    }
    if !read.is_empty() {
        interview.print(&Message::new("wizard-absent-read").with("people", read.join("; ")))?;
    }
    Ok(())
}

/// Whether those who are not among the participants yet are to be added.
fn are_wanted(interview: &mut Interview, key: &str, absent: &[Absent]) -> Result<bool, Interrupt> {
    for (number, one) in absent.iter().enumerate() {
        let Who::New(name) = &one.who else { continue };
        let label = interview.catalog.say(&Message::new("wizard-absent-new").with("name", name.as_str()));
        if !interview.confirm(&format!("{key}:new:{}", number + 1), label, true)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Somebody who was not there.
#[derive(Debug, PartialEq, Eq)]
struct Absent {
    who: Who,
    attendance: Attendance,
    reason: Option<String>,
}

/// A participant, by the place in the list, or somebody who is not in it.
#[derive(Debug, PartialEq, Eq)]
enum Who {
    Listed(usize),
    New(String),
}

/// A name with how and why, for people.
fn described(interview: &Interview, names: &[String], absent: &Absent) -> String {
    let how = meeting_render::value(interview.catalog, Attendance::KEY, absent.attendance.name());
    let reason = absent.reason.as_ref().map(|reason| format!(", {reason}")).unwrap_or_default();
    let name = match &absent.who {
        Who::Listed(place) => names.get(*place).map_or("", String::as_str),
        Who::New(name) => name,
    };
    format!("{name} ({how}{reason})")
}

/// Those whom a line names, and how they were absent. The error is the first name that means several of the list, or
/// nobody and is no whole name.
fn absent(names: &[String], line: &str) -> Result<Vec<Absent>, Message> {
    let one = |piece: &str| {
        let (name, absence) = absence(piece);
        let is_meant =
            |known: &String| !known.is_empty() && Partial::new(name).fit(known).is_some_and(|fit| fit < Fit::Within);
        let meant: Vec<usize> =
            names.iter().enumerate().filter(|(_, known)| is_meant(known)).map(|(at, _)| at).collect();
        let exact = meant.iter().find(|at| names.get(**at).is_some_and(|known| fold(known) == fold(name)));
        let who = match (&meant[..], exact) {
            ([place], _) | (_, Some(place)) => Who::Listed(*place),
            ([], _) if name.contains(char::is_whitespace) => Who::New(name.to_owned()),
            ([], _) => return Err(Message::new("wizard-no-participant").with("name", name)),
            _ => {
                let several = meant.iter().filter_map(|at| names.get(*at)).cloned().collect::<Vec<_>>().join(", ");
                return Err(Message::new("wizard-several-participants").with("name", name).with("names", several));
            }
        };
        let attendance = if absence.is_excused { Attendance::Excused } else { Attendance::Absent };
        Ok(Absent { who, attendance, reason: absence.reason })
    };
    absences(line).into_iter().map(one).collect()
}

/// The people of the list that fit what has been typed after the last semicolon.
fn offers(names: &[String], typed: &str) -> Vec<Suggestion> {
    let (head, last) =
        typed.rsplit_once(';').map_or((String::new(), typed), |(head, last)| (format!("{head}; "), last));
    let partial = Partial::new(last.trim());
    let fitting = names.iter().filter(|name| !name.is_empty() && !head.contains(name.as_str()));
    let fitting = fitting.filter(|name| !last.trim().is_empty() && partial.fit(name).is_some());
    fitting.map(|name| Suggestion::new(format!("{head}{name}"), "")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_meant() {
        let names = ["Bùi Thái Trọng", "", "Lê Văn An", "Trần Trọng Nghĩa"].map(str::to_owned);
        let absent = |line: &str| absent(&names, line).ok();
        let who = |who, attendance, reason: Option<&str>| Absent { who, attendance, reason: reason.map(str::to_owned) };
        let one = |place, attendance, reason| who(Who::Listed(place), attendance, reason);
        assert_eq!(absent(""), Some(vec![]));
        assert_eq!(absent("an"), Some(vec![one(2, Attendance::Absent, None)]));
        let both = vec![one(2, Attendance::Excused, None), one(3, Attendance::Absent, None)];
        assert_eq!(absent("Lê Văn An (có phép); nghia"), Some(both));
        let travels = vec![one(2, Attendance::Excused, Some("đi công tác, về muộn"))];
        assert_eq!(absent("An (có lý do: đi công tác, về muộn)"), Some(travels));
        assert_eq!(absent("trong"), None);
        let new = who(Who::New("Đỗ Thị Mai".to_owned()), Attendance::Absent, Some("không phép"));
        assert_eq!(absent("Đỗ Thị Mai (không phép)"), Some(vec![new]));
        assert_eq!(absent("Hùng"), None);
    }

    #[test]
    fn offers_go_on_behind_what_is_there() {
        let names = ["Bùi Thái Trọng", "Lê Văn An"].map(str::to_owned);
        let offered = |typed: &str| offers(&names, typed).into_iter().map(|offer| offer.value).collect::<Vec<_>>();
        assert_eq!(offered("an"), ["Lê Văn An"]);
        assert_eq!(offered("Lê Văn An; t"), ["Lê Văn An; Bùi Thái Trọng"]);
        assert!(offered("").is_empty());
    }
}
