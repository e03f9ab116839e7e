//! Reports, statements and observations.

use std::sync::LazyLock;

use super::extraction::{Extraction, Person, Proceeding};
use super::people::{is_name, person_of};
use super::text::{begins, capitalized, first, has, lower, sentences, trimmed, without_mark};
use crate::i18n::{Catalog, Language};
use crate::model::ProceedingKind;
use crate::recognize::person::people;
use viet_text::fold::fold;

/// Words after a speaker, and what they make of the speech. The first in the text counts.
const VERBS: [(&str, &str); 46] = [
    ("nêu câu hỏi", "question"),
    ("đặt câu hỏi", "question"),
    ("chất vấn", "question"),
    ("trả lời", "answer"),
    ("giải trình", "answer"),
    ("ghi nhận", "observation"),
    ("nêu tồn tại, hạn chế", "limitation"),
    ("kiến nghị, đề xuất", "proposal"),
    ("kê khai lợi ích liên quan", "declaration"),
    ("điều hành biểu quyết", "vote"),
    ("đánh giá", "observation"),
    ("kết luận", "conclusion"),
    ("báo cáo", "report"),
    ("trình bày", "report"),
    ("thông qua dự thảo", "report"),
    ("phát biểu", "speech"),
    ("kiến nghị", "proposal"),
    ("đề xuất", "proposal"),
    ("thảo luận", "discussion"),
    ("cho ý kiến", "discussion"),
    ("có ý kiến", "discussion"),
    ("ý kiến", "discussion"),
    ("trao đổi", "discussion"),
    ("cho biết", "speech"),
    ("đề nghị", "proposal"),
    ("reported", "report"),
    ("presented", "report"),
    ("proposed", "proposal"),
    ("asked", "question"),
    ("said", "speech"),
    ("nêu", "speech"),
    ("phổ biến", "speech"),
    ("quán triệt", "speech"),
    ("thông qua", "report"),
    ("khai mạc", "speech"),
    ("giới thiệu", "speech"),
    ("tuyên bố", "speech"),
    ("nhấn mạnh", "speech"),
    ("đọc", "report"),
    ("explained", "speech"),
    ("suggested", "proposal"),
    ("welcomed", "speech"),
    ("confirmed", "speech"),
    ("reminded", "speech"),
    ("gave", "speech"),
    ("noted", "speech"),
];

/// Whether the text begins with a speaker.
pub(super) fn speaks(text: &str) -> bool {
    let text = without_mark(text);
    if let Some((_, rest)) = plain_speaker(text) {
        return !rest.is_empty();
    }
    let Some(rest) = behind_leading_person(text) else { return false };
    let low = lower(rest);
    let low = low.strip_prefix("đã ").unwrap_or(&low);
    // "Báo cáo viên" is a person, "thay mặt … báo cáo" is an act.
    let says = VERBS.iter().any(|(verb, _)| begins(low, &[verb])) && !begins(low, &["báo cáo viên"]);
    says || begins(low, &["thay mặt", "concluded"]) || concludes(text)
}

/// Whether the text begins with the person who concludes.
pub(super) fn concludes(text: &str) -> bool {
    let rest = behind_leading_person(without_mark(text)).map(lower);
    rest.is_some_and(|rest| {
        begins(&rest, &["kết luận", "phát biểu kết luận", "đã kết luận", "có ý kiến kết luận", "concluded"])
    })
}

/// What follows the person with whom the text begins.
fn behind_leading_person(text: &str) -> Option<&str> {
    let speaker = people(text).into_iter().next()?;
    let is_leading = text[..speaker.span.start].split_whitespace().count() <= 3;
    is_leading.then(|| text[speaker.span.end..].trim_start_matches([',', ')', ' ', '-', '–']))
}

/// A speaker without a form of address, and the statement: `John O'Neil reported that …`.
fn plain_speaker(text: &str) -> Option<(&str, &str)> {
    const SAID: [&str; 13] = [
        " reported ",
        " presented ",
        " proposed ",
        " asked ",
        " said ",
        " noted ",
        " explained ",
        " suggested ",
        " welcomed ",
        " confirmed ",
        " reminded ",
        " gave ",
        " concluded ",
    ];
    let at = SAID.iter().filter_map(|verb| text.find(verb)).min()?;
    let name = &text[..at];
    is_name(name).then(|| (name, text[at..].trim()))
}

