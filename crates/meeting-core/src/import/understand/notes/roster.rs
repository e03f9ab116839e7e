//! Who English papers name, and every form by which they name the same person: the whole name, a given name, "Mr" and a
//! surname, initials, a handle, an office.

use crate::import::understand::extraction::{Extraction, Person};
use crate::import::understand::text::{folded_words, lower, trimmed};
use crate::import::understand::votes;
use viet_text::fold::fold;

/// What people are addressed with.
const TITLES: [&str; 17] = [
    "cllrs",
    "messrs",
    "revd",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "rev",
    "madam",
    "dir",
    "cllr",
];

/// What people are; alone it is a position, before a name the position of who is named.
const OFFICES: [&str; 66] = [
    "chair",
    "chairman",
    "chairwoman",
    "chairperson",
    "vice-chair",
    "president",
    "vice-president",
    "secretary",
    "treasurer",
    "captain",
    "director",
    "officer",
    "manager",
    "superintendent",
    "administrator",
    "commissioner",
    "councillor",
    "councilor",
    "councilmember",
    "senator",
    "representative",
    "dean",
    "principal",
    "auditor",
    "clerk",
    "coordinator",
    "engineer",
    "lead",
    "head",
    "chief",
    "analyst",
    "counsel",
    "advisor",
    "adviser",
    "attorney",
    "mayor",
    "trustee",
    "member",
    "delegate",
    "editor",
    "librarian",
    "architect",
    "developer",
    "designer",
    "owner",
    "maintainer",
    "steward",
    "warden",
    "accountant",
    "bursar",
    "ceo",
    "cfo",
    "cto",
    "coo",
    "cam",
    "pm",
    "guest",
    "minister",
    "inspector",
    "convener",
    "convenor",
    "rep",
    "vp",
    "governor",
    "headteacher",
    "supervisor",
];

/// What somebody is in this session: the role.
const ROLES: [(&str, &str); 24] = [
    ("chair", "chair"),
    ("chairman", "chair"),
    ("chairwoman", "chair"),
    ("chairperson", "chair"),
    ("chairing", "chair"),
    ("in the chair", "chair"),
    ("presiding", "chair"),
    ("facilitator", "chair"),
    ("facilitating", "chair"),
    ("moderator", "chair"),
    ("host", "chair"),
    ("secretary", "secretary"),
    ("board secretary", "secretary"),
    ("hon. secretary", "secretary"),
    ("recording secretary", "secretary"),
    ("scribe", "secretary"),
    ("scribing", "secretary"),
    ("minutes", "secretary"),
    ("notes", "secretary"),
    ("note taker", "secretary"),
    ("minute taker", "secretary"),
    ("observer", "observer"),
    ("guest", "guest"),
    ("visitor", "guest"),
];

/// What is said of how somebody attends.
const ATTENDING: [(&str, Option<&str>); 30] = [
    ("absent", Some("absent")),
    ("no", Some("absent")),
    ("not present", Some("absent")),
    ("excused", Some("excused")),
    ("apologies", Some("excused")),
    ("regrets", Some("excused")),
    ("sick", Some("excused")),
    ("ill", Some("excused")),
    ("on leave", Some("excused")),
    ("vacation", Some("excused")),
    ("on vacation", Some("excused")),
    ("holiday", Some("excused")),
    ("travelling", Some("excused")),
    ("present", None),
    ("by phone", None),
    ("phone", None),
    ("remote", None),
    ("remotely", None),
    ("online", None),
    ("by video", None),
    ("chat", None),
    ("virtual", None),
    ("via zoom", None),
    ("via phone", None),
    ("late", None),
    ("joined late", None),
    ("left early", None),
    ("apologies sent", Some("excused")),
    ("away", Some("excused")),
    ("unexcused", Some("absent")),
];

