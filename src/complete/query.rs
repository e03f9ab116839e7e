//! Arguments that are pieces of a query: names of fields, and what may follow their colons.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use super::candidate::Candidate;
use super::ids;
use super::lookup::Lookup;
use meeting_core::i18n::{Catalog, Language};
use meeting_core::model::called::folded;
use meeting_core::model::field::{FieldId, FieldType, Kind, Part};
use meeting_core::model::{
    DirectiveKind, DirectiveStatus, Entity, Priority, ProceedingKind, RecordState, Role, SessionKind, SessionStatus,
    TaskStatus,
};
use meeting_core::ops::Name;
use meeting_core::query::{self, DateField, Has, Is, Keyword};
use viet_text::partial::Partial;
use viet_text::terminal::terminal_safe;

/// The closed lists of values, each with the prefix of the keys of its labels.
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

/// How an argument of a query may go on. `kind` is what is listed.
pub fn offer(typed: &str, kind: Option<Kind>, known: &Lookup) -> Vec<Candidate> {
    let names = names_of(kind, known);
    let (before, term) = typed.split_at(term_start(typed, names));
    let sign = term.len() - term.trim_start_matches('-').len();
    let mut at = sign;
    loop {
        let Some(colon) = term[at..].find(':') else {
            return fields(&term[at..], kind, known)
                .into_iter()
                .map(|field| field.with_prefix(&typed[..before.len() + at]))
                .collect();
        };
        let name = &term[at..at + colon];
        at += colon + 1;
        match names.meaning(name) {
            Some(query::Name::Keyword(Keyword::Not)) => {}
            Some(asked) => return values(asked, before, &term[..at], &term[at..], kind, known),
            None => return Vec::new(),
        }
    }
}

/// The names that the archive's queries know.
fn names_of<'k>(kind: Option<Kind>, known: &'k Lookup) -> query::Names<'k> {
    query::Names { kind, own: known.archive().map(|archive| &archive.settings().fields[..]).unwrap_or_default() }
}

