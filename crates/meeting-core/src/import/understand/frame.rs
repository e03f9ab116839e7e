//! What is around the text of a paper: the letterhead above it, recipients and signatures below.

use super::bodies::Bodies;
use super::extraction::{Extraction, Person, Signature};
use super::labels::{Label, label};
use super::people::is_name;
use super::text::{begins, has, lower, trimmed, without_mark};
use super::zones::signs;
use super::{boilerplate, casing, header};
use crate::import::document::{Block, Kind};
use crate::recognize::organizations::is_organization;
use crate::recognize::{person, words};
use viet_text::fold::fold;

/// Reads what is above the title: who issues the paper, its number, place and date, the motto.
pub(super) fn letterhead(blocks: &[Block], texts: &[String], bodies: &Bodies, extraction: &mut Extraction) {
    let mut names: Vec<(usize, &str)> = Vec::new();
    for (line, text) in columns(blocks).into_iter().flatten() {
        if boilerplate::is_furniture(text) {
            extraction.dropped.push((line, text.to_owned()));
        } else if header::take(text, line, extraction) || header::take_lone_day(text, line, extraction) {
            // Its number, its day or the motto.
        } else if may_issue(text) {
            names.push((line, text));
        } else {
            extraction.left.push((line, text.to_owned()));
        }
    }
    // What is neither number, nor day, nor motto is who issues the paper, below the body that it belongs to.
    let mut issuer: Option<usize> = None;
    let mut parent = None;
    let names = joined(names, extraction);
    for (at, (lines, text)) in names.iter().enumerate() {
        let name = if casing::is_capitals(text) {
            let (name, is_sure) = casing::sentence_case(text, texts.iter().map(String::as_str));
            if is_sure { name } else { casing::body_case(text) }
        } else {
            text.clone()
        };
        let is_one = || matches!(&bodies.in_text(&name)[..], [one] if one.span == (0..name.len()));
        let is_body = || !holds_two(&name) && (is_organization(&name) || is_one());
        if let Some(known) = known(text, extraction) {
            let organization = &mut extraction.organizations.known[known];
            if casing::is_capitals(&organization.name) {
                organization.name = name;
            }
            issuer = Some(known);
        } else if is_body() && at + 1 < names.len() {
            parent = Some(name);
        } else if is_body() {
            issuer = Some(extraction.organizations.add(&name, lines[0].0, &[]));
        } else {
            extraction.left.extend(lines.iter().map(|(line, text)| (*line, (*text).to_owned())));
        }
    }
    match (issuer, parent) {
        (Some(issuer), Some(parent)) => extraction.organizations.known[issuer].part_of = Some(parent),
        (None, Some(parent)) => issuer = Some(extraction.organizations.add(&parent, 1, &[])),
        _ => {}
    }
    let has_convener = extraction.organizations.known.iter().any(|known| known.side == Some("convener"));
    if let Some(issuer) = issuer.filter(|_| !has_convener) {
        extraction.organizations.known[issuer].side.get_or_insert("convener");
    }
}