/// Words that no person is called.
const NOBODY: [&str; 86] = [
    "all",
    "everyone",
    "everybody",
    "none",
    "nobody",
    "others",
    "members",
    "public",
    "staff",
    "team",
    "services",
    "service",
    "ltd",
    "inc",
    "llc",
    "gmbh",
    "company",
    "university",
    "institute",
    "department",
    "association",
    "council",
    "board",
    "committee",
    "group",
    "tbd",
    "tbc",
    "n/a",
    "na",
    "yes",
    "no",
    "and",
    "the",
    "from",
    "virtual",
    "meeting",
    "zoom",
    "online",
    "office",
    "agenda",
    "minutes",
    "attendees",
    "quorum",
    "trust",
    "absent",
    "present",
    "club",
    "society",
    "vacant",
    "tba",
    "name",
    "management",
    "studios",
    "studio",
    "systems",
    "software",
    "solutions",
    "consulting",
    "foundation",
    "labs",
    "agency",
    "partners",
    "authority",
    "technologies",
    "corporation",
    "corp",
    "network",
    "alliance",
    "federation",
    "ministry",
    "industries",
    "properties",
    "hospital",
    "college",
    "district",
    "county",
    "centre",
    "center",
    "laboratory",
    "research",
    "engineering",
    "finance",
    "legal",
    "marketing",
    "call",
    "review",
];

/// Words within a name that begin small.
const PARTICLES: [&str; 16] =
    ["van", "von", "der", "den", "de", "da", "di", "del", "della", "la", "le", "bin", "al", "ter", "dos", "y"];

/// The people of a document.
#[derive(Debug, Default)]
pub(super) struct Roster {
    entries: Vec<Entry>,
    /// Whether no list says who was there, so that others may be named.
    pub is_partial: bool,
}

/// The forms by which one person may be meant, folded.
#[derive(Debug, Clone, Default)]
struct Entry {
    name: String,
    whole: String,
    parts: Vec<String>,
    /// In capitals only: "GR", "SKI".
    initials: Vec<String>,
    handles: Vec<String>,
    /// What the person is.
    offices: Vec<String>,
}

/// A person of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Listed {
    pub name: String,
    pub honorific: Option<String>,
    pub positions: Vec<String>,
    pub roles: Vec<&'static str>,
    pub attendance: Option<&'static str>,
    pub handle: Option<String>,
    pub short: Option<String>,
    /// Whom they are from.
    pub body: Option<String>,
}

impl Roster {
    /// Adds a person, or more about one that is known; returns the name.
    pub fn add(&mut self, listed: Listed, line: usize, extraction: &mut Extraction) -> String {
        let words = listed.positions.iter().chain(&listed.honorific).chain([&listed.name]);
        extraction.mentions.extend(words.map(|words| (line, words.clone())));
        let known = self.index_of(&listed.name).or_else(|| self.by_surname(&listed.name));
        let index = if let Some(index) = known {
            let known = &self.entries[index].name;
            let is_fuller = listed.name.contains(' ')
                && (initial_only(known) || !known.contains(' '))
                && !initial_only(&listed.name);
            if is_fuller {
                let old = self.entries[index].name.clone();
                if let Some(person) = extraction.people.iter_mut().find(|person| person.name == old) {
                    person.name.clone_from(&listed.name);
                }
                let fresh = Entry::of(&listed.name);
                let entry = &mut self.entries[index];
                entry.parts.extend(fresh.parts);
                entry.initials.extend(fresh.initials);
                entry.name = fresh.name;
                entry.whole = fresh.whole;
            }
            index
        } else {
            self.entries.push(Entry::of(&listed.name));
            self.entries.len() - 1
        };
        if !extraction.people.iter().any(|person| person.name == self.entries[index].name) {
            extraction.meet(Person { name: self.entries[index].name.clone(), line, ..Person::default() });
        }
        let entry = &mut self.entries[index];
        entry.handles.extend(listed.handle.iter().map(|handle| fold(handle)));
        entry.initials.extend(listed.short.clone());
        entry.offices.extend(listed.positions.iter().map(|position| key(position)));
        entry.offices.extend(listed.roles.iter().map(|role| (*role).to_owned()));
        let name = entry.name.clone();
        if let Some(person) = extraction.people.iter_mut().find(|person| person.name == name) {
            for position in listed.positions {
                if !person.positions.iter().any(|known| fold(known) == fold(&position)) {
                    person.positions.push(position);
                }
            }
            for role in listed.roles {
                if !person.has(role) {
                    person.roles.push((role, line));
                }
            }
            person.honorific = person.honorific.take().or(listed.honorific);
            person.attendance = person.attendance.or(listed.attendance);
        }
        name
    }

    /// Knows somebody by name who need not be there.
    pub fn acquaint(&mut self, name: &str) {
        if self.index_of(name).is_none() {
            self.entries.push(Entry::of(name));
        }
    }

