//! Reads a paper: minutes, a notice of conclusions, a resolution, notes. Goes down the tree of its blocks; what a
//! heading, a label or an announcement says holds for what stands under it, and ends there.

use super::asks::{self, Asking};
use super::bodies::Bodies;
use super::extraction::{Extraction, Proceeding};
use super::labels::{self, Label, label, labelled};
use super::people::{self, Context};
use super::section::{Reader, Section, labelled_rows};
use super::text::{Marker, begins, cut, has, has_blank, lower, sentences, trimmed, without_mark};
use super::tree::{Mark, Node};
use super::zones::{closes, is_of_signatures};
use super::{actions, fields, header, proceedings, session, votes};
use crate::import::document::{Kind, Row};
use crate::model::PaperKind;
use crate::recognize::citation::citations;
use crate::recognize::deadline::Basis;
use crate::recognize::person;

/// What holds for a block by what it stands under.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    section: Section,
    asking: Asking,
    /// The heading that is the topic.
    topic: Option<String>,
    /// The label whose value is the next paragraph.
    awaits: Option<Label>,
    /// Whether the paper only tells here: what it asks for stands in a part of its own.
    is_told: bool,
}

impl Scope {
    fn of(section: Section) -> Self {
        Self { section, asking: Asking::default(), topic: None, awaits: None, is_told: false }
    }
}

pub(super) struct Paper<'p> {
    pub extraction: &'p mut Extraction,
    pub basis: &'p Basis,
    pub bodies: &'p Bodies,
    pub short_forms: &'p [(String, String)],
}

