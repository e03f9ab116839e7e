//! The tags of a part in the order in which they are evaluated: its blocks, what its names mean, and how it is filled.

use minijinja::value::Value;

use crate::engine::Source;
use crate::escaping::Escaping;
use crate::expression::{Mistake, Reader, Token, tokens};
use crate::scope::{Scope, Shape};
use crate::tag::{Found, Mark, Tag};
use crate::{Engine, Fields, Part, Place, Problem, ProblemKind};

/// The most operations of a tag. Each may be one inside the other for the engine, which follows them by recursion.
const MAX_OPERATIONS: usize = 100;

/// What a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Statement {
    For,
    If,
    With,
    Elif,
    Else,
    EndFor,
    EndIf,
    EndWith,
    Set,
}

impl Statement {
    const ALL: [(Self, &'static str); 9] = [
        (Self::For, "for"),
        (Self::If, "if"),
        (Self::With, "with"),
        (Self::Elif, "elif"),
        (Self::Else, "else"),
        (Self::EndFor, "endfor"),
        (Self::EndIf, "endif"),
        (Self::EndWith, "endwith"),
        (Self::Set, "set"),
    ];

    /// Statements of the engine's language that name other files, hide text from the checks, or undo the escaping.
    const NOT_ALLOWED: [&'static str; 14] = [
        "autoescape",
        "block",
        "break",
        "call",
        "continue",
        "do",
        "extends",
        "filter",
        "from",
        "import",
        "include",
        "macro",
        "raw",
        "trans",
    ];

    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(statement, _)| *statement == self).map_or("", |(_, name)| name)
    }

    /// What ends the block that it begins.
    pub fn end(self) -> Option<Self> {
        match self {
            Self::For => Some(Self::EndFor),
            Self::If => Some(Self::EndIf),
            Self::With => Some(Self::EndWith),
            _ => None,
        }
    }

    /// What begins the block that it ends.
    pub fn beginning(self) -> Option<Self> {
        [Self::For, Self::If, Self::With].into_iter().find(|beginning| beginning.end() == Some(self))
    }

    pub fn is_else(self) -> bool {
        matches!(self, Self::Elif | Self::Else)
    }

    /// The statement that some code is; or what it is not, with what is probably meant.
    fn of(code: &str) -> Result<Self, Mistake> {
        let mut words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
        let word = words.next().unwrap_or_default();
        if let Some((statement, _)) = Self::ALL.into_iter().find(|(_, name)| *name == word) {
            return match (statement, words.find(|word| !word.is_empty())) {
                (Self::Else, Some("if")) => Err((unknown("else if"), Some("elif".to_owned()))),
                _ => Ok(statement),
            };
        }
        if Self::NOT_ALLOWED.contains(&word.trim_start_matches("end")) {
            return Err((ProblemKind::NotAllowed { name: word.to_owned() }, None));
        }
        let typed =
            if word == "end" { format!("end{}", words.next().unwrap_or_default()) } else { word.to_lowercase() };
        let names = Self::ALL.into_iter().map(|(_, name)| name);
        let suggestion = match typed.as_str() {
            "elseif" | "elsif" => Some("elif"),
            "foreach" => Some("for"),
            typed => viet_text::suggest::nearest(typed, names),
        };
        Err((unknown(word), suggestion.map(str::to_owned)))
    }

    /// What has to stand around it to be read by itself.
    fn surroundings(self) -> (&'static str, &'static str) {
        match self {
            Self::For => ("", "\u{3}endfor\u{4}"),
            Self::If => ("", "\u{3}endif\u{4}"),
            Self::With => ("", "\u{3}endwith\u{4}"),
            Self::Elif | Self::Else | Self::EndIf => {
                ("\u{3}if 1\u{4}", if self == Self::EndIf { "" } else { "\u{3}endif\u{4}" })
            }
            Self::EndFor => ("\u{3}for a in b\u{4}", ""),
            Self::EndWith => ("\u{3}with a = 1\u{4}", ""),
            Self::Set => ("", ""),
        }
    }
}

