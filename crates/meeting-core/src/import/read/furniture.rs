//! What of a page is not its text: menus, related news, comments, what is hidden or struck out.

use html5gum::emitters::default::StartTag;

/// Elements whose content no reader of the page sees as text.
const CODE: [&[u8]; 9] =
    [b"script", b"style", b"noscript", b"template", b"svg", b"iframe", b"select", b"textarea", b"object"];
/// Elements that are around the text of the page.
const AROUND: [&[u8]; 4] = [b"nav", b"footer", b"aside", b"button"];
/// Elements that have no content, and so no end.
const VOID: [&[u8]; 14] = [
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param", b"source",
    b"track", b"wbr",
];
/// Elements that hold the page, whatever their classes say, or whose end need not be written.
const HOLDING: [&[u8]; 12] =
    [b"html", b"body", b"main", b"article", b"form", b"li", b"tr", b"td", b"th", b"dt", b"dd", b"tbody"];

const ROLES: [&str; 6] = ["navigation", "contentinfo", "complementary", "search", "banner", "menu"];
/// What classes and ids of such parts begin with.
const NAMES: [&str; 46] = [
    "ads",
    "advert",
    "advertisement",
    "binh luan",
    "breadcrumb",
    "breadcrumbs",
    "chia se",
    "comment form",
    "comment list",
    "comments",
    "cookie",
    "copyright",
    "doc them",
    "foot",
    "footer",
    "lien quan",
    "menu",
    "more news",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "other news",
    "pager",
    "pagination",
    "print only",
    "quang cao",
    "related",
    "screen reader text",
    "share",
    "sharing",
    "sidebar",
    "skip link",
    "social",
    "sr only",
    "tags",
    "tin cung chuyen muc",
    "tin cung loai",
    "tin khac",
    "tin lien quan",
    "tin moi",
    "toolbar",
    "topbar",
    "tu khoa",
    "visually hidden",
    "xem them",
];
/// What they end with.
const ENDS: [&str; 7] = ["breadcrumb", "breadcrumbs", "footer", "menu", "nav", "navigation", "sidebar"];
/// With one of these words, a class says that there is such a part beside.
const BESIDE: [&str; 7] = ["has", "with", "no", "content", "main", "wrapper", "container"];

/// Why an element's content is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outer {
    /// It is no text at all.
    Code,
    /// It stands around the text of the page, or is hidden.
    Around,
    /// It is struck out of the text.
    Struck,
}

/// Why the content of an element is left out; `None` if it is read.
pub(super) fn of(tag: &StartTag<usize>) -> Option<Outer> {
    let name: &[u8] = &tag.name;
    let attribute = |name: &[u8]| tag.attributes.get(name).map(|value| String::from_utf8_lossy(value));
    if VOID.contains(&name) {
        return None;
    }
    if CODE.contains(&name) {
        return Some(Outer::Code);
    }
    if matches!(name, b"del" | b"s" | b"strike") {
        return Some(Outer::Struck);
    }
    let is_unseen = attribute(b"hidden").is_some()
        || attribute(b"aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
        || attribute(b"style").is_some_and(|style| hides(&style));
    if is_unseen || AROUND.contains(&name) {
        return Some(Outer::Around);
    }
    let is_role = attribute(b"role").is_some_and(|role| ROLES.contains(&role.trim()));
    let classes = || [attribute(b"class"), attribute(b"id")].into_iter().flatten();
    let is_named = || classes().any(|names| names.split_whitespace().any(is_around));
    (!HOLDING.contains(&name) && (is_role || is_named())).then_some(Outer::Around)
}

fn hides(style: &str) -> bool {
    let style: String = style.to_lowercase().split_whitespace().collect();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// Whether a class or id names a part around the text: `tin-lien-quan`, `relatedNews`, `site-footer`.
fn is_around(class: &str) -> bool {
    let mut words = String::with_capacity(class.len() + 4);
    for letter in class.chars() {
        if !letter.is_alphanumeric() || (letter.is_uppercase() && words.ends_with(char::is_lowercase)) {
            words.push(' ');
        }
        if letter.is_alphanumeric() {
            words.extend(letter.to_lowercase());
        }
    }
    let begins = |name: &str| words.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let ends = |name: &str| words.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    let is_beside = words.split(' ').any(|word| BESIDE.contains(&word));
    NAMES.iter().any(|name| begins(name)) || (!is_beside && ENDS.iter().any(|name| ends(name)))
}