impl Reader for Paper<'_> {
    type Scope = Scope;

    fn extraction(&mut self) -> &mut Extraction {
        self.extraction
    }

    fn table(&mut self, rows: &[Row], scope: &Scope) {
        if let Some(lines) = labelled_rows(rows, |cell| label(cell).is_some()) {
            for block in lines {
                self.node(&Node { block, mark: Mark::Plain, children: Vec::new() }, scope);
            }
            return;
        }
        if scope.section == Section::Agenda {
            for row in rows.iter().skip(1) {
                let text = row
                    .cells
                    .iter()
                    .map(|cell| cell.join(" "))
                    .filter(|cell| !cell.is_empty())
                    .collect::<Vec<_>>()
                    .join(" – ");
                self.extraction.agenda.push((row.line, text));
            }
            self.extraction.dropped.extend(rows.first().map(|row| (row.line, row.in_one_line(" | "))));
            return;
        }
        let votes = votes::of_table(rows);
        if !votes.is_empty() {
            for (line, title, vote) in votes {
                let title = title.or_else(|| scope.topic.clone());
                let vote = Some(vote);
                self.extraction.proceedings.push(Proceeding {
                    kind: "vote",
                    title,
                    vote,
                    line,
                    ..Proceeding::default()
                });
            }
            self.extraction.dropped.extend(rows.iter().map(|row| (row.line, row.in_one_line(" | "))));
            return;
        }
        let may_ask = !is_of_signatures(rows);
        if may_ask && actions::take_table(rows, self.basis, self.bodies, self.extraction) {
            return;
        }
        self.extraction.leave_rows(rows);
    }

    /// The parts of a discussion before the part with what was asked for ("7. Nội dung kết luận, chỉ đạo") tell, whatever
    /// their headings are.
    fn nodes(&mut self, nodes: &[Node], scope: &Scope) {
        let apart = nodes.iter().rposition(asks_apart);
        let is_told = |at: usize, node: &Node| {
            apart.is_some_and(|apart| at < apart && node.mark == nodes[apart].mark)
                && node.is_title()
                && !node.children.is_empty()
        };
        let mut scope = scope.clone();
        for (at, node) in nodes.iter().enumerate() {
            if is_told(at, node) {
                self.topic(node, true);
            } else if let Some(next) = self.node(node, &scope) {
                scope = next;
            }
        }
    }

    fn text(&mut self, node: &Node, scope: &Scope) -> Option<Scope> {
        let (text, line) = (node.block.text.as_str(), node.block.line);
        if node.block.kind == Kind::Caption {
            people::take(text, line, Context::default(), self.extraction);
            self.extraction.captions.push((line, text.to_owned()));
            return None;
        }
        if header::take(text, line, self.extraction) || self.is_form(text, line) || self.vote(text, line, scope) {
            self.nodes(&node.children, scope);
            return None;
        }
        if let Some(label) = scope.awaits {
            let after = Scope { awaits: None, ..scope.clone() };
            let is_value = node.mark == Mark::Plain && node.children.is_empty() && labelled(text).is_none();
            if is_value && fields::take(label, text, text, line, self.extraction) == Some(true) {
                return Some(after);
            }
            return self.text(node, &after).or(Some(after));
        }
        if scope.is_told {
            self.body(text, line, scope);
            self.nodes(&node.children, scope);
            return None;
        }
        if node.is_title() && node.children.iter().any(|child| votes::told(&child.block.text).is_some()) {
            self.topic(node, false);
            return None;
        }
        if closes(text) && node.children.is_empty() {
            let is_told = has(&lower(text), &["kết thúc", "bế mạc", "adjourned", "lập xong"])
                && session::take_end(text, line, self.extraction);
            if !is_told {
                self.extraction.leave(line, text);
            }
            return None;
        }
        if scope.section == Section::Agenda && node.children.is_empty() && !node.announces() && is_item(node.mark) {
            self.extraction.agenda.push((line, trimmed(node.text()).to_owned()));
            return None;
        }
        if let Some(label) = heading_label(node).filter(|label| may_open(*label, scope)) {
            if matches!(label, Label::Purpose | Label::Basis | Label::Place | Label::Time) {
                self.extraction.note_structure(line, text);
                let inner = Scope { awaits: Some(label), ..scope.clone() };
                self.nodes(&node.children, &inner);
                return node.children.is_empty().then_some(inner);
            }
            let inner = self.opened(label, scope, node.text());
            if label == Label::Recipients {
                self.extraction.dropped.push((line, text.to_owned()));
            } else if labels::is_plain(text) {
                self.extraction.note_structure(line, text);
            }
            let count = self.extraction.proceedings.len();
            self.nodes(&node.children, &inner);
            self.titled(node, inner.topic.as_deref(), count);
            return persists(node).then_some(inner);
        }
        if let Some((label, at)) = labelled(text).filter(|(label, _)| may_open(*label, scope)) {
            return self.labelled(label, text[at..].trim(), node, scope);
        }
        let may_turn = matches!(scope.section, Section::People(_) | Section::Agenda);
        if may_turn && node.announces() && concludes(&lower(node.text()), node) {
            return self.turn(node);
        }
        match scope.section {
            Section::Agenda if asks_of_invited(node) => self.note(node, &Scope::of(Section::Head)),
            Section::Agenda => {
                self.extraction.agenda.push((line, trimmed(node.text()).to_owned()));
                self.nodes(&node.children, scope);
                None
            }
            Section::Recipients => {
                self.extraction.recipients.push((line, trimmed(node.text()).to_owned()));
                self.nodes(&node.children, scope);
                None
            }
            Section::Actions => {
                actions::take_item(text, line, self.basis, self.bodies, self.extraction);
                self.nodes(&node.children, scope);
                None
            }
            Section::People(context) => self.person(context, node, scope),
            Section::Conclusion | Section::Decisions => self.conclusion(node, scope),
            Section::Head | Section::Body | Section::Aside | Section::Foot => self.note(node, scope),
        }
    }
}

