//! A draft compared with what its document says, field by field.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{self, Draft};
use super::fold::{fold, is_one_of, name, number};
use super::similarity::similarity;
use super::tally::{Field, Tally};
use super::truth::{Alternatives, Ask, Person, Truth, Vote};

/// An item longer than this is half the document, and no ask.
const LONGEST_ASK: usize = 2_000;

/// An item that holds more asks than this is no ask.
const MOST_ASKS_OF_AN_ITEM: usize = 3;

/// How similar a title has to be.
const SIMILAR: f64 = 0.9;

/// Compares; a date that the import had to be given is none of the draft's.
pub fn compare(truth: &Truth, draft: &Draft, is_date_given: bool) -> Tally {
    let mut tally = Tally::default();
    people(&mut tally, truth, draft);
    if !truth.date_unscored {
        let mut seen = BTreeSet::new();
        let dates = draft.dates.iter().filter(|date| !is_date_given && seen.insert(*date));
        single(&mut tally, Field::Date, &truth.date, &[], dates, |got, wanted| wanted.has(got));
    }
    if !truth.place_unscored {
        let is_same = |got: &str, wanted: &Alternatives| wanted.0.iter().any(|one| name(one) == name(got));
        single(&mut tally, Field::Place, truth.place.as_slice(), &truth.place_ok, &draft.places, is_same);
    }
    let is_same = |got: &str, wanted: &Alternatives| wanted.0.iter().any(|one| number(one) == number(got));
    single(&mut tally, Field::Number, &truth.number, &truth.number_ok, &draft.numbers, is_same);
    title(&mut tally, truth, draft);
    organizations(&mut tally, truth, draft);
    asks(&mut tally, truth, draft);
    citations(&mut tally, truth, draft);
    votes(&mut tally, truth, draft);
    tally
}

/// The largest set of pairs of a truth and one of `count` things of the draft, by the truth's index. `rank` says how well
/// they fit: the lower the better, none for not at all.
fn pair<T>(truths: &[T], count: usize, rank: impl Fn(&T, usize) -> Option<usize>) -> BTreeMap<usize, usize> {
    let edges: Vec<Vec<usize>> = truths
        .iter()
        .map(|truth| {
            let mut edges: Vec<_> = (0..count).filter_map(|got| Some((rank(truth, got)?, got))).collect();
            edges.sort_unstable();
            edges.into_iter().map(|(_, got)| got).collect()
        })
        .collect();
    let mut order: Vec<_> = (0..truths.len()).collect();
    order.sort_by_key(|truth| edges[*truth].len());
    let mut owners = BTreeMap::new();
    for truth in order {
        give(truth, &edges, &mut owners, &mut BTreeSet::new());
    }
    owners.into_iter().map(|(got, truth)| (truth, got)).collect()
}

/// Finds a thing for a truth; others may have to take another one for it.
fn give(truth: usize, edges: &[Vec<usize>], owners: &mut BTreeMap<usize, usize>, tried: &mut BTreeSet<usize>) -> bool {
    for &got in &edges[truth] {
        if tried.insert(got) && owners.get(&got).copied().is_none_or(|owner| give(owner, edges, owners, tried)) {
            owners.insert(got, truth);
            return true;
        }
    }
    false
}

/// Takes the first that is meant out of the list.
fn take<T>(left: &mut Vec<T>, is_meant: impl Fn(&T) -> bool) -> Option<T> {
    left.iter().position(is_meant).map(|index| left.remove(index))
}

/// One value, or several where a file holds several meetings.
fn single<'a>(
    tally: &mut Tally,
    field: Field,
    wanted: &[Alternatives],
    neutral: &[Alternatives],
    got: impl IntoIterator<Item = &'a String>,
    is_same: impl Fn(&str, &Alternatives) -> bool,
) {
    let mut left: Vec<&String> = got.into_iter().collect();
    for wanted in wanted {
        match take(&mut left, |got| is_same(got, wanted)) {
            Some(_) => tally.found(field),
            None => tally.missed(field, &wanted.0.join("|")),
        }
    }
    for got in left.into_iter().filter(|got| !neutral.iter().any(|one| is_same(got, one))) {
        tally.invented(field, got);
    }
}

