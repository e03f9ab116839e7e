//! What a paper asks for: its conclusions, decisions and agreements, item by item. One item is one ask, unless it names
//! several doers with work for each.

use super::bodies::Bodies;
use super::doers::{Doers, doers};
use super::extraction::{Directive, Due, Extraction, Proceeding};
use super::text::{begins, capitalized, cut, find, first, has, lower, sentences, trimmed, unticked};
use super::trailing::Trailing;
use crate::recognize::Certainty;
use crate::recognize::assignment::assignments;
use crate::recognize::citation::citations;
use crate::recognize::deadline::{Basis, deadlines};
use crate::recognize::words;

/// What gives work or concludes, each with the kind of what follows.
fn giving() -> impl Iterator<Item = (&'static str, &'static str)> {
    words::ASKING.iter().chain(words::CONCLUDING.iter()).copied()
}

/// What a section says about the asks in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Asking {
    /// The kind of what follows "… yêu cầu:", "QUYẾT NGHỊ:".
    pub kind: Option<&'static str>,
    /// Who concludes.
    pub by: Option<String>,
    /// Whom a heading names, whose items these are.
    pub doers: Vec<String>,
    /// Who is to support them.
    pub support: Vec<String>,
    /// Whether every item of it is an ask, unless it states something.
    pub is_list: bool,
}

/// Whether a block outside the conclusions gives work all the same: it begins with a word that gives it and whom it is
/// given to, or it names who is to lead something, or by when.
pub(super) fn gives_work(text: &str, basis: &Basis, bodies: &Bodies) -> bool {
    let low = lower(text);
    if begins(&low, &words::STATEMENTS) {
        return false;
    }
    let at = behind_adverbial(&low);
    let verb = words::ASKING.iter().filter(|(verb, _)| begins(&low[at..], &[verb])).max_by_key(|(verb, _)| verb.len());
    let start = verb.map_or(at, |(verb, _)| at + verb.len() + 1);
    if start >= text.len() || !text.is_char_boundary(start) {
        return false;
    }
    let Some(found) = doers(text, start, bodies) else { return false };
    let rest = low[found.end..].trim_start_matches([' ', ',']);
    if trimmed(rest).is_empty() || begins(rest, &words::TOLD) {
        return false;
    }
    let begins_work = begins(rest, &words::VERBS) || begins(rest, &words::LEADING) || begins(rest, &words::URGING);
    let is_due =
        || deadlines(text, basis).iter().any(|found| found.value.due.is_some() || found.value.repeats.is_some());
    verb.is_some() && (begins_work || is_due()) || begins(rest, &words::LEADING) || (begins_work && is_due())
}

/// What a heading or an announcement says about what stands under it: whom it names, and the kind of what it asks.
pub(super) fn announced(text: &str, asking: &Asking, bodies: &Bodies) -> Asking {
    let text = trimmed(text);
    let low = lower(text);
    let mut next = Asking { doers: Vec::new(), support: Vec::new(), ..asking.clone() };
    // The last word that gives something: "… ghi nhận kết quả và yêu cầu Trường A:".
    let verb = giving()
        .filter_map(|(verb, kind)| Some((rfind(&low, verb)?, verb, kind)))
        .max_by_key(|(at, verb, _)| (*at, verb.len()));
    let start = match verb {
        Some((at, verb, kind)) => {
            next.kind = Some(kind);
            next.is_list = true;
            at + verb.len() + text[at + verb.len()..].len() - text[at + verb.len()..].trim_start().len()
        }
        None => 0,
    };
    if let Some(found) = doers(text, start, bodies) {
        // "Khoa A phối hợp với khoa B:"
        let (work, support) = support(text, found.end, bodies, true);
        let rest = trimmed(&text[if support.is_empty() { found.end } else { work }..]);
        // "Sở A chủ trì hoàn thiện Đề án …, chú ý một số nội dung sau:" asks itself.
        let is_long = rest.split(' ').count() > 8;
        let says_more = !rest.is_empty() && (is_long || !begins(&lower(rest), &words::ANNOUNCING));
        if !says_more {
            next.doers = found.names;
            next.support = support;
        }
    }
    next
}