impl Paper<'_> {
    /// Reads what is between the title and the signatures.
    pub fn read_all(&mut self, nodes: &[Node]) {
        self.nodes(nodes, &Scope::of(Section::Head));
    }

    /// What holds under a label.
    fn opened(&mut self, label: Label, scope: &Scope, text: &str) -> Scope {
        match label {
            Label::Chair | Label::Secretary | Label::Present | Label::Absent => {
                Scope::of(Section::People(Context::of(label)))
            }
            Label::Agenda => Scope::of(Section::Agenda),
            // What an invitation lists is still to come.
            Label::Body if self.extraction.paper == Some(PaperKind::Invitation) => Scope::of(Section::Agenda),
            Label::Conclusion | Label::Decisions => {
                let kind = (label == Label::Decisions).then_some("decision");
                let by = self.speaker(text);
                let by = by.or_else(|| scope.asking.by.clone());
                let asking = Asking { kind, by, is_list: true, ..Asking::default() };
                // "2. Yêu cầu Phòng A:" names whose items these are.
                let announced = asks::announced(text.trim_end_matches(':'), &asking, self.bodies);
                let asking = if announced.doers.is_empty() { asking } else { announced };
                Scope { asking, ..Scope::of(Section::Conclusion) }
            }
            Label::Actions => Scope::of(Section::Actions),
            Label::Recipients => Scope::of(Section::Recipients),
            Label::Body => {
                let heading = trimmed(text);
                let says = !matches!(
                    lower(heading).as_str(),
                    "nội dung"
                        | "diễn biến"
                        | "nội dung cuộc họp"
                        | "discussion"
                        | "notes"
                        | "minutes"
                        | "meeting notes"
                );
                Scope { topic: says.then(|| heading.to_owned()), ..Scope::of(Section::Body) }
            }
            _ => scope.clone(),
        }
    }

    fn labelled(&mut self, label: Label, rest: &str, node: &Node, scope: &Scope) -> Option<Scope> {
        let (text, line) = (node.block.text.as_str(), node.block.line);
        // "Thời gian: 14h00, ngày 08/4/2025. Địa điểm: Hội trường"
        let next = matches!(label, Label::Time | Label::End | Label::Place).then(|| next_label(rest)).flatten();
        if let Some(next) = next {
            let at = text.len() - rest.len() + next;
            let own = crate::import::document::Block { text: text[..at].trim_end().to_owned(), ..node.block.clone() };
            let behind = crate::import::document::Block { text: text[at..].to_owned(), ..node.block.clone() };
            for (block, children) in [(own, Vec::new()), (behind, node.children.clone())] {
                self.node(&Node { block, mark: Mark::Plain, children }, scope);
            }
            return None;
        }
        if let Some(is_taken) = fields::take(label, rest, text, line, self.extraction) {
            if !is_taken {
                self.extraction.leave(line, text);
            }
            self.nodes(&node.children, scope);
            return None;
        }
        let inner = self.opened(label, scope, text.split(':').next().unwrap_or_default());
        let mut is_open = persists(node) && node.children.is_empty();
        if !rest.is_empty() {
            if let Section::People(context) = inner.section {
                self.listed(context, rest, text, line);
                // Who is named after the label is all of them.
                is_open = false;
            } else {
                let block =
                    crate::import::document::Block { kind: Kind::Paragraph, text: rest.to_owned(), line, depth: 0 };
                self.node(&Node { block, mark: Mark::Plain, children: Vec::new() }, &inner);
            }
        }
        self.nodes(&node.children, &inner);
        is_open.then_some(inner)
    }

    /// A block among people: one of them, or the heading of some: "1. Đoàn kiểm tra:".
    fn person(&mut self, context: Context, node: &Node, scope: &Scope) -> Option<Scope> {
        let (text, line) = (node.block.text.as_str(), node.block.line);
        let is_group = !node.children.is_empty() && person::people(text).is_empty() && node.is_title();
        if is_group {
            let inner = Scope { section: Section::People(context), ..scope.clone() };
            self.nodes(&node.children, &inner);
            self.extraction.leave(line, text);
            return None;
        }
        let is_sentence = node.mark == Mark::Plain
            && (text.split(' ').count() > 25 || session::describes_session(text, self.extraction));
        // People who share a position stand behind a colon, too.
        let speaks = proceedings::speaks(text) && people::shared_position(without_mark(text)).is_none();
        if is_sentence || speaks {
            let inner = Scope::of(if speaks { Section::Body } else { Section::Head });
            self.node(node, &inner);
            return Some(inner);
        }
        if !(fields::take_counts(text, line, self.extraction)
            || people::take_listed(text, line, context, self.extraction))
        {
            self.head(text, line);
        }
        self.nodes(&node.children, scope);
        None
    }

    /// A block before or in the discussion.
    fn note(&mut self, node: &Node, scope: &Scope) -> Option<Scope> {
        let (text, line) = (node.block.text.as_str(), node.block.line);
        let low = lower(without_mark(text));
        if has(&low, &["kết thúc", "bế mạc", "adjourned"]) && session::take_end(text, line, self.extraction) {
            self.nodes(&node.children, scope);
            return None;
        }
        if scope.section == Section::Head && begins(&low, &["căn cứ", "xét", "thực hiện quyết định", "theo quyết định"])
        {
            self.recital(text, line);
            self.nodes(&node.children, scope);
            return None;
        }
        if scope.section == Section::Head && lists(&low) {
            self.head(text, line);
            let inner = Scope::of(Section::People(Context::default()));
            self.nodes(&node.children, &inner);
            return node.children.is_empty().then_some(inner);
        }
        if concludes(&low, node) || proceedings::concludes(text) {
            return self.turn(node);
        }
        let holds = !node.children.is_empty() && (node.is_title() || node.announces());
        if holds && !proceedings::speaks(text) {
            let is_people = scope.section == Section::Head && lists_people(node);
            if is_people {
                self.head(text, line);
                self.nodes(&node.children, &Scope::of(Section::People(Context::default())));
                return None;
            }
            // A line in capitals before the discussion repeats the title or who meets.
            if scope.section == Section::Head && super::casing::is_capitals(node.text()) {
                self.extraction.leave(line, text);
                self.nodes(&node.children, scope);
                return None;
            }
            self.topic(node, false);
            return None;
        }
        let is_head = scope.section == Section::Head && !proceedings::speaks(text);
        // An invitation asks without a heading.
        if is_head && node.mark == Mark::Plain && begins(&low, &["đề nghị", "yêu cầu", "giao", "trân trọng đề nghị"])
        {
            asks::take(text, line, &Asking::default(), self.basis, self.bodies, self.extraction);
            return None;
        }
        if !proceedings::speaks(text)
            && node.children.is_empty()
            && asks::gives_work(node.text(), self.basis, self.bodies)
        {
            let asking = Asking { by: scope.asking.by.clone(), ..Asking::default() };
            asks::take(node.text(), line, &asking, self.basis, self.bodies, self.extraction);
            return None;
        }
        if is_head {
            self.head(text, line);
        } else {
            self.body(text, line, scope);
        }
        let inner = if is_head { scope.clone() } else { Scope::of(Section::Body) };
        self.nodes(&node.children, &Scope { topic: scope.topic.clone(), ..inner });
        None
    }

    /// A heading and what stands under it: parts of the discussion.
    fn topic(&mut self, node: &Node, is_told: bool) {
        let heading = trimmed(node.text()).to_owned();
        let inner = Scope { topic: Some(heading), is_told, ..Scope::of(Section::Body) };
        let count = self.extraction.proceedings.len();
        self.nodes(&node.children, &inner);
        if !self.titled(node, inner.topic.as_deref(), count) {
            self.extraction.leave(node.block.line, &node.block.text);
        }
    }

    /// Whether one of the parts from this one on has the title. One that is the name of a kind is no title.
    fn titled(&mut self, node: &Node, title: Option<&str>, from: usize) -> bool {
        let kind = title.and_then(proceedings::kind_of_heading);
        let own = self.extraction.proceedings[from..].iter_mut().filter(|one| one.title.as_deref() == title);
        let mut is_used = false;
        for one in own.filter(|_| title.is_some()) {
            is_used = true;
            one.title_line = Some(node.block.line);
            if let Some(kind) = kind {
                one.kind = kind;
                one.title = None;
                one.title_line = None;
                one.doubt = None;
            }
        }
        if is_used && kind.is_some() {
            self.extraction.note_structure(node.block.line, &node.block.text);
        }
        is_used
    }

    /// Whether a line is a label with a place to be filled in by hand: "Địa điểm: ……".
    fn is_form(&mut self, text: &str, line: usize) -> bool {
        let is_form =
            text.split_once(':').is_some_and(|(_, value)| has_blank(value) && !value.contains(char::is_alphanumeric));
        if is_form {
            self.extraction.note_structure(line, text);
        }
        is_form
    }

    /// Takes the result of a vote: of what was said last under the same heading, else of the heading itself.
    fn vote(&mut self, text: &str, line: usize, scope: &Scope) -> bool {
        let last = self.extraction.proceedings.last_mut().filter(|last| last.title == scope.topic);
        if let Some(vote) = votes::told(text) {
            match last.filter(|last| scope.topic.is_some() && last.vote.is_none()) {
                Some(last) => {
                    last.kind = if last.by.is_empty() { "vote" } else { last.kind };
                    last.doubt = None;
                    last.vote = Some(vote);
                }
                None => self.extraction.proceedings.push(Proceeding {
                    kind: "vote",
                    title: scope.topic.clone(),
                    vote: Some(vote),
                    line,
                    ..Proceeding::default()
                }),
            }
            self.extraction.understand(line, text);
            return true;
        }
        let Some(vote) = last.and_then(|last| last.vote.as_mut()) else { return false };
        let Some(tallied) = votes::tallied(text) else { return false };
        vote.tally.push(tallied);
        self.extraction.understand(line, text);
        true
    }

    /// Where the paper turns to its conclusions: "…, đồng chí A kết luận như sau:".
    fn turn(&mut self, node: &Node) -> Option<Scope> {
        let (text, line) = (node.block.text.as_str(), node.block.line);
        let by = self.speaker(text);
        let asking = Asking { by, is_list: true, ..Asking::default() };
        let announced = asks::announced(node.text().trim_end_matches(':'), &asking, self.bodies);
        let outer = Scope { asking, ..Scope::of(Section::Conclusion) };
        let (asking, says) = if node.announces() {
            self.head_of_conclusion(text, line);
            (announced, false)
        } else {
            (outer.asking.clone(), true)
        };
        if says {
            self.said(text, line, &outer);
        }
        self.nodes(&node.children, &Scope { asking, ..outer.clone() });
        matches!(node.mark, Mark::Plain).then_some(outer)
    }

    /// What announces the conclusions tells who was heard, and whom it is said of.
    fn head_of_conclusion(&mut self, text: &str, line: usize) {
        let met = people::take(text, line, Context::default(), self.extraction);
        if met.is_empty() {
            self.extraction.leave(line, text);
        }
    }

    /// A conclusion in one paragraph: "Kết luận buổi làm việc, đồng chí A đề nghị …".
    fn said(&mut self, text: &str, line: usize, scope: &Scope) {
        let text = without_mark(text);
        let start = people_end(text).filter(|end| *end < text.len()).unwrap_or(0);
        let rest = text[start..].trim_start_matches([',', ':', ' ', ')']);
        people::take(&text[..start], line, Context::default(), self.extraction);
        let asking = Asking { is_list: false, ..scope.asking.clone() };
        asks::take(rest, line, &asking, self.basis, self.bodies, self.extraction);
    }

    /// Who concludes: the last who is named before the word for it.
    fn speaker(&mut self, text: &str) -> Option<String> {
        let found = person::people(text);
        let word = super::text::first(
            &lower(text),
            &["kết luận", "chỉ đạo", "yêu cầu", "đề nghị", "thống nhất", "giao", "concluded"],
        );
        let before = word.and_then(|(at, _)| found.iter().rfind(|one| one.span.start < at));
        let speaker = before.or(found.first())?;
        self.extraction.add_person(people::person_of(speaker, text, 0))
    }

    /// A block of the conclusions: an ask, a statement, or what the items under it are about.
    fn conclusion(&mut self, node: &Node, scope: &Scope) -> Option<Scope> {
        let (text, line) = (node.block.text.as_str(), node.block.line);
        let own = node.text();
        let low = lower(own);
        if has(&low, &["kết thúc", "bế mạc", "adjourned"]) && session::take_end(text, line, self.extraction) {
            return None;
        }
        if concludes(&low, node) && node.announces() {
            return self.turn(node);
        }
        let holds = !node.children.is_empty() && (node.is_title() || node.announces());
        if !holds {
            let is_title = node.children.is_empty() && matches!(node.mark, Mark::Heading(_) | Mark::Capitals);
            if is_title {
                self.extraction.leave(line, text);
                return None;
            }
            let mut asking =
                Asking { is_list: scope.asking.is_list && !matches!(node.mark, Mark::Plain), ..scope.asking.clone() };
            // "Đồng chí A kết luận: …"
            let mut own = own;
            if let Some((speakers, said)) = proceedings::announced(own, self.extraction)
                && said.kind == "conclusion"
                && !said.words.is_empty()
            {
                for speaker in speakers {
                    if let proceedings::Speaker::Person(person) = speaker {
                        asking.by = self.extraction.add_person(*person).or(asking.by);
                    }
                }
                self.extraction.understand(line, &own[..own.len() - said.words.len()]);
                own = said.words;
            }
            asks::take(own, line, &asking, self.basis, self.bodies, self.extraction);
            self.nodes(&node.children, scope);
            return None;
        }
        if assesses(&low) {
            self.topic(node, false);
            return None;
        }
        let asking = asks::announced(own, &scope.asking, self.bodies);
        let is_topic = node.is_title() && !node.announces();
        if node.announces() && asking.doers.is_empty() && own.split(' ').count() > 12 {
            // "A chủ trì hoàn thiện Đề án. Trong đó chú ý một số nội dung sau:" asks itself.
            asks::take(own, line, &scope.asking, self.basis, self.bodies, self.extraction);
        } else if is_topic || asking.doers.is_empty() {
            self.extraction.leave(line, text);
        }
        self.nodes(&node.children, &Scope { asking: Asking { is_list: true, ..asking }, ..scope.clone() });
        None
    }

    /// What is before the discussion: the sentence about the session, and its people. A sentence with a label of its
    /// own ("… Vắng: ông A.") is one of the lines that others write below each other.
    fn head(&mut self, text: &str, line: usize) {
        let own = |sentence: &std::ops::Range<usize>| {
            labelled(&text[sentence.clone()]).is_some_and(|(label, _)| {
                matches!(label, Label::Chair | Label::Secretary | Label::Present | Label::Absent)
            })
        };
        let (labels, rest): (Vec<_>, Vec<_>) = sentences(text).into_iter().partition(own);
        for sentence in &labels {
            let words = &text[sentence.clone()];
            if let Some((label, at)) = labelled(words) {
                self.listed(Context::of(label), words[at..].trim(), words, line);
            }
        }
        match (labels.is_empty(), rest.is_empty()) {
            (true, _) => self.opening(text, line),
            (false, true) => {}
            (false, false) => rest.into_iter().for_each(|sentence| self.opening(&text[sentence], line)),
        }
    }

    /// The people after a label on its line, as far as another label: "Điều hành: ông A; ghi biên bản: bà B".
    fn listed(&mut self, context: Context, rest: &str, text: &str, line: usize) {
        let next = rest.match_indices([';', '.']).find_map(|(at, _)| {
            let behind = rest[at + 1..].trim_start();
            let (label, length) = labelled(behind)?;
            matches!(label, Label::Chair | Label::Secretary | Label::Present | Label::Absent).then_some((
                at,
                label,
                &behind[length..],
            ))
        });
        let own = next.map_or(rest, |(at, ..)| rest[..at].trim());
        let counts = fields::take_counts(if next.is_some() { own } else { text }, line, self.extraction);
        // One behind the other: "ông A, Giám đốc; bà B; các phòng (03 người)".
        let pieces = cut(own, |_, sign, _| sign == ';');
        let mut is_taken = counts;
        for piece in pieces {
            is_taken |= people::take_listed(&own[piece], line, context, self.extraction);
        }
        if !is_taken {
            self.extraction.leave(line, text);
        }
        if let Some((_, label, behind)) = next {
            self.listed(Context::of(label), behind.trim(), behind, line);
        }
    }

    fn opening(&mut self, text: &str, line: usize) {
        fields::take_opening(text, line, self.short_forms, self.extraction);
    }

    /// What the session rests on: "Căn cứ Quyết định số …".
    fn recital(&mut self, text: &str, line: usize) {
        self.extraction
            .cites
            .extend(citations(text).into_iter().map(|found| (line, super::directives::as_written(found.value, text))));
        self.extraction.leave(line, text);
    }

    fn body(&mut self, text: &str, line: usize, scope: &Scope) {
        // What follows "Đồng chí A báo cáo:" is what was reported.
        let is_announced = |one: &Proceeding| !one.by.is_empty() && one.title == scope.topic && one.is_announced;
        if let Some(last) = self.extraction.proceedings.last_mut().filter(|last| is_announced(last))
            && scope.topic.is_some()
            && !proceedings::speaks(text)
        {
            let before = last.text.take().map(|before| before + "\n").unwrap_or_default();
            last.text = Some(before + text);
            last.text_lines.push(line);
            return;
        }
        if !proceedings::take_speech(text, line, scope.topic.as_deref(), self.extraction) {
            proceedings::take_text(text, line, scope.topic.as_deref(), false, self.extraction);
        }
    }
}

