//! Who is named to do something: bodies of the document's table, people, and collectives such as "các đơn vị".

use super::bodies::Bodies;
use super::text::{begins, lower};
use crate::recognize::organizations::{end_of_post, leading_body};
use crate::recognize::person::people;
use crate::recognize::words;

/// No work is given to more than these.
const MOST: usize = 12;

/// Those who are named one after the other from a byte of a text on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Doers {
    pub names: Vec<String>,
    /// Where what is said about them begins.
    pub end: usize,
}

/// Who is named from the byte `at` on; `None` if nobody is.
pub(super) fn doers(text: &str, at: usize, bodies: &Bodies) -> Option<Doers> {
    let low = lower(text);
    let mut found = Doers::default();
    let mut at = at;
    while found.names.len() < MOST {
        let Some((names, end)) = party(text, &low, at, found.names.is_empty(), bodies) else { break };
        found.names.extend(names);
        found.end = end;
        let rest = &text[end..];
        let behind =
            [", và ", " và ", ", ", " cùng ", " and ", "; ", " - "].iter().find_map(|sign| rest.strip_prefix(sign));
        match behind {
            Some(behind) => at = text.len() - behind.len(),
            None => break,
        }
    }
    (!found.names.is_empty()).then_some(found)
}

/// One party, or several that share a word, and where they end.
fn party(text: &str, low: &str, at: usize, is_first: bool, bodies: &Bodies) -> Option<(Vec<String>, usize)> {
    let (rest, low_rest) = (&text[at..], &low[at..]);
    if let Some(found) = shared(text, low, at) {
        return Some(found);
    }
    if let Some(found) = people(rest).into_iter().next().filter(|found| found.span.start == 0) {
        return Some((vec![found.value.name], at + found.span.end));
    }
    if let Some(end) = bodies.end_of_person(text, low, at) {
        return Some((vec![text[at..end].to_owned()], end));
    }
    if let Some(found) = given_name(text, low, at) {
        return Some(found);
    }
    if let Some(end) = bodies.end_at(text, low, at).map(|end| end_of_members(low, at, end)) {
        return Some((vec![text[at..end].to_owned()], end));
    }
    if let Some(end) = leading_body(rest).map(|end| end_of_members(low, at, at + end)) {
        return Some((vec![text[at..end].to_owned()], end));
    }
    if let Some(end) = end_of_post(text, at).filter(|_| is_first || rest.starts_with(char::is_uppercase)) {
        let end = end_of_members(low, at, end);
        return Some((vec![text[at..end].to_owned()], end));
    }
    // "Tổ chức ký cam kết" names no group.
    let is_work = longest(low_rest, &words::VERBS) >= longest(low_rest, &words::COLLECTIVES);
    if is_work
        || !begins(low_rest, &words::COLLECTIVES)
        || !(is_first || rest.starts_with(char::is_uppercase) || low_rest.starts_with("các "))
    {
        return None;
    }
    let end = end_of_collective(text, low, at);
    (end > at).then(|| (vec![text[at..end].to_owned()], end))
}

/// Where a party ends that names several of a kind: "Chủ tịch UBND các xã, thị trấn", "UBND các phường và xã".
fn end_of_members(low: &str, at: usize, end: usize) -> usize {
    let is_of_several = low[at..end].rsplit_once("các ").is_some_and(|(_, member)| words::MEMBERS.contains(&member));
    let mut end = end;
    while is_of_several && let Some(behind) = [", ", " và "].iter().find_map(|sign| low[end..].strip_prefix(sign)) {
        let length = longest(behind, &words::MEMBERS);
        if length == 0 {
            break;
        }
        end = low.len() - behind.len() + length;
    }
    end
}

/// How many bytes the longest of these takes that the text begins with.
fn longest(low: &str, words: &[&str]) -> usize {
    words.iter().filter(|word| begins(low, &[word])).map(|word| word.len()).max().unwrap_or_default()
}

/// "Cô Diệu", "ông Lưu": the given name of somebody whom the text names elsewhere.
fn given_name(text: &str, low: &str, at: usize) -> Option<(Vec<String>, usize)> {
    const ADDRESSES: [&str; 14] =
        ["đồng chí", "đ/c", "ông", "bà", "cô", "thầy", "anh", "chị", "bác", "mr", "mrs", "ms", "mr.", "ms."];
    let address = ADDRESSES.iter().filter(|word| begins(&low[at..], &[word])).max_by_key(|word| word.len())?;
    let behind = text[at + address.len()..].trim_start();
    let start = text.len() - behind.len();
    let length = behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len());
    let is_name = (2..=7).contains(&behind[..length].chars().count()) && behind.starts_with(char::is_uppercase);
    let is_alone = !behind[length..].trim_start_matches(' ').starts_with(char::is_uppercase);
    (is_name && is_alone).then(|| (vec![behind[..length].to_owned()], start + length))
}

