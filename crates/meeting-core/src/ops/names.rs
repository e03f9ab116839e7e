//! Names in a line that people type: where one ends and the next begins.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::input::{person_understood, pieces};
use super::{Refusal, Workspace};
use crate::archive::Directory;
use crate::check::Names;
use crate::i18n::Message;
use crate::model::{Entity, Record, Target};
use crate::recognize::organizations::is_organization;
use crate::recognize::person::person;
use viet_text::fold::{fold, tokens};

/// The names that a line is read with: those of a record and, where a comma leaves room, those of the archive.
pub struct KnownNames<'a, 'w> {
    own: HashSet<String>,
    /// The names of the record's people.
    people: Vec<String>,
    directory: &'a Directory,
    workspace: Option<&'a Workspace<'w>>,
    others: OnceCell<HashSet<String>>,
}

impl<'a, 'w> KnownNames<'a, 'w> {
    /// The names of a record and of the archive that it is in, if it is in one.
    #[must_use]
    pub fn of(record: &Record, workspace: Option<&'a Workspace<'w>>) -> Self {
        let named = Names::of(record, Directory::empty()).all;
        let people = named.iter().filter(|named| named.entity == Entity::Person).filter_map(|named| named.name);
        let people = people.map(str::to_owned).collect();
        let own = named.iter().flat_map(|named| [named.id, named.name, named.short]).flatten().map(key);
        let directory = workspace.map_or(Directory::empty(), Workspace::office);
        Self { own: own.collect(), people, directory, workspace, others: OnceCell::new() }
    }

    /// The names in a line: at semicolons (`\;` is one in a name), and as in [`Self::at_commas`]. What had to be guessed is
    /// added to `understood`.
    pub fn in_line(&self, line: &str, understood: &mut Vec<Message>) -> Vec<String> {
        let pieces = pieces(line).into_iter().filter(|piece| !piece.is_empty());
        pieces.flat_map(|piece| self.at_commas(&piece, understood)).collect()
    }

    /// The names in a text: at commas where each is known or looks like that of a body, else the text is one name. A known
    /// name may have commas itself. One of the directory whom the record does not name is called by the id.
    pub fn at_commas(&self, text: &str, understood: &mut Vec<Message>) -> Vec<String> {
        let parts = self.parts(text, understood);
        parts.into_iter().map(|name| self.reference(name, understood)).collect()
    }

    fn reference(&self, name: String, understood: &mut Vec<Message>) -> String {
        if self.own.contains(&key(&name)) {
            return name;
        }
        if let [entry] = self.directory.typed(&name, Target::Actor)[..] {
            return entry.id.clone();
        }
        match self.in_part(&name) {
            Some(whole) => {
                understood.push(Message::new("names-in-part").with("value", name).with("name", whole));
                whole.to_owned()
            }
            None => name,
        }
    }

    /// The one person of the record whose name has all words of a text that is no name itself: "Anna".
    fn in_part(&self, text: &str) -> Option<&str> {
        if text.is_empty() || is_organization(text) || self.knows(text) {
            return None;
        }
        let words = |name: &str| tokens(name).into_iter().map(|token| token.text).collect::<Vec<_>>();
        let typed = words(text);
        let has_all = |name: &&String| {
            let whole = words(name);
            !typed.is_empty() && typed.iter().all(|word| whole.contains(word))
        };
        let mut found = self.people.iter().filter(has_all);
        found.next().filter(|_| found.next().is_none()).map(String::as_str)
    }

    fn parts(&self, text: &str, understood: &mut Vec<Message>) -> Vec<String> {
        let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        let whole = || vec![text.trim_matches(|sign: char| sign == ',' || sign.is_whitespace()).to_owned()];
        if parts.len() < 2 || self.knows(text) {
            return whole();
        }
        // "Anna Schmidt, Ben": a position is nobody who is there.
        if parts.iter().all(|part| self.knows(part) || self.in_part(part).is_some()) {
            return parts.into_iter().map(str::to_owned).collect();
        }
        // "Trần Văn Mười, Phó Chi cục trưởng" is one name, and what he is.
        if let Some(person) = person(text) {
            understood.extend(person_understood(text, &person));
            return vec![person.name];
        }
        let (mut names, mut is_guess) = (Vec::new(), false);
        let mut rest = &parts[..];
        while let [first, ..] = rest {
            let known = (1..=rest.len()).rev().find(|count| self.knows(&rest[..*count].join(", ")));
            if known.is_none() && !is_organization(first) {
                return whole();
            }
            is_guess |= known.is_none();
            let (name, behind) = rest.split_at(known.unwrap_or(1));
            names.push(name.join(", "));
            rest = behind;
        }
        if is_guess {
            let message = Message::new("names-understood").with("value", text).with("count", names.len());
            understood.push(message.with("names", names.join("; ")));
        }
        names
    }

    fn knows(&self, name: &str) -> bool {
        let name = key(name);
        // An archive that cannot be asked knows no name.
        self.own.contains(&name) || self.others.get_or_init(|| self.of_archive().unwrap_or_default()).contains(&name)
    }