/// Whether a block is an item of a list by its mark, not a part of the paper.
fn is_item(mark: Mark) -> bool {
    matches!(
        mark,
        Mark::Listed(_)
            | Mark::Marked(
                Marker::Number(_) | Marker::Parenthesized | Marker::Letter | Marker::Sign(_) | Marker::Ordinal
            )
    )
}

/// Whether an invitation goes on behind its agenda: "Đề nghị các đồng chí …", "Kính mong …".
fn asks_of_invited(node: &Node) -> bool {
    node.mark == Mark::Plain
        && begins(&lower(node.text()), &["đề nghị", "yêu cầu", "trân trọng", "kính đề nghị", "kính mong", "rất mong"])
}

/// Where another label of the head begins within the value of one.
fn next_label(rest: &str) -> Option<usize> {
    let starts = rest.match_indices(['.', ';']).map(|(at, _)| rest.len() - rest[at + 1..].trim_start().len());
    let is_of_head = |at: &usize| {
        let label = labelled(&rest[*at..]).map(|(label, _)| label);
        matches!(label, Some(Label::Time | Label::End | Label::Place | Label::Chair | Label::Secretary))
    };
    starts.into_iter().find(is_of_head)
}

/// A label without a mark holds for what follows it, as no block stands under it that is not an item.
fn persists(node: &Node) -> bool {
    matches!(node.mark, Mark::Plain | Mark::Capitals)
}

