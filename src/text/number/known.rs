//! The abbreviations that document numbers are made of.

/// Kinds of documents, as Vietnamese offices abbreviate them in a number.
const KINDS: [&str; 33] = [
    "BB", "BC", "BCT", "CT", "CTr", "CV", "CĐ", "DA", "GM", "HD", "HĐ", "KH", "KL", "L", "NQ", "NQLT", "NĐ", "PL",
    "QC", "QyC", "QyĐ", "QĐ", "TB", "TT", "TTLT", "TTr", "TTrLT", "TC", "VBHN", "ĐA", "GUQ", "PA", "BCTĐ",
];

/// Whose numbers are written `21-KL/TW`: Party bodies.
const PARTY: [&str; 21] = [
    "TW", "TU", "ĐU", "ĐUK", "CB", "ĐB", "HU", "QU", "ThU", "TrU", "BCĐTW", "BTCTW", "BTGTW", "BDVTW", "BNCTW",
    "BKTTW", "UBKTTW", "VPTW", "BTGDVTW", "CBQH", "ĐUQH",
];

/// Whose numbers are written `123/QĐ-UBND`: the state's bodies.
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

/// Is this a known kind of document?
pub(super) fn is_kind(code: &str) -> bool {
    listed(&KINDS, code).is_some()
}

/// The style of a known body's numbers.
pub(super) fn issuer_style(code: &str) -> Option<Style> {
    // The state's table goes first: BCT is a ministry at the end of a number.
    if listed(&STATE, code).is_some() {
        return Some(Style::State);
    }
    let party = listed(&PARTY, code).is_some() || (code.chars().count() > 2 && code.to_uppercase().ends_with("TW"));
    party.then_some(Style::Party)
}

/// The code as the tables spell it: `kl` is KL, `ttg` is `TTg`. Others stay as they are written.
pub(super) fn spelled(code: &str) -> &str {
    listed(&KINDS, code).or_else(|| listed(&PARTY, code)).or_else(|| listed(&STATE, code)).unwrap_or(code)
}
