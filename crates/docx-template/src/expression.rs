//! What an expression names, and what shape its value has. It reads only what the engine could read before, so it
//! understands rather than judges.

use viet_text::suggest::nearest;

use crate::scope::{Scope, Shape};
use crate::{Engine, ProblemKind};

/// A mistake of a name, with what is probably meant.
pub(crate) type Mistake = (ProblemKind, Option<String>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token<'t> {
    /// A name or a keyword.
    Name(&'t str),
    /// A text in quotation marks, without them.
    Text(&'t str),
    Number(&'t str),
    Sign(&'t str),
}

/// The tokens of a tag's code.
pub(crate) fn tokens(code: &str) -> Vec<Token<'_>> {
    const LONG: [&str; 6] = ["**", "//", "==", "!=", "<=", ">="];
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let span = |is_inside: fn(char) -> bool| rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
        let (token, length) = if first.is_ascii_digit() {
            let whole = span(|c| c.is_ascii_alphanumeric() || c == '_');
            let fraction =
                rest[whole..].strip_prefix('.').filter(|after| after.starts_with(|c: char| c.is_ascii_digit()));
            let length = fraction.map_or(whole, |after| {
                whole + 1 + after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len())
            });
            (Token::Number(&rest[..length]), length)
        } else if first.is_alphanumeric() || first == '_' {
            let length = span(|c| c.is_alphanumeric() || c == '_');
            (Token::Name(&rest[..length]), length)
        } else if matches!(first, '"' | '\'') {
            let mut is_escaped = false;
            let end = rest[1..].find(|c| {
                let was_escaped = std::mem::take(&mut is_escaped);
                is_escaped = c == '\\' && !was_escaped;
                c == first && !was_escaped
            });
            let end = end.unwrap_or(rest.len() - 1);
            (Token::Text(&rest[1..=end]), (end + 2).min(rest.len()))
        } else {
            let length = if LONG.iter().any(|long| rest.starts_with(long)) { 2 } else { first.len_utf8() };
            (Token::Sign(&rest[..length]), length)
        };
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    tokens
}

/// Walks the tokens of a tag.
pub(crate) struct Reader<'r, 'k, 't, 'f> {
    tokens: &'k [Token<'t>],
    engine: &'r Engine,
    scope: &'r Scope<'f>,
    mistakes: &'r mut Vec<Mistake>,
    /// Whether `if` ends the expression, as it does after `for a in`.
    ends_at_if: bool,
}

/// What stands between the brackets of a call: the names and the texts of the arguments.
type Arguments<'t> = Vec<(Option<&'t str>, Option<&'t str>)>;

impl<'r, 'k, 't, 'f> Reader<'r, 'k, 't, 'f> {
    pub fn new(
        tokens: &'k [Token<'t>],
        engine: &'r Engine,
        scope: &'r Scope<'f>,
        mistakes: &'r mut Vec<Mistake>,
    ) -> Self {
        Self { tokens, engine, scope, mistakes, ends_at_if: false }
    }

    /// What has not been read.
    pub fn rest(&self) -> &'k [Token<'t>] {
        self.tokens
    }

    /// An expression before `if`.
    pub fn expression_before_if(&mut self) -> (Shape<'f>, String) {
        self.ends_at_if = true;
        let read = self.expression();
        self.ends_at_if = false;
        read
    }

    /// An expression: its shape, and its name where it is a field.
    pub fn expression(&mut self) -> (Shape<'f>, String) {
        let (mut shape, mut name) = self.operand();
        while let Some(operator) = self.operator() {
            let (other, _) = self.operand();
            shape = match operator {
                "or" | "if" | "else" if shape == other || operator == "if" => shape,
                _ => Shape::Any,
            };
            name.clear();
        }
        (shape, name)
    }

    fn sign(&mut self, sign: &str) -> bool {
        let is_next = self.tokens.first() == Some(&Token::Sign(sign));
        self.tokens = &self.tokens[usize::from(is_next)..];
        is_next
    }

    fn word(&mut self, word: &str) -> bool {
        let is_next = self.tokens.first() == Some(&Token::Name(word));
        self.tokens = &self.tokens[usize::from(is_next)..];
        is_next
    }

    fn name(&mut self) -> Option<&'t str> {
        let [Token::Name(name), rest @ ..] = self.tokens else { return None };
        self.tokens = rest;
        Some(name)
    }

    /// A word or sign between two operands.
    fn operator(&mut self) -> Option<&'t str> {
        let operator = match *self.tokens.first()? {
            Token::Name("if") if self.ends_at_if => return None,
            Token::Name(word @ ("and" | "or" | "in" | "not" | "if" | "else")) => word,
            Token::Sign(
                sign @ ("+" | "-" | "*" | "/" | "//" | "%" | "**" | "~" | "==" | "!=" | "<" | ">" | "<=" | ">="),
            ) => sign,
            _ => return None,
        };
        self.tokens = &self.tokens[1..];
        if operator == "not" {
            self.word("in");
        }
        Some(operator)
    }

    fn operand(&mut self) -> (Shape<'f>, String) {
        while self.word("not") || self.sign("-") || self.sign("+") {}
        let (mut shape, mut name) = self.with_fields();
        loop {
            if self.sign("|") {
                shape = self.filter(&shape, &name);
                name.clear();
            } else if self.word("is") {
                self.test();
                (shape, name) = (Shape::Any, String::new());
            } else {
                break;
            }
        }
        (shape, name)
    }

    /// A value with the fields, items and calls that follow it.
    fn with_fields(&mut self) -> (Shape<'f>, String) {
        let (mut shape, mut name) = self.primary();
        loop {
            if self.sign(".") {
                let Some(field) = self.name() else { break };
                if self.tokens.first() == Some(&Token::Sign("(")) {
                    self.mistakes.push((ProblemKind::UnknownFunction { name: format!("{name}.{field}") }, None));
                    (shape, name) = (Shape::Any, String::new());
                } else {
                    (shape, name) = self.field(&shape, &name, field);
                }
            } else if self.sign("[") {
                (shape, name) = self.subscript(&shape, &name);
            } else if self.sign("(") {
                self.arguments();
                (shape, name) = (Shape::Any, String::new());
            } else {
                break;
            }
        }
        (shape, name)
    }

    fn primary(&mut self) -> (Shape<'f>, String) {
        let Some((first, rest)) = self.tokens.split_first() else { return (Shape::Any, String::new()) };
        match first {
            Token::Name("true" | "false" | "none" | "True" | "False" | "None") | Token::Text(_) | Token::Number(_) => {
                self.tokens = rest;
            }
            Token::Name(name) => {
                self.tokens = rest;
                if rest.first() == Some(&Token::Sign("(")) {
                    self.known(name, self.engine.functions(), |name| ProblemKind::UnknownFunction { name });
                    return (Shape::Any, String::new());
                }
                return (self.variable(name), (*name).to_owned());
            }
            Token::Sign("(") => {
                self.tokens = rest;
                let ends_at_if = std::mem::replace(&mut self.ends_at_if, false);
                let inside = self.expression();
                let is_list = self.tokens.first() == Some(&Token::Sign(","));
                self.items(")");
                self.ends_at_if = ends_at_if;
                return if is_list { (Shape::Any, String::new()) } else { inside };
            }
            Token::Sign(bracket @ ("[" | "{")) => {
                self.tokens = rest;
                let ends_at_if = std::mem::replace(&mut self.ends_at_if, false);
                self.items(if *bracket == "[" { "]" } else { "}" });
                self.ends_at_if = ends_at_if;
            }
            Token::Sign(_) => {}
        }
        (Shape::Any, String::new())
    }

    /// What remains of a list or a mapping.
    fn items(&mut self, end: &str) {
        while !self.tokens.is_empty() && !self.sign(end) {
            if !(self.sign(",") || self.sign(":")) {
                let before = self.tokens.len();
                self.expression();
                if self.tokens.len() == before {
                    return;
                }
            }
        }
    }

    fn variable(&mut self, name: &str) -> Shape<'f> {
        if let Some(shape) = self.scope.get(name) {
            return shape;
        }
        let suggestion = nearest(name, self.scope.names()).map(str::to_owned);
        self.mistakes.push((ProblemKind::UnknownField { name: name.to_owned() }, suggestion));
        Shape::Any
    }

    fn field(&mut self, shape: &Shape<'f>, of: &str, field: &str) -> (Shape<'f>, String) {
        let name = if of.is_empty() { field.to_owned() } else { format!("{of}.{field}") };
        let shape = shape.field(field).unwrap_or_else(|known| {
            let near = nearest(field, known.iter().copied());
            let beginning = if of.is_empty() { String::new() } else { format!("{of}.") };
            let suggestion = match near {
                Some(near) => Some(format!("{beginning}{near}")),
                // A field of an item is asked of the list.
                None => shape.item_has(field).then(|| format!("{of}[0].{field}")),
            };
            self.mistakes.push((ProblemKind::UnknownField { name: name.clone() }, suggestion));
            Shape::Any
        });
        (shape, name)
    }

    /// What stands in brackets after an operand: the name of a field, the number of an item, or a part of a list.
    fn subscript(&mut self, shape: &Shape<'f>, of: &str) -> (Shape<'f>, String) {
        if let [Token::Text(field), Token::Sign("]"), rest @ ..] = self.tokens {
            self.tokens = rest;
            return self.field(shape, of, field);
        }
        let (mut is_part, mut number) = (false, "…");
        if let [Token::Number(only), Token::Sign("]"), ..] = self.tokens {
            number = only;
        }
        while !self.tokens.is_empty() && !self.sign("]") {
            if self.sign(":") {
                is_part = true;
                continue;
            }
            let before = self.tokens.len();
            self.expression();
            if self.tokens.len() == before {
                break;
            }
        }
        let shape = if is_part { shape.clone() } else { shape.item().unwrap_or(Shape::Any) };
        (shape, format!("{of}[{number}]"))
    }

    /// The arguments of a call, after its bracket.
    fn arguments(&mut self) -> Arguments<'t> {
        let ends_at_if = std::mem::replace(&mut self.ends_at_if, false);
        let mut arguments = Vec::new();
        while !self.tokens.is_empty() && !self.sign(")") {
            if self.sign(",") || self.sign("*") || self.sign("**") {
                continue;
            }
            let mut keyword = None;
            if let [Token::Name(name), Token::Sign("="), rest @ ..] = self.tokens {
                (keyword, self.tokens) = (Some(*name), rest);
            }
            let text = match self.tokens {
                [Token::Text(text), Token::Sign("," | ")"), ..] => Some(*text),
                _ => None,
            };
            arguments.push((keyword, text));
            let before = self.tokens.len();
            self.expression();
            if self.tokens.len() == before {
                break;
            }
        }
        self.ends_at_if = ends_at_if;
        arguments
    }

    fn known<'n>(
        &mut self,
        name: &str,
        known: impl Iterator<Item = &'n str> + Clone,
        kind: impl FnOnce(String) -> ProblemKind,
    ) {
        if !known.clone().any(|own| own == name) {
            let suggestion = nearest(name, known).map(str::to_owned);
            self.mistakes.push((kind(name.to_owned()), suggestion));
        }
    }

    fn test(&mut self) {
        self.word("not");
        let Some(name) = self.name() else { return };
        self.known(name, Engine::tests(), |name| ProblemKind::UnknownTest { name });
        if self.sign("(") {
            self.arguments();
            return;
        }
        let is_argument = self.tokens.first().is_some_and(|next| match next {
            Token::Text(_) | Token::Number(_) | Token::Sign("+" | "-" | "[" | "{") => true,
            Token::Name(word) => !matches!(*word, "and" | "or" | "else" | "is"),
            Token::Sign(_) => false,
        });
        if is_argument {
            while self.sign("-") || self.sign("+") {}
            self.with_fields();
        }
    }

    /// A filter, after its sign: the shape of what it makes of a value.
    fn filter(&mut self, shape: &Shape<'f>, of: &str) -> Shape<'f> {
        let Some(name) = self.name() else { return Shape::Any };
        self.known(name, self.engine.filters(), |name| ProblemKind::UnknownFilter { name });
        let arguments = if self.sign("(") { self.arguments() } else { Vec::new() };
        let first = arguments.first().and_then(|(keyword, text)| text.filter(|_| keyword.is_none()));
        let named = arguments.iter().find(|(keyword, _)| *keyword == Some("attribute")).and_then(|(_, text)| *text);
        let attribute = match name {
            "selectattr" | "rejectattr" | "groupby" => named.or(first),
            "sort" | "map" | "unique" | "min" | "max" | "sum" | "join" => named,
            _ => None,
        };
        let mut item = shape.item().unwrap_or(Shape::Any);
        let mut path = format!("{of}[…]");
        for field in attribute.into_iter().flat_map(|attribute| attribute.split('.')) {
            (item, path) = self.field(&item, &path, field);
        }
        match name {
            "sort" | "reverse" | "unique" | "list" | "select" | "reject" | "selectattr" | "rejectattr" | "default"
            | "d" => shape.clone(),
            "first" | "last" | "min" | "max" => shape.item().unwrap_or(Shape::Any),
            "groupby" => shape.groups(),
            "length" | "count" | "join" | "upper" | "lower" | "title" | "capitalize" | "trim" => Shape::Text,
            _ => Shape::Any,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{Reader, Token, tokens};
    use crate::scope::Scope;
    use crate::{Engine, Fields, ProblemKind};

    #[test]
    fn tokens_are_read() {
        use Token::{Name, Number, Sign, Text};
        assert_eq!(
            tokens("a.b[0]|join( \", \\\"\" ,x=1.5)==2 ~'ế'"),
            [
                Name("a"),
                Sign("."),
                Name("b"),
                Sign("["),
                Number("0"),
                Sign("]"),
                Sign("|"),
                Name("join"),
                Sign("("),
                Text(", \\\""),
                Sign(","),
                Name("x"),
                Sign("="),
                Number("1.5"),
                Sign(")"),
                Sign("=="),
                Number("2"),
                Sign("~"),
                Text("ế"),
            ]
        );
        assert_eq!(tokens("'a"), [Text("a")]);
        assert_eq!(tokens(""), []);
    }

    fn expressions() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            prop::sample::select(vec![
                "a",
                "b",
                "c",
                "notes",
                "is_it",
                "inner",
                "if_any",
                "1",
                "2.5",
                "'d|e'",
                "\"f' {g}\"",
                "true",
                "none"
            ])
            .prop_map(str::to_owned),
        ];
        leaf.prop_recursive(5, 40, 3, |inner| {
            let operators = prop::sample::select(vec![
                "+", "-", "*", "/", "//", "%", "**", "~", "==", "!=", "<", ">", "<=", ">=", " and ", " or ", " in ",
                " not in ",
            ]);
            prop_oneof![
                (inner.clone(), operators, inner.clone()).prop_map(|(a, sign, b)| format!("({a}{sign}{b})")),
                (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, c)| format!("({a} if {b} else {c})")),
                inner.clone().prop_map(|a| format!("(not {a})")),
                inner.clone().prop_map(|a| format!("(-{a})")),
                inner.clone().prop_map(|a| format!("[{a}][0].field.if")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a})[{b}]")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a}|join({b}, last={b})|upper")),
                (inner.clone(), inner.clone())
                    .prop_map(|(a, b)| format!("({a} is defined or {a} is divisibleby [{b}][0])")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} is not eq({b}))")),
                inner.clone().prop_map(|a| format!("({a} is eq -c.field[0] and a is even)")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("[{a}, {b}, ({a}, {b})]")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{{'k': {a}, {b}: 1}}")),
                (inner.clone(), inner).prop_map(|(a, b)| format!("range({a}, *[{b}])")),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// The engine knows too which variables an expression has, though not what they hold, nor what a list is cut from.
        #[test]
        fn the_engine_finds_the_same_variables(code in expressions()) {
            let fields = Fields::Map(Vec::new());
            let (engine, scope, mut mistakes) = (Engine::default(), Scope::new(&fields), Vec::new());
            let tokens = tokens(&code);
            let mut reader = Reader::new(&tokens, &engine, &scope, &mut mistakes);
            reader.expression();
            prop_assert_eq!(reader.rest(), []);
            let own: BTreeSet<String> = mistakes
                .into_iter()
                .filter_map(|(kind, _)| if let ProblemKind::UnknownField { name } = kind { Some(name) } else { None })
                .collect();
            let environment = minijinja::Environment::new();
            let text = format!("{{{{ {code} }}}}");
            let template = environment.template_from_str(&text).unwrap();
            let theirs: BTreeSet<String> = template.undeclared_variables(false).into_iter().filter(|name| name != "range").collect();
            prop_assert_eq!(own, theirs);
        }
    }
}