fn rfind(low: &str, phrase: &str) -> Option<usize> {
    let (mut from, mut found) = (0, None);
    while let Some(at) = find(&low[from..], phrase).map(|at| at + from) {
        found = Some(at);
        from = at + phrase.len();
    }
    found
}

/// Takes the asks of an item; what is none is kept as what was said.
pub(super) fn take(
    text: &str,
    line: usize,
    asking: &Asking,
    basis: &Basis,
    bodies: &Bodies,
    extraction: &mut Extraction,
) {
    let Some(text) = unticked(text) else {
        extraction.left.push((line, text.to_owned()));
        return;
    };
    if let Some((work, trailing)) = Trailing::of(text, extraction.days, basis, bodies) {
        take_labelled(work, line, trailing, asking, basis, bodies, extraction);
        extraction.understand(line, &text[work.len()..]);
        return;
    }
    let mut open: Option<Ask> = None;
    // Items about what was reached ask nothing, unless a word of theirs does.
    let is_list = asking.is_list && !super::paper::assesses(&lower(text));
    let asking = &Asking { is_list, ..asking.clone() };
    // "Về chuyển đổi số. Trung tâm bố trí …": the topic belongs to the ask behind it.
    let mut topic = None;
    for clause in clauses(text) {
        let words = &text[clause.clone()];
        if open.is_none() && is_topic(words) && clause.end < text.len() {
            topic.get_or_insert(clause.start);
            continue;
        }
        match read(words, asking, bodies) {
            Reading::Ask(ask) => {
                // What goes on without a doer of its own is part of the ask before.
                let goes_on = open
                    .as_ref()
                    .is_some_and(|open| ask.doers.is_empty() && (ask.kind.is_none() || ask.kind == open.kind));
                match &mut open {
                    Some(open) if goes_on => open.end = clause.end,
                    _ => {
                        push(text, line, open.take(), asking, basis, bodies, extraction);
                        open = Some(Ask {
                            start: topic.take().unwrap_or(clause.start),
                            end: clause.end,
                            work: clause.start + ask.work,
                            ..ask
                        });
                    }
                }
            }
            Reading::Statement => match &mut open {
                // In the same sentence, it belongs to the ask.
                Some(open) if !text[..clause.start].trim_end().ends_with(['.', '!', '?']) => open.end = clause.end,
                _ => {
                    push(text, line, open.take(), asking, basis, bodies, extraction);
                    state(&text[topic.take().unwrap_or(clause.start)..clause.end], line, asking, extraction);
                }
            },
        }
    }
    push(text, line, open, asking, basis, bodies, extraction);
}

/// Takes an item whose labels say who does it and until when: it is one ask, whatever its words are.
fn take_labelled(
    work: &str,
    line: usize,
    trailing: Trailing,
    asking: &Asking,
    basis: &Basis,
    bodies: &Bodies,
    extraction: &mut Extraction,
) {
    let ask = match read(work, asking, bodies) {
        Reading::Ask(ask) => Ask { is_sure: true, ..ask },
        Reading::Statement => Ask { is_sure: true, ..Ask::default() },
    };
    push(work, line, Some(Ask { end: work.len(), ..ask }), asking, basis, bodies, extraction);
    let Some(directive) = extraction.directives.last_mut() else { return };
    if !trailing.lead.is_empty() {
        directive.lead = trailing.lead;
        directive.kind = if directive.kind == "request" { "assignment" } else { directive.kind };
    }
    if !trailing.support.is_empty() {
        directive.support = trailing.support;
    }
    if trailing.due != Due::default() {
        directive.due = trailing.due;
        directive.doubt = None;
    }
}