    /// Gives a known person a role.
    pub fn give(name: &str, role: &'static str, line: usize, extraction: &mut Extraction) {
        if let Some(person) = extraction.people.iter_mut().find(|person| person.name == name && !person.has(role)) {
            person.roles.push((role, line));
        }
    }

    /// Whom a text means, and nothing else.
    pub fn resolve(&self, text: &str) -> Option<String> {
        self.index_of(text).map(|index| self.entries[index].name.clone())
    }

    /// Who is known by nothing but the surname: "Mayor Voss" before "Mayor Ellen Voss".
    fn by_surname(&self, name: &str) -> Option<usize> {
        let (_, surname) = name.rsplit_once(' ')?;
        let surname = key(surname);
        self.only(|entry| entry.whole == surname && !entry.offices.is_empty())
    }

    fn index_of(&self, text: &str) -> Option<usize> {
        let text = text.trim().trim_matches(['<', '>', '*', '_', '"']).trim();
        if let Some(handle) = text.strip_prefix('@') {
            let handle = fold(handle);
            return self.only(|entry| {
                entry.handles.contains(&handle) || entry.whole == handle || entry.parts.contains(&handle)
            });
        }
        let (bare, _) = without_titles(text);
        let whole = key(bare);
        if whole.is_empty() {
            return None;
        }
        if let Some(index) = self.entries.iter().position(|entry| entry.whole == whole) {
            return Some(index);
        }
        let is_upper = bare.chars().all(|c| c.is_uppercase() || c == '.');
        if is_upper
            && let Some(index) =
                self.only(|entry| entry.initials.iter().any(|initials| *initials == bare.replace('.', "")))
        {
            return Some(index);
        }
        let is_name = bare.starts_with(char::is_uppercase) || !bare.contains(' ');
        self.only(|entry| is_name && (entry.parts.contains(&whole) || entry.handles.contains(&whole)))
    }

    fn only(&self, fits: impl Fn(&Entry) -> bool) -> Option<usize> {
        let mut found = self.entries.iter().enumerate().filter(|(_, entry)| fits(entry)).map(|(index, _)| index);
        found.next().filter(|_| found.next().is_none())
    }

    /// The only person who holds an office.
    pub fn holder(&self, office: &str) -> Option<String> {
        let office = key(office);
        // Who takes the minutes of a council is its clerk.
        let role = if office == "clerk" { "secretary" } else { &office };
        self.only(|entry| entry.offices.contains(&office))
            .or_else(|| self.only(|entry| entry.offices.iter().any(|known| known == role)))
            .map(|index| self.entries[index].name.clone())
    }