/// Where those end who are not named: "Các khoa, phòng", "Toàn thể viên chức", "Mỗi đảng viên tiếp công dân phụ trách".
fn end_of_collective(text: &str, low: &str, at: usize) -> usize {
    let longest = |at: usize, words: &[&str]| Some(longest(&low[at..], words)).filter(|length| *length > 0);
    let mut end = at;
    // Where the last word ends that may be the last one.
    let mut named = at;
    loop {
        let rest = &text[end..];
        let next = end + rest.len() - rest.trim_start_matches(' ').len();
        let comma = rest.strip_prefix(", ").map(|behind| text.len() - behind.len());
        let member = |at: usize| longest(at, &words::MEMBERS).or_else(|| longest(at, &words::COLLECTIVES));
        if let Some(length) = member(next) {
            end = next + length;
            named = end;
        } else if let Some(length) = longest(next, &words::WHICH).filter(|_| end > at) {
            end = next + length;
            if !matches!(&low[next..end], "và" | "thuộc" | "trong" | "toàn" | "của" | "tại" | "trên địa bàn" | "cấp")
            {
                named = end;
            }
        } else if let Some(comma) = comma.filter(|comma| longest(*comma, &words::MEMBERS).is_some()) {
            end = comma;
        } else if end > at && text[next..].starts_with(char::is_uppercase) && next > end {
            let length = capitals(&text[next..]);
            end = next + length.max(1);
            named = end;
            if length == 0 {
                break;
            }
        } else if end > at && next > end && text[next..].starts_with(|c: char| c.is_ascii_digit()) && named == end {
            // "lớp 4A"
            let length = text[next..].find([' ', ',', ';', '.']).unwrap_or(text.len() - next);
            let is_class = ["lớp", "tổ", "chi bộ", "phòng", "đội", "khu phố", "ấp", "thôn", "số", "ban", "khoa"]
                .iter()
                .any(|word| low[..end].ends_with(word));
            if !is_class {
                break;
            }
            end = next + length;
            named = end;
        } else {
            break;
        }
    }
    named
}

/// "các Sở: Tài chính, Tư pháp" are two; "UBND các xã: Đồng Lim, Nậm Sáng" is one name with its places.
fn shared(text: &str, low: &str, at: usize) -> Option<(Vec<String>, usize)> {
    let rest = &low[at..];
    let is_of_places = begins(rest, &["ubnd các", "ủy ban nhân dân các", "đảng ủy các"]);
    if !is_of_places && !begins(rest, &["các"]) {
        return None;
    }
    let colon = rest.find(':').filter(|colon| rest[..*colon].split(' ').count() <= 5)?;
    let word = rest[..colon].rsplit("các ").next()?;
    let mut end = at + colon + 1;
    let mut names: Vec<&str> = Vec::new();
    loop {
        let behind = text[end..].trim_start();
        let start = text.len() - behind.len();
        let length = capitals(behind);
        if length == 0 {
            break;
        }
        names.push(&text[start..start + length]);
        end = start + length;
        let next = text[end..].strip_prefix(',').or_else(|| text[end..].strip_prefix(" và "));
        match next.filter(|next| next.trim_start().starts_with(char::is_uppercase)) {
            Some(next) => end = text.len() - next.len(),
            None => break,
        }
    }
    if names.is_empty() {
        return None;
    }
    if is_of_places {
        return Some((vec![text[at..end].to_owned()], end));
    }
    let head = words::SHARED_HEADS.iter().find(|head| **head == word)?;
    let head = super::text::capitalized(head);
    Some((names.iter().map(|name| format!("{head} {name}")).collect(), end))
}

/// How many bytes the words take with which a text begins and that belong to one name: a capital, second syllables,
/// "và" between capitals.
fn capitals(text: &str) -> usize {
    let mut end = 0;
    let mut before = "";
    for (at, word) in words_of(text) {
        let is_near = at == 0 || text[end..at].trim().is_empty();
        let low = lower(word);
        let is_and =
            low == "và" && words_of(&text[at..]).nth(1).is_some_and(|(_, next)| next.starts_with(char::is_uppercase));
        let is_part =
            word.starts_with(char::is_uppercase) || super::organizations::is_pair(&lower(before), &low) || is_and;
        if !is_near || !is_part || (at == 0 && !word.starts_with(char::is_uppercase)) {
            break;
        }
        end = at + word.len();
        before = word;
    }
    end
}

/// The words of a text, each with the byte where it begins.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_sign = |c: char| !c.is_alphanumeric();
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].find(|c: char| !is_sign(c))?;
        let end = text[at..].find(is_sign).map_or(text.len(), |length| at + length);
        let word = (at, &text[at..end]);
        at = end;
        Some(word)
    })
}
