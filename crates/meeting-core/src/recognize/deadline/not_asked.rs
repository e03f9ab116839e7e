//! Days that are no deadlines, as nothing is asked for until then: `Không tổ chức hội nghị trong tháng 4`,
//! `the budget is frozen until 30 June`.

use crate::recognize::tokens::Tokens;

/// What forbids, wherever it is in a clause.
const FORBIDS: [&str; 12] = [
    "không được",
    "không tổ chức",
    "không bố trí",
    "không cho phép",
    "nghiêm cấm",
    "cấm",
    "do not",
    "must not",
    "may not",
    "shall not",
    "don t",
    "cannot",
];

/// What forbids at the beginning of a clause.
const FORBIDS_FIRST: [&str; 3] = ["không", "tuyệt đối không", "no"];

/// After "không", these set an end: "không quá ngày 25/5".
const SETS_END: [&str; 8] = ["quá", "muộn", "chậm", "trễ", "để quá", "để chậm", "later", "more"];

/// What is asked for in the same clause as something that is not: "không chờ hướng dẫn mà làm ngay".
const ASKS: [&str; 7] = ["mà", "hoàn thành", "xong", "phải", "để kịp", "but", "and"];

/// States that last until a date.
const LASTS: [&str; 8] = ["is", "are", "was", "were", "remains", "remain", "stays", "stay"];

/// After those, these ask for something after all: "is due until", "are to be sent until".
const IS_ASKED: [&str; 8] = ["due", "to", "sent", "done", "finished", "completed", "expected", "submitted"];

/// The longest clause that is examined, in words.
const LONGEST: usize = 16;

/// Whether the clause before the word at `at` asks for nothing by then.
pub(super) fn is_not_asked(tokens: &Tokens<'_>, at: usize) -> bool {
    is_forbidden(tokens, at) || is_state(tokens, at)
}

fn is_forbidden(tokens: &Tokens<'_>, at: usize) -> bool {
    let first = clause(tokens, at);
    let forbidden = (first..at).find_map(|word| {
        let sure = tokens.says_any(word, &FORBIDS);
        sure.or_else(|| (word == first).then(|| tokens.says_any(word, &FORBIDS_FIRST)).flatten())
    });
    forbidden.is_some_and(|after| {
        let is_asked = || (after..at).any(|word| tokens.says_any(word, &ASKS).is_some());
        after <= at && tokens.says_any(after, &SETS_END).is_none() && !is_asked()
    })
}

fn is_state(tokens: &Tokens<'_>, at: usize) -> bool {
    let first = clause(tokens, at).max(at.saturating_sub(4));
    let lasts = (first..at).find(|word| tokens.is_any(*word, &LASTS));
    tokens.is_any(at, &["until", "till"])
        && lasts.is_some_and(|lasts| !(lasts..at).any(|word| tokens.is_any(word, &IS_ASKED)))
}

/// The first word of the clause that contains `at`.
fn clause(tokens: &Tokens<'_>, at: usize) -> usize {
    let least = at.saturating_sub(LONGEST);
    let begins = |at: &usize| {
        tokens.begins_sentence(*at)
            || tokens.get(*at).is_some_and(|word| word.before.contains([',', '(', ')', '-', '–']))
    };
    (least..=at).rev().find(begins).unwrap_or(least)
}