/// Whether a sentence only names what the next ones are about: "Về chuyển đổi số."
fn is_topic(words: &str) -> bool {
    begins(&lower(words), &["về", "đối với", "công tác", "lĩnh vực"])
        && words.ends_with(['.', ':'])
        && words.split(' ').count() <= 10
}

/// The clauses of an item: sentences, cut at semicolons that are in no citation.
fn clauses(text: &str) -> Vec<std::ops::Range<usize>> {
    let cited: Vec<_> = citations(text).into_iter().map(|found| found.span).collect();
    let mut clauses = Vec::new();
    for sentence in sentences(text) {
        let words = &text[sentence.clone()];
        let pieces = cut(words, |before, sign, _| {
            let at = sentence.start + before.len();
            sign == ';' && !cited.iter().any(|span| span.contains(&at))
        });
        clauses.extend(pieces.into_iter().map(|piece| sentence.start + piece.start..sentence.start + piece.end));
    }
    clauses
}

/// An ask as far as it has been read: bytes of the item.
#[derive(Debug, Clone, Default)]
struct Ask {
    start: usize,
    end: usize,
    /// Where the work itself begins.
    work: usize,
    kind: Option<&'static str>,
    doers: Vec<String>,
    is_sure: bool,
}

enum Reading {
    Ask(Ask),
    Statement,
}

/// Reads a clause by itself.
fn read(clause: &str, asking: &Asking, bodies: &Bodies) -> Reading {
    let low = lower(clause);
    if begins(&low, &words::STATEMENTS) {
        return Reading::Statement;
    }
    let at = behind_adverbial(&low);
    let verb = giving().filter(|(verb, _)| begins(&low[at..], &[verb])).max_by_key(|(verb, _)| verb.len());
    let start = verb.map_or(at, |(verb, _)| {
        let behind = at + verb.len();
        behind + clause[behind..].len() - clause[behind..].trim_start().len()
    });
    let found = doers(clause, start, bodies);
    let rest = found.as_ref().map_or(&low[start..], |found| &low[found.end..]).trim_start_matches([' ', ',']);
    let is_told = begins(rest, &words::TOLD);
    if let Some(Doers { names, end }) = found {
        let says = !trimmed(rest).is_empty();
        if is_told && verb.is_none() {
            // "Bộ Giao thông vận tải được giao khôi phục …"
            if let Some(given) =
                ["được giao nhiệm vụ", "được giao", "được phân công"].iter().find_map(|words| rest.strip_prefix(words))
            {
                let work = clause.len() - given.len();
                return Reading::Ask(Ask {
                    work,
                    doers: names,
                    is_sure: true,
                    kind: Some("assignment"),
                    ..Ask::default()
                });
            }
            return Reading::Statement;
        }
        if says || verb.is_some() {
            let work = end + clause[end..].len() - clause[end..].trim_start_matches([' ', ',', ':']).len();
            return Reading::Ask(Ask {
                work,
                doers: names,
                kind: verb.map(|(_, kind)| kind),
                is_sure: true,
                ..Ask::default()
            });
        }
        return Reading::Statement;
    }
    if let Some((_, kind)) = verb {
        return Reading::Ask(Ask { work: start, kind: Some(kind), is_sure: true, ..Ask::default() });
    }
    let is_past = begins(&low, &words::TOLD)
        || has(&low, &["đã"])
            && !has(&low, &["đã được", "đã hỏng", "đã sửa", "đã nêu", "đã giao", "đã đề ra", "đã ký"]);
    let begins_work = begins(&low[at..], &words::VERBS);
    if is_past && !begins_work {
        return Reading::Statement;
    }
    if begins_work || asking.is_list || !asking.doers.is_empty() {
        let is_sure = begins_work || !asking.doers.is_empty() || asking.kind.is_some();
        return Reading::Ask(Ask { work: at, is_sure, ..Ask::default() });
    }
    Reading::Statement
}

