//! Document numbers in a query, and the spellings of them in texts.
//!
//! People search `21-KL/TW` as `21 kl tw`, `kết luận 21`, `KL số 21`; texts write `Kết luận số 21-KL/TW`. All of it
//! works on folded tokens, as in the index; only TƯ, which is TW, is distinguished from TU before folding.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::known::{apart, is_folded_issuer, is_folded_kind};
use super::read::{is_year, split_ordinal};
use super::without_zeros;
use crate::fold::{self, Token};

/// What documents are called, spelt out and folded, with the code that their numbers have.
pub(super) const NAMES: [(&str, &str, &str); 26] = [
    ("Kết luận", "ket luan", "kl"),
    ("Nghị quyết", "nghi quyet", "nq"),
    ("Nghị quyết liên tịch", "nghi quyet lien tich", "nqlt"),
    ("Chỉ thị", "chi thi", "ct"),
    ("Quyết định", "quyet dinh", "qd"),
    ("Quy định", "quy dinh", "qd"),
    ("Quy định", "quy dinh", "qyd"),
    ("Quy chế", "quy che", "qc"),
    ("Quy chế", "quy che", "qyc"),
    ("Nghị định", "nghi dinh", "nd"),
    ("Thông tư", "thong tu", "tt"),
    ("Thông tư liên tịch", "thong tu lien tich", "ttlt"),
    ("Thông báo", "thong bao", "tb"),
    ("Thông tri", "thong tri", "ttr"),
    ("Kế hoạch", "ke hoach", "kh"),
    ("Hướng dẫn", "huong dan", "hd"),
    ("Báo cáo", "bao cao", "bc"),
    ("Công văn", "cong van", "cv"),
    ("Công điện", "cong dien", "cd"),
    ("Tờ trình", "to trinh", "ttr"),
    ("Chương trình", "chuong trinh", "ctr"),
    ("Đề án", "de an", "da"),
    ("Biên bản", "bien ban", "bb"),
    ("Giấy mời", "giay moi", "gm"),
    ("Pháp lệnh", "phap lenh", "pl"),
    ("Phương án", "phuong an", "pa"),
];

/// The folded tokens of what was typed. TƯ at the end of a number is the Party's centre, TW; without the horn it
/// is the committee of a province, TU.
#[must_use]
pub fn tokens(text: &str) -> Vec<String> {
    let found = fold::tokens(text);
    let mut tokens: Vec<String> = Vec::with_capacity(found.len());
    for Token { start, end, text: mut token } in found {
        if is_central(&token, &text[start..end], &tokens) {
            token.truncate(token.len() - 1);
            token.push('w');
        }
        tokens.push(token);
    }
    tokens
}

/// Whether this token, in this spelling, is an organization whose name ends in TƯ. It follows a kind of document and a
/// running number.
fn is_central(token: &str, written: &str, before: &[String]) -> bool {
    if !token.ends_with("tu") || !fold::marked(written).ends_with("tư") {
        return false;
    }
    let kind = |token: &str| !token.is_empty() && is_folded_kind(token);
    let begins_number = |token: &String| token.starts_with(|c: char| c.is_ascii_digit());
    // 21KLTƯ
    let (ordinal, glued) = split_ordinal(token);
    if ordinal.starts_with(|c: char| c.is_ascii_digit()) {
        return glued.strip_suffix("tu").is_some_and(kind);
    }
    match before {
        [.., one] if begins_number(one) && kind(split_ordinal(one).1) => true,
        [.., one] if code_before_ordinal(one).is_some() => true,
        [.., one, other] => (begins_number(one) && kind(other)) || (kind(one) && begins_number(other)),
        _ => false,
    }
}

/// Codes of the documents whose numbers may hold a year: `30/2020/NĐ-CP`.
const WITH_YEAR: [&str; 6] = ["nd", "tt", "ttlt", "qd", "nq", "ct"];

/// The years that such numbers hold: the law of 1996 brought them.
const YEARS: Range<u16> = 1997..2040;

/// A document's number among the tokens of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The tokens that it is made of, the document's name and "số" included.
    pub range: Range<usize>,
    /// What a text that names the document has in a row, each a list of folded tokens; the most usual first.
    pub forms: Vec<Vec<String>>,
    /// Whether nothing else can be meant: both the kind of document and its issuer are given. "Báo cáo 5" may continue
    /// with "năm", and is not a number then.
    pub is_certain: bool,
}

/// The number that begins with the first of these folded tokens.
#[must_use]
pub fn mention(tokens: &[String]) -> Option<Mention> {
    let Some((code, ordinal)) = tokens.first().and_then(|first| code_before_ordinal(first)) else {
        return apart_from_name(tokens);
    };
    let after = tokens[1..].iter().take(FARTHEST).cloned();
    let tokens: Vec<String> = [code, ordinal].map(str::to_owned).into_iter().chain(after).collect();
    apart_from_name(&tokens).map(|it| Mention { range: 0..it.range.end - 1, ..it })
}

