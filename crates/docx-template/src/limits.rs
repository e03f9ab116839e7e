//! How much a template may be, and may do.

/// The limits of a template. None of them is met by a template that an office writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of the file.
    pub file: usize,
    /// The most parts of the file.
    pub parts: usize,
    /// The most bytes that one part may unpack to.
    pub part: usize,
    /// The most bytes that all parts may unpack to.
    pub unpacked: usize,
    /// The most elements and texts that the XML of a part may have.
    pub elements: u32,
    /// The most attributes of an element, and namespaces in force: each is compared with all others.
    pub attributes: usize,
    /// How deep elements may be nested.
    pub depth: usize,
    /// How deep blocks may be nested.
    pub blocks: usize,
    /// How much work filling one part may be: one for each step, and one for each 64 bytes of text that a step makes or
    /// writes. So it bounds the memory too.
    pub work: u64,
    /// The most tags of a part.
    pub tags: usize,
    /// The most bytes of a filled part.
    pub result: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 32 << 20,
            parts: 2_000,
            part: 24 << 20,
            unpacked: 128 << 20,
            elements: 2_000_000,
            attributes: 256,
            depth: 256,
            blocks: 24,
            tags: 20_000,
            work: 4_000_000,
            result: 64 << 20,
        }
    }
}
