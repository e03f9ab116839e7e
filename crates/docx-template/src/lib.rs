//! Fills Word documents that hold tags with values, and finds every mistake of such a template with its place.
//!
//! ```
//! use docx_template::{Engine, Fields, Format, ProblemKind, TextTemplate};
//! use serde_json::json;
//!
//! let text = "{% for task in tasks %}\n- {{ task.title|upper }}\n{% endfor %}\n";
//! let values = json!({ "tasks": [{ "title": "a *new* roof" }] });
//! let template = TextTemplate::read(text.as_bytes(), Format::Markdown, &Engine::default()).unwrap();
//! assert_eq!(template.check(&Fields::of(&values)), []);
//! assert_eq!(template.fill(&values).unwrap(), "- A \\*NEW\\* ROOF\n");
//!
//! // Misspelled names are found without filling anything in.
//! let template = TextTemplate::read(b"\n{{ taks }}", Format::Text, &Engine::default()).unwrap();
//! let problems = template.check(&Fields::of(&values));
//! assert_eq!(problems[0].kind, ProblemKind::UnknownField { name: "taks".to_owned() });
//! assert_eq!((problems[0].place.paragraph, problems[0].suggestion.as_deref()), (Some(2), Some("tasks")));
//! ```
//!
//! | item | what it gives |
//! |---|---|
//! | [`Template`] | a .docx: [`read`](Template::read), [`check`](Template::check), [`fill`](Template::fill) |
//! | [`TextTemplate`] | the same for Markdown, HTML and text |
//! | [`Engine`] | the [`Limits`], and the filters and functions that templates may call; callers add their own |
//! | [`Fields`] | what a template may name |
//! | [`Problem`] | a mistake: its [`Place`], the tag, a [`ProblemKind`], what is probably meant; the words are the caller's |
//! | [`properties`], [`set_properties`] | the custom properties of a .docx, by which a document is known again |
//!
//! # Templates
//!
//! Tags are those of Jinja: `{{ value }}`, `{# comment #}`, and the statements `for`, `if`, `with` and `set`. In a Word
//! document:
//!
//! - A tag may be spread over runs of different looks, as word processors spread it; it gets the look of its beginning.
//!   Curly quotes, dashes and non-breaking spaces are taken for what was typed, but inside quotation marks they stay.
//! - A block whose tags are in one paragraph repeats what is between them. Where its tags stand alone in paragraphs beside
//!   each other, it repeats the paragraphs between, and the paragraphs of the tags disappear. Where they are in rows of one
//!   table, it repeats the rows; a row that holds nothing else disappears.
//! - Line ends in values are line breaks, tabs are tabs.
//!
//! # Contract
//!
//! - Any bytes may be given; none makes a function panic, reads a file, or runs longer or takes more memory than the
//!   [`Limits`] say. Values are text, whatever they hold: they cannot become markup.
//! - A filled document has the bytes of its template wherever it had no tag. The same template and values give the same
//!   bytes.
//! - What is absent or null is printed as nothing. A name that is not in the [`Fields`] is a mistake.

mod engine;
mod escaping;
mod expression;
mod fields;
mod filters;
mod limits;
mod package;
mod problem;
mod property;
mod scope;
mod script;
mod tag;
mod template;
mod text;
mod word;
mod xml;

pub use engine::Engine;
pub use escaping::Format;
pub use fields::Fields;
pub use limits::Limits;
pub use minijinja;
pub use problem::{Cell, Part, Place, Problem, ProblemKind};
pub use property::{properties, set_properties};
pub use template::Template;
pub use text::TextTemplate;