/// No number has more parts after its running number.
const FARTHEST: usize = 8;

/// Splits `kl21` into `kl` and `21`.
fn code_before_ordinal(token: &str) -> Option<(&str, &str)> {
    let (code, ordinal) = token.split_at(token.find(|c: char| c.is_ascii_digit())?);
    let is_ordinal = ordinal.len() <= 4 && ordinal.bytes().all(|byte| byte.is_ascii_digit());
    (is_ordinal && known_code(code).is_some()).then_some((code, ordinal))
}

/// The number that begins with the first token, where no name is glued to it.
fn apart_from_name(tokens: &[String]) -> Option<Mention> {
    // The longest name first; at last none at all.
    let names = names(tokens);
    names.iter().map(Some).chain([None]).find_map(|name| named(tokens, name))
}

/// All numbers among folded tokens, from left to right.
#[must_use]
pub fn mentions(tokens: &[String]) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(mut mention) = mention(&tokens[at..]) {
            mention.range = at..at + mention.range.len();
            at = mention.range.end;
            found.push(mention);
        } else {
            at += 1;
        }
    }
    found
}

/// What is before a running number: how many tokens it takes, the codes that it means, and whether it is spelt out.
struct Name {
    length: usize,
    codes: Vec<&'static str>,
    /// The names to look for next to the codes.
    spelt: Vec<&'static str>,
}

/// The names of documents with which tokens begin, the longest first.
fn names(tokens: &[String]) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    for (_, name, code) in NAMES {
        let length = name.split(' ').count();
        let is_here = tokens.len() >= length && name.split(' ').zip(tokens).all(|(one, other)| one == other);
        if !is_here {
            continue;
        }
        match found.iter_mut().find(|known| known.spelt == [name]) {
            Some(known) => known.codes.push(code),
            None => found.push(Name { length, codes: vec![code], spelt: vec![name] }),
        }
    }
    if let Some(code) = tokens.first().and_then(|token| known_code(token)) {
        found.push(Name { length: 1, codes: vec![code], spelt: names_of(code) });
    }
    found.sort_by_key(|name| std::cmp::Reverse(name.length));
    found
}

/// The code of a kind of document that is no word once folded: `kl`, but not `da`, which is also "đã".
fn known_code(token: &str) -> Option<&'static str> {
    static CODES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        let codes = NAMES.iter().map(|(_, _, code)| *code);
        codes.filter(|code| !code.contains(['a', 'e', 'i', 'o', 'u', 'y'])).map(|code| (code, code)).collect()
    });
    CODES.get(token).copied()
}

fn names_of(code: &str) -> Vec<&'static str> {
    NAMES.iter().filter(|(_, _, of)| *of == code).map(|(_, name, _)| *name).collect()
}

/// A running number and what follows it, as typed.
struct Tail<'t> {
    ordinal: &'t str,
    year: Option<&'t str>,
    /// The kind of document and its issuers.
    codes: Vec<&'t str>,
    length: usize,
}

fn named(tokens: &[String], name: Option<&Name>) -> Option<Mention> {
    let mut begin = name.map_or(0, |name| name.length);
    let is_numbered = tokens.get(begin).is_some_and(|token| token == "so");
    begin += usize::from(is_numbered);
    let tail = tail(&tokens[begin..])?;
    let range = 0..begin + tail.length;
    let kind = tail.codes.first().copied().filter(|code| is_folded_kind(code));
    if let (Some(name), Some(kind)) = (name, kind)
        && !name.codes.contains(&kind)
    {
        // "Quyết định 21-KL/TW": two documents, or an error. The number is found by itself.
        return None;
    }
    let is_certain = tail.codes.len() > 1 || (tail.year.is_some() && !tail.codes.is_empty());
    let forms = match (name, kind) {
        _ if is_certain => written_out(&tail, name.map_or(&[], |name| &name.spelt)),
        (Some(name), _) => called(&tail, &name.codes, &name.spelt),
        (None, Some(kind)) => called(&tail, &[known_code(kind)?], &names_of(kind)),
        (None, None) if is_numbered && tail.codes.is_empty() && tail.year.is_none() => numbered(&tail),
        (None, None) => return None,
    };
    Some(Mention { range, forms, is_certain })
}

