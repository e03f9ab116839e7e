//! Who of the people was not there, how, and why: "name; name (excused)", "name (có lý do: đi công tác)".

use crate::wizard::ask::{Question, Suggestion};
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::i18n::Message;
use meeting_core::model::Attendance;
use meeting_core::ops::{Absentee, NewRequest};
use meeting_core::recognize::absence::{absence, absences};
use viet_text::partial::{Fit, Partial};

pub fn ask(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    let people = request.known().participants;
    let names: Vec<String> = people.iter().map(|person| person.name.clone().unwrap_or_default()).collect();
    if names.iter().all(String::is_empty) {
        return Ok(());
    }
    let question = Question::text(interview.say("wizard-absent"))
        .with_help(interview.say("wizard-absent-help"))
        .offering(|typed| offers(&names, typed))
        .checked(|typed| absent(&names, typed).map(|_| ()));
    let typed = interview.ask("absent", question)?;
    request.absent = absent(&names, &typed).unwrap_or_default();
    if !request.absent.is_empty() {
        let read = request.absent.iter().map(|one| described(interview, &names, one)).collect::<Vec<_>>();
        interview.print(&Message::new("wizard-absent-read").with("people", read.join("; ")))?;
    }
    Ok(())
}

/// A name with how and why, for people.
fn described(interview: &Interview, names: &[String], absentee: &Absentee) -> String {
    let how = meeting_render::value(interview.catalog, Attendance::KEY, absentee.attendance.name());
    let reason = absentee.reason.as_ref().map(|reason| format!(", {reason}")).unwrap_or_default();
    format!("{} ({how}{reason})", names.get(absentee.place).map_or("", String::as_str))
}

/// The participants in a line, each by the index in the list, and how they were absent. The error is the first name
/// that is not exactly one of the list.
fn absent(names: &[String], line: &str) -> Result<Vec<Absentee>, Message> {
    let one = |piece: &str| {
        let (name, absence) = absence(piece);
        let is_meant =
            |known: &String| !known.is_empty() && Partial::new(name).fit(known).is_some_and(|fit| fit < Fit::Within);
        let mut meant = names.iter().enumerate().filter(|(_, known)| is_meant(known)).map(|(at, _)| at);
        let attendance = if absence.is_excused { Attendance::Excused } else { Attendance::Absent };
        match (meant.next(), meant.next()) {
            (Some(place), None) => Ok(Absentee { place, attendance, reason: absence.reason }),
            _ => Err(Message::new("wizard-no-participant").with("name", name)),
        }
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
        let one =
            |place, attendance, reason: Option<&str>| Absentee { place, attendance, reason: reason.map(str::to_owned) };
        assert_eq!(absent(""), Some(vec![]));
        assert_eq!(absent("an"), Some(vec![one(2, Attendance::Absent, None)]));
        let both = vec![one(2, Attendance::Excused, None), one(3, Attendance::Absent, None)];
        assert_eq!(absent("Lê Văn An (có phép); nghia"), Some(both));
        let travels = vec![one(2, Attendance::Excused, Some("đi công tác, về muộn"))];
        assert_eq!(absent("An (có lý do: đi công tác, về muộn)"), Some(travels));
        assert_eq!(absent("trong"), None);
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
