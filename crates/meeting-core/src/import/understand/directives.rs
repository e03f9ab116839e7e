//! Conclusions, cut into what is asked for: at semicolons and full stops, never inside a citation or parentheses.

use std::ops::Range;

use super::extraction::{Directive, Due, Extraction, Person, Proceeding};
use super::people::person_of;
use super::text::{begins, capitalized, cut, find, first, has, lower, sentences, trimmed, without_mark};
use crate::model::DirectiveKind;
use crate::recognize::Certainty;
use crate::recognize::assignment::assignments;
use crate::recognize::citation::{Citation, citations};
use crate::recognize::deadline::{Basis, deadlines};
use crate::recognize::organizations::leading_body;
use crate::recognize::person::people;
use crate::recognize::words;

/// The kind of directive that a text says it is, at its beginning or before a colon: `RESOLVED: …`, `QUYẾT NGHỊ: …`.
#[must_use]
pub fn kind_of_directive(text: &str) -> Option<DirectiveKind> {
    let low = lower(text.trim());
    let head = low.split_once(':').map_or("", |(head, _)| head.trim_end());
    let is_said = |verb: &&str| {
        let before_colon = head.strip_suffix(*verb);
        begins(&low, &[*verb]) || before_colon.is_some_and(|rest| rest.ends_with(char::is_whitespace))
    };
    let (_, kind) = words::KINDS.iter().find(|(verb, _)| is_said(verb))?;
    DirectiveKind::of_name(kind)
}

/// Verbs that may begin a second piece of work after a comma; other commas separate words of one piece.
const NEXT_WORK: [&str; 5] = ["xác định rõ", "đẩy mạnh", "tăng cường", "chú trọng", "khẩn trương"];

/// What carries over from one clause to the next.
#[derive(Debug, Clone, Default)]
pub(super) struct Carried {
    /// The speaker.
    by: Option<String>,
    /// The kind of directive of the clauses, once one has given it.
    kind: Option<&'static str>,
    /// Whether an introduction precedes the items: "Đề nghị các đơn vị:".
    is_announced: bool,
    /// Whom they are asked of: of "Đề nghị các đơn vị:".
    to: Option<String>,
    due: Due,
}

/// Takes a paragraph or an item of a conclusion. `is_listed`: it is under a heading of its own, where every item is a
/// directive.
pub(super) fn take(
    text: &str,
    line: usize,
    is_listed: bool,
    default_kind: Option<&'static str>,
    basis: &Basis,
    carried: &mut Carried,
    extraction: &mut Extraction,
) {
    let text = without_mark(text);
    if is_listed && !carried.is_announced {
        carried.kind = None;
        carried.to = None;
    }
    let start = take_speaker(text, line, carried, extraction);
    let cited: Vec<Range<usize>> = citations(text).into_iter().map(|found| found.span).collect();
    let is_cited = |at: usize| cited.iter().any(|span| span.contains(&at));
    for sentence in sentences(&text[start..]) {
        let sentence = sentence.start + start..sentence.end + start;
        let words = &text[sentence.clone()];
        let clauses = cut(words, |before, sign, after| {
            let at = sentence.start + before.len();
            let next = at + 1 + after.len() - after.trim_start().len();
            // "Kết luận A; Kết luận B" are two documents of one piece of work.
            sign == ';' && !is_cited(at) && !is_cited(next)
        });
        for clause in clauses {
            take_clause(&words[clause], line, is_listed, default_kind, basis, carried, extraction);
        }
    }
}

