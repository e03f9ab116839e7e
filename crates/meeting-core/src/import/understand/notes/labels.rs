//! What English minutes and notes call their parts.

use crate::import::understand::people::Context;
use crate::import::understand::text::{begins, has, lower, trimmed, without_mark};

/// What a label or a heading announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// People: what they are there, and whether they are.
    People(Context),
    /// The day and the time.
    Time,
    /// When it began, and who opened it.
    Start,
    End,
    Place,
    Agenda,
    Notes,
    Decisions,
    Actions,
    /// What was asked in earlier meetings, and what is repeated or about other things.
    Aside,
}

const fn people(role: Option<&'static str>, attendance: Option<&'static str>) -> Label {
    Label::People(Context { role, attendance, is_list: false })
}

const PRESENT: Label = people(None, None);
const CHAIR: Label = people(Some("chair"), None);
const SECRETARY: Label = people(Some("secretary"), None);
const PRESENTER: Label = people(Some("presenter"), None);
const OBSERVER: Label = people(Some("observer"), None);
const GUEST: Label = people(Some("guest"), None);
const ABSENT: Label = people(None, Some("absent"));
const EXCUSED: Label = people(None, Some("excused"));

/// The labels, in lower case, by what they announce.
const LABELS: [(Label, &[&str]); 18] = [
    (
        PRESENT,
        &[
            "present",
            "here",
            "attending",
            "attendees",
            "attendee",
            "attendance",
            "in attendance",
            "also in attendance",
            "also present",
            "also attending",
            "attended",
            "attended by",
            "participants",
            "participating",
            "who is here",
            "who's here",
            "who was here",
            "roll call",
            "people",
            "people present",
            "those present",
            "on the call",
            "in the room",
            "joined by",
            "dialled in",
            "on zoom",
            "on site",
        ],
    ),
    (
        CHAIR,
        &[
            "chair",
            "chairs",
            "chairperson",
            "chairman",
            "chairwoman",
            "chaired by",
            "in the chair",
            "presiding",
            "presided over by",
            "presiding officer",
            "facilitator",
            "facilitators",
            "facilitated by",
            "moderator",
            "moderated by",
            "host",
            "hosted by",
            "meeting chair",
            "led by",
        ],
    ),
    (
        SECRETARY,
        &[
            "secretary",
            "minutes by",
            "minutes taken by",
            "minute taker",
            "minute-taker",
            "minutes taker",
            "notes by",
            "notes taken by",
            "note taker",
            "note-taker",
            "notetaker",
            "notetakers",
            "note takers",
            "scribe",
            "scribes",
            "scribed by",
            "recorded by",
            "recorder",
            "recording secretary",
            "minuted by",
            "taken by",
            "clerk",
            "respectfully submitted",
            "submitted by",
            "respectfully submitted by",
            "minutes prepared by",
            "minutes recorded by",
        ],
    ),
    (PRESENTER, &["presenter", "presenters", "presented by", "presenting", "speaker", "speakers"]),
    (OBSERVER, &["observer", "observers", "observing"]),
    (GUEST, &["guest", "guests", "visitors", "invited", "invitees", "guests present"]),
    (
        ABSENT,
        &[
            "absent",
            "absentees",
            "missing",
            "missing attendees",
            "missing members",
            "not present",
            "not attending",
            "out",
            "away",
            "members absent",
            "ooo",
            "out of office",
            "not here",
        ],
    ),
    (
        EXCUSED,
        &[
            "apologies",
            "apologies for absence",
            "apologies received",
            "apologies from",
            "regrets",
            "regrets from",
            "excused",
            "on leave",
            "unable to attend",
            "sent apologies",
            "with apologies",
            "sends regrets",
        ],
    ),
    (
        Label::Time,
        &[
            "date",
            "when",
            "time",
            "date and time",
            "date & time",
            "date/time",
            "day",
            "meeting started",
            "started",
            "start",
            "start time",
            "held",
            "held on",
            "meeting date",
            "date of meeting",
            "meeting time",
            "time and place",
            "date of the meeting",
        ],
    ),
    (Label::Start, &["call to order", "called to order", "meeting called to order", "meeting opened", "opening time"]),
    (
        Label::End,
        &[
            "end",
            "end time",
            "ended",
            "adjourned",
            "adjournment",
            "meeting adjourned",
            "meeting closed",
            "meeting ended",
            "closed",
            "finish",
            "finished",
            "close of meeting",
            "time adjourned",
        ],
    ),
    (Label::Place, &["place", "location", "venue", "where", "room", "meeting place", "platform", "meeting location"]),
    (
        Label::Agenda,
        &["agenda", "agenda items", "proposed agenda", "draft agenda", "order of business", "today's agenda", "topics"],
    ),
    (
        Label::Notes,
        &[
            "notes",
            "minutes",
            "discussion",
            "meeting notes",
            "meeting minutes",
            "proceedings",
            "discussion notes",
            "summary",
            "transcript",
            "overview",
            "discussions",
            "key points",
            "discussion points",
            "points discussed",
            "discussion summary",
            "highlights",
        ],
    ),
    (
        Label::Decisions,
        &[
            "decisions",
            "decisions made",
            "decision log",
            "resolutions",
            "conclusion",
            "conclusions",
            "outcome",
            "outcomes",
            "agreements",
            "key decisions",
            "decided",
            "agreed",
            "decisions taken",
            "what we decided",
            "what we agreed",
            "agreed points",
            "points agreed",
        ],
    ),
    (
        Label::Actions,
        &[
            "action items",
            "actions",
            "action points",
            "action item list",
            "new actions",
            "new action items",
            "next steps",
            "to do",
            "todo",
            "todos",
            "to-do",
            "to-dos",
            "tasks",
            "follow-ups",
            "follow ups",
            "follow-up",
            "follow up",
            "actions arising",
            "action list",
            "summary of actions",
            "actions agreed",
            "who does what",
            "assignments",
            "commitments",
            "to-do list",
            "action log",
            "action register",
        ],
    ),
    (
        Label::Aside,
        &[
            "links",
            "link",
            "recording",
            "recordings",
            "registration",
            "next meeting",
            "next meetings",
            "next call",
            "upcoming meetings",
            "upcoming meeting",
            "date of next meeting",
            "duration",
            "quorum",
            "contents",
            "related",
            "kudos",
            "calendar",
            "see also",
            "recent minutes",
            "slides",
            "dial-in",
            "zoom link",
            "homeowners",
            "resources",
            "references",
            "summary of action items",
            "summary of resolutions",
            "action summary",
            "resolution summary",
            "latest news",
            "most read",
            "next sprint",
            "time zone",
            "proxy",
            "proxies",
        ],
    ),
    (PRESENT, &["who"]),
];