/// Takes a report or a statement; returns whether the text names a speaker.
pub(super) fn take_speech(text: &str, line: usize, title: Option<&str>, extraction: &mut Extraction) -> bool {
    let text = without_mark(text);
    if let Some((name, words)) = plain_speaker(text) {
        let verb = words.split(' ').next().unwrap_or_default();
        let kind = VERBS.iter().find(|(known, _)| *known == verb).map_or("speech", |(_, kind)| *kind);
        let role = if kind == "report" { "presenter" } else { "speaker" };
        let person = Person { name: name.to_owned(), roles: vec![(role, line)], line, ..Person::default() };
        let by = extraction.add_person(person).into_iter().collect();
        let (title, text) = (title.map(str::to_owned), Some(capitalized(words)));
        extraction.proceedings.push(Proceeding { kind, title, by, text, line, ..Proceeding::default() });
        return true;
    }
    if let Some((by, said)) = announced(text, extraction) {
        let role = if said.kind == "report" { "presenter" } else { "speaker" };
        let mut names = Vec::new();
        for speaker in by {
            let person = match speaker {
                Speaker::Group(name) => {
                    names.push(name);
                    continue;
                }
                Speaker::Person(person) => person,
            };
            let roles = if said.kind == "conclusion" { Vec::new() } else { vec![(role, line)] };
            names.extend(extraction.add_person(Person { roles, line, ..*person }));
        }
        extraction.understand(line, &text[..text.len() - said.words.len()]);
        extraction.proceedings.push(Proceeding {
            kind: said.kind,
            by: names,
            on_behalf_of: said.on_behalf_of,
            title: title.map(str::to_owned),
            text: Some(capitalized(said.words)).filter(|words| !words.is_empty()),
            is_announced: text.ends_with(':'),
            line,
            ..Proceeding::default()
        });
        return true;
    }
    let Some(speaker) = people(text).into_iter().next() else {
        return take_named(text, line, title, extraction);
    };
    // A name in the middle of a text is not the speaker.
    if text[..speaker.span.start].split_whitespace().count() > 20 {
        return false;
    }
    let rest = text[speaker.span.end..].trim_start_matches([',', ')', ' ']);
    let colon = rest.strip_prefix(':').map(str::trim);
    let low = lower(rest);
    let verbs: Vec<&str> = VERBS.iter().map(|(verb, _)| *verb).collect();
    let verb = first(&low, &verbs).filter(|(at, _)| low[..*at].split_whitespace().count() <= 6);
    let kind = verb.and_then(|(_, verb)| VERBS.iter().find(|(known, _)| *known == verb)).map(|(_, kind)| *kind);
    let (kind, words) = match (kind, colon) {
        (_, Some(words)) => (heading_kind(title).unwrap_or("speech"), words),
        (Some(kind), None) => (kind, rest),
        (None, None) => return false,
    };
    let on_behalf_of = behalf(&text[..speaker.span.start]);
    let role = if kind == "report" { "presenter" } else { "speaker" };
    let person = Person { roles: vec![(role, line)], ..person_of(&speaker, text, line) };
    let by = extraction.add_person(person).into_iter().collect();
    extraction.proceedings.push(Proceeding {
        kind,
        by,
        on_behalf_of,
        title: title.map(str::to_owned),
        text: Some(capitalized(words.trim())),
        line,
        ..Proceeding::default()
    });
    true
}

/// Who speaks: somebody by name, or a group of the list.
pub(super) enum Speaker {
    Person(Box<Person>),
    Group(String),
}

/// Reads "Đồng chí A, các đại biểu thảo luận: …", "Ông A, thay mặt Đảng ủy, báo cáo.": who is named at the beginning, the act
/// that they are named with, and what was said.
pub(super) fn announced<'t>(text: &'t str, extraction: &Extraction) -> Option<(Vec<Speaker>, Said<'t>)> {
    let mut speakers = Vec::new();
    let (on_behalf_of, mut rest) = match lower(text) {
        low if begins(&low, &["thay mặt", "đại diện"]) => {
            let (before, rest) = text.split_once(", ")?;
            (behalf(before), rest)
        }
        _ => (None, text),
    };
    loop {
        let (speaker, end) = speaker(rest, extraction)?;
        speakers.push(speaker);
        let behind = rest[end..].trim_start_matches([',', ')', ' ']);
        if let Some(said) = said(behind) {
            let on_behalf_of = said.on_behalf_of.clone().or(on_behalf_of);
            return Some((speakers, Said { on_behalf_of, ..said }));
        }
        rest = behind.strip_prefix("và ").unwrap_or(behind);
    }
}

/// Who is named at the beginning of a text, and where the name ends.
fn speaker(text: &str, extraction: &Extraction) -> Option<(Speaker, usize)> {
    if let Some(found) = people(text).into_iter().next().filter(|found| found.span.start == 0) {
        return Some((Speaker::Person(Box::new(person_of(&found, text, 0))), found.span.end));
    }
    let low = lower(text);
    let begins_with = |name: &str| {
        let name = lower(name);
        (begins(&low, &[&name])).then_some(name.len())
    };
    let known = extraction.people.iter().find_map(|one| Some((&one.name, begins_with(&one.name)?)));
    if let Some((name, end)) = known {
        return Some((Speaker::Person(Box::new(Person { name: name.clone(), ..Person::default() })), end));
    }
    let group = extraction.groups.iter().find_map(|one| Some((&one.text, begins_with(&one.text)?)));
    group.map(|(name, end)| (Speaker::Group(name.clone()), end))
}

/// What stands behind a speaker.
pub(super) struct Said<'t> {
    pub kind: &'static str,
    pub on_behalf_of: Option<String>,
    /// What was said; empty where only the act is told, or what follows says it.
    pub words: &'t str,
}

