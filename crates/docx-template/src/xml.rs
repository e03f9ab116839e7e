//! XML that is safe to walk, and texts as XML has them.

use roxmltree::{Document, Error, Node, ParsingOptions};

use crate::{Limits, ProblemKind};

/// The namespaces of Word's own elements: those of the transitional and of the strict format.
const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// Parses a text. Document types are refused, and with them entities, so nothing here can grow.
pub(crate) fn parse<'t>(text: &'t str, limits: &Limits) -> Result<Document<'t>, ProblemKind> {
    bound(text, limits)?;
    let options = ParsingOptions { nodes_limit: limits.elements, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        Error::NodesLimitReached => ProblemKind::TooManyElements { limit: limits.elements as usize },
        Error::DtdDetected => ProblemKind::DocumentType,
        error => ProblemKind::Xml { detail: error.to_string() },
    })
}

/// Refuses what would take long to parse or to walk. What is no XML at all is left to the parser.
fn bound(text: &str, limits: &Limits) -> Result<(), ProblemKind> {
    // The numbers of namespaces that the open elements declare, and their sum.
    let (mut open, mut in_force) = (Vec::new(), 0);
    let mut rest = text;
    while let Some((_, tag)) = rest.split_once('<') {
        let skipped = [("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>"), ("!", ">")];
        if let Some((_, end)) = skipped.iter().find(|(begin, _)| tag.starts_with(begin)) {
            rest = tag.split_once(end).map_or("", |(_, after)| after);
        } else if tag.starts_with('/') {
            in_force -= open.pop().unwrap_or(0);
            rest = tag;
        } else {
            let (attributes, namespaces, length) = attributes(tag);
            if attributes > limits.attributes || in_force + namespaces > limits.attributes {
                return Err(ProblemKind::TooManyAttributes { limit: limits.attributes });
            }
            if !tag[..length].ends_with("/>") {
                open.push(namespaces);
                in_force += namespaces;
                if open.len() > limits.depth {
                    return Err(ProblemKind::TooDeep { limit: limits.depth });
                }
            }
            rest = &tag[length..];
        }
    }
    Ok(())
}

/// How many attributes a tag has, how many of them declare a namespace, and how long it is from after its `<`.
fn attributes(tag: &str) -> (usize, usize, usize) {
    let (mut attributes, mut namespaces, mut name, mut quote) = (0, 0, 0, None);
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            _ if quote.is_some() => quote = quote.filter(|open| *open != byte),
            b'"' | b'\'' => quote = Some(byte),
            b'>' => return (attributes, namespaces, at + 1),
            b'=' => {
                attributes += 1;
                namespaces += usize::from(tag[name..at].starts_with("xmlns"));
            }
            _ if byte.is_ascii_whitespace() => name = at + 1,
            _ => {}
        }
    }
    (attributes, namespaces, tag.len())
}

/// Whether a node is the element of Word with that name.
pub(crate) fn is(node: Node, name: &str) -> bool {
    node.is_element()
        && node.tag_name().name() == name
        && node.tag_name().namespace().is_some_and(|namespace| WORD.contains(&namespace))
}

/// The name of an element of Word.
pub(crate) fn name<'i>(node: Node<'_, 'i>) -> Option<&'i str> {
    let is_word = node.tag_name().namespace().is_some_and(|namespace| WORD.contains(&namespace));
    (node.is_element() && is_word).then(|| node.tag_name().name())
}

/// The beginning of an element's name in the text, with its colon: `w:`.
pub(crate) fn prefix<'t>(node: Node, text: &'t str) -> &'t str {
    let tag = &text[node.range()][1..];
    let end = tag.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(tag.len());
    tag[..end].find(':').map_or("", |colon| &tag[..=colon])
}

/// Appends a text as XML has it between tags and in attributes.
pub(crate) fn escape(text: &str, into: &mut String) {
    for c in text.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            c => into.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, ProblemKind, parse};

    #[test]
    fn what_would_take_long_is_refused() {
        let limits = Limits { attributes: 4, depth: 3, elements: 8, ..Limits::default() };
        let kind = |text: &str| parse(text, &limits).map(|_| ()).unwrap_err();
        assert_eq!(kind("<a b='1' c='2' d='3' e='4' f='5'/>"), ProblemKind::TooManyAttributes { limit: 4 });
        assert_eq!(
            kind("<a xmlns:b='1' xmlns:c='2'><d xmlns:e='3' xmlns:f='4'><g xmlns:h='5'/></d></a>"),
            ProblemKind::TooManyAttributes { limit: 4 }
        );
        assert_eq!(kind("<a><b><c><d/><e></e></c></b></a>"), ProblemKind::TooDeep { limit: 3 });
        assert_eq!(kind(&format!("<a>{}</a>", "<b/>".repeat(9))), ProblemKind::TooManyElements { limit: 8 });
        assert_eq!(kind("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), ProblemKind::DocumentType);
        assert!(matches!(kind("<a>&b;</a>"), ProblemKind::Xml { .. }));
        assert!(matches!(kind("<a>"), ProblemKind::Xml { .. }));
        assert!(matches!(kind("<a b='"), ProblemKind::Xml { .. }));
        assert!(parse("<a b='>'><!-- <b> --><![CDATA[<c>]]><d/></a>", &limits).is_ok());
    }
}