/// The offset of the last term of an argument. `lead:Sở Nội` is one term, as in the query language.
fn term_start(typed: &str, names: query::Names) -> usize {
    let is_name = |name: &str| names.meaning(name.trim_start_matches('-')).is_some();
    let named = |word: &str| word.split_once(':').is_some_and(|(name, _)| is_name(name));
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

/// The names that a query can put before a colon, and what they are called in the user's language once a letter is typed.
fn fields(typed: &str, kind: Option<Kind>, known: &Lookup) -> Vec<Candidate> {
    let lower = typed.to_ascii_lowercase();
    let words = |name: query::Name| known.words(&format!("ask-{}", name.text()));
    let names = query::Name::all().filter(|name| name.text().starts_with(&lower));
    let own = names.map(|name| Candidate::new(format!("{}:", name.text()), words(name)));
    let asked = names_of(kind, known);
    let declared: Vec<(query::Name, String)> = asked
        .own
        .iter()
        .map(|it| (query::Name::Own(it.field.name), it.title.of(known.catalog.language()).to_lowercase()))
        .collect();
    let of_office = declared.iter().filter(|(name, _)| name.text().starts_with(&lower));
    let of_office = of_office
        .map(|(name, _)| Candidate::new(format!("{}:", name.text()), known.words(&format!("field-{}", name.text()))));
    let begun = folded(typed).replace(' ', "-");
    // In English the names of the format's fields are what people call them.
    let offers_labels = known.catalog.language() != Language::En;
    let of_format = query::Name::all().filter(|_| offers_labels).map(|name| (name, name.label(known.catalog)));
    let called = of_format.chain(declared.iter().cloned()).filter(|_| !begun.is_empty()).filter_map(|(name, label)| {
        let label = label.replace(' ', "-");
        let plain = folded(&label).replace(' ', "-");
        let is_new = asked.meaning(&label) == Some(name) && plain != name.text();
        let rest = plain.strip_prefix(&begun).filter(|_| is_new)?;
        let as_typed = Some(format!("{typed}{rest}:"));
        let words = if matches!(name, query::Name::Own(_)) { name.text().to_owned() } else { words(name) };
        Some(Candidate { as_typed, ..Candidate::new(format!("{label}:"), words) })
    });
    own.chain(of_office).chain(called).map(Candidate::going_on).collect()
}

/// The values of a field: `before` is before the term, `head` is the term up to the colon.
fn values(
    asked: query::Name,
    before: &str,
    head: &str,
    typed: &str,
    kind: Option<Kind>,
    known: &Lookup,
) -> Vec<Candidate> {
    let list = Listed::of(typed);
    let head = format!("{before}{head}");
    let is_query = !before.is_empty();
    let written = |name: Name, partial: &Partial| {
        let text = plain(&name.text);
        let value = format!("{}{}", list.before, list.element(&text, is_query));
        let as_typed =
            partial.carried_on(&text).map(|carried| format!("{}{}", list.before, list.element(&carried, is_query)));
        let label_at = list.before.len();
        Candidate { as_typed, label_at, ..Candidate::new(value, name.note.unwrap_or_default()) }
    };
    let candidates: Vec<Candidate> = match asked {
        query::Name::Field(field) => match (field.holds(), DateField::of_field(field)) {
            (FieldType::Choice(_), _) => choices(field, kind, &list, known),
            (_, Some(date)) => dates(date, &list, known),
            (FieldType::Id, _) => {
                let offered = ids::records(list.last, known).into_iter();
                offered.map(|id| id.with_prefix(&list.before)).collect()
            }
            _ => {
                let partial = Partial::new(list.last);
                names(field, &partial, known).into_iter().map(|name| written(name, &partial)).collect()
            }
        },
        query::Name::Keyword(keyword) => match keyword {
            Keyword::Is => named(Is::ALL.iter().map(|is| is.name()), "is", &list, known.catalog),
            Keyword::Has => named(Has::ALL.iter().map(|has| has.name()), "has", &list, known.catalog),
            Keyword::In => named(Part::ALL.iter().map(|part| part.name()), "part", &list, known.catalog),
            Keyword::After | Keyword::Before => dates(DateField::Date, &list, known),
            Keyword::DueAfter | Keyword::DueBefore => dates(DateField::Due, &list, known),
            Keyword::Not => Vec::new(),
        },
        query::Name::Own(own) => {
            let partial = Partial::new(list.last);
            let values = names_of(kind, known).declared(own).map(|it| &it.values[..]).unwrap_or_default();
            let begun = values.iter().filter(|value| partial.fit(value).is_some());
            begun.map(|value| written(Name { text: value.clone(), note: None }, &partial)).collect()
        }
    };
    candidates.into_iter().map(|candidate| candidate.with_prefix(&head)).collect()
}

/// Names of the archive that a field can hold.
fn names(field: FieldId, partial: &Partial, known: &Lookup) -> Vec<Name> {
    let Some(names) = known.names() else { return Vec::new() };
    let found = match field {
        FieldId::Person | FieldId::Chair => names.people(partial),
        FieldId::Organization => names.organizations(partial),
        FieldId::Lead | FieldId::Support | FieldId::To | FieldId::By => {
            names.organizations(partial).and_then(|mut bodies| {
                bodies.extend(names.people(partial)?);
                Ok(bodies)
            })
        }
        FieldId::Place => names.places(partial),
        FieldId::Cites => names.cited(partial),
        FieldId::Number => names.own_numbers(partial),
        _ => Ok(Vec::new()),
    };
    let mut found = found.unwrap_or_default();
    found.extend(aliases(field, partial, known));
    found
}

/// The other names of the directory that a field can hold, each with what lists show.
fn aliases(field: FieldId, partial: &Partial, known: &Lookup) -> Vec<Name> {
    let takes = |entity: Entity| match field {
        FieldId::Person | FieldId::Chair => entity == Entity::Person,
        FieldId::Organization => entity == Entity::Organization,
        _ => field.is_of_somebody(),
    };
    let entries = known.archive().map(|archive| archive.settings().directory.entries()).unwrap_or_default();
    let called = entries.iter().filter(|entry| takes(entry.entity)).flat_map(|entry| {
        entry.aliases.iter().map(|alias| Name { text: alias.clone(), note: Some(entry.shown().to_owned()) })
    });
    called.filter(|name| partial.fit(&name.text).is_some()).collect()
}

fn choices(field: FieldId, kind: Option<Kind>, list: &Listed, known: &Lookup) -> Vec<Candidate> {
    let FieldType::Choice(lists) = field.holds() else { return Vec::new() };
    let describe = |name: &str| {
        let is_its = |names: &[&str]| lists.contains(&names) && names.contains(&name);
        let key = VOCABULARIES.into_iter().find(|(_, names)| is_its(names)).map(|(key, _)| format!("{key}-{name}"));
        let own = || format!("{}-{name}", SessionKind::KEY);
        known.words(&key.unwrap_or_else(own))
    };
    let own = known.archive().map(|archive| &archive.settings().kinds[..]).unwrap_or_default();
    let names = query::names_of(field, kind, own).into_iter();
    names
        .filter(|name| list.takes(name))
        .map(|name| Candidate::new(name, describe(name)).with_prefix(&list.before))
        .collect()
}

fn named(names: impl Iterator<Item = &'static str>, key: &str, list: &Listed, catalog: &Catalog) -> Vec<Candidate> {
    let words = |name: &str| catalog.get(&format!("{key}-{name}")).unwrap_or_default();
    names
        .filter(|name| list.takes(name))
        .map(|name| Candidate::new(name, words(name)).with_prefix(&list.before))
        .collect()
}

/// The years of the archive, after a year its quarters and months, after a month its days.
fn dates(field: DateField, list: &Listed, known: &Lookup) -> Vec<Candidate> {
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
        let words = [("week", "complete-due-week"), ("month", "complete-due-month")];
        candidates.extend(words.map(|(word, key)| Candidate::new(word, known.words(key))));
    }
    candidates.extend(periods.into_iter().map(|period| {
        let is_day = period.len() == "2023-05-08".len();
        let candidate = Candidate::new(period, "");
        if is_day { candidate } else { candidate.going_on() }
    }));
    let typed = typed.to_ascii_uppercase();
    candidates.retain(|candidate| candidate.value.to_ascii_uppercase().starts_with(&typed));
    candidates.into_iter().map(|candidate| candidate.with_prefix(&format!("{}{sign}", list.before))).collect()
}