fn unknown(name: &str) -> ProblemKind {
    ProblemKind::UnknownStatement { name: name.to_owned() }
}

/// A tag at its place.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub place: Place,
    /// The tag as it was typed.
    pub typed: String,
    pub tag: Tag,
    pub statement: Option<Statement>,
    /// Whether it cannot be read: then it has a problem already, and is here for its block.
    is_broken: bool,
}

impl Placed {
    pub fn problem(&self, kind: ProblemKind) -> Problem {
        Problem { place: self.place, tag: self.typed.clone(), kind, suggestion: None }
    }
}

/// The tags of a part, in the order of its text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Script {
    pub tags: Vec<Placed>,
    /// The numbers of the tags, in the order in which they are evaluated.
    pub order: Vec<usize>,
    pub source: Source,
    /// What is wrong whatever the fields are.
    pub problems: Vec<Problem>,
}

/// A block: what begins it, its `elif` and `else`, and what ends it, by the numbers of their tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    pub tags: Vec<usize>,
}

impl Script {
    /// Adds what was found at a place. What cannot be read becomes a problem.
    pub fn add(&mut self, found: Found, typed: &str, place: Place, engine: &Engine) {
        let mut broken = |kind, suggestion| {
            self.problems.push(Problem { place, tag: typed.to_owned(), kind, suggestion });
            true
        };
        let (tag, mut is_broken) = match found.what {
            Ok(tag) => (tag, false),
            Err(kind) => {
                broken(kind, found.suggestion);
                // Enough of it to know which block it begins or ends.
                let Some(code) = typed.strip_prefix("{%") else { return };
                let code = code.trim_start_matches(['-', '+', ' ', '\u{a0}']).to_owned();
                (Tag { mark: Mark::Statement, code }, true)
            }
        };
        let mut statement = None;
        if tag.mark == Mark::Statement {
            match Statement::of(&tag.code) {
                Ok(known) => statement = Some(known),
                Err(_) if is_broken => return,
                Err((kind, suggestion)) => {
                    // What is meant begins or ends its block all the same.
                    let meant = suggestion.as_deref().and_then(|name| Statement::of(name).ok());
                    is_broken = broken(kind, suggestion.map(|name| format!("{{% {name} %}}")));
                    if meant.is_none() {
                        return;
                    }
                    statement = meant;
                }
            }
        }
        if !is_broken && operations(&tag.code) > MAX_OPERATIONS {
            is_broken = broken(ProblemKind::TooDeep { limit: MAX_OPERATIONS }, None);
        }
        if !is_broken {
            let kind = match (tag.mark, statement) {
                (Mark::Comment, _) => None,
                (_, None) => engine.read("", &tag, "").err(),
                (_, Some(statement)) => {
                    let (before, after) = statement.surroundings();
                    engine.read(before, &tag, after).err().or_else(|| escaping_statement(statement, &tag.code))
                }
            };
            is_broken = kind.is_some_and(|kind| broken(kind, None));
        }
        self.tags.push(Placed { place, typed: typed.to_owned(), tag, statement, is_broken });
    }