/// Reads ", thay mặt Đảng ủy, báo cáo: …": the act, and what was said behind a colon or not at all.
pub(super) fn said(rest: &str) -> Option<Said<'_>> {
    let low = lower(rest);
    let acts = || VERBS.iter().filter(|(verb, _)| verb.len() > 4);
    let act = |at: usize| {
        let low = &low[at..];
        let verb = acts().filter(|(verb, _)| begins(low, &[verb])).max_by_key(|(verb, _)| verb.len())?;
        let behind = &low[verb.0.len()..];
        (behind.starts_with(':') || trimmed(behind).is_empty()).then_some((at + verb.0.len(), verb.1))
    };
    let mut on_behalf_of = None;
    let found = if begins(&low, &["thay mặt", "đại diện"]) {
        let comma = rest.match_indices(", ").find(|(at, _)| act(at + 2).is_some())?.0;
        on_behalf_of = behalf(&rest[..comma]);
        act(comma + 2)
    } else {
        act(0)
    };
    let (end, kind) = found?;
    Some(Said { kind, on_behalf_of, words: rest[end..].trim_start_matches([':', '.', ' ']).trim() })
}

/// The kind of what stands below a heading that is nothing but the name of the kind: "Câu hỏi, chất vấn".
pub(super) fn kind_of_heading(heading: &str) -> Option<&'static str> {
    static LABELS: LazyLock<Vec<(String, &str)>> = LazyLock::new(|| {
        let of = |catalog: Catalog| {
            let label = |kind: &ProceedingKind| {
                let label = catalog.get(&format!("{}-{}", ProceedingKind::KEY, kind.name()))?;
                Some((fold(&label), kind.name()))
            };
            ProceedingKind::ALL.iter().filter_map(label).collect::<Vec<_>>()
        };
        [Language::Vi, Language::En].map(Catalog::new).into_iter().flat_map(of).collect()
    });
    let key = fold(trimmed(heading));
    LABELS.iter().find(|(label, _)| *label == key).map(|(_, kind)| *kind)
}

/// `Nguyễn Văn A: đồng ý` of a known person.
fn take_named(text: &str, line: usize, title: Option<&str>, extraction: &mut Extraction) -> bool {
    let Some((name, words)) = text.split_once(':') else { return false };
    let key = fold(trimmed(name));
    let Some(known) = extraction.people.iter().find(|person| person.keys.folded == key) else { return false };
    let by = vec![known.name.clone()];
    let text = Some(capitalized(words.trim())).filter(|words| !words.is_empty());
    extraction.proceedings.push(Proceeding {
        kind: "speech",
        by,
        title: title.map(str::to_owned),
        text,
        line,
        ..Proceeding::default()
    });
    true
}

/// `Thay mặt Đảng ủy Sở, đồng chí …`: the organization that the speaker represents.
fn behalf(before: &str) -> Option<String> {
    let low = lower(before);
    let (at, words) = first(&low, &["thay mặt", "đại diện", "on behalf of"])?;
    let rest = &before[at + words.len()..];
    let name = trimmed(&rest[..rest.find(',').unwrap_or(rest.len())]);
    (!name.is_empty()).then(|| name.to_owned())
}

/// Takes a paragraph without a speaker. In an article, its sentences are observations; in minutes, it is one part of
/// the discussion.
pub(super) fn take_text(text: &str, line: usize, title: Option<&str>, is_article: bool, extraction: &mut Extraction) {
    let text = without_mark(text);
    let pieces = if is_article { sentences(text) } else { std::iter::once(0..text.len()).collect() };
    for piece in pieces {
        let words = &text[piece];
        let kind = kind_of(words).or_else(|| heading_kind(title));
        extraction.proceedings.push(Proceeding {
            kind: kind.unwrap_or(if is_article { "observation" } else { "discussion" }),
            title: title.map(str::to_owned),
            text: Some(capitalized(words)),
            line,
            // Only its position in the text implies it.
            doubt: kind.is_none().then(|| words.to_owned()),
            ..Proceeding::default()
        });
    }
}

fn kind_of(text: &str) -> Option<&'static str> {
    let low = lower(text);
    if begins(&low, &["hạn chế", "tồn tại", "khó khăn", "tuy nhiên", "bên cạnh đó, còn", "một số hạn chế"])
    {
        Some("limitation")
    } else if begins(&low, &["kiến nghị", "đề xuất"]) {
        Some("proposal")
    } else {
        None
    }
}

/// What the heading says about the text below it.
fn heading_kind(title: Option<&str>) -> Option<&'static str> {
    let low = lower(title?);
    [
        ("limitation", &["hạn chế", "tồn tại", "khó khăn"][..]),
        ("proposal", &["kiến nghị", "đề xuất"]),
        ("report", &["báo cáo"]),
        ("observation", &["kết quả", "đánh giá", "ưu điểm", "tình hình"]),
        ("discussion", &["thảo luận", "ý kiến", "discussion"]),
    ]
    .into_iter()
    .find(|(_, words)| has(&low, words))
    .map(|(kind, _)| kind)
}
