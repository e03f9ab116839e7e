//! Who of the people was not there: "name; name (excused)".

use crate::wizard::ask::{Question, Suggestion};
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::i18n::Message;
use meeting_core::model::Attendance;
use meeting_core::ops::NewRequest;
use viet_text::fold::fold;
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
    Ok(())
}

/// The participants in a line, each by the index in the list, and how they were absent. The error is the first name
/// that is not exactly one of the list.
fn absent(names: &[String], line: &str) -> Result<Vec<(usize, Attendance)>, Message> {
    let pieces = line.split([';', ',']).map(str::trim).filter(|piece| !piece.is_empty());
    let one = |piece: &str| {
        let (name, attendance) = match piece.split_once('(') {
            Some((name, how)) if is_excused(how) => (name.trim(), Attendance::Excused),
            _ => (piece, Attendance::Absent),
        };
        let is_meant =
            |known: &String| !known.is_empty() && Partial::new(name).fit(known).is_some_and(|fit| fit < Fit::Within);
        let mut meant = names.iter().enumerate().filter(|(_, known)| is_meant(known)).map(|(at, _)| at);
        match (meant.next(), meant.next()) {
            (Some(at), None) => Ok((at, attendance)),
            _ => Err(Message::new("wizard-no-participant").with("name", name)),
        }
    };
    pieces.map(one).collect()
}

fn is_excused(how: &str) -> bool {
    let how = fold(how);
    matches!(how.trim_end_matches(')').trim(), "co phep" | "co ly do" | "excused")
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
        assert_eq!(absent(""), Some(vec![]));
        assert_eq!(absent("an"), Some(vec![(2, Attendance::Absent)]));
        let both = Some(vec![(2, Attendance::Excused), (3, Attendance::Absent)]);
        assert_eq!(absent("Lê Văn An (có phép); nghia"), both);
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