    /// The person with whom a text begins, and where the name ends.
    pub fn leading(&self, text: &str) -> Option<(String, usize)> {
        let mut ends: Vec<usize> = Vec::new();
        for (at, letter) in text.char_indices() {
            let is_in_name = letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '-' | '.' | '@' | '_');
            if !is_in_name && ends.last() != Some(&at) {
                ends.push(at);
            }
            if ends.len() > 6 || !(is_in_name || letter == ' ') {
                break;
            }
        }
        if ends.len() <= 6
            && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.' | '@' | '_' | ' '))
        {
            ends.push(text.len());
        }
        ends.iter().rev().find_map(|end| {
            let words = text[..*end].trim_end_matches(['.', '\'', ' ', '-', '–']);
            let words = words.strip_suffix("’s").or_else(|| words.strip_suffix("'s")).map_or(words, |_| "");
            // "Tom B.: …"
            let is_initial = text[words.len()..].starts_with('.') && words.chars().rev().nth(1) == Some(' ');
            self.resolve(words).map(|name| (name, words.len() + usize::from(is_initial)))
        })
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl Entry {
    fn of(name: &str) -> Self {
        let whole = key(name);
        let words: Vec<&str> = whole.split(' ').collect();
        let mut parts = Vec::new();
        for at in 1..words.len() {
            parts.push(words[..at].join(" "));
            parts.push(words[at..].join(" "));
        }
        parts.retain(|part| part.len() > 1);
        if let ([first, .., last], true) = (&words[..], words.len() > 1) {
            parts.push(format!("{} {last}", first.chars().next().unwrap_or_default()));
        }
        let initials: String =
            name.split([' ', '-']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
        let initials = if initials.chars().count() > 1 { vec![initials] } else { Vec::new() };
        Self { name: name.to_owned(), whole, parts, initials, ..Self::default() }
    }
}

/// The words of a name, folded.
fn key(text: &str) -> String {
    folded_words(text).join(" ")
}

/// Whether the given name is an initial: "C. Dunstable".
fn initial_only(name: &str) -> bool {
    name.split(' ').next().is_some_and(|first| first.trim_end_matches('.').chars().count() == 1)
}

/// A name without what is before it, and the form of address: "Dr. Leland Frost", "the Treasurer".
pub(super) fn without_titles(text: &str) -> (&str, Option<&str>) {
    let mut rest = text.trim();
    let mut honorific = None;
    while let Some((word, behind)) = rest.split_once(' ') {
        let low = lower(word.trim_end_matches('.'));
        if TITLES.contains(&low.as_str()) {
            // "Cllrs" is said of several.
            let is_of_one = !matches!(low.as_str(), "cllrs" | "messrs");
            honorific = honorific.or(Some(word.trim_end_matches('.')).filter(|_| is_of_one));
        } else if low != "the"
            && !(is_office(word) && behind.split(' ').count() <= 2 && behind.starts_with(char::is_uppercase))
            && low != "vice"
        {
            break;
        }
        rest = behind.trim_start();
    }
    (rest, honorific)
}

/// Whether a word is an office.
pub(super) fn is_office(word: &str) -> bool {
    let low = lower(word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-'));
    let one = low.strip_suffix('s').unwrap_or(&low);
    OFFICES.contains(&low.as_str()) || (one.len() > 4 && OFFICES.contains(&one))
}

/// The role that words name.
pub(super) fn role(words: &str) -> Option<&'static str> {
    let low = lower(trimmed(words));
    ROLES.iter().find(|(known, _)| *known == low).map(|(_, role)| *role)
}

/// How somebody attends, where words say that.
fn attending(words: &str) -> Option<Attending> {
    let low = lower(trimmed(words));
    ATTENDING.iter().find(|(known, _)| *known == low).map(|(_, attendance)| Attending(*attendance))
}

/// The attendance of the format; none for who is there.
#[derive(Debug, Clone, Copy)]
struct Attending(Option<&'static str>);

/// What a cell says of somebody's attendance: "X", "by phone", "absent".
pub(super) fn attendance_of(cell: &str) -> Option<&'static str> {
    attending(cell)?.0
}

/// Whether words are the name of a person.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let is_word = |word: &str| {
        let is_small = PARTICLES.contains(&lower(word).as_str());
        (word.starts_with(char::is_uppercase) || is_small)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.' | '_'))
            && !NOBODY.contains(&lower(word.trim_end_matches('.')).as_str())
    };
    // "CAM" is no name; "T." is an initial.
    let is_capitals =
        |word: &&str| word.chars().count() > 2 && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let is_title = |word: &str| TITLES.contains(&lower(word.trim_end_matches('.')).as_str());
    (1..=5).contains(&words.len())
        && !words.iter().all(|word| is_title(word))
        && words.iter().all(|word| is_word(word))
        && words.iter().any(|word| word.chars().any(char::is_lowercase))
        && !words.iter().any(is_capitals)
        && words.iter().any(|word| word.trim_end_matches('.').chars().count() > 1)
}

/// The people of lines that name one each, maybe with whom they are from: "Lena Fournier, Anvil Studios". That is so where
/// it is plain in one of the lines.
pub(super) fn list_of_lines(lines: &[&str]) -> Vec<Vec<Listed>> {
    let cut: Vec<Vec<&str>> = lines.iter().map(|line| super::work::cut_list(line)).collect();
    let affiliations: Vec<&str> = cut.iter().filter_map(|pieces| pieces.get(1).copied()).collect();
    let is_of_body = |pieces: &&Vec<&str>| {
        let [person, body] = pieces[..] else { return false };
        let is_person = list(person).len() == 1 && person.contains(' ');
        let is_repeated = affiliations.iter().filter(|other| **other == body).count() > 1;
        let is_body = !body.contains(' ') || !is_name(body) || is_repeated;
        is_person && is_body && body.starts_with(char::is_uppercase) && list(&format!("{person}; {body}")).len() != 1
            || is_person && is_body && NOBODY.iter().any(|word| lower(body).ends_with(word))
    };
    let is_so =
        lines.len() > 1 && cut.iter().all(|pieces| pieces.len() <= 2) && cut.iter().any(|pieces| is_of_body(&pieces));
    let of = |(line, pieces): (&&str, &Vec<&str>)| match pieces[..] {
        [person, body] if is_so && !body.split(' ').any(is_office) && attending(body).is_none() => {
            let mut listed = list(person);
            for one in &mut listed {
                one.body = Some(body.to_owned());
            }
            listed
        }
        _ => list(line),
    };
    lines.iter().zip(&cut).map(of).collect()
}

