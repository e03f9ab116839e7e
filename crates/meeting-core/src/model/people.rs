//! Who was there: organizations, people and groups.

use super::part::part;
use super::{Attendance, List, Mode, Role, Side, scalar};

part! {
    /// An organization that takes part in the meeting or is named in the record.
    pub struct Organization {
        /// Short id, unique in the record. Default: the slug of `short`, or of `name`.
        #[schemars(required, schema_with = "scalar::local_id")]
        pub id: Option<String> = Plain,
        /// Full name.
        #[schemars(required, schema_with = "scalar::text")]
        pub name: Option<String> = Text,
        /// Short form, such as "Sở GDĐT".
        pub short: Option<String> = Text,
        /// The organization that it is part of: a reference.
        pub part_of: Option<String> = Reference(Target::Organization),
        /// Which side it was on. Omit if the record does not say whether it attended.
        pub side: Option<Side> = Plain,
    }
}

part! {
    /// A person or a group without names. A person has `id` and `name`; a group has `group` and may have `count`.
    #[schemars(extend(
        "if" = serde_json::json!({ "required": ["group"] }),
        "then" = serde_json::json!({ "properties": {
            "group": { "type": "string" },
            "name": false, "sort_name": false, "honorific": false, "positions": false,
            "delegated_to": false, "arrived": false, "left": false
        } }),
        "else" = serde_json::json!({ "required": ["id", "name"], "properties": { "id": { "type": "string" }, "count": false } })
    ))]
    pub struct Participant {
        /// Short id, unique in the record: the slug of the name.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_local_id")]
        pub id: Option<String> = Plain,
        /// A person's full name, family name first.
        #[schemars(extend("pattern" = scalar::TEXT_PATTERN))]
        pub name: Option<String> = Text,
        /// Key to sort by, if the last word of the name is not the given name.
        pub sort_name: Option<String> = Text,
        /// Form of address: "đồng chí", "ông", "PGS.TS".
        pub honorific: Option<String> = Text,
        /// Positions at the time of this meeting, highest rank first.
        #[serde(default)]
        #[schemars(inner(pattern(scalar::TEXT_PATTERN)))]
        pub positions: List<String> = Text,
        /// A group without names, in the record's own words.
        #[schemars(extend("pattern" = scalar::TEXT_PATTERN))]
        pub group: Option<String> = Text,
        /// Number of people in the group.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub count: Option<i64> = Plain,
        /// Organization of the person or group: a reference.
        pub organization: Option<String> = Reference(Target::Organization),
        /// The organization for which they attend, if it is another one: a reference.
        pub represents: Option<String> = Reference(Target::Organization),
        /// Roles of the participant in the meeting.
        #[serde(default)]
        pub roles: List<Role> = Plain,
        /// Attendance of the participant. Default: `present`.
        pub attendance: Option<Attendance> = Plain,
        /// Why the participant was absent, late or left early.
        pub reason: Option<String> = Text,
        /// The deputy: a reference or a name.
        pub delegated_to: Option<String> = Reference(Target::Actor),
        /// Time of arrival, as "HH:MM".
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_time")]
        pub arrived: Option<String> = Plain,
        /// Time of leaving, as "HH:MM".
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_time")]
        pub left: Option<String> = Plain,
        /// In person or online.
        pub mode: Option<Mode> = Plain,
        /// The site ("điểm cầu") from which the participant took part.
        pub site: Option<String> = Text,
    }
}