/// People, their positions and roles.
fn people(tally: &mut Tally, truth: &Truth, draft: &Draft) {
    let rank = |wanted: &Person, got: usize| is_one_of(&draft.people[got].name, &wanted.name.0).then_some(1);
    let hits = pair(&truth.people, draft.people.len(), rank);
    for (index, wanted) in truth.people.iter().enumerate() {
        let got = hits.get(&index).map(|hit| &draft.people[*hit]);
        if wanted.optional {
            // What is found of somebody who may be missing is not counted, what is wrong is.
            if let Some(got) = got {
                let mut only_wrong = Tally::default();
                person(&mut only_wrong, wanted, Some(got));
                tally.add_invented(only_wrong);
            }
            continue;
        }
        match got {
            Some(_) => tally.found(Field::People),
            None => tally.missed(Field::People, wanted.name.first()),
        }
        person(tally, wanted, got);
    }
    let taken: BTreeSet<_> = hits.values().collect();
    for (_, got) in draft.people.iter().enumerate().filter(|(index, _)| !taken.contains(index)) {
        tally.invented(Field::People, &got.name);
        got.positions.iter().for_each(|it| tally.invented(Field::Positions, &format!("{}: {it}", got.name)));
        got.roles.iter().for_each(|it| tally.invented(Field::Roles, &format!("{}: {it}", got.name)));
    }
}

/// The positions and roles of somebody.
fn person(tally: &mut Tally, wanted: &Person, got: Option<&draft::Person>) {
    let who = wanted.name.first();
    let of_whom = |what: &str| format!("{who}: {what}");
    let mut left: Vec<&String> = got.iter().flat_map(|got| &got.positions).collect();
    for position in &wanted.positions {
        let with_body = |it: &str| {
            let bodies = got.iter().flat_map(|got| &got.organization);
            bodies.into_iter().any(|body| is_one_of(&format!("{it} {body}"), &position.0))
        };
        match take(&mut left, |it| is_one_of(it, &position.0) || with_body(it)) {
            Some(_) => tally.found(Field::Positions),
            None => tally.missed(Field::Positions, &of_whom(position.first())),
        }
    }
    for it in left.into_iter().filter(|it| !wanted.positions_ok.iter().any(|one| is_one_of(it, &one.0))) {
        tally.invented(Field::Positions, &of_whom(it));
    }
    let mut wrong: BTreeSet<&str> = got.iter().flat_map(|got| &got.roles).map(String::as_str).collect();
    for role in &wanted.roles {
        let is_found = got.is_some_and(|got| {
            got.roles.iter().any(|it| role.has(it))
                || got.reports && role.has("presenter")
                || got.is_head && role.has("head-of-delegation")
        });
        if is_found {
            tally.found(Field::Roles);
            wrong.retain(|it| !role.has(it));
        } else {
            tally.missed(Field::Roles, &of_whom(&role.0.join("|")));
        }
    }
    for role in wrong.into_iter().filter(|role| !wanted.roles_ok.iter().any(|one| one == role)) {
        tally.invented(Field::Roles, &of_whom(role));
    }
}

/// A title that is the truth's, or nearly, or holds its pieces.
fn title(tally: &mut Tally, truth: &Truth, draft: &Draft) {
    let pieces: Vec<_> = truth.title_has.iter().map(|piece| fold(piece)).collect();
    if truth.title.is_none() && pieces.is_empty() {
        return;
    }
    let is_near = |got: &str, wanted: &str| got == wanted || similarity(got, wanted) >= SIMILAR;
    let is_title = |got: &&String| {
        let is_it = truth.title.iter().flat_map(|title| &title.0).any(|wanted| is_near(&name(got), &name(wanted)));
        let has_pieces = !pieces.is_empty() && pieces.iter().all(|piece| fold(got).contains(piece.as_str()));
        is_it || has_pieces && got.split_whitespace().count() <= truth.title_max
    };
    if draft.titles.iter().any(|got| is_title(&got)) {
        tally.found(Field::Title);
    } else {
        let pieces = format!("… {}", truth.title_has.join(" … "));
        tally.missed(Field::Title, truth.title.as_ref().map_or(&pieces, |title| &title.0[0]));
        draft.titles.iter().take(1).for_each(|got| tally.invented(Field::Title, got));
    }
}