    fn of_archive(&self) -> Result<HashSet<String>, Refusal> {
        let Some(workspace) = self.workspace.filter(|workspace| workspace.find_archive().is_some()) else {
            return Ok(HashSet::new());
        };
        let ledger = workspace.ledger()?;
        let listed = self.directory.entries().iter().flat_map(|entry| entry.names().chain([entry.id.as_str()]));
        let organizations = ledger.organizations()?.into_iter().flat_map(|name| [Some(name.text), name.note]);
        let people = ledger.people()?.into_iter().map(|person| Some(person.name));
        Ok(organizations.chain(people).flatten().map(|name| key(&name)).chain(listed.map(key)).collect())
    }
}

/// A name without what people type in different ways.
fn key(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::KnownNames;
    use crate::model::{Organization, Participant, Record};

    #[test]
    fn who_is_there_is_no_position_of_another() {
        let person = |name: &str| Participant { name: Some(name.to_owned()), ..Participant::default() };
        let participants = ["Anna Schmidt", "Ben Cole", "Lê Hoa"].map(person).to_vec();
        let record = Record { participants: participants.into(), ..Record::default() };
        let names = KnownNames::of(&record, None);
        for (typed, expected) in [
            ("Anna Schmidt, Ben", &["Anna Schmidt", "Ben Cole"][..]),
            ("Hoa, Anna", &["Lê Hoa", "Anna Schmidt"]),
            ("Anna Schmidt, Treasurer", &["Anna Schmidt"]),
        ] {
            assert_eq!(names.in_line(typed, &mut Vec::new()), expected, "{typed}");
        }
    }

    #[test]
    fn a_part_of_a_name_means_the_one_who_has_it() {
        let person = |name: &str| Participant { name: Some(name.to_owned()), ..Participant::default() };
        let participants = ["Anna Schmidt", "Nguyễn Văn An", "Trần Thị An", "Lê Hoa"].map(person).to_vec();
        let record = Record { participants: participants.into(), ..Record::default() };
        let names = KnownNames::of(&record, None);
        for (typed, expected) in [
            ("anna", "Anna Schmidt"),
            ("An", "An"),
            ("van an", "Nguyễn Văn An"),
            ("Hoa", "Lê Hoa"),
            ("Lê Hoa", "Lê Hoa"),
            ("các chi bộ", "các chi bộ"),
            ("Phòng Hoa", "Phòng Hoa"),
        ] {
            let mut understood = Vec::new();
            assert_eq!(names.at_commas(typed, &mut understood), [expected], "{typed}");
            assert_eq!(understood.len(), usize::from(typed.to_lowercase() != expected.to_lowercase()), "{typed}");
        }
    }

    #[test]
    fn commas_between_names_and_within_one() {
        let body = |name: &str, short: Option<&str>| Organization {
            id: Some(viet_text::slug::slug(name, 60)),
            name: Some(name.to_owned()),
            short: short.map(str::to_owned),
            ..Organization::default()
        };
        let organizations = vec![
            body("Sở Nội vụ", None),
            body("Sở Giáo dục và Đào tạo", Some("Sở GDĐT")),
            body("Phòng Kinh tế, Hạ tầng và Đô thị", None),
        ];
        let record = Record { organizations: organizations.into(), ..Record::default() };
        let names = KnownNames::of(&record, None);
        for (line, expected, guesses) in [
            ("Sở Nội vụ", &["Sở Nội vụ"][..], 0),
            ("Sở Nội vụ, Sở GDĐT", &["Sở Nội vụ", "Sở GDĐT"], 0),
            ("so noi vu,so-giao-duc-va-dao-tao", &["so noi vu", "so-giao-duc-va-dao-tao"], 0),
            ("Phòng Kinh tế, Hạ tầng và Đô thị", &["Phòng Kinh tế, Hạ tầng và Đô thị"], 0),
            (
                "Sở Nội vụ, Phòng Kinh tế, Hạ tầng và Đô thị, Sở GDĐT",
                &["Sở Nội vụ", "Phòng Kinh tế, Hạ tầng và Đô thị", "Sở GDĐT"],
                0,
            ),
            ("Sở Nội vụ, Sở Tài chính", &["Sở Nội vụ", "Sở Tài chính"], 1),
            ("Sở Tài chính, Sở Y tế", &["Sở Tài chính", "Sở Y tế"], 1),
            ("Phòng Văn hóa, Thể thao và Du lịch", &["Phòng Văn hóa, Thể thao và Du lịch"], 0),
            ("Trần Văn Mười, Phó Chi cục trưởng Chi cục Thủy lợi", &["Trần Văn Mười"], 1),
            ("Trần Văn Mười, Lê Thị An", &["Trần Văn Mười, Lê Thị An"], 0),
            ("các sở, ban, ngành", &["các sở, ban, ngành"], 0),
            ("Sở Nội vụ; Tổ 1, 2 và 3", &["Sở Nội vụ", "Tổ 1, 2 và 3"], 0),
            (r"Tổ A\; B; Sở Nội vụ,", &["Tổ A; B", "Sở Nội vụ"], 0),
            ("", &[], 0),
        ] {
            let mut understood = Vec::new();
            assert_eq!(names.in_line(line, &mut understood), expected, "{line}");
            assert_eq!(understood.len(), guesses, "{line}");
        }
    }
}