/// What a title, or a line that looks like one, announces.
fn heading_label(node: &Node) -> Option<Label> {
    let text = node.block.text.as_str();
    let own = node.text();
    let words = own.split(' ').count();
    let is_short = node.block.kind != Kind::Caption && !text.ends_with(['.', ';', ',']) && words <= 5;
    let is_numbered = node.mark != Mark::Plain && words <= 12;
    let is_heading = matches!(node.mark, Mark::Heading(_) | Mark::Capitals);
    let is_closed = text.contains(':') && !text.ends_with(':') || text.ends_with(['.', ';']);
    let is_title = is_heading || (own.starts_with(char::is_uppercase) && (is_short || is_numbered) && !is_closed);
    let label = if node.mark == Mark::Plain { label } else { labels::heading };
    is_title.then(|| label(own.trim_end_matches(':'))).flatten()
}

/// In a conclusion or a list of actions, "Báo cáo: …" is work, not a part of the minutes.
fn may_open(label: Label, scope: &Scope) -> bool {
    match scope.section {
        Section::Conclusion | Section::Actions => {
            matches!(label, Label::Actions | Label::Recipients | Label::End | Label::Conclusion | Label::Decisions)
        }
        Section::Body => !matches!(label, Label::Basis | Label::Place | Label::Origin | Label::Author),
        _ => true,
    }
}