/// The periods that contain a date and that match this many typed characters.
fn periods_of(day: NaiveDate, typed: usize) -> Vec<String> {
    let year = day.format("%Y").to_string();
    let month = day.format("%Y-%m").to_string();
    match typed {
        0..4 => vec![year],
        4..7 => vec![format!("{year}-Q{}", day.month0() / 3 + 1), month],
        _ => vec![day.to_string()],
    }
}

/// The values after a colon, the last of which is being typed.
struct Listed<'t> {
    /// The others, each with its comma.
    before: String,
    /// Whether some of the values are in the quotes of the query language.
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

    /// Whether a name of a closed list may come next.
    fn takes(&self, name: &str) -> bool {
        let others: Vec<&str> = self.before.split(',').collect();
        name.starts_with(&self.last.to_ascii_lowercase()) && !others.contains(&name)
    }

    /// `text` as a value: among others, in a piece of query, one with spaces is in quotes.
    fn element(&self, text: &str, is_query: bool) -> String {
        if text.contains(' ') && (is_query || self.is_quoted) { format!("\"{text}\"") } else { text.to_owned() }
    }
}

/// A name without syntax of the query language and invisible characters: a search for its words still finds it.
fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            '"' | '“' | '”' | '*' | '\\' | ',' | '(' | ')' | ':' => plain.push(' '),
            letter if letter.is_control() || letter.is_whitespace() => plain.push(' '),
            letter => plain.push(letter),
        }
    }
    let seen: String = plain.chars().filter(|letter| !is_hidden(*letter)).collect();
    let words = seen.split_whitespace().map(|word| if word == "OR" { "or" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a terminal would not show a letter by itself.
fn is_hidden(letter: char) -> bool {
    matches!(terminal_safe(letter.encode_utf8(&mut [0; 4])), Cow::Owned(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use meeting_core::query::{Condition, Context, Expression};
    use proptest::prelude::*;
    use viet_text::fold::tokens;

    fn with(typed: &str, name: &str, is_query: bool) -> String {
        let list = Listed::of(typed);
        format!("{}{}", list.before, list.element(&plain(name), is_query))
    }

    /// The folded words of a query of one term, or of the last of several terms.
    fn words_asked(argument: &str, values: usize) -> Vec<String> {
        let context = Context { as_of: NaiveDate::default(), kind: None, settings: None };
        let query = query::parse(&[argument.to_owned()], &context).unwrap();
        let last = match query.expression {
            Expression::All(mut terms) => terms.pop().unwrap(),
            one => one,
        };
        let Expression::Condition(Condition::Text { values: asked, .. }) = last else { panic!("{argument}") };
        assert_eq!(asked.len(), values, "{argument}");
        asked.last().unwrap().tokens.clone()
    }

    proptest! {
        #[test]
        fn any_name_is_asked_for_by_its_words(
            name in "[a-zA-ZĐđỷ \"“*\\\\,():$`'!.&/\n\u{202e}-]{0,20}(OR| OR |lead:| - |x)?[a-z ]{0,3}",
        ) {
            let expected: Vec<String> = tokens(&name).into_iter().map(|token| token.text).collect();
            prop_assume!(!expected.is_empty());
            let cases = [("", "lead:", false, 1), ("a b,", "lead:", false, 2), ("", "x lead:", true, 1), ("\"a b\",", "by:", false, 2)];
            for (typed, before, is_query, values) in cases {
                let argument = format!("{before}{}", with(typed, &name, is_query));
                prop_assert_eq!(words_asked(&argument, values), expected.clone(), "{}", argument);
                prop_assert!(!argument.contains('\n'));
            }
        }
    }
}