/// Bodies. One that comes again under another of its names is let pass; under the same name it is one too many.
fn organizations(tally: &mut Tally, truth: &Truth, draft: &Draft) {
    let is_it = |names: &[String], wanted: &Alternatives| names.iter().any(|one| is_one_of(one, &wanted.0));
    let first = |names: &[String]| names.first().cloned().unwrap_or_default();
    let mut left: Vec<&Vec<String>> = draft.organizations.iter().collect();
    let mut seen = BTreeSet::new();
    for wanted in &truth.organizations {
        match take(&mut left, |names| is_it(names, wanted)) {
            Some(names) => {
                tally.found(Field::Organizations);
                seen.insert(name(&first(names)));
            }
            None => tally.missed(Field::Organizations, wanted.first()),
        }
    }
    for names in left {
        let is_known = truth.organizations_ok.iter().chain(&truth.organizations).any(|wanted| is_it(names, wanted));
        if !seen.insert(name(&first(names))) || !is_known {
            tally.invented(Field::Organizations, &first(names));
        }
    }
}

/// What is asked, one item for one ask; who leads and supports it and by when, of the asks that are found.
fn asks(tally: &mut Tally, truth: &Truth, draft: &Draft) {
    let folded = |phrase: &Alternatives| phrase.0.iter().map(|one| fold(one)).collect::<Vec<_>>();
    let phrases: Vec<_> = truth.asks.iter().map(|ask| folded(&ask.phrase)).collect();
    let neutral: Vec<_> = truth.asks_ok.iter().map(folded).collect();
    let says = |text: &str, phrase: &[String]| phrase.iter().any(|one| text.contains(one.as_str()));
    let rank = |phrase: &Vec<String>, got: &draft::Ask| {
        let text = fold(&got.text);
        let asks = phrases.iter().filter(|phrase| says(&text, phrase)).count();
        if got.text.chars().count() > LONGEST_ASK || asks > MOST_ASKS_OF_AN_ITEM {
            None
        } else if says(&text, phrase) {
            // The purest item first.
            Some(1 + asks)
        } else {
            says(&fold(&got.quote), phrase).then_some(50)
        }
    };
    let hits = pair(&phrases, draft.asks.len(), |phrase, got| rank(phrase, &draft.asks[got]));
    let taken: BTreeSet<_> = hits.values().collect();
    let left: Vec<_> = draft.asks.iter().enumerate().filter(|(index, _)| !taken.contains(index)).collect();
    let spare = pair(&neutral, left.len(), |phrase, got| rank(phrase, left[got].1));
    let spare: BTreeSet<_> = spare.values().collect();
    for (_, (_, got)) in left.iter().enumerate().filter(|(index, _)| !spare.contains(index)) {
        tally.invented(Field::Asks, &got.text.chars().take(110).collect::<String>());
    }
    let nothing = draft::Ask::default();
    for (index, wanted) in truth.asks.iter().enumerate() {
        let got = hits.get(&index).map(|hit| &draft.asks[*hit]);
        match got {
            Some(_) => tally.found(Field::Asks),
            None => tally.missed(Field::Asks, wanted.phrase.first()),
        }
        let got = got.unwrap_or(&nothing);
        let of_what = |what: &str| format!("{what} <- {}", wanted.phrase.first());
        doers(tally, Field::Leads, (&wanted.lead, &wanted.lead_ok), &got.lead, of_what);
        doers(tally, Field::Supports, (&wanted.support, &wanted.support_ok), &got.support, of_what);
        deadline(tally, wanted, got, of_what);
    }
}

/// Those who lead or support an ask.
fn doers(
    tally: &mut Tally,
    field: Field,
    (wanted, neutral): (&[Alternatives], &[Alternatives]),
    got: &[Vec<String>],
    of_what: impl Fn(&str) -> String,
) {
    let is_it = |names: &[String], wanted: &Alternatives| names.iter().any(|one| is_one_of(one, &wanted.0));
    let mut left: Vec<&Vec<String>> = got.iter().collect();
    for wanted in wanted {
        match take(&mut left, |names| is_it(names, wanted)) {
            Some(_) => tally.found(field),
            None => tally.missed(field, &of_what(wanted.first())),
        }
    }
    for names in left.into_iter().filter(|names| !neutral.iter().any(|one| is_it(names, one))) {
        tally.invented(field, &of_what(names.first().map_or("", String::as_str)));
    }
}

