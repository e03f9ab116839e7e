//! Templates that are Word documents.

use serde::Serialize;

use crate::engine::value;
use crate::package::Package;
use crate::word::{self, WordPart};
use crate::{Engine, Fields, Part, Problem, ProblemKind};

/// A Word document that holds tags.
#[derive(Debug, Clone)]
pub struct Template {
    engine: Engine,
    package: Package,
    parts: Vec<WordPart>,
}

impl Template {
    /// Reads a .docx. What is wrong with its tags is told by [`check`](Self::check).
    pub fn read(bytes: &[u8], engine: &Engine) -> Result<Self, Vec<Problem>> {
        let limits = &engine.limits;
        let of_file = |kind| vec![Problem::of_part(Part::File, kind)];
        let package = Package::read(bytes, limits).map_err(of_file)?;
        let (mut parts, mut problems) = (Vec::new(), Vec::new());
        for (part, name) in package.text_parts(limits).map_err(of_file)? {
            let text = package.text(&name).and_then(|text| text.ok_or(ProblemKind::NotDocument));
            match text.and_then(|text| word::read(part, name, text, engine)) {
                Ok(read) => parts.push(read),
                Err(kind) => problems.push(Problem::of_part(part, kind)),
            }
        }
        if problems.is_empty() { Ok(Self { engine: engine.clone(), package, parts }) } else { Err(problems) }
    }

    /// All mistakes of all parts, given what the template may name.
    #[must_use]
    pub fn check(&self, fields: &Fields) -> Vec<Problem> {
        self.parts.iter().flat_map(|part| part.script.check(&self.engine, fields)).collect()
    }

    /// The filled document. A template with mistakes that do not depend on the fields is refused. What is null in the
    /// value is absent, and what is absent is printed as nothing.
    ///
    /// The same template and value give the same bytes; parts without tags keep their bytes.
    pub fn fill(&self, values: &impl Serialize) -> Result<Vec<u8>, Vec<Problem>> {
        let mut problems = self.check(&Fields::Any);
        if !problems.is_empty() {
            return Err(problems);
        }
        let value = value(values)?;
        let mut package = self.package.clone();
        for part in self.parts.iter().filter(|part| !part.script.tags.is_empty()) {
            match part.fill(&self.engine, &value) {
                Ok(text) => package.set(&part.name, text),
                Err(own) => problems.extend(own),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        package.write().map_err(|kind| vec![Problem::of_part(Part::File, kind)])
    }
}
