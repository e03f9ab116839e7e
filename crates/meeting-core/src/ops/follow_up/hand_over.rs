//! Handing over: all open work that somebody leads gets another lead.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::FollowUps;
use super::around::Around;
use super::entry::Entry;
use super::scope::is_open;
use crate::check::Target;
use crate::i18n::Message;
use crate::model::Entity;
use crate::ops::stored::read_each_id;
use crate::ops::{Changeset, Refusal, Workspace};
use crate::work::{PartOnDay, PartRef};
use viet_text::fold::fold;
use viet_text::suggest::nearest;

/// Plans the hand-over of all open work of the archive that `from` leads to the lead of an entry.
pub fn hand_over(from: &str, entry: &Entry, workspace: &Workspace) -> Result<Changeset, Refusal> {
    let archive = workspace.archive()?;
    let mut around = Around::new(&archive.settings().directory);
    for it in read_each_id(archive)? {
        around.add(&it.id, it.record);
    }
    let everybody = Everybody::of(&around);
    let leaving = everybody.keys(from)?;
    let entry = Entry { lead: entry.lead.iter().map(|name| everybody.name(name)).collect(), ..entry.clone() };
    let mut notes = Vec::new();
    let is_leaving = |lead: &&str| leaving.contains(*lead);
    let mut changeset = around.see_all(workspace.today(), |all| {
        let is_theirs = |part: PartOnDay, lead: &str| {
            is_leaving(&lead) && (!part.is_each() || is_open(part.said(Some(lead), None).0))
        };
        let is_led = |part: PartOnDay| {
            is_open(part.status(None)) && part.leads(None).into_iter().any(|lead| is_theirs(part, lead))
        };
        let led: Vec<(Entity, PartOnDay)> = all.parts().filter(|(_, part)| is_led(*part)).collect();
        let references: HashSet<PartRef> = led.iter().map(|(_, part)| part.reference()).collect();
        let mut entries = Vec::new();
        for (entity, part) in led {
            // What inherits its leads has the new ones with the directive.
            let said_by = part.leads_by();
            if said_by != part.reference() && references.contains(&said_by) {
                continue;
            }
            let (leads, reference) = (part.leads(None), part.reference().to_string());
            let twice = |lead: &&&str| !is_leaving(lead) && entry.lead.contains(&everybody.name(lead));
            if !part.is_each() {
                let lead = replaced(&leads, &is_leaving, &entry.lead, &everybody);
                entries.push((entity, reference, Entry { lead, ..entry.clone() }, part));
            } else if let Some(twice) = leads.iter().find(twice) {
                // One answer would count for both.
                notes.push(Message::new("work-leads-twice").with("id", reference).with("name", everybody.name(twice)));
            } else {
                let about = leads.iter().filter(|lead| is_theirs(part, lead)).map(|lead| (*lead).to_owned()).collect();
                entries.push((entity, reference, Entry { about, ..entry.clone() }, part));
            }
        }
        FollowUps::refuse_too_many(entries.iter().map(|(_, reference, ..)| reference.as_str()), workspace)?;
        let mut changes = FollowUps::new(workspace);
        changes.add_all(entries, workspace)?;
        Ok::<_, Refusal>(changes.changeset())
    })?;
    changeset.notes = notes;
    if changeset.outcomes.is_empty() && changeset.notes.is_empty() {
        changeset.notes.push(Message::new("work-leads-nothing").with("name", from));
    }
    Ok(changeset)
}

/// The leads afterwards, each once; those who stay by a name that every record understands.
fn replaced(leads: &[&str], is_leaving: &dyn Fn(&&str) -> bool, new: &[String], everybody: &Everybody) -> Vec<String> {
    let mut after: Vec<String> = Vec::new();
    for lead in leads {
        let own = [everybody.name(lead)];
        for name in if is_leaving(lead) { new } else { &own } {
            if !after.contains(name) {
                after.push(name.clone());
            }
        }
    }
    after
}

/// The people and bodies of all records.
struct Everybody<'r> {
    /// The name of each id.
    names: BTreeMap<&'r str, &'r str>,
    /// The ids of each name and short form, folded.
    ids: BTreeMap<String, BTreeSet<&'r str>>,
    /// Those who lead by plain names.
    plain: BTreeSet<&'r str>,
}