/// The day; or how often; or, where the words give no day, the words.
fn deadline(tally: &mut Tally, wanted: &Ask, got: &draft::Ask, of_what: impl Fn(&str) -> String) {
    let said = got.due.as_ref().or(got.repeats.as_ref()).or(got.due_text.as_ref());
    let is_in = |got: &Option<String>, wanted: &Alternatives| got.as_ref().is_some_and(|got| wanted.has(got));
    let Some(asked) = wanted.due.as_ref().or(wanted.due_text.as_ref()).or(wanted.repeats.as_ref()) else {
        let words = [&got.due, &got.repeats, &got.due_text].map(|one| fold(one.as_deref().unwrap_or("none"))).join(" ");
        if let Some(said) = said.filter(|_| !wanted.due_ok.iter().any(|one| words.contains(&fold(one)))) {
            tally.invented(Field::Deadlines, &of_what(said));
        }
        return;
    };
    let is_found = match (&wanted.due, &wanted.repeats, &wanted.due_text) {
        (Some(due), _, _) => is_in(&got.due, due),
        (None, Some(repeats), _) => is_in(&got.repeats, repeats),
        (None, None, words) => {
            let got_words = got.due_text.as_ref().filter(|_| got.due.is_none()).map(|words| fold(words));
            let is_one = |one: &String, got: &String| got.contains(&fold(one)) || fold(one).contains(got);
            wanted.due_alt.as_ref().is_some_and(|days| is_in(&got.due, days))
                || got_words.is_some_and(|got| words.iter().flat_map(|words| &words.0).any(|one| is_one(one, &got)))
        }
    };
    if is_found {
        tally.found(Field::Deadlines);
        return;
    }
    tally.missed(Field::Deadlines, &of_what(&asked.0.join("|")));
    if let Some(instead) = got.due.as_ref().or(got.repeats.as_ref().filter(|_| wanted.repeats.is_none())) {
        tally.invented(Field::Deadlines, &of_what(instead));
    }
}

/// The type and number of a cited document as they are compared; or its type and title.
fn citation(kind: &str, number: &str) -> (String, String) {
    let is_number = number.chars().any(|c| c.is_ascii_digit()) && number.chars().count() < 30;
    let folded = fold(number);
    (fold(kind), if is_number { folded.replace(' ', "") } else { folded })
}

fn citations(tally: &mut Tally, truth: &Truth, draft: &Draft) {
    let forms = |(kinds, numbers): &(Alternatives, Alternatives)| {
        let kinds = kinds.0.iter().flat_map(|kind| numbers.0.iter().map(move |number| (kind, number)));
        kinds.map(|(kind, number)| citation(kind, number)).collect::<Vec<_>>()
    };
    let got: BTreeMap<_, _> = draft.citations.iter().map(|cited| (citation(&cited.0, &cited.1), cited)).collect();
    let wanted: BTreeMap<_, _> = truth.citations.iter().map(|cited| (forms(cited), cited)).collect();
    let mut known: BTreeSet<_> = truth.citations_ok.iter().flat_map(forms).collect();
    for (forms, (kinds, numbers)) in wanted {
        let hits: Vec<_> = forms.into_iter().filter(|form| got.contains_key(form)).collect();
        if hits.is_empty() {
            tally.missed(Field::Citations, &format!("{} {}", kinds.first(), numbers.first()));
        } else {
            tally.found(Field::Citations);
        }
        known.extend(hits);
    }
    for (_, (kind, number)) in got.into_iter().filter(|(form, _)| !known.contains(form)) {
        tally.invented(Field::Citations, &format!("{kind} {number}"));
    }
}

/// Votes. A side that the truth does not name has no votes; a total that the draft does not state is the sum.
fn votes(tally: &mut Tally, truth: &Truth, draft: &Draft) {
    let sides = |vote: &Vote| [vote.r#for, vote.against, vote.abstain, vote.invalid].map(Option::unwrap_or_default);
    let is_it = |wanted: &Vote, got: &Vote| {
        let total = got.total.filter(|total| *total != 0).unwrap_or_else(|| sides(got).iter().sum());
        (sides(wanted) == sides(got) && wanted.total.is_none_or(|wanted| wanted == total)).then_some(1)
    };
    let hits = pair(&truth.votes, draft.votes.len(), |wanted, got| is_it(wanted, &draft.votes[got]));
    for (index, wanted) in truth.votes.iter().enumerate() {
        if hits.contains_key(&index) {
            tally.found(Field::Votes);
        } else {
            tally.missed(Field::Votes, &wanted.to_string());
        }
    }
    let taken: BTreeSet<_> = hits.values().collect();
    let left: Vec<_> = draft.votes.iter().enumerate().filter(|(index, _)| !taken.contains(index)).collect();
    let spare = pair(&truth.votes_ok, left.len(), |wanted, got| is_it(wanted, left[got].1));
    let spare: BTreeSet<_> = spare.values().collect();
    for (_, (_, got)) in left.iter().enumerate().filter(|(index, _)| !spare.contains(index)) {
        tally.invented(Field::Votes, &got.to_string());
    }
}
