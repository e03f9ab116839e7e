//! Words and what may be done with them: all of [`viet_text`], and [`recognize`], which reads deadlines, documents, work
//! and people out of running words.

pub mod recognize;

pub use viet_text::*;
