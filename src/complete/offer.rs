//! What is offered where.

use clap::builder::PossibleValue;
use clap::{Arg, Command};

use super::assignments::assignments;
use super::candidate::{Candidate, Offer, Paths};
use super::ids::Parts;
use super::lookup::Lookup;
use super::situation::{CurrentWord, Situation};
use super::{ids, query};
use meeting_core::archive::files_below;
use meeting_core::check::rules;
use meeting_core::model::SessionKind;
use meeting_core::model::field::{FieldId, Kind, Part};
use meeting_core::ops::Name;
use viet_text::partial::Partial;

/// What the word under the cursor may become.
pub fn offer(situation: &Situation, current: &str, known: &Lookup) -> Offer {
    match &situation.place {
        CurrentWord::Nowhere => Offer::default(),
        CurrentWord::Command => commands(situation.command, current).into(),
        CurrentWord::Flag => flags(situation, current).into(),
        CurrentWord::Operand(operand) => argument(operand, situation, current, known),
        CurrentWord::Value(flag, start) => {
            let (head, typed) = current.split_at(start.start);
            let mut offer = argument(flag, situation, typed, known);
            offer.candidates = offer.candidates.into_iter().map(|candidate| candidate.with_prefix(head)).collect();
            offer
        }
    }
}

fn commands(command: &Command, typed: &str) -> Vec<Candidate> {
    let commands = command.get_subcommands().filter(|command| !command.is_hide_set());
    let named = commands.filter(|command| command.get_name().starts_with(typed));
    named.map(|command| Candidate::new(command.get_name(), words(command.get_about()))).collect()
}

fn flags(situation: &Situation, typed: &str) -> Vec<Candidate> {
    let flags = situation.flags.iter().filter(|flag| situation.may_take(flag));
    let spelled = flags.filter_map(|flag| {
        let long = flag.get_long().map(|long| format!("--{long}"));
        Some((flag, long.or_else(|| flag.get_short().map(|short| format!("-{short}")))?))
    });
    let begun = spelled.filter(|(_, spelling)| spelling.starts_with(typed));
    begun.map(|(flag, spelling)| Candidate::new(spelling, words(flag.get_help()))).collect()
}

fn words(text: Option<&clap::builder::StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}

/// What an argument takes. The name of the argument decides, and for a few the command as well.
fn argument(argument: &Arg, situation: &Situation, typed: &str, known: &Lookup) -> Offer {
    let partial = Partial::new(typed);
    match (situation.command.get_name(), argument.get_id().as_str()) {
        ("list", "query") => listed(situation, typed, known).into(),
        (_, "query") => query::offer(typed, None, known).into(),
        ("list", "columns") => next(typed, "", |typed| columns(situation, typed, known)).into(),
        ("list", "sort") => next(typed, "-", |typed| columns(situation, typed, known)).into(),
        ("list", "group") => columns(situation, typed, known).into(),
        (_, "parts") => next(typed, "", |typed| parts(typed, known)).into(),
        ("set", "fields") => assignments(situation.operands.first().map(String::as_str), typed, known).into(),
        (step, "id" | "ids") if is_step_of_directives(step) => ids::ids(typed, Parts::Directives, known).into(),
        (_, "id" | "ids") if is_followed_up(situation) => ids::ids(typed, Parts::Work, known).into(),
        (_, "id" | "ids") => Offer { otherwise: Some(Paths::Files), ..ids::ids(typed, Parts::All, known).into() },
        (_, "codes") => codes(&partial, known).into(),
        (_, "paths") => Offer::of(Paths::Files),
        (_, "folder" | "directory") => Offer::of(Paths::Folders),
        ("view", "name") => views(typed, known).into(),
        ("new", "kind") => session_kinds(typed, known).into(),
        ("new", "template") => templates(typed, known).into(),
        (_, "for" | "from" | "to" | "lead" | "support" | "by") if is_followed_up(situation) => {
            actors(typed, known).into()
        }
        ("add", "lead" | "support" | "by" | "to") => actors(typed, known).into(),
        (_, "session") if is_followed_up(situation) => ids::records(typed, known).into(),
        (_, "with") if is_followed_up(situation) => ids::ids(typed, Parts::Directives, known).into(),
        ("new", "chair" | "participant") => people(typed, known),
        ("new" | "add", "organization") => {
            named(known.names().and_then(|names| names.organizations(&partial).ok())).into()
        }
        ("new", "place") => named(known.names().and_then(|names| names.places(&partial).ok())).into(),
        _ => {
            let values = argument.get_possible_values();
            let names = values.iter().filter(|value| !value.is_hide_set()).map(PossibleValue::get_name);
            begun(typed, names, |_| String::new()).into()
        }
    }
}

/// The names that begin as typed, with their labels.
pub fn begun<'n>(typed: &str, names: impl Iterator<Item = &'n str>, words: impl Fn(&str) -> String) -> Vec<Candidate> {
    names.filter(|name| name.starts_with(typed)).map(|name| Candidate::new(name, words(name))).collect()
}

