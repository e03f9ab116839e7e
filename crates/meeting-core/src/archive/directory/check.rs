//! Parses and checks `directory.yaml`: a directory, or all findings.

use std::collections::HashMap;

use super::raw::{RawDirectory, RawOrganization, RawPerson, directory_schema};
use super::{Directory, DirectoryEntry, spelling};
use crate::archive::OwnFile;
use crate::archive::settings::{FileFormat, MOST, Texts, WRONG_VALUE, finding, parse, written};
use crate::finding::{Finding, Label};
use crate::i18n::Message;
use crate::model::Entity;
use lossless_yaml::{Document, Node, Step, path_name};
use viet_text::hygiene::{codes, unfit_for_a_name};
use viet_text::nfc;
use viet_text::suggest::nearest;

/// The directory in `text`.
///
/// # Errors
/// Every finding, in the order of the text.
pub(crate) fn directory_of(text: &str) -> Result<Directory, Vec<Finding>> {
    let (directory, findings) = examine(text);
    if findings.is_empty() { Ok(directory) } else { Err(findings) }
}

/// The directory that `text` says, and every finding in it, in the order of the text.
pub(in crate::archive) fn examine(text: &str) -> (Directory, Vec<Finding>) {
    let document = match parse(text, OwnFile::Directory) {
        Ok(Some(document)) => document,
        Ok(None) => return (Directory::default(), Vec::new()),
        Err(findings) => return (Directory::default(), findings),
    };
    let mut findings = Vec::new();
    let format =
        FileFormat { schema: directory_schema(), expected, unknown_key: ["directory-unknown-key", "directory-keys"] };
    let raw: RawDirectory = written(&document, &format, &mut findings);
    let bodies = raw.organizations.into_iter().flatten().map(organization);
    let people = raw.people.into_iter().flatten().map(person);
    let places = bodies.enumerate().map(at("organizations")).chain(people.enumerate().map(at("people")));
    let (places, entries): (Vec<_>, Vec<_>) = places.filter_map(|(place, entry)| Some((place, entry?))).unzip();
    let mut checker = Checker { document: &document, entries: &entries, places: &places, findings };
    checker.check();
    let mut findings = checker.findings;
    findings.sort_by_key(|finding| finding.span);
    findings.truncate(MOST);
    (Directory::new(entries), findings)
}

/// The list and the index of an entry.
type Place = (&'static str, usize);

fn at<T>(list: &'static str) -> impl Fn((usize, T)) -> (Place, T) {
    move |(index, entry)| ((list, index), entry)
}

/// The message about a value that the schema refuses, by the keys that lead to it.
fn expected(keys: &[&str]) -> &'static str {
    match keys {
        [] => "directory-expected-lists",
        ["organizations" | "people"] => "directory-expected-list",
        [_] | [_, "name" | "short" | "mail"] => "directory-expected-text",
        [_, "id" | "part_of" | "organization"] => "directory-expected-id",
        [_, "from" | "until"] => "directory-expected-date",
        _ => "directory-expected-texts",
    }
}

fn text(value: Option<String>) -> Option<String> {
    value.map(|text| nfc(text.trim())).filter(|text| !text.is_empty())
}

fn texts(value: Option<Texts>) -> Vec<String> {
    value.into_iter().flat_map(|texts| texts.items).filter_map(text).collect()
}

/// The schema has refused what is no day.
fn day(value: Option<String>) -> Option<chrono::NaiveDate> {
    value.and_then(|day| day.parse().ok())
}

fn organization(raw: RawOrganization) -> Option<DirectoryEntry> {
    Some(DirectoryEntry {
        entity: Entity::Organization,
        id: text(raw.id)?,
        name: text(raw.name)?,
        short: text(raw.short),
        aliases: texts(raw.aliases),
        organization: text(raw.part_of),
        positions: Vec::new(),
        mail: text(raw.mail),
        from: day(raw.from),
        until: day(raw.until),
        replaced_by: texts(raw.replaced_by),
    })
}

fn person(raw: RawPerson) -> Option<DirectoryEntry> {
    Some(DirectoryEntry {
        entity: Entity::Person,
        id: text(raw.id)?,
        name: text(raw.name)?,
        short: None,
        aliases: texts(raw.aliases),
        organization: text(raw.organization),
        positions: texts(raw.positions),
        mail: text(raw.mail),
        from: None,
        until: day(raw.until),
        replaced_by: Vec::new(),
    })
}

/// Finds what only the meaning of the entries shows.
struct Checker<'a> {
    document: &'a Document,
    entries: &'a [DirectoryEntry],
    /// The place of each entry in the file.
    places: &'a [Place],
    findings: Vec<Finding>,
}

impl<'a> Checker<'a> {
    fn check(&mut self) {
        self.names();
        self.ids();
        self.aliases();
        let bodies = || self.entries.iter().filter(|entry| entry.entity == Entity::Organization);
        let ids: HashMap<&str, &DirectoryEntry> = bodies().map(|entry| (entry.id.as_str(), entry)).collect();
        for (place, entry) in self.places.iter().zip(self.entries) {
            let field = if entry.entity == Entity::Organization { "part_of" } else { "organization" };
            let belongs = entry.organization.iter().map(|id| (field, id));
            for (field, id) in belongs.chain(entry.replaced_by.iter().map(|id| ("replaced_by", id))) {
                if *id == entry.id {
                    self.find(*place, field, Some(id), Message::new("directory-itself").with("id", id), None);
                } else if !ids.contains_key(id.as_str()) {
                    let others = || ids.keys().copied().filter(|other| *other != entry.id);
                    // Of a hundred such findings, no more are shown.
                    let near = if self.findings.len() < MOST { nearest(id, others()) } else { None };
                    let help = near.map(|near| Message::new("settings-did-you-mean").with("key", near));
                    self.find(*place, field, Some(id), Message::new("directory-no-body").with("id", id), help);
                }
            }
            if let (Some(from), Some(until)) = (entry.from, entry.until)
                && until < from
            {
                let message = Message::new("directory-until").with("from", from).with("until", until);
                self.find(*place, "until", None, message, None);
            }
        }
        self.circles(&ids);
    }