impl<'r> Everybody<'r> {
    fn of(around: &'r Around) -> Self {
        let mut all = Self { names: BTreeMap::new(), ids: BTreeMap::new(), plain: BTreeSet::new() };
        for (_, record) in around.records() {
            let actors = around.actors(record);
            for (id, name, short) in actors.all() {
                if let Some(name) = name.or(short) {
                    all.names.entry(id).or_insert(name);
                }
                for text in [name, short].into_iter().flatten() {
                    all.ids.entry(fold(text)).or_default().insert(id);
                }
            }
            crate::model::visit(record, |_, item| match item {
                crate::model::Item::Reference(Target::Actor, text) if actors.key(text) == text => {
                    all.plain.insert(text.trim());
                }
                _ => {}
            });
        }
        all
    }

    /// The name of somebody, which is understood by records that do not know the id.
    fn name(&self, reference: &str) -> String {
        (*self.names.get(reference).unwrap_or(&reference)).to_owned()
    }

    /// What may stand for the one whom a text means: the id, and plain names that are nobody else's.
    fn keys(&self, typed: &str) -> Result<BTreeSet<String>, Refusal> {
        let typed = typed.trim();
        let wanted = fold(typed);
        let known = self.ids.get(&wanted);
        let id = match (self.names.contains_key(typed), known.map(|ids| ids.iter().copied().collect::<Vec<_>>())) {
            (true, _) => Some(typed),
            (false, Some(ids)) => match ids[..] {
                [one] => Some(one),
                _ => {
                    return Err(Refusal::new(Message::new("work-from-several").with("name", typed))
                        .with_help(Message::new("known-values").with("names", ids.join(", "))));
                }
            },
            (false, None) => None,
        };
        let is_theirs = |name: &&&str| {
            let name = fold(name);
            match id {
                Some(id) => self.ids.get(&name).is_some_and(|ids| ids.len() == 1 && ids.contains(id)),
                None => name == wanted,
            }
        };
        let plain = self.plain.iter().filter(is_theirs).map(|name| (*name).to_owned());
        let keys: BTreeSet<String> = plain.chain(id.map(str::to_owned)).collect();
        if keys.is_empty() {
            let refusal = Refusal::new(Message::new("work-from-nobody").with("name", typed));
            let names = self.names.iter().flat_map(|(id, name)| [*id, *name]).chain(self.plain.iter().copied());
            return Err(match nearest(typed, names) {
                Some(near) => refusal.with_help(Message::new("did-you-mean").with("name", near)),
                None => refusal,
            });
        }
        Ok(keys)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Everybody;
    use crate::ops::follow_up::around::Around;

    fn around(records: &[(&str, Value)]) -> Around {
        let mut around = Around::default();
        for (id, record) in records {
            around.add(id, serde_json::from_value(record.clone()).unwrap());
        }
        around
    }

    #[test]
    fn who_is_meant() {
        let organizations = json!([{ "id": "so-noi-vu", "name": "Sở Nội vụ", "short": "Sở NV" }]);
        let people = json!([{ "id": "nguyen-an", "name": "Nguyễn An" }]);
        let namesake = json!([{ "id": "nguyen-an-lai-xe", "name": "Nguyễn An" }]);
        let around = around(&[
            ("2024-01-01-a", json!({ "organizations": organizations, "participants": people })),
            ("2024-01-02-b", json!({ "participants": namesake })),
            (
                "2024-01-03-c",
                json!({ "tasks": [{ "id": "t1", "lead": ["Sở NV", "sở nội vụ", "Nguyễn An", "Các chi bộ"] }] }),
            ),
        ]);
        let everybody = Everybody::of(&around);
        let keys = |typed: &str| {
            everybody.keys(typed).map_or_else(|_| "refused".to_owned(), |keys| Vec::from_iter(keys).join(", "))
        };
        let office = "Sở NV, so-noi-vu, sở nội vụ";
        for typed in ["so-noi-vu", "Sở Nội vụ", "so noi vu", "sở nv"] {
            assert_eq!(keys(typed), office, "{typed}");
        }
        // A plain name that two have is nobody's.
        assert_eq!(keys("nguyen-an"), "nguyen-an");
        assert_eq!(keys("Nguyễn An"), "refused");
        assert_eq!(keys("các chi bộ"), "Các chi bộ");
        assert_eq!(keys("Sở Y tế"), "refused");
        assert_eq!(everybody.name("so-noi-vu"), "Sở Nội vụ");
    }
}
