//! The abbreviations that document numbers are made of.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::fold::fold;

/// Kinds of documents, as Vietnamese offices abbreviate them in a number.
const KINDS: [&str; 33] = [
    "BB", "BC", "BCT", "CT", "CTr", "CV", "CĐ", "DA", "GM", "HD", "HĐ", "KH", "KL", "L", "NQ", "NQLT", "NĐ", "PL",
    "QC", "QyC", "QyĐ", "QĐ", "TB", "TT", "TTLT", "TTr", "TTrLT", "TC", "VBHN", "ĐA", "GUQ", "PA", "BCTĐ",
];

/// Whose numbers are written `21-KL/TW`: Party organizations.
const PARTY: [&str; 21] = [
    "TW", "TU", "ĐU", "ĐUK", "CB", "ĐB", "HU", "QU", "ThU", "TrU", "BCĐTW", "BTCTW", "BTGTW", "BDVTW", "BNCTW",
    "BKTTW", "UBKTTW", "VPTW", "BTGDVTW", "CBQH", "ĐUQH",
];

/// Whose numbers are written `123/QĐ-UBND`: the state's organizations.
const STATE: [&str; 28] = [
    "UBND", "HĐND", "CP", "TTg", "CTN", "UBTVQH", "VPCP", "BNV", "BTC", "BGDĐT", "BYT", "BTP", "BCA", "BQP", "BXD",
    "BCT", "BTNMT", "BKHCN", "BKHĐT", "BTTTT", "BLĐTBXH", "BVHTTDL", "BNNPTNT", "BGTVT", "SGDĐT", "SNV", "VPUBND",
    "SYT",
];

/// The two ways of building a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// `21-KL/TW`
    Party,
    /// `123/QĐ-UBND`, `30/2020/NĐ-CP`
    State,
}

fn listed(table: &'static [&str], code: &str) -> Option<&'static str> {
    let upper = code.to_uppercase();
    table.iter().copied().find(|known| known.to_uppercase() == upper)
}

/// Whether this is a known kind of document.
pub(super) fn is_kind(code: &str) -> bool {
    listed(&KINDS, code).is_some()
}

/// Whether this folded token is a known kind of document.
pub(super) fn is_folded_kind(token: &str) -> bool {
    static FOLDED: LazyLock<HashSet<String>> = LazyLock::new(|| KINDS.iter().map(|code| fold(code)).collect());
    FOLDED.contains(token)
}

/// Whether this folded token is a known organization, with or without the number of its term (QH13).
pub(super) fn is_folded_issuer(token: &str) -> bool {
    static FOLDED: LazyLock<HashSet<String>> =
        LazyLock::new(|| PARTY.iter().chain(&STATE).chain(&["QH"]).map(|code| fold(code)).collect());
    let bare = token.trim_end_matches(|c: char| c.is_ascii_digit());
    FOLDED.contains(bare) || (bare.len() > 2 && bare.ends_with("tw"))
}

/// The kind of document and, if it is attached, the organization: `kl` is KL, `kltw` is KL and TW. `None` for other
/// words.
pub(super) fn apart(code: &str) -> Option<Vec<&str>> {
    if is_folded_kind(code) {
        return Some(vec![code]);
    }
    // The longest kind first: TTrTW is TTr and TW.
    let places = code.char_indices().map(|(at, _)| at).rev();
    let mut pairs = places.map(|at| code.split_at(at));
    pairs
        .find(|(kind, issuer)| is_folded_kind(kind) && is_folded_issuer(issuer))
        .map(|(kind, issuer)| vec![kind, issuer])
}

/// The style of a known organization's numbers.
pub(super) fn issuer_style(code: &str) -> Option<Style> {
    // The state's table goes first: BCT is a ministry at the end of a number.
    if listed(&STATE, code).is_some() {
        return Some(Style::State);
    }
    let party = listed(&PARTY, code).is_some() || (code.chars().count() > 2 && code.to_uppercase().ends_with("TW"));
    party.then_some(Style::Party)
}

/// The code as the tables spell it: `kl` is KL, `ttg` is `TTg`. Others are unchanged.
pub(super) fn spelled(code: &str) -> &str {
    listed(&KINDS, code).or_else(|| listed(&PARTY, code)).or_else(|| listed(&STATE, code)).unwrap_or(code)
}
