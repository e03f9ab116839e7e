//! What was reported, said and found.

use super::gathered::{Gathered, Person, Proceeding};
use super::people::person_of;
use super::words::{begins, capitalized, first, has, lower, sentences, trimmed, without_mark};
use crate::text::recognize::person::people;

/// Words behind a speaker, and what they make of the speech. The first in the text counts.
const VERBS: [(&str, &str); 19] = [
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
    ("noted", "speech"),
];

/// Takes what somebody reported or said; returns whether the text names a speaker.
pub(super) fn take_speech(text: &str, line: usize, title: Option<&str>, gathered: &mut Gathered) -> bool {
    let text = without_mark(text);
    let Some(speaker) = people(text).into_iter().next() else {
        return take_named(text, line, title, gathered);
    };
    // Who is named in the middle of something else does not speak.
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
    let by = gathered.meet(person);
    gathered.proceedings.push(Proceeding {
        kind,
        by,
        on_behalf_of,
        title: title.map(str::to_owned),
        text: Some(capitalized(words.trim())),
        line,
        doubt: None,
    });
    true
}

/// `Nguyễn Văn A: đồng ý` of somebody who is known already.
fn take_named(text: &str, line: usize, title: Option<&str>, gathered: &mut Gathered) -> bool {
    let Some((name, words)) = text.split_once(':') else { return false };
    let key = crate::text::fold::fold(trimmed(name));
    let Some(known) = gathered.people.iter().find(|person| crate::text::fold::fold(&person.name) == key) else {
        return false;
    };
    let by = Some(known.name.clone());
    let text = Some(capitalized(words.trim())).filter(|words| !words.is_empty());
    gathered.proceedings.push(Proceeding {
        kind: "speech",
        by,
        title: title.map(str::to_owned),
        text,
        line,
        ..Proceeding::default()
    });
    true
}

/// `Thay mặt Đảng ủy Sở, đồng chí …`: for whom somebody speaks.
fn behalf(before: &str) -> Option<String> {
    let low = lower(before);
    let (at, words) = first(&low, &["thay mặt", "đại diện", "on behalf of"])?;
    let rest = &before[at + words.len()..];
    let name = trimmed(&rest[..rest.find(',').unwrap_or(rest.len())]);
    (!name.is_empty()).then(|| name.to_owned())
}

/// Takes a paragraph in which nobody speaks. Of an article, its sentences are what was found; of minutes, it is one piece
/// of the discussion.
pub(super) fn take_text(text: &str, line: usize, title: Option<&str>, is_article: bool, gathered: &mut Gathered) {
    let text = without_mark(text);
    let pieces = if is_article { sentences(text) } else { std::iter::once(0..text.len()).collect() };
    for piece in pieces {
        let words = &text[piece];
        let kind = kind_of(words).or_else(|| heading_kind(title));
        gathered.proceedings.push(Proceeding {
            kind: kind.unwrap_or(if is_article { "finding" } else { "discussion" }),
            title: title.map(str::to_owned),
            text: Some(capitalized(words)),
            line,
            // Nothing says so but the place in the text.
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

/// Returns what the heading says of what stands below it.
fn heading_kind(title: Option<&str>) -> Option<&'static str> {
    let low = lower(title?);
    [
        ("limitation", &["hạn chế", "tồn tại", "khó khăn"][..]),
        ("proposal", &["kiến nghị", "đề xuất"]),
        ("report", &["báo cáo"]),
        ("finding", &["kết quả", "đánh giá", "ưu điểm", "tình hình"]),
        ("discussion", &["thảo luận", "ý kiến", "discussion"]),
    ]
    .into_iter()
    .find(|(_, words)| has(&low, words))
    .map(|(kind, _)| kind)
}