/// Those of a list who are counted, not named: "34 members", "about 15 parents".
pub(super) fn counted(text: &str) -> Vec<&str> {
    super::work::cut_list(text).into_iter().map(trimmed).filter(|piece| is_count(piece)).collect()
}

fn is_count(piece: &str) -> bool {
    const ABOUT: [&str; 8] = ["about", "approximately", "approx", "around", "some", "over", "circa", "other"];
    let words: Vec<&str> = piece.split(' ').skip_while(|word| ABOUT.contains(&lower(word).as_str())).collect();
    let [number, people @ ..] = &words[..] else { return false };
    let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    (is_number || votes::number(&lower(number)).is_some())
        && (1..=4).contains(&people.len())
        && people.iter().all(|word| word.chars().all(|c| c.is_lowercase() || c == '-'))
}

/// The people of a list: "A (Chair), Dr. B; Business Manager C and D".
pub(super) fn list(text: &str) -> Vec<Listed> {
    let mut found: Vec<Listed> = Vec::new();
    let pieces: Vec<&str> = super::work::cut_list(text);
    for piece in pieces.iter().filter(|piece| !is_count(trimmed(piece))) {
        let piece = piece.trim().trim_end_matches('.').trim();
        let Some(entry) = entry(piece, pieces.len() > 1) else { continue };
        match (entry, found.last_mut()) {
            (Piece::Person(person), _) => found.push(person),
            (Piece::Office(office), Some(before)) => match role(&office) {
                Some(role) => before.roles.push(role),
                None => before.positions.push(office),
            },
            (Piece::Attendance(attendance), Some(before)) => before.attendance = before.attendance.or(attendance),
            (Piece::Office(_) | Piece::Attendance(_), None) => {}
        }
    }
    found
}

/// What a piece of a list is.
enum Piece {
    Person(Listed),
    Office(String),
    Attendance(Option<&'static str>),
}

/// Reads a piece of a list.
fn entry(piece: &str, is_among_others: bool) -> Option<Piece> {
    if let Some(Attending(attendance)) = attending(piece) {
        return Some(Piece::Attendance(attendance));
    }
    let mut listed = Listed::default();
    let piece = ["[x] ", "[X] ", "[ ] ", "☑ ", "✅ "].iter().find_map(|sign| piece.strip_prefix(sign)).unwrap_or(piece);
    // What is in brackets.
    let mut bare = String::new();
    let mut inside = Vec::new();
    let mut rest = piece;
    while let Some((before, behind)) = rest.split_once(['(', '[']) {
        bare += before;
        let (words, behind) = behind.split_once([')', ']']).unwrap_or((behind, ""));
        inside.push(words.trim().trim_matches(['_', '*']));
        rest = behind;
    }
    bare += rest;
    // "excused – Birte Sander", "Celeste Ngo - Secretary", "Siobhan Reyes - joined at 21:10"
    let dash = [" – ", " — ", " - "].into_iter().find_map(|dash| Some((bare.find(dash)?, dash.len())));
    if let Some((at, length)) = dash {
        let (before, behind) = (bare[..at].trim().to_owned(), bare[at + length..].trim().to_owned());
        if let Some(Attending(attendance)) = attending(&before) {
            listed.attendance = attendance;
            bare = behind;
        } else {
            listed.describe(&behind);
            bare = before;
        }
    }
    let words: Vec<&str> = bare.split_whitespace().collect();
    let (handles, words): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|word| word.starts_with('@'));
    listed.handle = handles.first().map(|handle| handle.trim_start_matches('@').to_owned());
    let mut name: Vec<&str> = words;
    if name.len() == 2 && name[0] == "the" && inside.len() == 1 {
        name.remove(0);
    }
    // "County Cllr E. Dawes"
    let title = name.iter().position(|word| lower(word) == "cllr");
    if let Some(at) = title.filter(|at| *at > 0 && at + 1 < name.len()) {
        listed.positions.push(name[..=at].join(" "));
        name = name.split_off(at);
    }
    // "Guest (Tariq)", "the Clerk (Mrs A. Lomas)"
    if name.len() == 1 && is_office(name[0]) && inside.len() == 1 && is_name(inside[0]) {
        match role(name[0]) {
            Some(role) => listed.roles.push(role),
            None => listed.positions.push(name[0].to_owned()),
        }
        name = inside.remove(0).split(' ').collect();
    }
    let last_office = name.iter().rposition(|word| is_office(word));
    if let Some(at) = last_office {
        if at + 1 == name.len() {
            let office = name.join(" ");
            return inside.is_empty().then_some(Piece::Office(office));
        }
        let mut position = name[..=at].join(" ");
        // "Councilmembers Ruth Adeyemi, Carl Lindqvist"
        let last = lower(name[at]);
        if last.ends_with('s') && !OFFICES.contains(&last.as_str()) {
            position.pop();
        }
        listed.roles.extend(role(&position));
        if !matches!(role(&position), Some("chair")) || position.contains(' ') {
            listed.positions.push(position);
        }
        name = name.split_off(at + 1);
    }
    let text = name.join(" ");
    let (text, honorific) = without_titles(&text);
    listed.honorific = honorific.map(str::to_owned);
    let is_handle = is_among_others
        && text.len() > 1
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        && !NOBODY.contains(&text)
        && attending(text).is_none();
    let is_only_handle = text.is_empty() && listed.handle.is_some();
    if !(is_name(text) || is_handle || is_only_handle) {
        return None;
    }
    // "@rosaq (Rosa Quintero)"
    let text = if is_only_handle && inside.len() == 1 && is_name(inside[0]) { inside.remove(0) } else { text };
    listed.name = if text.is_empty() { listed.handle.clone().unwrap_or_default() } else { text.to_owned() };
    for words in inside.iter().flat_map(|words| words.split(", ")) {
        listed.describe(words);
    }
    Some(Piece::Person(listed))
}