/// Names with the lines that they are on: "ỦY BAN NHÂN DÂN" goes on with "XÃ VĨNH LỘC", "CÔNG TY CỔ PHẦN" with its name.
fn joined<'t>(names: Vec<(usize, &'t str)>, extraction: &Extraction) -> Vec<(Vec<(usize, &'t str)>, String)> {
    let is_whole = |text: &str| is_organization(&casing::body_case(text)) || known(text, extraction).is_some();
    let mut joined: Vec<(Vec<(usize, &str)>, String)> = Vec::new();
    for (line, text) in names {
        let goes_on = begins(&lower(text), &words::LEVELS) || !is_whole(text);
        match joined.last_mut().filter(|_| goes_on) {
            Some((lines, name)) => {
                lines.push((line, text));
                *name = format!("{name} {text}");
            }
            None => joined.push((vec![(line, text)], text.to_owned())),
        }
    }
    joined
}

/// Whether a line names two bodies: "Ủy ban nhân dân tỉnh Kon Tum Văn phòng".
fn holds_two(name: &str) -> bool {
    let low = lower(name);
    let heads = || words::HEADS.iter().filter(|head| head.contains(' '));
    let begins_another =
        |at: usize| name[at..].starts_with(char::is_uppercase) && heads().any(|head| begins(&low[at..], &[head]));
    // Behind the name of a place, no name of the same body goes on.
    let is_behind_place =
        |at: usize| name[..at].split(' ').rev().take(2).all(|word| word.starts_with(char::is_uppercase));
    name.match_indices(' ').any(|(at, _)| begins_another(at + 1) && is_behind_place(at) && is_organization(&name[..at]))
}

/// The body that the document names so.
fn known(name: &str, extraction: &Extraction) -> Option<usize> {
    let key = |name: &str| fold(name).replace("hdnd", "hoi dong nhan dan").replace("ubnd", "uy ban nhan dan");
    let name = key(name);
    extraction.organizations.known.iter().position(|known| {
        [Some(&known.name), known.short.as_ref()].into_iter().flatten().any(|known| key(known) == name)
    })
}

/// Whether a line of a letterhead may name a body.
fn may_issue(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        && !text.contains(|c: char| c.is_ascii_digit() || c == ':')
        && !text.ends_with(['.', ';', ','])
        && text.split(' ').count() <= 16
}

/// Reads what is below the end: recipients and signatures.
pub(super) fn foot(blocks: &[Block], extraction: &mut Extraction) {
    for column in columns(blocks) {
        let mut foot = Foot::default();
        for (line, text) in column {
            foot.read(line, text, extraction);
        }
        foot.close(extraction);
    }
}

/// The lines of the blocks, those of each column of a table together: a post and the name below it.
fn columns(blocks: &[Block]) -> Vec<Vec<(usize, &str)>> {
    let mut columns: Vec<Vec<(usize, &str)>> = vec![Vec::new()];
    for block in blocks {
        let Kind::Table(rows) = &block.kind else {
            if let Some(last) = columns.last_mut() {
                last.push((block.line, block.text.as_str()));
            }
            continue;
        };
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        for at in 0..width {
            let cells = rows.iter().filter_map(|row| Some((row.line, row.cells.get(at)?)));
            columns.push(cells.flat_map(|(line, cell)| cell.iter().map(move |text| (line, text.as_str()))).collect());
        }
        columns.push(Vec::new());
    }
    columns
}

/// The foot of a paper as far as it is read.
#[derive(Default)]
struct Foot<'t> {
    is_of_recipients: bool,
    /// The posts above the place of a signature, and the names below them.
    posts: Vec<(usize, &'t str)>,
    names: Vec<(usize, &'t str)>,
}

impl<'t> Foot<'t> {
    fn read(&mut self, line: usize, text: &'t str, extraction: &mut Extraction) {
        let low = lower(text);
        if begins(&low, &["nơi nhận"]) {
            self.is_of_recipients = true;
            let rest = trimmed(text.split_once(':').map_or("", |(_, rest)| rest));
            if rest.is_empty() {
                extraction.dropped.push((line, text.to_owned()));
            } else {
                extraction.recipients.push((line, rest.to_owned()));
            }
        } else if self.is_of_recipients && text.starts_with(['-', '–', '+']) {
            extraction.recipients.push((line, trimmed(without_mark(text)).to_owned()));
        } else if boilerplate::is_furniture(text) || begins(low.trim_start_matches('('), &["ký", "đã ký"]) {
            extraction.dropped.push((line, text.to_owned()));
        } else if header::take(text, line, extraction) {
            self.is_of_recipients = false;
        } else if is_post(text) && !is_known(text, extraction) {
            self.is_of_recipients = false;
            if !self.names.is_empty() {
                self.close(extraction);
            }
            self.posts.push((line, text));
        } else if !self.posts.is_empty() && (is_name(person::without_address(text).1) || is_known(text, extraction)) {
            self.names.push((line, text));
        } else {
            self.is_of_recipients = false;
            extraction.leave(line, text);
        }
    }

    /// Ends a signature. Posts that say what somebody does in the session stand side by side: each is above its own name, or
    /// above an empty place.
    fn close(&mut self, extraction: &mut Extraction) {
        let (posts, names) = (std::mem::take(&mut self.posts), std::mem::take(&mut self.names));
        let roles: Vec<&str> = posts.iter().filter_map(|(_, post)| role(post)).collect();
        for (line, post) in &posts {
            if role(post).is_some() {
                extraction.note_structure(*line, post);
            } else if names.is_empty() {
                extraction.leave(*line, post);
            }
        }
        for (at, (line, text)) in names.iter().enumerate() {
            let own = if roles.len() == names.len() { roles.get(at) } else { roles.last() };
            match own {
                Some(role) => meet(text, role, *line, extraction),
                None => extraction.signatures.push(signature(text, &posts, *line)),
            }
        }
    }
}

/// Gives the signer the role of the post.
fn meet(text: &str, role: &'static str, line: usize, extraction: &mut Extraction) {
    let (honorific, name) = person::without_address(text);
    if !extraction.people.iter().any(|known| fold(&known.name) == fold(name) && known.has(role)) {
        let honorific = honorific.map(str::to_owned);
        let roles = vec![(role, line)];
        extraction.add_person(Person { name: name.to_owned(), honorific, roles, line, ..Person::default() });
    }
}

/// Who signs below posts that are no role: "KT. GIÁM ĐỐC" above "PHÓ GIÁM ĐỐC".
fn signature(text: &str, posts: &[(usize, &str)], line: usize) -> Signature {
    let is_capacity = |post: &str| post.contains(['.', '/']) || begins(&lower(post), &["đại diện", "thay mặt"]);
    let of = |is_one: bool| {
        let posts: Vec<&str> = posts.iter().map(|(_, post)| *post).filter(|post| is_capacity(post) == is_one).collect();
        (!posts.is_empty()).then(|| posts.join(", "))
    };
    Signature { by: person::without_address(text).1.to_owned(), capacity: of(true), position: of(false), line }
}

/// What the signer below a post did in the session: "CHỦ TRÌ HỘI NGHỊ", "NGƯỜI GHI BIÊN BẢN".
fn role(post: &str) -> Option<&'static str> {
    let low = lower(post);
    let is_on_behalf = begins(&low, &["tm", "t/m", "kt", "k/t", "tl", "t/l"]);
    match label(post).filter(|_| !is_on_behalf && !has(&low, &["của"]))? {
        Label::Chair => Some("chair"),
        Label::Secretary => Some("secretary"),
        _ => None,
    }
}

/// Whether a line stands above the place of a signature.
fn is_post(text: &str) -> bool {
    role(text).is_some() || casing::is_capitals(text) || signs(text, true)
}

/// Whether a line is the name of somebody who was there.
fn is_known(text: &str, extraction: &Extraction) -> bool {
    let name = fold(person::without_address(text).1);
    extraction.people.iter().any(|known| fold(&known.name) == name)
}
