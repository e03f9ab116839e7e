//! Arguments that are pieces of a query: names of fields, and what may stand behind their colons.

use chrono::{Datelike, NaiveDate};

use super::candidate::Candidate;
use super::ids;
use super::known::Known;
use crate::i18n::Catalog;
use crate::index::Name;
use crate::model::field::{FIELDS, Field, FieldType, Kind, Part};
use crate::model::{
    DirectiveKind, DirectiveStatus, Priority, ProceedingKind, RecordState, Role, SessionKind, SessionStatus, TaskStatus,
};
use crate::query::{self, DateField, Has, Is, Keyword};
use crate::text::partial::Partial;

/// The closed lists that fields take, each with the beginning of the keys of its words.
const VOCABULARIES: [(&str, &[&str]); 9] = [
    (RecordState::KEY, RecordState::NAMES),
    (SessionKind::KEY, SessionKind::NAMES),
    (SessionStatus::KEY, SessionStatus::NAMES),
    (ProceedingKind::KEY, ProceedingKind::NAMES),
    (DirectiveKind::KEY, DirectiveKind::NAMES),
    (DirectiveStatus::KEY, DirectiveStatus::NAMES),
    (TaskStatus::KEY, TaskStatus::NAMES),
    (Priority::KEY, Priority::NAMES),
    (Role::KEY, Role::NAMES),
];

/// Returns how an argument of a query may go on. `kind` is what is listed.
pub(super) fn offer(typed: &str, kind: Option<Kind>, known: &Known) -> Vec<Candidate> {
    let (before, term) = typed.split_at(term_start(typed));
    let sign = term.len() - term.trim_start_matches('-').len();
    let mut at = sign;
    loop {
        let Some(colon) = term[at..].find(':') else {
            return fields(&term[at..], known)
                .into_iter()
                .map(|field| field.behind(&typed[..before.len() + at]))
                .collect();
        };
        let name = &term[at..at + colon];
        at += colon + 1;
        match Asked::of(name) {
            Some(Asked::Keyword(Keyword::Not)) => {}
            Some(asked) => return values(asked, before, &term[..at], &term[at..], kind, known),
            None => return Vec::new(),
        }
    }
}

