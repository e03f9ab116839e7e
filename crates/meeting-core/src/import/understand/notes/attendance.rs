//! Who was there: lists, tables, signatures, and people whom a sentence names with a form of address.

use super::Notes;
use super::labels::{self, Label};
use super::roster::{self, Listed, Roster};
use crate::import::document::{Block, Kind, Row};
use crate::import::understand::extraction::Group;
use crate::import::understand::people::Context;
use crate::import::understand::text::{begins, lower, sentences, trimmed};
use crate::import::understand::tree::Node;

impl Notes<'_> {
    /// Meets the people of the lists first, wherever these are: any part may name them by a given name. `within` is what the
    /// list implies that the blocks stand in.
    pub(super) fn attendance(&mut self, nodes: &[Node], within: Option<Context>) {
        for node in nodes {
            let (text, line) = (node.block.text.as_str(), node.block.line);
            if let Kind::Table(rows) = &node.block.kind {
                self.table_of_people(rows, within.unwrap_or_default());
                continue;
            }
            let group = labels::group(text).map(|at| (Label::People(Context::default()), at));
            let own = match (labels::labelled(text).or(group), labels::label(text)) {
                (Some((Label::People(context), at)), _) => {
                    let names = sentences(&text[at..]).first().map_or("", |span| &text[at..][span.clone()]);
                    self.people(names, line, context);
                    Some(context)
                }
                (_, Some(Label::People(context))) if node.is_title_of_list() => Some(Context { role: None, ..context }),
                // "TSC voting members:" among the attendees
                _ => within.filter(|_| node.announces() && text.split(' ').count() <= 5),
            };
            if let Some(context) = own {
                self.people_of_lines(&node.children, context);
            }
            self.attendance(&node.children, own);
        }
    }

    /// Takes the people of lines below each other. A box that is not ticked, where others are, says that somebody did not
    /// come.
    fn people_of_lines(&mut self, nodes: &[Node], context: Context) {
        let is_line = |node: &&Node| {
            let is_labelled = labels::labelled(node.text()).is_some() || labels::group(node.text()).is_some();
            !is_labelled
                && matches!(node.block.kind, Kind::Item | Kind::Paragraph)
                && node.block.text.split(' ').count() <= 24
        };
        let nodes: Vec<&Node> = nodes.iter().filter(is_line).collect();
        let texts: Vec<&str> = nodes.iter().map(|node| node.text()).collect();
        let is_ticked = texts.iter().any(|text| lower(text).starts_with("[x]"));
        for (node, listed) in nodes.iter().zip(roster::list_of_lines(&texts)) {
            let is_away = is_ticked && node.text().starts_with("[ ]");
            let context = if is_away { Context::of_attendance("absent") } else { context };
            if self.meet(node.text(), listed, node.block.line, context) {
                self.met.insert(node.block.line);
            }
        }
    }

    /// Meets those who speak in a log, where no list says who was there: "<rolf> hello".
    pub(super) fn speakers(&mut self, blocks: &[Block]) {
        const BOTS: [&str; 8] =
            ["zakim", "rrsagent", "trackbot", "zodbot", "meetbot", "openstack", "opendevmeet", "ghbot"];
        if !self.roster.is_empty() {
            return;
        }
        for block in blocks {
            let nick = block.text.split_once('<').and_then(|(_, behind)| behind.split_once("> ")).map(|(nick, _)| nick);
            let is_nick = |nick: &&str| {
                !nick.is_empty()
                    && nick.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
                    && !BOTS.contains(&lower(nick).as_str())
            };
            if let Some(nick) = nick.filter(is_nick) {
                self.roster.add(Listed { name: nick.to_owned(), ..Listed::default() }, block.line, self.extraction);
            }
        }
    }

    /// Takes the people of a list; returns whether there are any.
    pub(super) fn people(&mut self, text: &str, line: usize, context: Context) -> bool {
        self.meet(text, roster::list(text), line, context)
    }

    fn meet(&mut self, text: &str, listed: Vec<Listed>, line: usize, context: Context) -> bool {
        let groups: Vec<&str> = if context.role.is_none() { roster::counted(text) } else { Vec::new() };
        let is_any = !listed.is_empty() || !groups.is_empty();
        for group in groups {
            if !self.extraction.groups.iter().any(|known| known.text == group && known.line == line) {
                self.extraction.groups.push(Group {
                    text: group.to_owned(),
                    attendance: context.attendance,
                    line,
                    ..Group::default()
                });
            }
        }
        for mut one in listed {
            one.roles.extend(context.role);
            one.attendance = one.attendance.or(context.attendance);
            if let Some(body) = &one.body {
                self.body_of_table(body, line);
            }
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
    pub(super) fn table_of_people(&mut self, rows: &[Row], context: Context) -> bool {
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
                one.attendance =
                    one.attendance.or_else(|| roster::attendance_of(&cell(row, attendance))).or(context.attendance);
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