    /// What lists show in one line is one line, without anything that is not seen.
    fn names(&mut self) {
        for (place, entry) in self.places.iter().zip(self.entries) {
            let one = |field: &'static str, text: &'a Option<String>| text.iter().map(move |text| (field, text, false));
            let several =
                |field: &'static str, texts: &'a Vec<String>| texts.iter().map(move |text| (field, text, true));
            let name = [("name", &entry.name, false)].into_iter();
            let texts = name.chain(one("short", &entry.short)).chain(one("mail", &entry.mail));
            for (field, text, is_listed) in
                texts.chain(several("aliases", &entry.aliases)).chain(several("positions", &entry.positions))
            {
                let unfit = unfit_for_a_name(text);
                if !unfit.is_empty() {
                    let message = Message::new("directory-unfit").with("field", field).with("codes", codes(unfit));
                    let help = Message::new("directory-unfit-help");
                    self.find(*place, field, Some(text.as_str()).filter(|_| is_listed), message, Some(help));
                }
            }
        }
    }

    /// Two entries of one id.
    fn ids(&mut self) {
        let mut first: HashMap<&str, Place> = HashMap::new();
        for (place, entry) in self.places.iter().zip(self.entries) {
            if let Some(before) = first.insert(&entry.id, *place) {
                let there = self.node(before, "id").map(|node| node.span);
                let message = Message::new("directory-two-ids").with("id", &entry.id);
                let help = Message::new("directory-two-ids-help");
                self.find(*place, "id", None, message, Some(help));
                if let (Some(finding), Some(span)) = (self.findings.last_mut(), there) {
                    finding.related.push(Label { span, text: Message::new("settings-first-here") });
                }
            }
        }
    }

    /// An alias that is a name of another entry, of whichever kind, means two. Two people may have one name.
    fn aliases(&mut self) {
        let mut owners: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, entry) in self.entries.iter().enumerate() {
            for name in entry.names().chain([entry.id.as_str()]) {
                let owners = owners.entry(spelling(name)).or_default();
                if owners.last() != Some(&at) {
                    owners.push(at);
                }
            }
        }
        for (at, (place, entry)) in self.places.iter().zip(self.entries).enumerate() {
            for alias in &entry.aliases {
                let all = owners.get(&spelling(alias)).map_or(&[][..], Vec::as_slice);
                if let Some(other) = all.iter().find(|other| **other != at).map(|other| &self.entries[*other]) {
                    let message = Message::new("directory-alias-of-two").with("alias", alias);
                    let message = message.with("id", &entry.id).with("other", &other.id);
                    let is_one_kind = other.entity == entry.entity;
                    let help = if is_one_kind { "directory-alias-help" } else { "directory-alias-help-kinds" };
                    self.find(*place, "aliases", Some(alias), message, Some(Message::new(help)));
                }
            }
        }
    }

    /// Bodies that are part of themselves, or whose places were taken in a circle.
    fn circles(&mut self, ids: &HashMap<&'a str, &'a DirectoryEntry>) {
        for (place, entry) in self.places.iter().zip(self.entries) {
            for field in ["part_of", "replaced_by"] {
                let next = |entry: &'a DirectoryEntry| -> &'a [String] {
                    if field == "part_of" { entry.organization.as_slice() } else { &entry.replaced_by }
                };
                let (mut waiting, mut met) = (vec![entry], Vec::new());
                while let Some(body) = waiting.pop() {
                    let others = next(body).iter().filter_map(|id| ids.get(id.as_str()).copied());
                    waiting.extend(others.filter(|it| it.id != body.id && !met.contains(&it.id.as_str())));
                    met.extend(waiting.iter().map(|it| it.id.as_str()));
                }
                if met.contains(&entry.id.as_str()) && entry.entity == Entity::Organization {
                    let message = Message::new("directory-circle").with("id", &entry.id).with("field", field);
                    self.find(*place, field, None, message, None);
                }
            }
        }
    }

    fn node(&self, (list, index): Place, field: &str) -> Option<&'a Node> {
        self.document.root.get(list)?.item(index)?.get(field)
    }

    /// Adds a finding about a field of an entry, or about one value of it.
    fn find(
        &mut self,
        place: Place,
        field: &'static str,
        value: Option<&str>,
        message: Message,
        help: Option<Message>,
    ) {
        if self.findings.len() >= MOST {
            return;
        }
        let node = self.node(place, field);
        let values = self.document.value[place.0][place.1][field].as_array();
        let at = value.and_then(|value| values?.iter().position(|it| it.as_str().map(str::trim) == Some(value)));
        let item = at.and_then(|at| node?.item(at));
        let span = item.or(node).map_or(self.document.root.span, |node| node.span);
        let path: Vec<Step> =
            [place.0.into(), place.1.into(), field.into()].into_iter().chain(at.map(Step::Index)).collect();
        self.findings.push(Finding { path: path_name(&path), help, ..finding(WRONG_VALUE, message, span) });
    }
}
