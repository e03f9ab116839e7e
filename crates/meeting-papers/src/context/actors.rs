//! Who is meant by a reference.

use meeting_core::archive::Office;
use meeting_core::check::{Entity, Names, Target};
use meeting_core::i18n::Catalog;
use meeting_core::model::{Attendance, Organization, Participant, Record, Role, Side};
use viet_text::fold::fold;

use super::shape::Number;
use super::{ActorValues, OrganizationValues, ParticipantValues, text};

/// The people and bodies of a record.
pub(super) struct Actors<'r> {
    record: &'r Record,
    names: Names<'r>,
    catalog: &'r Catalog,
    issuer: ActorValues,
}

/// The position in which somebody acts for the issuing body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position<'p> {
    /// As the record has it: "Phó Giám đốc Sở GDĐT".
    pub whole: &'p str,
    /// Without the body, as it stands below a signature: "Phó Giám đốc".
    pub office: &'p str,
}

impl<'r> Actors<'r> {
    /// Those of a record, of which the office makes a paper.
    pub(super) fn new(record: &'r Record, names: Names<'r>, catalog: &'r Catalog, office: &Office) -> Self {
        let mut actors = Self { record, names, catalog, issuer: ActorValues::default() };
        actors.issuer = actors.find_issuer(office);
        actors
    }

    /// The body that issues the paper: the office, else the side that called the session, else that of the chair.
    pub(super) fn issuer(&self) -> &ActorValues {
        &self.issuer
    }

    fn find_issuer(&self, office: &Office) -> ActorValues {
        let convener = self.record.organizations.iter().find(|it| it.side == Some(Side::Convener));
        let of_chair = || {
            let chair = self.record.participants.iter().find(|it| it.roles.contains(&Role::Chair));
            chair.and_then(|chair| chair.organization.as_ref())
        };
        let reference = office.name.as_ref().or(convener.and_then(|it| it.id.as_ref())).or_else(of_chair);
        reference.map(|reference| self.one(reference)).unwrap_or_default()
    }

    /// The position in which a participant acts for the issuing body: the one whose end has most words in common with the
    /// beginning of its name, else the first.
    pub(super) fn position_for<'p>(&self, participant: &'p Participant) -> Option<Position<'p>> {
        let bodies = [&self.issuer.name, &self.issuer.short].map(|name| fold(name));
        let in_common = |position: &'p str| {
            // The longest end that is a beginning: the first that is found.
            let starts = position.match_indices(' ').map(|(at, _)| at);
            let found = starts.filter_map(|at| {
                let end = fold(&position[at + 1..]);
                let is_beginning = |body: &String| *body == end || body.starts_with(&format!("{end} "));
                bodies.iter().any(is_beginning).then(|| (end.split(' ').count(), &position[..at]))
            });
            found.max_by_key(|(words, _)| *words)
        };
        let positions = participant.positions.iter().map(|it| (it.as_str(), in_common(it)));
        let best = positions.rev().max_by_key(|(_, found)| found.map(|(words, _)| words));
        best.map(|(whole, found)| Position { whole, office: found.map_or(whole, |(_, office)| office) })
    }

    /// Those whom references mean.
    pub(super) fn all<'a>(&self, references: impl IntoIterator<Item = &'a String>) -> Vec<ActorValues> {
        references.into_iter().filter(|it| !it.trim().is_empty()).map(|it| self.one(it)).collect()
    }

    /// The one whom a reference means; a plain name is a name.
    pub(super) fn one(&self, reference: &str) -> ActorValues {
        if let Some(named) = self.names.the(reference, Target::Actor) {
            return match named.entity {
                Entity::Organization => self.record.organizations.get(named.index).map(body).unwrap_or_default(),
                _ => self.record.participants.get(named.index).map(|it| self.person(it)).unwrap_or_default(),
            };
        }
        let [entry] = self.names.elsewhere(reference, Target::Actor)[..] else { return plain(reference) };
        ActorValues {
            id: entry.id.clone(),
            name: entry.name.clone(),
            short: entry.shown().to_owned(),
            called: entry.name.clone(),
            position: entry.positions.join(", "),
            ..ActorValues::default()
        }
    }

    fn person(&self, participant: &Participant) -> ActorValues {
        let ParticipantValues { id, name, short, called, honorific, position, organization, .. } =
            self.participant(participant);
        ActorValues { id, name, short, called, honorific, position, organization }
    }

    /// A person or a group of the meeting.
    pub(super) fn participant(&self, participant: &Participant) -> ParticipantValues {
        let name = text(participant.group.as_ref().or(participant.name.as_ref()));
        let called = participant.honorific.as_ref().map_or_else(|| name.clone(), |title| format!("{title} {name}"));
        let position_here = self.position_for(participant).map(|it| it.whole.to_owned()).unwrap_or_default();
        let titled = if position_here.is_empty() { called.clone() } else { format!("{position_here} {name}") };
        let named = |reference: &Option<String>| reference.as_ref().map(|it| self.one(it).name).unwrap_or_default();
        let attendance = participant.attendance.unwrap_or(Attendance::Present);
        ParticipantValues {
            id: text(participant.id.as_ref()),
            short: name.clone(),
            name,
            called,
            titled,
            position_here,
            honorific: text(participant.honorific.as_ref()),
            position: participant.positions.join(", "),
            positions: participant.positions.to_vec(),
            organization: named(&participant.organization),
            represents: named(&participant.represents),
            roles: participant.roles.iter().map(|role| label(self.catalog, Role::KEY, role.name())).collect(),
            attendance: label(self.catalog, Attendance::KEY, attendance.name()),
            reason: text(participant.reason.as_ref()),
            is_group: participant.group.is_some(),
            count: Number(participant.count),
            arrived: text(participant.arrived.as_ref()),
            left: text(participant.left.as_ref()),
            site: text(participant.site.as_ref()),
        }
    }

    /// A body of the meeting.
    pub(super) fn organization(&self, organization: &Organization) -> OrganizationValues {
        let ActorValues { id, name, short, .. } = body(organization);
        OrganizationValues {
            id,
            name,
            short,
            part_of: organization.part_of.as_ref().map(|it| self.one(it)).unwrap_or_default(),
            side: organization.side.map(|side| label(self.catalog, Side::KEY, side.name())).unwrap_or_default(),
        }
    }

    /// The participants with a role.
    pub(super) fn with_role(&self, role: Role) -> Vec<ParticipantValues> {
        let with_role = self.record.participants.iter().filter(|it| it.roles.contains(&role));
        with_role.map(|it| self.participant(it)).collect()
    }
}

/// The words for a value of a closed list.
pub(super) fn label(catalog: &Catalog, key: &str, name: &str) -> String {
    catalog.get(&format!("{key}-{name}")).unwrap_or_else(|| name.to_owned())
}

/// Somebody of whom nothing but a name is known.
pub(super) fn plain(name: &str) -> ActorValues {
    let name = name.trim().to_owned();
    ActorValues { short: name.clone(), called: name.clone(), name, ..ActorValues::default() }
}

fn body(organization: &Organization) -> ActorValues {
    let name = text(organization.name.as_ref());
    ActorValues {
        id: text(organization.id.as_ref()),
        short: organization.short.clone().unwrap_or_else(|| name.clone()),
        called: name.clone(),
        name,
        ..ActorValues::default()
    }
}