/// Takes who concludes: `Kết luận buổi làm việc, đồng chí A - Bí thư …`. Returns where the conclusion itself begins.
fn take_speaker(text: &str, line: usize, carried: &mut Carried, extraction: &mut Extraction) -> usize {
    let Some(speaker) = people(text).into_iter().next() else { return 0 };
    let before = &text[..speaker.span.start];
    let is_announced =
        before.trim().is_empty() || has(&lower(before), &["kết luận", "phát biểu", "chỉ đạo", "thay mặt"]);
    if before.split_whitespace().count() > 16 || !is_announced {
        return 0;
    }
    let rest = &text[speaker.span.end..];
    // "Đồng chí A: chuẩn bị báo cáo" gives work to A, and A does not conclude.
    if before.trim().is_empty() && !begins(&lower(rest.trim_start_matches([',', ' '])), &words::SPEAKING) {
        return 0;
    }
    carried.by = extraction.add_person(Person { ..person_of(&speaker, text, line) });
    let rest = rest.trim_start_matches([',', ':', ' ', ')']);
    let announced = rest.split_once(": ").filter(|(words, _)| {
        begins(&lower(words), &["kết luận", "phát biểu kết luận", "có ý kiến kết luận"])
            && words.split_whitespace().count() <= 8
    });
    text.len() - announced.map_or(rest, |(_, rest)| rest).len()
}

fn take_clause(
    clause: &str,
    line: usize,
    is_listed: bool,
    default_kind: Option<&'static str>,
    basis: &Basis,
    carried: &mut Carried,
    extraction: &mut Extraction,
) {
    let low = lower(clause);
    let verbs: Vec<&str> = words::KINDS.iter().map(|(verb, _)| *verb).collect();
    let verb = first(&low, &verbs).filter(|(at, verb)| is_the_verb(&low, *at, verb, carried.kind.is_some()));
    let Some((at, verb)) = verb else {
        let starts_work = starts_with_work(clause);
        if carried.kind.is_some() || is_listed || starts_work {
            let is_doubtful = carried.kind.is_none() && default_kind.is_none() && !starts_work;
            let kind = carried.kind.or(default_kind).unwrap_or("request");
            add(clause, clause, kind, line, is_doubtful, basis, carried, extraction);
        } else {
            add_conclusion(clause, line, carried, extraction);
        }
        return;
    };
    let kind = words::KINDS.iter().find(|(known, _)| *known == verb).map_or("request", |(_, kind)| *kind);
    let is_behind = trimmed(&clause[at + verb.len()..]).is_empty() && !clause.trim_end().ends_with(':');
    if is_behind && is_listed {
        // "The accounts were approved."
        add(clause, clause, kind, line, false, basis, carried, extraction);
        return;
    }
    if is_behind {
        // "The minutes were read, and all agreed."
        add_conclusion(clause, line, carried, extraction);
        return;
    }
    add_conclusion(&clause[..at], line, carried, extraction);
    let asked = &clause[at..];
    let work = trimmed(&asked[verb.len()..]);
    if asked.trim_end().ends_with(':') || work.is_empty() {
        // What follows are the items.
        carried.kind = Some(kind);
        carried.is_announced = true;
        carried.to = Some(work.to_owned()).filter(|to| !to.is_empty() && !is_listing(to));
        return;
    }
    carried.kind = Some(kind);
    carried.to = None;
    carried.due = Due::default();
    add(asked, work, kind, line, false, basis, carried, extraction);
}

/// "Thống nhất các nội dung sau" asks no one.
fn is_listing(text: &str) -> bool {
    has(&lower(text), &["nội dung", "nhiệm vụ", "sau", "sau đây", "một số"])
}

/// Whether the word is the verb of the clause, not a noun in it ("sự chỉ đạo của", "được giao", "theo yêu cầu").
fn is_the_verb(low: &str, at: usize, verb: &str, is_within: bool) -> bool {
    let before = low[..at].trim_end();
    let is_noun = [
        "sự",
        "được",
        "các",
        "theo",
        "công tác",
        "lãnh đạo,",
        "lãnh đạo",
        "nghị quyết,",
        "ý kiến",
        "ban",
        "những",
        "văn bản",
        "phiếu",
        "tập trung",
        "quan tâm",
        "nhiệm vụ",
        "là",
        "bàn",
        "đã",
        "cuộc",
        "trong",
    ]
    .iter()
    .any(|word| before.ends_with(word));
    // Within a list of requests, only what begins the clause is a new verb.
    let is_in_place = before.split_whitespace().count() <= if is_within { 0 } else { 60 };
    let is_noun_behind = matches!(verb, "quyết định") && low[at + verb.len()..].trim_start().starts_with("số");
    let is_other_word = verb == "giao" && {
        let rest = low[at + verb.len()..].trim_start();
        begins(rest, &["ban", "thông", "lưu", "dịch", "tiếp", "thừa"])
    };
    is_in_place && !is_noun && !is_noun_behind && !is_other_word
}