/// Before a colon, names of bodies and groups announce their members, if what follows are names.
const GROUPS: [&str; 26] = [
    "council",
    "board",
    "directors",
    "trustees",
    "members",
    "commissioners",
    "councillors",
    "councilors",
    "senators",
    "committee",
    "executive committee",
    "executive",
    "management",
    "staff",
    "team",
    "officers",
    "board members",
    "committee members",
    "council members",
    "voting members",
    "members present",
    "partners",
    "core team",
    "maintainers",
    "working group",
    "delegates",
];

/// Most words of a label.
const MOST_WORDS: usize = 6;

/// What a heading, or the words before a colon, announce.
pub(super) fn label(text: &str) -> Option<Label> {
    let low = lower(trimmed(without_mark(text)));
    let low = low.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'').trim_start_matches("the ");
    if low.split(' ').count() > MOST_WORDS {
        return None;
    }
    if let Some((label, _)) = LABELS.iter().find(|(_, names)| names.contains(&low)) {
        return Some(*label);
    }
    let is_earlier = has(
        low,
        &["last time", "previous", "last meeting", "last week", "prior", "past", "old", "carried over", "open"],
    );
    if has(low, &["action items", "actions", "action points", "to-dos", "todos", "tasks"]) {
        return Some(if is_earlier || has(low, &["review", "summary"]) { Label::Aside } else { Label::Actions });
    }
    if [" attendees", " participants"].iter().any(|end| low.ends_with(end)) && low.split(' ').count() <= 3 {
        return Some(PRESENT);
    }
    // "Saskia is absent." is a sentence about one person, not what a list is called.
    if [" is ", " was ", " isn't ", " wasn't "].iter().any(|verb| low.contains(verb)) {
        return None;
    }
    if low.ends_with(" present") || low.ends_with(" in attendance") || low.ends_with(" attending") {
        return Some(if begins(low, &["not", "none"]) { ABSENT } else { PRESENT });
    }
    if low.ends_with(" absent") || low.ends_with(" excused") {
        return Some(if low.ends_with(" excused") { EXCUSED } else { ABSENT });
    }
    (begins(low, &["requests of", "requests to", "directions to", "direction to"]) && !low.contains(" from "))
        .then_some(Label::Actions)
}

/// A label before a colon, and where what it announces begins.
pub(super) fn labelled(text: &str) -> Option<(Label, usize)> {
    let colon = text.find(':')?;
    let rest = &text[colon + 1..];
    if rest.starts_with(|c: char| c.is_ascii_digit()) && text[..colon].ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let start = colon + 1 + rest.len() - rest.trim_start().len();
    let name = &text[..colon];
    match label(name)? {
        // "Notes: Jonas Ek" names who takes them.
        Label::Notes
            if !rest.trim().is_empty()
                && matches!(lower(trimmed(without_mark(name))).as_str(), "notes" | "minutes") =>
        {
            Some((SECRETARY, start))
        }
        label => Some((label, start)),
    }
}

/// Whether words are a label as they stand, not by the word that they end with.
pub(super) fn is_whole(name: &str) -> bool {
    let low = lower(name.trim());
    LABELS.iter().any(|(_, names)| names.contains(&low.as_str())) || GROUPS.contains(&low.as_str())
}

/// A group before a colon, and where its members begin: "Council: A, B".
pub(super) fn group(text: &str) -> Option<usize> {
    let colon = text.find(':')?;
    let low = lower(trimmed(without_mark(&text[..colon])));
    let rest = &text[colon + 1..];
    GROUPS.contains(&low.as_str()).then(|| colon + 1 + rest.len() - rest.trim_start().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_notes() {
        for (text, expected) in [
            ("3. Action items", Some(Label::Actions)),
            ("Actions from last time", Some(Label::Aside)),
            ("Minutes of the last meeting", None),
            ("Commissioners present", Some(PRESENT)),
            ("Not present", Some(ABSENT)),
            ("Who is here", Some(PRESENT)),
            ("Roof repair", None),
        ] {
            assert_eq!(label(text), expected, "{text}");
        }
        assert_eq!(labelled("Notes: Jonas Ek"), Some((SECRETARY, 7)));
        assert_eq!(labelled("10:30"), None);
    }
}
