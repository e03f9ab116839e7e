//! A text with some edits made, and where everything that was there is now.

use crate::{Edit, Span};

/// A text with some edits made.
pub struct EditedText {
    /// The new text.
    pub text: String,
    /// What has changed, in order.
    pub(super) regions: Vec<Region>,
}

/// A piece of the old text and what has become of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Region {
    /// Where it was; empty where something has been put in.
    pub old: Span,
    /// Where it is.
    pub new: Span,
}

/// What edits do to a piece of the old text.
pub(super) enum Touch<'e> {
    /// Nothing, except that it may be elsewhere.
    None,
    /// One replaces all of it, and perhaps what is next to it.
    Whole(&'e Region),
    /// They change something inside it.
    Inside(&'e [Region]),
    /// One changes a part of it and something outside.
    Across,
}

impl EditedText {
    /// Makes `edits`; `None` if they are not in order, overlap, or cut a letter in two.
    pub(super) fn new<'e>(old: &str, edits: impl IntoIterator<Item = &'e Edit>) -> Option<Self> {
        let mut text = String::with_capacity(old.len() + 256);
        let mut regions = Vec::new();
        let mut done = 0;
        for edit in edits {
            text.push_str(old.get(done..edit.span.start)?);
            let start = text.len();
            text.push_str(&edit.text);
            regions.push(Region { old: edit.span, new: Span::new(start, text.len()) });
            done = edit.span.end;
        }
        text.push_str(old.get(done..)?);
        Some(Self { text, regions })
    }

    /// Maps a span of the old text that no edit touches to the new text.
    #[must_use]
    pub fn moved(&self, span: Span) -> Span {
        let before = self.regions.partition_point(|region| region.old.end <= span.start);
        match before.checked_sub(1).map(|last| self.regions[last]) {
            Some(Region { old, new }) => Span::new(span.start - old.end + new.end, span.end - old.end + new.end),
            None => span,
        }
    }

    /// What the edits do to a piece of the old text.
    pub(super) fn touch(&self, span: Span) -> Touch<'_> {
        let is_in = |region: &Region| {
            let Span { start, end } = region.old;
            if start == end { span.start < start && start < span.end } else { start < span.end && span.start < end }
        };
        let first = self.regions.partition_point(|region| region.old.end <= span.start);
        let touching = self.regions[first..].iter().take_while(|region| is_in(region)).count();
        match &self.regions[first..first + touching] {
            [] => Touch::None,
            [region] if region.old.start <= span.start && span.end <= region.old.end => Touch::Whole(region),
            regions if regions.iter().all(|r| span.start <= r.old.start && r.old.end <= span.end) => {
                Touch::Inside(regions)
            }
            _ => Touch::Across,
        }
    }

    /// The text that an edit has written.
    pub(super) fn written(&self, region: &Region) -> &str {
        &self.text[region.new.start..region.new.end]
    }
}
