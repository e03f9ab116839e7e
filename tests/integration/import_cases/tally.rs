//! What is counted.

use std::ops::AddAssign;

/// What is compared of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    People,
    Positions,
    Roles,
    Date,
    Place,
    Number,
    Title,
    Organizations,
    Asks,
    Leads,
    Supports,
    Deadlines,
    Citations,
    Votes,
}

impl Field {
    pub const ALL: [(Self, &str); 14] = [
        (Self::People, "people"),
        (Self::Positions, "positions"),
        (Self::Roles, "roles"),
        (Self::Date, "date"),
        (Self::Place, "place"),
        (Self::Number, "number"),
        (Self::Title, "title"),
        (Self::Organizations, "organizations"),
        (Self::Asks, "asks"),
        (Self::Leads, "leads"),
        (Self::Supports, "supports"),
        (Self::Deadlines, "deadlines"),
        (Self::Citations, "citations"),
        (Self::Votes, "votes"),
    ];

    fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// Found is in truth and draft; missed in the truth only; invented in the draft only: wrong, cut, split off, or of nobody.
/// A wrong single value is one missed and one invented.
#[derive(Debug, Default, Clone, Copy)]
pub struct Counts {
    pub found: usize,
    pub missed: usize,
    pub invented: usize,
}

impl Counts {
    pub fn is_empty(self) -> bool {
        self.found + self.missed + self.invented == 0
    }

    /// The row of a table: the counts and F1 in percent.
    pub fn row(self, name: &str) -> String {
        let Self { found, missed, invented } = self;
        let all = 2 * found + missed + invented;
        let permille = (2_000 * found + all / 2).checked_div(all);
        let f1 = permille.map_or("-".to_owned(), |it| format!("{}.{}", it / 10, it % 10));
        format!("  {name:28}{found:>6}{missed:>8}{invented:>10}{f1:>8}\n")
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.found += other.found;
        self.missed += other.missed;
        self.invented += other.invented;
    }
}

/// The counts of each field, and what was missed and invented, in words.
#[derive(Default)]
pub struct Tally {
    counts: [Counts; Field::ALL.len()],
    pub said: Vec<String>,
}

impl Tally {
    pub fn found(&mut self, field: Field) {
        self.counts[field as usize].found += 1;
    }

    pub fn missed(&mut self, field: Field, what: &str) {
        self.counts[field as usize].missed += 1;
        self.said.push(format!("- {}: {what}", field.name()));
    }

    pub fn invented(&mut self, field: Field, what: &str) {
        self.counts[field as usize].invented += 1;
        self.said.push(format!("+ {}: {what}", field.name()));
    }

    /// Adds what another has invented, and nothing else of it.
    pub fn add_invented(&mut self, other: Self) {
        for (counts, more) in self.counts.iter_mut().zip(other.counts) {
            counts.invented += more.invented;
        }
        self.said.extend(other.said.into_iter().filter(|line| line.starts_with('+')));
    }

    /// The fields that there is something of.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, Counts)> {
        Field::ALL.iter().map(|(field, name)| (*name, self.counts[*field as usize])).filter(|(_, it)| !it.is_empty())
    }

    pub fn all(&self) -> Counts {
        let mut all = Counts::default();
        self.counts.iter().for_each(|counts| all += *counts);
        all
    }

    /// Adds the counts of another, without its words.
    pub fn add(&mut self, other: &Self) {
        for (counts, more) in self.counts.iter_mut().zip(other.counts) {
            *counts += more;
        }
    }
}