/// The names that may come next in a list with commas, each but once; each may have a sign before it.
fn next(typed: &str, sign: &str, offer: impl Fn(&str) -> Vec<Candidate>) -> Vec<Candidate> {
    let (before, last) = typed.split_at(typed.rfind(',').map_or(0, |at| at + 1));
    let name = last.strip_prefix(sign).unwrap_or(last);
    let head = &typed[..typed.len() - name.len()];
    let is_taken = |name: &str| before.split(',').any(|taken| taken.strip_prefix(sign).unwrap_or(taken) == name);
    let open = offer(name).into_iter().filter(|candidate| !is_taken(&candidate.value));
    open.map(|candidate| candidate.going_on().with_prefix(head)).collect()
}

/// The names of the saved views, each with its command line.
fn views(typed: &str, known: &Lookup) -> Vec<Candidate> {
    let Some(archive) = known.archive() else { return Vec::new() };
    let views = &archive.settings().views;
    begun(typed, views.keys().map(String::as_str), |name| {
        views.get(name).map(|view| view.command.clone()).unwrap_or_default()
    })
}

/// The kinds of things to list, which only the first operand can name, and beginnings of a query.
fn listed(situation: &Situation, typed: &str, known: &Lookup) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    if situation.operands.is_empty() {
        let kinds = Kind::ALL.into_iter().map(Kind::name);
        candidates = begun(typed, kinds, |name| known.words(&format!("kind-{name}")));
    }
    candidates.extend(query::offer(typed, Some(kind(situation)), known));
    candidates
}

fn kind(situation: &Situation) -> Kind {
    situation.operands.first().and_then(|first| Kind::of_name(first)).unwrap_or(Kind::Sessions)
}

fn columns(situation: &Situation, typed: &str, known: &Lookup) -> Vec<Candidate> {
    let own = known.archive().map(|archive| archive.settings().own_fields()).unwrap_or_default();
    let kind = kind(situation);
    let columns = FieldId::columns(kind).chain(FieldId::own_columns(kind, &own)).map(FieldId::name);
    begun(typed, columns, |column| known.words(&format!("field-{column}")))
}

fn parts(typed: &str, known: &Lookup) -> Vec<Candidate> {
    begun(typed, Part::ALL.into_iter().map(Part::name), |name| known.words(&format!("part-{name}")))
}

fn codes(partial: &Partial, known: &Lookup) -> Vec<Candidate> {
    let fitting = rules::ALL.iter().filter(|rule| partial.fit(rule.code).is_some());
    let language = known.catalog.language();
    fitting.map(|rule| Candidate::new(rule.code, rule.explanation.title(language))).collect()
}

fn session_kinds(typed: &str, known: &Lookup) -> Vec<Candidate> {
    let words = |name: &str| known.words(&format!("{}-{name}", SessionKind::KEY));
    let own = known.archive().map(|archive| &archive.settings().kinds[..]).unwrap_or_default();
    begun(typed, SessionKind::NAMES.iter().copied().chain(own.iter().map(|kind| kind.name)), words)
}

fn templates(typed: &str, known: &Lookup) -> Vec<Candidate> {
    let folder = known.archive().map(|archive| archive.root().join("templates"));
    let mut files = folder.and_then(|folder| files_below(&folder).ok()).unwrap_or_default();
    files.sort();
    let names = files.iter().filter_map(|file| file.file_name()?.to_str()?.strip_suffix(".yaml"));
    begun(typed, names, |_| String::new())
}

/// People, each with the last known position, in the form that `new` takes: "name; position".
fn people(typed: &str, known: &Lookup) -> Offer {
    if typed.contains(';') {
        return Offer::default();
    }
    named(known.names().and_then(|names| names.people(&Partial::new(typed)).ok())).into()
}

/// Whether the command follows work up.
fn is_followed_up(situation: &Situation) -> bool {
    let steps = ["start", "done", "cancel", "reopen", "note", "extend", "assign"];
    let name = situation.command.get_name();
    steps.contains(&name) || is_step_of_directives(name)
}

/// Whether the command is about directives alone.
fn is_step_of_directives(name: &str) -> bool {
    ["amend", "supersede", "revoke"].contains(&name)
}

/// Bodies, then people: those who lead.
pub fn actors(typed: &str, known: &Lookup) -> Vec<Candidate> {
    let partial = Partial::new(typed);
    let names = known.names();
    let organizations = names.and_then(|names| names.organizations(&partial).ok());
    let people = names.and_then(|names| names.people(&partial).ok());
    named(organizations).into_iter().chain(named(people)).collect()
}

fn named(names: Option<Vec<Name>>) -> Vec<Candidate> {
    let names = names.unwrap_or_default().into_iter();
    names.map(|name| Candidate::new(name.text.replace(';', "\\;"), name.note.unwrap_or_default())).collect()
}