/// Whether the clause begins with work, or with an organization that is to do work.
fn starts_with_work(clause: &str) -> bool {
    let low = lower(clause);
    begins(&low, &words::VERBS) || work_at(clause).is_some_and(|at| at > 0 && leading_body(clause).is_some())
}

/// Adds the speaker's other statements.
fn add_conclusion(words: &str, line: usize, carried: &Carried, extraction: &mut Extraction) {
    // "… kết luận một số nội dung sau:" only announces.
    if words.trim_end().ends_with(':') {
        return;
    }
    let words = trimmed(words);
    let words = ["đồng thời", "và", "từ đó", "trên cơ sở đó", "do đó"]
        .iter()
        .fold(words, |words, tail| words.strip_suffix(tail).map_or(words, |rest| trimmed(rest)));
    if words.split_whitespace().count() < 4 {
        return;
    }
    extraction.proceedings.push(Proceeding {
        kind: "conclusion",
        by: carried.by.clone().into_iter().collect(),
        text: Some(capitalized(words)),
        line,
        ..Proceeding::default()
    });
}

/// Adds the directives of one clause. `quote` is the whole clause, `work` what follows its verb.
#[expect(clippy::too_many_arguments, reason = "one clause and everything that it is read with")]
fn add(
    quote: &str,
    work: &str,
    kind: &'static str,
    line: usize,
    is_doubtful: bool,
    basis: &Basis,
    carried: &mut Carried,
    extraction: &mut Extraction,
) {
    let assigned = assignments(quote).into_iter().next();
    let deadline = deadlines(quote, basis).into_iter().next();
    let due = deadline.as_ref().map_or_else(|| carried.due.clone(), |found| found.value.clone().into());
    // A deadline without a date applies to what follows in the same sentence.
    if due.date.is_none() && due.repeats.is_none() {
        carried.due = due.clone();
    }
    let guessed = assigned.as_ref().is_some_and(|found| found.certainty == Certainty::Guessed)
        || deadline.as_ref().is_some_and(|found| found.certainty == Certainty::Guessed);
    let mut directive = Directive {
        kind,
        by: carried.by.clone(),
        to: carried.to.clone(),
        due,
        line,
        quote: Some(quote.to_owned()),
        doubt: (is_doubtful || guessed).then(|| quote.to_owned()),
        ..Directive::default()
    };
    if let Some(found) = assigned.filter(|found| !found.value.lead.is_empty()) {
        directive.kind = if kind == "request" && begins(&lower(quote), &["đề nghị", "yêu cầu"]) {
            kind
        } else {
            "assignment"
        };
        let mut lead: Vec<String> = found.value.lead.into_iter().map(|name| name.value).collect();
        // Anyone asked is an addressee; a lead is named explicitly.
        if directive.kind == "request"
            && lead.len() == 1
            && !lower(quote).contains("chủ trì")
            && found.value.support.is_empty()
        {
            directive.to = lead.pop();
        } else {
            directive.to = None;
        }
        directive.lead = lead;
        directive.support = found.value.support.into_iter().map(|name| name.value).collect();
        // What is in parentheses ends with them.
        let Range { start, end } = found.value.work;
        let end = end + usize::from(quote.get(end..).is_some_and(|rest| rest.starts_with(')')));
        let own = quote.get(start..end).map(trimmed).filter(|own| own.split_whitespace().count() >= 2);
        push(directive, own.unwrap_or(work), quote, extraction);
        return;
    }
    let (to, work) = addressee(work, deadline.as_ref().map(|found| found.value.text.as_str()));
    directive.to = to.or(directive.to);
    if directive.due.date.is_some() || !citations(quote).is_empty() {
        push(directive, work, quote, extraction);
        return;
    }
    let pieces = cut(work, |_, sign, after| sign == ',' && begins(&lower(after.trim_start()), &NEXT_WORK));
    let is_one = pieces.len() == 1;
    for piece in pieces {
        let words = &work[piece];
        let quote = if is_one { quote } else { words };
        push(directive.clone(), words, quote, extraction);
    }
}