/// What stands before a colon.
#[derive(Clone, Copy)]
enum Asked {
    Field(&'static Field),
    Keyword(Keyword),
}

impl Asked {
    fn of(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        Keyword::of_name(&name).map(Self::Keyword).or_else(|| Field::of_query(&name).map(Self::Field))
    }
}

/// Returns where the last term of an argument begins. `lead:Sở Nội` is one term, as it is to the query language.
fn term_start(typed: &str) -> usize {
    let named =
        |word: &str| word.split_once(':').is_some_and(|(name, _)| Asked::of(name.trim_start_matches('-')).is_some());
    let is_query = typed.contains(['"', '“', '”', '(', ')'])
        || typed.split(' ').any(|word| word == "OR")
        || typed.split(' ').skip(1).any(named);
    if named(typed) && !is_query {
        return 0;
    }
    let (mut start, mut is_quoted) = (0, false);
    for (at, letter) in typed.char_indices() {
        match letter {
            '"' | '“' | '”' => is_quoted = !is_quoted,
            ' ' | '(' if !is_quoted => start = at + 1,
            _ => {}
        }
    }
    start
}

/// Returns the names that a query can put before a colon.
fn fields(typed: &str, known: &Known) -> Vec<Candidate> {
    let typed = typed.to_ascii_lowercase();
    let names = query::names().filter(|name| name.starts_with(&typed));
    let candidates = names.map(|name| {
        let column =
            FIELDS.iter().find(|field| field.query == Some(name)).map(|field| format!("field-{}", field.column));
        let key = column.unwrap_or_else(|| format!("complete-{name}"));
        Candidate::new(format!("{name}:"), known.words(&key)).going_on()
    });
    candidates.collect()
}

/// Returns the values of a field: `before` stands before the term, `head` is the term up to the colon.
fn values(asked: Asked, before: &str, head: &str, typed: &str, kind: Option<Kind>, known: &Known) -> Vec<Candidate> {
    let list = Listed::of(typed);
    let head = format!("{before}{head}");
    let is_query = !before.is_empty();
    let written = |name: Name, partial: &Partial| {
        let text = plain(&name.text);
        let value = list.with(&text, is_query);
        let as_typed = partial.carried_on(&text).map(|carried| list.with(&carried, is_query));
        let label_at = value.len() - value.len().min(list.element(&text, is_query).len());
        Candidate { as_typed, label_at, ..Candidate::new(value, name.note.unwrap_or_default()) }
    };
    let candidates: Vec<Candidate> = match asked {
        Asked::Field(field) => match (field.value, DateField::of_name(field.column)) {
            (FieldType::Choice(_), _) => choices(field, kind, &list, known.catalog),
            (_, Some(date)) => dates(date, &list, known),
            (FieldType::Id, _) => {
                let offered = ids::records(list.last, known).candidates.into_iter();
                offered.map(|id| id.behind(&list.before)).collect()
            }
            _ => {
                let partial = Partial::new(list.last);
                names(field.column, &partial, known).into_iter().map(|name| written(name, &partial)).collect()
            }
        },
        Asked::Keyword(keyword) => match keyword {
            Keyword::Is => named(Is::ALL.iter().map(|is| is.name()), "complete-is", &list, known.catalog),
            Keyword::Has => named(Has::ALL.iter().map(|has| has.name()), "complete-has", &list, known.catalog),
            Keyword::In => named(Part::ALL.iter().map(|part| part.name()), "part", &list, known.catalog),
            Keyword::After | Keyword::Before => dates(DateField::Date, &list, known),
            Keyword::DueAfter | Keyword::DueBefore => dates(DateField::Due, &list, known),
            Keyword::Not => Vec::new(),
        },
    };
    candidates.into_iter().map(|candidate| candidate.behind(&head)).collect()
}

/// Returns names of the archive that a field can hold.
fn names(column: &str, partial: &Partial, known: &Known) -> Vec<Name> {
    let Some(names) = known.names() else { return Vec::new() };
    let found = match column {
        "person" | "chair" => names.people(partial),
        "organization" => names.organizations(partial),
        "lead" | "support" | "to" | "by" => names.organizations(partial).and_then(|mut bodies| {
            bodies.extend(names.people(partial)?);
            Ok(bodies)
        }),
        "place" => names.places(partial),
        "cites" => names.cited(partial),
        "number" => names.own_numbers(partial),
        _ => Ok(Vec::new()),
    };
    found.unwrap_or_default()
}

fn choices(field: &'static Field, kind: Option<Kind>, list: &Listed, catalog: &Catalog) -> Vec<Candidate> {
    let FieldType::Choice(lists) = field.value else { return Vec::new() };
    let describe = |name: &str| {
        let is_its = |names: &[&str]| lists.contains(&names) && names.contains(&name);
        let key = VOCABULARIES.into_iter().find(|(_, names)| is_its(names)).map(|(key, _)| format!("{key}-{name}"));
        key.and_then(|key| catalog.get(&key)).unwrap_or_default()
    };
    let names = query::names_of(field, kind).into_iter();
    names
        .filter(|name| list.takes(name))
        .map(|name| Candidate::new(name, describe(name)).behind(&list.before))
        .collect()
}

fn named(names: impl Iterator<Item = &'static str>, key: &str, list: &Listed, catalog: &Catalog) -> Vec<Candidate> {
    let words = |name: &str| catalog.get(&format!("{key}-{name}")).unwrap_or_default();
    names.filter(|name| list.takes(name)).map(|name| Candidate::new(name, words(name)).behind(&list.before)).collect()
}

/// Returns the years of the archive, behind a year its quarters and months, behind a month its days.
fn dates(field: DateField, list: &Listed, known: &Known) -> Vec<Candidate> {
    let days = known.names().and_then(|names| names.days(field).ok()).unwrap_or_default();
    let signs = list.last.rfind("..").map(|at| at + 2);
    let at = signs.unwrap_or_else(|| list.last.len() - list.last.trim_start_matches(['<', '>', '=']).len());
    let (sign, typed) = list.last.split_at(at);
    let mut periods: Vec<String> = days.iter().rev().flat_map(|day| periods_of(*day, typed.len())).collect();
    periods.dedup();
    periods.sort_by(|a, b| b.cmp(a));
    periods.dedup();
    let mut candidates: Vec<Candidate> = Vec::new();
    if field == DateField::Due && sign.is_empty() {
        let words = ["week", "month"].into_iter();
        candidates.extend(words.map(|word| Candidate::new(word, known.words(&format!("complete-due-{word}")))));
    }
    candidates.extend(periods.into_iter().map(|period| {
        let is_day = period.len() == "2023-05-08".len();
        let candidate = Candidate::new(period, "");
        if is_day { candidate } else { candidate.going_on() }
    }));
    let typed = typed.to_ascii_uppercase();
    candidates.retain(|candidate| candidate.value.to_ascii_uppercase().starts_with(&typed));
    candidates.into_iter().map(|candidate| candidate.behind(&format!("{}{sign}", list.before))).collect()
}

/// Returns the periods that a day lies in and that somebody who has typed so many letters may mean.
fn periods_of(day: NaiveDate, typed: usize) -> Vec<String> {
    let year = day.format("%Y").to_string();
    let month = day.format("%Y-%m").to_string();
    match typed {
        0..4 => vec![year],
        4..7 => vec![format!("{year}-Q{}", day.month0() / 3 + 1), month],
        _ => vec![month, day.to_string()],
    }
}

/// The values behind a colon, the last of which is being typed.
struct Listed<'t> {
    /// The others, each with its comma, and the quote that the last begins with.
    before: String,
    /// Whether some of the values stand in the quotes of the query language.
    is_quoted: bool,
    /// The last, without the quote before it.
    last: &'t str,
}