/// Where a clause goes on after words that say when: "Định kỳ hằng quý, ", "Trong tháng 5, ".
fn behind_adverbial(low: &str) -> usize {
    const WHEN: [&str; 18] = [
        "định kỳ",
        "hằng",
        "hàng",
        "trong",
        "trước",
        "từ",
        "ngoài",
        "thời gian tới",
        "cuối",
        "đầu",
        "vào",
        "đồng thời",
        "bên cạnh đó",
        "ngoài ra",
        "trước mắt",
        "đến",
        "do đó",
        "vì vậy",
    ];
    // "Đồng thời giao …"
    const BESIDES: [&str; 6] = ["đồng thời", "bên cạnh đó", "ngoài ra", "theo đó", "trước mắt", "riêng"];
    if let Some(words) = BESIDES.iter().find(|words| begins(low, &[words]))
        && giving().any(|(verb, _)| begins(low[words.len()..].trim_start_matches([' ', ',']), &[verb]))
    {
        return low.len() - low[words.len()..].trim_start_matches([' ', ',']).len();
    }
    if !begins(low, &WHEN) {
        return 0;
    }
    let Some(comma) = low.find(',').filter(|comma| low[..*comma].split(' ').count() <= 12) else { return 0 };
    comma + 1 + low[comma + 1..].len() - low[comma + 1..].trim_start().len()
}

/// Adds what was said.
fn state(words: &str, line: usize, asking: &Asking, extraction: &mut Extraction) {
    let text = trimmed(words);
    if text.is_empty() {
        return;
    }
    extraction.proceedings.push(Proceeding {
        kind: "conclusion",
        by: asking.by.clone().into_iter().collect(),
        text: Some(capitalized(text)),
        line,
        ..Proceeding::default()
    });
}

/// Adds an ask.
fn push(
    text: &str,
    line: usize,
    ask: Option<Ask>,
    asking: &Asking,
    basis: &Basis,
    bodies: &Bodies,
    extraction: &mut Extraction,
) {
    let Some(ask) = ask else { return };
    let quote = text[ask.start..ask.end].trim().trim_end_matches(';');
    let (mut work, support) = support(&text[..ask.end], ask.work, bodies, false);
    if trimmed(&text[work..ask.end]).is_empty() {
        work = ask.work;
    }
    let found = deadlines(quote, basis);
    let deadline =
        found.iter().find(|found| found.value.due.is_some() || found.value.repeats.is_some()).or(found.first());
    let due: Due = deadline.map(|found| found.value.clone().into()).unwrap_or_default();
    let is_guessed = deadline.is_some_and(|found| found.certainty == Certainty::Guessed);
    let (mut lead, mut support) = (ask.doers, support);
    if lead.is_empty()
        && let Some(found) = named_behind(quote, bodies)
    {
        lead = found.0;
        if support.is_empty() {
            support = found.1;
        }
    }
    if lead.is_empty() {
        lead.clone_from(&asking.doers);
        if support.is_empty() {
            support.clone_from(&asking.support);
        }
    }
    let kind = ask.kind.or(asking.kind).unwrap_or("assignment");
    let kind = if lead.is_empty() && kind == "assignment" { "request" } else { kind };
    let words = capitalized(trimmed(&text[work..ask.end]));
    let cites = citations(quote).into_iter().map(|found| super::directives::as_written(found.value, quote)).collect();
    let (to, lead) = match (kind, &lead[..]) {
        ("request" | "recommendation", [one]) if support.is_empty() => (Some(one.clone()), Vec::new()),
        _ => (None, lead),
    };
    extraction.directives.push(Directive {
        kind,
        quote: Some(quote.to_owned()).filter(|quote| lower(trimmed(quote)) != lower(trimmed(&words))),
        text: words,
        by: asking.by.clone(),
        to,
        lead,
        support,
        cites,
        due,
        line,
        doubt: (!ask.is_sure || is_guessed).then(|| quote.to_owned()),
    });
}