    /// The blocks of the tags. What is not closed, or closes nothing, becomes a problem.
    pub fn blocks(&mut self, engine: &Engine) -> Vec<Block> {
        let limit = engine.limits.blocks;
        let (mut blocks, mut open): (Vec<Block>, Vec<(Statement, Block)>) = (Vec::new(), Vec::new());
        let mut problems = Vec::new();
        for (number, placed) in self.tags.iter().enumerate() {
            let Some(statement) = placed.statement else { continue };
            if statement.end().is_some() {
                if open.len() == limit {
                    problems.push(placed.problem(ProblemKind::TooManyBlocks { limit }));
                }
                open.push((statement, Block { tags: vec![number] }));
            } else if statement.is_else() {
                let is_after_else =
                    |block: &Block| block.tags.iter().any(|tag| self.tags[*tag].statement == Some(Statement::Else));
                match open.last_mut() {
                    Some((beginning, block))
                        if !is_after_else(block)
                            && (*beginning == Statement::If
                                || *beginning == Statement::For && statement == Statement::Else) =>
                    {
                        block.tags.push(number);
                    }
                    _ => problems.push(placed.problem(ProblemKind::UnmatchedEnd)),
                }
            } else if let Some(beginning) = statement.beginning() {
                let at = open.iter().rposition(|(open, _)| *open == beginning);
                // A block that is closed by the wrong word is closed.
                if at.is_none() {
                    let end = open.last().and_then(|(open, _)| open.end());
                    let suggestion = end.map(|end| format!("{{% {} %}}", end.name()));
                    problems.push(Problem { suggestion, ..placed.problem(ProblemKind::UnmatchedEnd) });
                }
                let Some(at) = at.or(open.len().checked_sub(1)) else { continue };
                for (statement, block) in open.drain(at + 1..) {
                    problems.push(unclosed(&self.tags[block.tags[0]], statement));
                }
                if let Some((_, mut block)) = open.pop() {
                    block.tags.push(number);
                    blocks.push(block);
                }
            }
        }
        problems.extend(open.iter().map(|(statement, block)| unclosed(&self.tags[block.tags[0]], *statement)));
        self.problems.extend(problems);
        blocks
    }

    /// All problems, given what the tags may name.
    pub fn check(&self, engine: &Engine, fields: &Fields) -> Vec<Problem> {
        let mut problems = self.problems.clone();
        let (mut scope, mut open) = (Scope::new(fields), Vec::new());
        for placed in self.order.iter().map(|number| &self.tags[*number]) {
            let mut mistakes = Vec::new();
            let is_else_of_for = placed.statement == Some(Statement::Else) && open.last() == Some(&Statement::For);
            if is_else_of_for {
                // What the loop names is not known where it has nothing.
                scope.pop();
                scope.push();
            }
            evaluate(placed, engine, &mut scope, &mut mistakes);
            match placed.statement {
                Some(statement) if statement.end().is_some() => open.push(statement),
                Some(statement) if statement.beginning().is_some() => drop(open.pop()),
                _ => {}
            }
            if !placed.is_broken {
                let of = |(kind, suggestion)| Problem { suggestion, ..placed.problem(kind) };
                problems.extend(mistakes.into_iter().map(of));
            }
        }
        problems.sort_by_key(|problem| problem.place.paragraph);
        problems
    }

    /// Fills the part.
    pub fn fill(&self, engine: &Engine, escaping: Escaping, value: &Value, part: Part) -> Result<String, Vec<Problem>> {
        engine.fill(&self.source, escaping, value).map_err(|(kind, tag)| match tag {
            Some(tag) => vec![self.tags[tag].problem(kind)],
            None => vec![Problem::of_part(part, kind)],
        })
    }
}

/// How many operations a tag has: whatever may hold others.
fn operations(code: &str) -> usize {
    let words = ["and", "else", "if", "in", "is", "not", "or"];
    let is_one = |token: &Token| match token {
        Token::Sign(sign) => *sign != ",",
        Token::Name(word) => words.contains(word),
        Token::Text(_) | Token::Number(_) => false,
    };
    tokens(code).iter().filter(|token| is_one(token)).count()
}

fn unclosed(placed: &Placed, statement: Statement) -> Problem {
    let end = statement.end().map_or("", Statement::name);
    placed.problem(ProblemKind::UnclosedBlock { end: end.to_owned() })
}