impl Listed {
    /// Takes what brackets or a dash say of somebody: a role, a position, a handle, initials, whether they came.
    fn describe(&mut self, words: &str) {
        let is_office = words.split(' ').any(is_office);
        if let Some(role) = role(words) {
            self.roles.push(role);
        } else if let Some(Attending(attendance)) = attending(words) {
            self.attendance = self.attendance.or(attendance);
        } else if let Some(handle) = words.strip_prefix('@') {
            self.handle.get_or_insert(handle.to_owned());
        } else if self.name.is_empty() && !is_office {
            // It describes nobody.
        } else if is_short_of(words, &self.name) {
            self.short = Some(words.to_owned());
        } else if !words.contains(|c: char| c.is_ascii_digit())
            && words.split(' ').count() <= 6
            && (words.starts_with(char::is_lowercase) || is_office)
        {
            self.positions.push(words.to_owned());
        }
    }
}

/// Whether two to four capitals are letters of a name, in order: "OBT" of Ottilie Brandt.
fn is_short_of(words: &str, name: &str) -> bool {
    let is_short = (2..=4).contains(&words.chars().count()) && words.chars().all(char::is_uppercase);
    let letters = fold(words);
    let folded = key(name);
    let mut rest = folded.chars().filter(|c| *c != ' ');
    is_short
        && letters.chars().next() == folded.chars().next()
        && letters.chars().all(|letter| rest.any(|c| c == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        list(text).into_iter().map(|one| one.name).collect()
    }

    #[test]
    fn people_of_a_list() {
        let people = list("Nadia Ferreira @nferreira (WG)");
        assert_eq!((people[0].name.as_str(), people[0].handle.as_deref()), ("Nadia Ferreira", Some("nferreira")));
        let people = list(
            "Superintendent Dr. Leland Frost; Business Manager Connie Abara; student representative Eli Nakamura.",
        );
        assert_eq!(
            people.iter().map(|one| (one.name.as_str(), one.positions.join(";"))).collect::<Vec<_>>(),
            [
                ("Leland Frost", "Superintendent".to_owned()),
                ("Connie Abara", "Business Manager".to_owned()),
                ("Eli Nakamura", "student representative".to_owned()),
            ]
        );
        let people = list("Hannah Whitlock (Chair), Jane Doe, Chief Financial Officer, and Bob Green (sick)");
        assert_eq!(people[0].roles, ["chair"]);
        assert_eq!(people[1].positions, ["Chief Financial Officer"]);
        assert_eq!(people[2].attendance, Some("excused"));
        assert_eq!(names("Mr T. Ruddock, Miss F. Amankwah and 6 others"), ["T. Ruddock", "F. Amankwah"]);
        assert_eq!(names("Annika Roos, bjorn, Chidi Eze"), ["Annika Roos", "bjorn", "Chidi Eze"]);
        assert_eq!(names("53 members as per the signed list"), Vec::<String>::new());
        assert_eq!(names("Heather Moss, CAM, Bluestem Property Services"), ["Heather Moss"]);
        assert_eq!(names("all"), Vec::<String>::new());
        assert_eq!(names("Mr & Mrs Hargreaves, Dr S. Whitcombe"), ["Hargreaves", "S. Whitcombe"]);
        assert_eq!(names("Hester_Vale, JonasK, dmitri"), ["Hester_Vale", "JonasK", "dmitri"]);
        let people = list("Miss Jane Tolley (Hon. Secretary) and 34 members");
        assert_eq!((people[0].name.as_str(), people[0].roles.clone()), ("Jane Tolley", vec!["secretary"]));
        assert_eq!(counted("Miss Jane Tolley (Hon. Secretary) and 34 members"), ["34 members"]);
        assert_eq!(counted("County Cllr E. Dawes and three members of the public"), ["three members of the public"]);
        let people =
            list("Celeste Ngo - Secretary (apologies sent), Kezia Boateng (President, in the chair), Yuki (late)");
        assert_eq!((people[0].roles.clone(), people[0].attendance), (vec!["secretary"], Some("excused")));
        assert_eq!((people[1].roles.clone(), people[1].positions.join(";")), (vec!["chair"], "President".to_owned()));
        assert_eq!((people[2].positions.len(), people[2].attendance), (0, None));
        let people = list("the Clerk (Mrs A. Lomas), County Cllr E. Dawes");
        assert_eq!((people[0].name.as_str(), people[0].positions.join(";")), ("A. Lomas", "Clerk".to_owned()));
        assert_eq!((people[1].name.as_str(), people[1].positions.join(";")), ("E. Dawes", "County Cllr".to_owned()));
    }

    #[test]
    fn people_with_whom_they_are_from() {
        let bodies = |lines: &[&str]| -> Vec<(String, Option<String>)> {
            list_of_lines(lines).into_iter().flatten().map(|one| (one.name, one.body)).collect()
        };
        let of = |name: &str, body: &str| (name.to_owned(), Some(body.to_owned()));
        assert_eq!(
            bodies(&["Lena Fournier, Anvil Studios", "Ayo Balogun (Chief Architect), Umbra", "Greg Paxton, Umbra"]),
            [of("Lena Fournier", "Anvil Studios"), of("Ayo Balogun", "Umbra"), of("Greg Paxton", "Umbra")]
        );
        let alone = |name: &str| (name.to_owned(), None);
        assert_eq!(
            bodies(&["Ann Lee, Bo Ray", "Cy Fox, Di Poe"]),
            [alone("Ann Lee"), alone("Bo Ray"), alone("Cy Fox"), alone("Di Poe")]
        );
    }

    #[test]
    fn forms_of_a_name() {
        let mut roster = Roster::default();
        let mut extraction = Extraction::default();
        for person in list("Hui Ling Chow @hlc, Piotr Zielinski (Treasurer), Sanjay Kulkarni (SKI), C. Dunstable") {
            roster.add(person, 1, &mut extraction);
        }
        for (text, name) in [
            ("Hui Ling", Some("Hui Ling Chow")),
            ("@hlc", Some("Hui Ling Chow")),
            ("Mr Zielinski", Some("Piotr Zielinski")),
            ("PZ", Some("Piotr Zielinski")),
            ("SKI", Some("Sanjay Kulkarni")),
            ("ski", None),
            ("Mrs C. Dunstable", Some("C. Dunstable")),
            ("Maria", None),
        ] {
            assert_eq!(roster.resolve(text).as_deref(), name, "{text}");
        }
        assert_eq!(roster.holder("the Treasurer").as_deref(), None);
        assert_eq!(roster.holder("Treasurer").as_deref(), Some("Piotr Zielinski"));
        assert_eq!(roster.leading("Mr Zielinski to obtain").map(|(_, end)| end), Some("Mr Zielinski".len()));
    }
}
