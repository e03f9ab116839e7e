//! Documents to draft records: plain text, Markdown, HTML or .docx in, the fields of a record out.
//!
//! Nothing is invented: every field says which line of the source it came from, and what was not understood is kept as
//! text and listed.
