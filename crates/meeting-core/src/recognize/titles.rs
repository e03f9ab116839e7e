//! Kinds of documents, and documents known by a title: `Luật Giáo dục 2019`.

use std::sync::LazyLock;

use super::organizations;
use super::tokens::Tokens;
use viet_text::number;

/// Documents that the state numbers otherwise, or not at all.
const MORE: &[&str] = &[
    "Lệnh",
    "Nghị quyết chuyên đề",
    "Nghị quyết liên tịch",
    "Quy trình",
    "Quy ước",
    "Thể lệ",
    "Điều lệ",
    "Bản cam kết",
    "Hợp đồng",
    "Thỏa thuận",
    "Luật",
    "Bộ luật",
    "Thông báo kết luận",
    "Giấy ủy quyền",
    "Văn bản",
];

/// The same in English.
const ENGLISH: &[&str] =
    &["Resolution", "Decision", "Directive", "Circular", "Decree", "Regulation", "Order", "Notice", "Conclusion"];

/// All kinds, each also in lower case.
static KINDS: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
    let names = number::kind_names().chain(MORE.iter().chain(ENGLISH).copied());
    names.map(|name| (name, name.to_lowercase())).collect()
});

/// The kind of document that is named here, and where its name ends.
pub(super) fn kind(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let found = KINDS.iter().filter_map(|(name, lower)| Some((*name, tokens.says(at, lower)?)));
    found.max_by_key(|(_, end)| *end).map(|(name, end)| (name.to_owned(), end))
}

/// What a document with this number is called.
pub(super) fn of_number(written: &str) -> Option<String> {
    number::parse(written)?.kind_name().map(str::to_owned)
}

/// The law that is named here: "Luật Viên chức năm 2010", "the Education Act 2011".
pub(super) fn law(tokens: &Tokens<'_>, at: usize, is_provision: bool) -> Option<(String, usize)> {
    let is_capital = |at: usize| tokens.get(at).is_some_and(|word| word.is_capital);
    let vietnamese = ["Bộ luật", "Luật", "Hiến pháp"];
    let named = vietnamese.iter().find_map(|name| Some((*name, tokens.says(at, &name.to_lowercase())?)));
    if let Some((kind, behind)) = named.filter(|_| is_capital(at)) {
        let is_named = tokens.is_joined(behind) && is_capital(behind);
        let end = if is_named { organizations::end_of_name(tokens, behind) } else { behind };
        let named = end_of_law(tokens, behind, end);
        let year = end_of_year(tokens, named);
        return (is_named || (kind == "Hiến pháp" && (year > named || is_provision))).then(|| (kind.to_owned(), year));
    }
    let (kind, end) = act(tokens, at).filter(|_| is_capital(at))?;
    let year = end_of_year(tokens, end);
    (year > end || is_provision).then_some((kind, year))
}

/// Where the name of a law ends: its year is no part of the name here.
fn end_of_law(tokens: &Tokens<'_>, first: usize, end: usize) -> usize {
    let is_outside = |at: &usize| tokens.is(*at, "năm") || tokens.get(*at).is_some_and(|word| word.number().is_some());
    (first..end).find(is_outside).unwrap_or(end)
}

fn end_of_year(tokens: &Tokens<'_>, at: usize) -> usize {
    let year = tokens.skip(at, &["năm"]);
    let is_year = tokens.is_joined(year) && tokens.get(year).is_some_and(|word| word.year().is_some());
    if is_year { year + 1 } else { at }
}

/// The act whose English name begins here.
fn act(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    if tokens.is(at, "the") {
        return None;
    }
    let mut end = at;
    while end < at + 8
        && tokens.get(end).is_some_and(|word| word.is_capital || word.marked == "and" || word.marked == "of")
    {
        if end > at && !tokens.is_joined(end) {
            return None;
        }
        end += 1;
        if end > at + 1 && tokens.is_any(end - 1, &["act", "code", "regulations"]) {
            return Some((tokens.written(end - 1, end).to_owned(), end));
        }
    }
    None
}

/// With what the titles of documents begin that have no number: their meetings.
const MEETINGS: &[&str] = &["đại hội", "hội nghị", "trung ương", "kỳ họp"];

/// The title of the document of this kind, which is at `at` and ends before `end`, and where it ends.
pub(super) fn title(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<(String, usize)> {
    let is_named = tokens.is_joined(end)
        && tokens.get(end).is_some_and(|word| word.is_capital)
        && tokens.get(at).is_some_and(|word| word.is_capital)
        && tokens.says_any(end, MEETINGS).is_some();
    if is_named {
        let last = organizations::end_of_name(tokens, end);
        return Some((tokens.written(at, last).to_owned(), last));
    }
    quoted(tokens, end)
}

/// "Kế hoạch “Chuyển đổi số”": what is between the quotation marks.
fn quoted(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    if !tokens.follows(at, &["\"", "“", "«", "‘"]) {
        return None;
    }
    let end = (at + 1..tokens.len().min(at + 40))
        .find(|end| tokens.get(*end).is_some_and(|word| word.before.starts_with(['"', '”', '»', '’'])));
    let closes = |end: usize| tokens.text[tokens.span(at, end).end..].starts_with(['"', '”', '»', '’']);
    let end = end.unwrap_or(tokens.len().min(at + 40));
    closes(end).then(|| (tokens.written(at, end).to_owned(), end))
}
