//! Who was there: lists, tables, signatures, and people whom a sentence names with a form of address.

use super::Notes;
use super::labels::{self, Label};
use super::roster::{self, Roster};
use crate::import::document::{Kind, Row};
use crate::import::understand::people::Context;
use crate::import::understand::text::{begins, lower, sentences, trimmed};
use crate::import::understand::tree::Node;

impl Notes<'_> {
    /// Meets the people of the lists first, wherever these are: any part may name them by a given name.
    pub(super) fn attendance(&mut self, nodes: &[Node]) {
        for node in nodes {
            let (text, line) = (node.block.text.as_str(), node.block.line);
            if let Kind::Table(rows) = &node.block.kind {
                self.table_of_people(rows);
                continue;
            }
            let of_label = labels::labelled(text)
                .or_else(|| labels::group(text).map(|at| (Label::People(Context::default()), at)));
            if let Some((Label::People(context), at)) = of_label {
                let names: String =
                    sentences(&text[at..]).first().map_or_else(String::new, |span| text[at..][span.clone()].to_owned());
                self.people(&names, line, context);
            } else if let Some(Label::People(context)) = labels::label(text)
                && node.is_title_of_list()
            {
                for child in &node.children {
                    let is_labelled = labels::labelled(child.text()).is_some() || labels::group(child.text()).is_some();
                    if !is_labelled
                        && matches!(child.block.kind, Kind::Item | Kind::Paragraph)
                        && child.block.text.split(' ').count() <= 24
                    {
                        self.people(child.text(), child.block.line, context);
                    }
                }
            }
            self.attendance(&node.children);
        }
    }

    /// Takes the people of a list; returns whether there are any.
    pub(super) fn people(&mut self, text: &str, line: usize, context: Context) -> bool {
        let listed = roster::list(text);
        let is_any = !listed.is_empty();
        for mut one in listed {
            one.roles.extend(context.role);
            one.attendance = one.attendance.or(context.attendance);
            self.roster.add(one, line, self.extraction);
        }
        is_any
    }

    /// Reads "Hannah Whitlock, Chair" below the end; returns whether it is a signature.
    pub(super) fn signs(&mut self, text: &str, line: usize) -> bool {
        let is_short = text.split(' ').count() <= 6 && !text.contains(':');
        let listed = if is_short { roster::list(text) } else { Vec::new() };
        let [one] = &listed[..] else { return false };
        let Some(name) = self.roster.resolve(&one.name).filter(|_| !one.roles.is_empty() || !one.positions.is_empty())
        else {
            return false;
        };
        for role in &one.roles {
            Roster::give(&name, role, line, self.extraction);
        }
        self.extraction.leave(line, text);
        true
    }

    /// "Mr Hamish Orr": a person with a form of address who is in no list.
    pub(super) fn titled(&mut self, text: &str, line: usize) -> Option<(String, usize)> {
        let first = text.split(' ').next().unwrap_or_default();
        let (bare, honorific) = match roster::without_titles(text) {
            // "Mayor Ellen Voss"
            (_, None) if roster::is_office(first) && first.starts_with(char::is_uppercase) => {
                (text[first.len()..].trim_start(), None)
            }
            (_, None) => return None,
            found => found,
        };
        let words: Vec<&str> =
            bare.split(' ').take_while(|word| word.starts_with(char::is_uppercase)).take(3).collect();
        let name = words.join(" ");
        if words.len() < 2 || !roster::is_name(&name) {
            return None;
        }
        let end = text.len() - bare.len() + name.len();
        let listed = roster::Listed { name, honorific: honorific.map(str::to_owned), ..roster::Listed::default() };
        Some((self.roster.add(listed, line, self.extraction), end))
    }

    /// Takes a table of who is there: names, what they are, whether they came.
    pub(super) fn table_of_people(&mut self, rows: &[Row]) -> bool {
        let Some((head, body)) = rows.split_first() else { return false };
        let heads: Vec<String> = head.cells.iter().map(|cell| lower(trimmed(&cell.join(" ")))).collect();
        let column = |names: &[&str]| heads.iter().position(|head| names.contains(&head.as_str()));
        let position = column(&["position", "role", "title", "office", "function"]);
        let attendance = column(&["present", "attendance", "attended", "status", "here", "present?"]);
        let short = column(&["abbreviation", "abbr", "initials", "short"]);
        let body_column = column(&[
            "organization",
            "organisation",
            "affiliation",
            "company",
            "partner",
            "employer",
            "institution",
            "body",
        ]);
        let named = column(&[
            "name",
            "names",
            "people",
            "attendee",
            "attendees",
            "participant",
            "participants",
            "member",
            "members",
            "who",
            "person",
            "representative",
            "representatives",
        ]);
        let others = [position, attendance, short, body_column];
        let is_first_free = !others.contains(&Some(0)) && others.iter().any(Option::is_some);
        let Some(name) = named.or(is_first_free.then_some(0)) else { return false };
        let is_of_work =
            heads.iter().any(|head| begins(head, &["action", "task", "what", "due", "deadline", "vote", "owner"]));
        if is_of_work || body.is_empty() {
            return false;
        }
        let cell = |row: &Row, at: Option<usize>| {
            at.and_then(|at| row.cells.get(at)).map(|cell| cell.join(", ")).unwrap_or_default()
        };
        let mut is_any = false;
        for row in body {
            let mut listed = roster::list(&cell(row, Some(name)));
            let is_alone = listed.len() == 1;
            for mut one in std::mem::take(&mut listed) {
                is_any = true;
                let office = cell(row, position);
                if is_alone && !office.is_empty() {
                    match roster::role(&office) {
                        Some(role @ ("observer" | "guest")) => one.roles.push(role),
                        role => {
                            one.roles.extend(role);
                            one.positions.push(office);
                        }
                    }
                }
                let short = cell(row, short);
                if is_alone && !short.is_empty() {
                    one.short = Some(short);
                }
                one.attendance = one.attendance.or_else(|| roster::attendance_of(&cell(row, attendance)));
                self.roster.add(one, row.line, self.extraction);
            }
            let of_body = cell(row, body_column);
            self.body_of_table(&of_body, row.line);
        }
        is_any
    }

    /// Registers a body of a table: "University of Brennick (UB)".
    fn body_of_table(&mut self, text: &str, line: usize) {
        let (name, short) = match text.split_once('(') {
            Some((name, short)) => (name.trim(), Some(short.trim_end_matches(')').trim())),
            None => (text.trim(), None),
        };
        let is_body = name.split(' ').count() >= 2
            && name.starts_with(char::is_uppercase)
            && !begins(&lower(name), &["invited", "independent", "self", "individual"]);
        if is_body {
            let at = self.extraction.organizations.add(name, line, &[]);
            if let Some(short) = short.filter(|short| !short.is_empty()) {
                self.extraction.organizations.known[at].short.get_or_insert(short.to_owned());
            }
        }
    }
}

impl Node {
    /// Whether people stand under it as a list.
    fn is_title_of_list(&self) -> bool {
        !self.children.is_empty() && !self.block.text.trim_end().ends_with('.')
    }
}
