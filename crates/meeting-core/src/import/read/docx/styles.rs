//! What styles say about paragraphs: which are headings, which are items of lists.

use std::collections::HashMap;

use roxmltree::Node;

use super::super::package::{attribute, child, is};

/// Styles that are based on each other at most so often.
const MAX_BASES: usize = 16;

/// The styles of a document, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    own: Properties,
}

/// What is known of a paragraph.
#[derive(Debug, Default, Clone)]
pub(super) struct Properties {
    /// The level of the heading that it is.
    pub heading: Option<u8>,
    /// The list and the level in it, counted from 0.
    pub list: Option<(String, usize)>,
    /// How deep the style itself says that the item is ("List Bullet 2").
    pub list_depth: Option<usize>,
    /// Whether it is an entry of a table of contents.
    pub is_contents: bool,
}

impl Properties {
    /// Reads the properties of a paragraph or style.
    fn of(node: Node) -> Self {
        let value = |node: Node, name| child(node, name).and_then(|one| attribute(one, "val")).map(str::to_owned);
        let number = |text: String| text.parse::<usize>().ok();
        let outline = value(node, "outlineLvl").and_then(number).filter(|level| *level < 9);
        let list = child(node, "numPr").map(|list| {
            let level = value(list, "ilvl").and_then(number).unwrap_or(0);
            (value(list, "numId").unwrap_or_default(), level.min(8))
        });
        let heading = outline.and_then(|level| u8::try_from(level + 1).ok());
        Self { heading, list, ..Self::default() }
    }

    /// What is not said here is as said there.
    fn or(self, base: &Self) -> Self {
        let list_depth = if self.list.is_none() { self.list_depth.or(base.list_depth) } else { self.list_depth };
        Self {
            heading: self.heading.or(base.heading),
            list: self.list.or_else(|| base.list.clone()),
            list_depth,
            is_contents: self.is_contents || base.is_contents,
        }
    }
}

impl Styles {
    pub fn of(styles: &roxmltree::Document) -> Self {
        let mut found = HashMap::new();
        for style in styles.descendants().filter(|node| is(*node, "style")) {
            let value = |name| child(style, name).and_then(|one| attribute(one, "val")).map(str::to_owned);
            let name = value("name").unwrap_or_default().to_lowercase();
            let mut own = child(style, "pPr").map(Properties::of).unwrap_or_default();
            own.heading = match name.strip_prefix("heading ") {
                Some(number) => number.parse().ok(),
                None => (name == "title").then_some(1).or(own.heading),
            };
            own.is_contents = name.strip_prefix("toc ").is_some_and(|level| level.parse::<u8>().is_ok());
            own.list_depth = ["list bullet", "list number"]
                .iter()
                .find_map(|list| name.strip_prefix(list))
                .map(|depth| depth.trim().parse().unwrap_or(1));
            if let Some(id) = attribute(style, "styleId") {
                found.insert(id.to_owned(), Style { based_on: value("basedOn"), own });
            }
        }
        Self(found)
    }

    /// What a paragraph with these properties is. A list without a name is none.
    pub fn of_paragraph(&self, properties: Option<Node>) -> Properties {
        let mut all = properties.map(Properties::of).unwrap_or_default();
        let mut style = properties.and_then(|all| child(all, "pStyle")).and_then(|one| attribute(one, "val"));
        for _ in 0..MAX_BASES {
            let Some(one) = style.and_then(|id| self.0.get(id)) else { break };
            all = all.or(&one.own);
            style = one.based_on.as_deref();
        }
        all.list = all.list.filter(|(list, _)| list != "0");
        all
    }
}
