//! How conditions are joined.

use super::Condition;

/// Conditions and what joins them. The parser yields the plainest form: no [`Self::All`] within an
/// [`Self::All`] or [`Self::Any`] within an [`Self::Any`], none with a single member, no double `Not`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// All hold; with none, everything matches.
    All(Vec<Expression>),
    /// At least one holds.
    Any(Vec<Expression>),
    /// It does not hold.
    Not(Box<Expression>),
    /// It holds.
    Condition(Condition),
}

impl Default for Expression {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl From<Condition> for Expression {
    fn from(condition: Condition) -> Self {
        Self::Condition(condition)
    }
}

impl Expression {
    pub(super) fn all(members: Vec<Self>) -> Self {
        let mut flat = Vec::with_capacity(members.len());
        for member in members {
            match member {
                Self::All(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        Self::only(&mut flat).unwrap_or(Self::All(flat))
    }

    pub(super) fn any(members: Vec<Self>) -> Self {
        let mut flat = Vec::with_capacity(members.len());
        for member in members {
            match member {
                Self::Any(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        Self::only(&mut flat).unwrap_or(Self::Any(flat))
    }

    /// "not this".
    pub(super) fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// Takes the only member, if it is the only one.
    fn only(members: &mut Vec<Self>) -> Option<Self> {
        if members.len() == 1 { members.pop() } else { None }
    }

    /// Whether any condition, excluded or not, is one of these.
    pub fn has(&self, is: &dyn Fn(&Condition) -> bool) -> bool {
        match self {
            Self::All(members) | Self::Any(members) => members.iter().any(|member| member.has(is)),
            Self::Not(inner) => inner.has(is),
            Self::Condition(condition) => is(condition),
        }
    }

    /// The conditions, excluded or not, in order.
    #[must_use]
    pub fn conditions(&self) -> Vec<&Condition> {
        match self {
            Self::All(members) | Self::Any(members) => members.iter().flat_map(Self::conditions).collect(),
            Self::Not(inner) => inner.conditions(),
            Self::Condition(condition) => vec![condition],
        }
    }

    /// Appends the conditions that are not excluded.
    pub(super) fn collect_wanted<'a>(&'a self, wanted: &mut Vec<&'a Condition>) {
        match self {
            Self::All(members) | Self::Any(members) => {
                for member in members {
                    member.collect_wanted(wanted);
                }
            }
            Self::Condition(condition) => wanted.push(condition),
            Self::Not(_) => {}
        }
    }
}