/// Whether a sentence announces who is there: "…, chúng tôi gồm có:".
fn lists(low: &str) -> bool {
    let low = low.trim_end();
    ["gồm có:", "gồm:", "gồm các thành phần sau:", "thành phần gồm:", "có mặt:", "tham dự có:", "dự họp có:"]
        .iter()
        .any(|words| low.ends_with(words))
}

/// Whether a part of the paper holds what was asked for, apart from the discussion: "7. Nội dung kết luận, chỉ đạo".
fn asks_apart(node: &Node) -> bool {
    matches!(node.mark, Mark::Marked(_))
        && !node.children.is_empty()
        && begins(&lower(node.text()), &["nội dung kết luận", "nội dung chỉ đạo"])
}

/// Whether an announcement turns to what is concluded, agreed or asked.
fn concludes(low: &str, node: &Node) -> bool {
    const WORDS: [&str; 10] = [
        "kết luận",
        "thống nhất",
        "quyết nghị",
        "quyết định",
        "phân công",
        "yêu cầu",
        "đề nghị",
        "chỉ đạo",
        "giao nhiệm vụ",
        "nhất trí",
    ];
    let begins_so =
        begins(low, &["kết luận", "phát biểu kết luận", "phát biểu chỉ đạo"]) && !low.starts_with("kết luận số");
    if !node.announces() {
        return begins_so && !person::people(&node.block.text).is_empty();
    }
    begins_so || has(low, &WORDS)
}

/// Whether a heading of conclusions is about what was, not about what is to be done.
pub(super) fn assesses(low: &str) -> bool {
    begins(
        low,
        &[
            "đánh giá",
            "kết quả",
            "ưu điểm",
            "hạn chế",
            "tồn tại",
            "về kết quả đạt được",
            "những kết quả",
            "tình hình",
            "nhận định",
        ],
    )
}

/// Whether what stands under a block are people.
fn lists_people(node: &Node) -> bool {
    let named = node
        .children
        .iter()
        .filter(|child| !person::people(&child.block.text).is_empty() && !proceedings::speaks(&child.block.text))
        .count();
    named > 0 && named * 2 >= node.children.len()
}

/// Where the person ends with whom a conclusion begins.
fn people_end(text: &str) -> Option<usize> {
    let speaker = person::people(text).into_iter().next()?;
    let before = &text[..speaker.span.start];
    (before.split_whitespace().count() <= 16).then_some(speaker.span.end)
}