/// What the engine reads, but would let a template do what the checks cannot follow.
fn escaping_statement(statement: Statement, code: &str) -> Option<ProblemKind> {
    let tokens = tokens(code);
    match statement {
        Statement::For if tokens.last() == Some(&Token::Name("recursive")) => {
            Some(ProblemKind::NotAllowed { name: "recursive".to_owned() })
        }
        // Fields do not change.
        Statement::Set if tokens.get(2) == Some(&Token::Sign(".")) => {
            Some(ProblemKind::NotAllowed { name: "set".to_owned() })
        }
        _ => None,
    }
}

/// Takes a tag into the scope, and finds the mistakes of its names.
fn evaluate(placed: &Placed, engine: &Engine, scope: &mut Scope<'_>, mistakes: &mut Vec<Mistake>) {
    let tokens = tokens(&placed.tag.code);
    let Some(statement) = placed.statement else {
        if placed.tag.mark == Mark::Value && !placed.is_broken {
            let (shape, name) = Reader::new(&tokens, engine, scope, mistakes).expression();
            if shape.is_compound() {
                let suggestion = shape.telling_field().filter(|_| !name.is_empty());
                let suggestion = suggestion.map(|field| format!("{name}.{field}"));
                mistakes.push((ProblemKind::NotAText { name: name_or_code(name, placed) }, suggestion));
            }
        }
        return;
    };
    let tokens = tokens.get(1..).unwrap_or_default();
    // Of what cannot be read, only the names that it gives matter.
    let readable = |tokens: &'_ [_]| if placed.is_broken { 0 } else { tokens.len() };
    match statement {
        Statement::If | Statement::Elif if placed.is_broken => {}
        Statement::If | Statement::Elif => drop(Reader::new(tokens, engine, scope, mistakes).expression()),
        Statement::For => {
            let before_in = tokens.iter().position(|token| *token == Token::Name("in")).unwrap_or(tokens.len());
            let (targets, list) = tokens.split_at(before_in);
            let list = list.get(1..).unwrap_or_default();
            let mut reader = Reader::new(&list[..readable(list)], engine, scope, mistakes);
            let (shape, name) = reader.expression_before_if();
            let condition = reader.rest();
            let item = shape.item().unwrap_or_else(|| {
                mistakes.push((ProblemKind::NotAList { name: name_or_code(name, placed) }, None));
                Shape::Any
            });
            scope.push();
            let names: Vec<&str> = names(targets).collect();
            match (names.as_slice(), &item) {
                ([only], _) => scope.set(only, item),
                ([grouper, list], Shape::Group(items)) => {
                    scope.set(grouper, Shape::Any);
                    scope.set(list, Shape::Of(items));
                }
                (all, _) => all.iter().for_each(|name| scope.set(name, Shape::Any)),
            }
            scope.set("loop", Shape::Loop);
            if let [Token::Name("if"), condition @ ..] = condition {
                Reader::new(condition, engine, scope, mistakes).expression();
            }
        }
        Statement::Set | Statement::With => {
            if statement == Statement::With {
                scope.push();
            }
            let mut rest = tokens;
            while let Some(equals) = rest.iter().position(|token| *token == Token::Sign("=")) {
                let (targets, value) = rest.split_at(equals);
                let value = &value[1..];
                let mut reader = Reader::new(&value[..readable(value)], engine, scope, mistakes);
                let (shape, _) = reader.expression();
                // After a comma, more values of one `set`, or the next name of a `with`.
                rest = reader.rest();
                let names: Vec<&str> = names(targets).collect();
                match names.as_slice() {
                    [only] => scope.set(only, shape),
                    all => all.iter().for_each(|name| scope.set(name, Shape::Any)),
                }
            }
        }
        Statement::EndFor | Statement::EndWith => scope.pop(),
        Statement::Else | Statement::EndIf => {}
    }
}

fn name_or_code(name: String, placed: &Placed) -> String {
    if name.is_empty() { placed.tag.code.clone() } else { name }
}

fn names<'t>(tokens: &[Token<'t>]) -> impl Iterator<Item = &'t str> {
    tokens.iter().filter_map(|token| if let Token::Name(name) = token { Some(*name) } else { None })
}
