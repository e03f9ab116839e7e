//! Who was there: organizations, people and groups.

use super::part::part;
use super::{Attendance, List, Mode, Role, Side, scalar};

part! {
    /// A body that takes part in the session or is named in the record.
    pub struct Organization {
        /// Short id, unique in the record: the slug of `short`, else of `name`.
        #[schemars(required, schema_with = "scalar::local_id")]
        pub id: Option<String> = Plain,
        /// Full name.
        #[schemars(required, schema_with = "scalar::text")]
        pub name: Option<String> = Text,
        /// Short form, such as "Sở GDĐT".
        pub short: Option<String> = Text,
        /// The body it is part of: a reference.
        pub part_of: Option<String> = Reference(Target::Organization),
        /// Its side in the session; absent when nothing is said about its presence.
        pub side: Option<Side> = Plain,
    }
}

part! {
    /// A person or a group without names. A person has `id` and `name`; a group has `group` and may have `count`.
    #[schemars(extend(
        "if" = serde_json::json!({ "required": ["group"] }),
        "then" = serde_json::json!({ "properties": {
            "group": { "type": "string" },
            "name": false, "sort_name": false, "honorific": false, "positions": false, "reason": false,
            "delegated_to": false, "arrived": false, "left": false, "mode": false, "site": false
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
        /// The key to sort by, where the name's last word is not the given name.
        pub sort_name: Option<String> = Text,
        /// How the person is addressed: "đồng chí", "ông", "PGS.TS".
        pub honorific: Option<String> = Text,
        /// Positions as held at this session, in the order of rank.
        #[serde(default)]
        #[schemars(inner(pattern(scalar::TEXT_PATTERN)))]
        pub positions: List<String> = Text,
        /// A group without names, in the record's own words.
        #[schemars(extend("pattern" = scalar::TEXT_PATTERN))]
        pub group: Option<String> = Text,
        /// How many people the group has.
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_count")]
        pub count: Option<i64> = Plain,
        /// The body that the person or group belongs to: a reference.
        pub organization: Option<String> = Reference(Target::Organization),
        /// What the participant does in the session.
        #[serde(default)]
        pub roles: List<Role> = Plain,
        /// Whether the participant was there; `present` when absent.
        pub attendance: Option<Attendance> = Plain,
        /// Why the participant was absent, late or left early.
        pub reason: Option<String> = Text,
        /// Who stood in: a reference or a name.
        pub delegated_to: Option<String> = Reference(Target::Actor),
        /// When the participant came, as "HH:MM".
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_time")]
        pub arrived: Option<String> = Plain,
        /// When the participant left, as "HH:MM".
        #[serde(default)]
        #[schemars(schema_with = "scalar::optional_time")]
        pub left: Option<String> = Plain,
        /// In person or online.
        pub mode: Option<Mode> = Plain,
        /// The site ("điểm cầu") from which the participant took part.
        pub site: Option<String> = Text,
    }
}