impl<'t> Listed<'t> {
    fn of(typed: &'t str) -> Self {
        let mut is_quoted = false;
        let mut start = 0;
        for (at, letter) in typed.char_indices() {
            match letter {
                '"' => is_quoted = !is_quoted,
                ',' if !is_quoted => start = at + 1,
                _ => {}
            }
        }
        let last = typed[start..].trim_start_matches(['"', ' ']).trim_end_matches('"');
        Self { before: typed[..start].to_owned(), is_quoted: typed.contains('"'), last }
    }

    /// Returns whether a name of a closed list may come next.
    fn takes(&self, name: &str) -> bool {
        let others: Vec<&str> = self.before.split(',').collect();
        name.starts_with(&self.last.to_ascii_lowercase()) && !others.contains(&name)
    }

    /// Returns whether `text` has to stand in the quotes of the query language.
    fn must_quote(&self, text: &str, is_query: bool) -> bool {
        let would_part = |text: &str| text.contains([',', '(', ')', ':']) || text.split(' ').any(|word| word == "OR");
        (text.contains(' ') && (is_query || self.is_quoted)) || would_part(text)
    }

    fn element(&self, text: &str, is_query: bool) -> String {
        if self.must_quote(text, is_query) { format!("\"{text}\"") } else { text.to_owned() }
    }

    /// Returns the values with `text` as the last. One in quotes makes the argument a piece of query, in which the
    /// others need theirs, too.
    fn with(&self, text: &str, is_query: bool) -> String {
        let last = self.element(text, is_query);
        if last.starts_with('"') && !self.is_quoted {
            let others = self.before.split_inclusive(',').map(|other| match other.strip_suffix(',') {
                Some(other) if other.contains(' ') => format!("\"{}\",", other.trim()),
                _ => other.to_owned(),
            });
            return format!("{}{last}", others.collect::<String>());
        }
        format!("{}{last}", self.before)
    }
}

/// Returns a name without what the query language or a shell would take for its own: a search finds it by its words.
fn plain(name: &str) -> String {
    let is_own = |letter: char| letter.is_control() || matches!(letter, '"' | '“' | '”' | '*' | '\\');
    let spaced: String = name.chars().map(|letter| if is_own(letter) { ' ' } else { letter }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