fn push(directive: Directive, work: &str, quote: &str, extraction: &mut Extraction) {
    let text = capitalized(trimmed(work));
    if text.is_empty() {
        return;
    }
    let cites = citations(quote).into_iter().map(|found| as_written(found.value, quote)).collect();
    let quote = Some(quote.trim().trim_end_matches(';').to_owned())
        .filter(|quote| lower(trimmed(quote)) != lower(trimmed(&text)));
    extraction.directives.push(Directive { text, cites, quote, ..directive });
}

/// Parts whom work is asked of from the work: "trong thời gian tới Đảng ủy cần quan tâm …".
fn addressee<'t>(work: &'t str, deadline: Option<&str>) -> (Option<String>, &'t str) {
    let work = deadline.and_then(|words| work.strip_prefix(words)).map_or(work, trimmed);
    let Some(at) = work_at(work) else { return (None, work) };
    let to = trimmed(&work[..at]);
    let rest = &work[at..];
    let rest = ["cần", "phải"]
        .iter()
        .find_map(|verb| rest.strip_prefix(verb).filter(|rest| rest.starts_with(' ')))
        .map_or(rest, str::trim_start);
    (Some(to.to_owned()).filter(|to| !to.is_empty()), rest)
}

/// Where the work begins after whom it is asked of; `None` if the text does not begin with such a one.
fn work_at(text: &str) -> Option<usize> {
    let low = lower(text);
    if begins(&low, &words::VERBS) {
        return Some(0);
    }
    if !begins(&low, &words::ADDRESSED) && leading_body(text).is_none() {
        return None;
    }
    let (at, _) = first(&low, &words::VERBS)?;
    // A comma within whom it is asked of parts them; a clause between would be too far.
    let is_near = low[..at].split_whitespace().count() <= 25 && find(&low[..at], "của").is_none_or(|of| at - of < 80);
    is_near.then_some(at)
}

/// A citation whose kind only the number implies: the record has nothing that is not in the source.
pub(super) fn as_written(citation: Citation, quote: &str) -> Citation {
    let is_written = citation.kind.as_ref().is_some_and(|kind| lower(quote).contains(&lower(kind)));
    Citation { kind: citation.kind.filter(|_| is_written), ..citation }
}

#[cfg(test)]
mod kind_tests {
    use super::kind_of_directive;
    use crate::model::DirectiveKind;

    #[test]
    fn what_a_directive_says_it_is() {
        for (text, expected) in [
            ("RESOLVED: to buy a printer.", Some(DirectiveKind::Resolution)),
            ("Resolved that the plan be approved.", Some(DirectiveKind::Resolution)),
            ("QUYẾT NGHỊ: Thông qua kế hoạch năm.", Some(DirectiveKind::Resolution)),
            ("Hội đồng quyết nghị: Thông qua kế hoạch.", Some(DirectiveKind::Resolution)),
            ("QUYẾT ĐỊNH: Thành lập tổ công tác.", Some(DirectiveKind::Decision)),
            ("Decided to wait.", Some(DirectiveKind::Decision)),
            ("Thống nhất chủ trương.", Some(DirectiveKind::Agreement)),
            ("Đề nghị các phòng tiết kiệm điện.", Some(DirectiveKind::Request)),
            ("Lập danh mục theo Quyết định số 5", None),
            ("", None),
        ] {
            assert_eq!(kind_of_directive(text), expected, "{text}");
        }
    }
}