/// Who leads and supports a piece of work and is named behind it or within: "… (đ/c Hoa phụ trách)", "… Chủ trì: A; phối
/// hợp: B", "… – đồng chí Hoa", "…, giao cho bà Hoa".
fn named_behind(quote: &str, bodies: &Bodies) -> Option<(Vec<String>, Vec<String>)> {
    const GIVEN: [&str; 8] =
        ["giao cho", "phân công cho", "giao", "phân công", "người thực hiện:", "phụ trách:", "thực hiện:", "đầu mối:"];
    let text = quote.trim_end_matches(['.', ';', ' ', '/']);
    let low = lower(text);
    if let Some(found) = assignments(quote).into_iter().find(|found| !found.value.lead.is_empty()) {
        let names = |names: Vec<crate::recognize::Found<String>>| names.into_iter().map(|name| name.value).collect();
        return Some((names(found.value.lead), names(found.value.support)));
    }
    let alone = |piece: &str| {
        let piece = trimmed(piece);
        let found = doers(piece, 0, bodies)?;
        let rest = lower(piece[found.end..].trim_start_matches([' ', ',', ':']));
        let is_whole = rest.is_empty()
            || begins(
                &rest,
                &["phụ trách", "chủ trì", "thực hiện", "chịu trách nhiệm", "làm", "xong", "trước", "hạn", "theo dõi"],
            );
        is_whole.then_some((found.names, Vec::new()))
    };
    if let Some(inner) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map(|(_, inner)| inner)
        && let Some(found) = alone(inner)
    {
        return Some(found);
    }
    if let Some((_, tail)) =
        text.rsplit_once(" – ").or_else(|| text.rsplit_once(" - ")).or_else(|| text.rsplit_once(": "))
        && tail.split(' ').count() <= 12
        && let Some(found) = alone(tail)
    {
        return Some(found);
    }
    let (at, words) = first(&low, &GIVEN)?;
    let start = at + words.len() + text[at + words.len()..].len() - text[at + words.len()..].trim_start().len();
    doers(text, start, bodies).map(|found| (found.names, Vec::new()))
}

/// Who supports the work that begins at this byte, and where the work itself begins: "chủ trì, phối hợp với B làm …".
fn support(text: &str, work: usize, bodies: &Bodies, is_heading: bool) -> (usize, Vec<String>) {
    const WITH: [&str; 12] = [
        "phối hợp chặt chẽ với",
        "phối hợp cùng với",
        "phối hợp cùng",
        "phối hợp với",
        "phối hợp",
        "cùng với",
        "supported by",
        "together with",
        "và phối hợp với",
        "chủ động phối hợp với",
        "and supported by",
        "with",
    ];
    let low = lower(text);
    let skip = |at: usize| at + low[at..].len() - low[at..].trim_start_matches([' ', ',']).len();
    let mut at = skip(work);
    if let Some(words) = words::LEADING.iter().find(|words| begins(&low[at..], &[words])) {
        at = skip(at + words.len());
    }
    if let Some(words) = WITH.iter().filter(|words| begins(&low[at..], &[words])).max_by_key(|words| words.len())
        && let Some(found) = doers(text, skip(at + words.len()), bodies)
        && (is_heading || trimmed(&text[found.end..]).len() > 2)
    {
        return (skip(found.end), found.names);
    }
    // "A chủ trì, đồng chí B phối hợp sửa …"
    if at > skip(work)
        && let Some(found) = doers(text, at, bodies)
        && begins(low[found.end..].trim_start(), &["phối hợp"])
    {
        let behind = found.end + low[found.end..].len() - low[found.end..].trim_start().len() + "phối hợp".len();
        return (skip(behind), found.names);
    }
    // Named within the work.
    for words in ["phối hợp chặt chẽ với", "phối hợp cùng với", "phối hợp với", "phối hợp cùng"]
    {
        if let Some(place) = first(&low[at..], &[words]).map(|(place, _)| at + place)
            && let Some(found) = doers(text, skip(place + words.len()), bodies)
        {
            return (at, found.names);
        }
    }
    (at, Vec::new())
}