/// The running number with which tokens begin.
fn tail(tokens: &[String]) -> Option<Tail<'_>> {
    let first = tokens.first().filter(|token| token.starts_with(|c: char| c.is_ascii_digit()))?;
    let (ordinal, code) = split_ordinal(first);
    let digits = ordinal.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if ordinal.len() > 6 || digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut tail = Tail { ordinal, year: None, codes: Vec::new(), length: 1 };
    if !code.is_empty() {
        tail.codes = apart(code)?;
    } else if let Some(year) = tokens.get(1).filter(|token| is_year(token)) {
        tail.year = Some(year);
        tail.length += 1;
    }
    for token in &tokens[tail.length..] {
        let is_code = match tail.codes.as_slice() {
            [] => {
                let has_issuer = tokens.get(tail.length + 1).is_some_and(|next| is_folded_issuer(next));
                // Of the state's numbers some have no kind: 80/2015/QH13.
                let is_issuer = tail.year.is_some() && is_folded_issuer(token);
                known_code(token).is_some() || (is_folded_kind(token) && has_issuer) || is_issuer
            }
            _ => is_folded_issuer(token),
        };
        if !is_code {
            break;
        }
        tail.codes.push(token);
        tail.length += 1;
    }
    Some(tail)
}

/// The whole number: `21 kl tw`; and after its name, where that was typed, so that it is seen as one.
fn written_out(tail: &Tail, names: &[&str]) -> Vec<Vec<String>> {
    let mut forms = Vec::new();
    for ordinal in ordinals(tail.ordinal) {
        let after = tail.year.into_iter().chain(tail.codes.iter().copied());
        let number: Vec<&str> = std::iter::once(ordinal.as_str()).chain(after).collect();
        push(&mut forms, number.iter().copied());
        for name in names {
            push(&mut forms, name.split(' ').chain(["so"]).chain(number.iter().copied()));
            push(&mut forms, name.split(' ').chain(number.iter().copied()));
        }
        // 21kl/tw
        if let (None, Some((kind, issuers))) = (tail.year, tail.codes.split_first()) {
            let glued = format!("{ordinal}{kind}");
            push(&mut forms, std::iter::once(glued.as_str()).chain(issuers.iter().copied()));
            if !issuers.is_empty() {
                push(&mut forms, [glued + &issuers.concat()].iter().map(String::as_str));
            }
        }
    }
    forms
}

/// A number with its kind of document, by name or by code.
fn called(tail: &Tail, codes: &[&str], names: &[&str]) -> Vec<Vec<String>> {
    let mut forms = Vec::new();
    let ordinals = ordinals(tail.ordinal);
    for ordinal in &ordinals {
        let ordinal = ordinal.as_str();
        let number: Vec<&str> = std::iter::once(ordinal).chain(tail.year).collect();
        for code in codes {
            push(&mut forms, number.iter().chain([code]).copied());
            push(&mut forms, std::iter::once(code).chain(&number).copied());
            if tail.year.is_none() {
                push(&mut forms, [format!("{ordinal}{code}").as_str()].into_iter());
                push(&mut forms, [format!("{code}{ordinal}").as_str()].into_iter());
            }
        }
        for name in names.iter().chain(codes) {
            push(&mut forms, name.split(' ').chain(["so"]).chain(number.iter().copied()));
            push(&mut forms, name.split(' ').chain(number.iter().copied()));
        }
    }
    if tail.year.is_none() {
        for (ordinal, code) in ordinals.iter().flat_map(|it| codes.iter().map(move |code| (it, code))) {
            if WITH_YEAR.contains(code) {
                for year in YEARS {
                    push(&mut forms, [ordinal.as_str(), year.to_string().as_str(), code].into_iter());
                }
            }
        }
    }
    forms
}

/// "Số 21": of any kind.
fn numbered(tail: &Tail) -> Vec<Vec<String>> {
    let mut forms = Vec::new();
    for ordinal in ordinals(tail.ordinal) {
        push(&mut forms, ["so", ordinal.as_str()].into_iter());
        for (_, _, code) in NAMES.iter().filter(|(_, _, code)| known_code(code).is_some()) {
            push(&mut forms, [ordinal.as_str(), code].into_iter());
        }
    }
    forms
}

fn push<'t>(forms: &mut Vec<Vec<String>>, form: impl Iterator<Item = &'t str>) {
    let form: Vec<String> = form.map(str::to_owned).collect();
    if !forms.contains(&form) {
        forms.push(form);
    }
}

/// The ways to write a running number: 5 is 05.
fn ordinals(typed: &str) -> Vec<String> {
    let bare = without_zeros(typed);
    let mut all = vec![bare.to_owned()];
    if bare.chars().take_while(char::is_ascii_digit).count() == 1 {
        all.push(format!("0{bare}"));
    }
    if !all.iter().any(|known| known == typed) {
        all.push(typed.to_owned());
    }
    all
}
