# The directory (src/archive/directory); its findings have the codes of settings.
settings-missing-key = missing `{ $key }`
directory-unknown-key = unknown field `{ $key }`
directory-keys = the fields are { $keys }
directory-expected-lists = the directory must have the lists `organizations` and `people`
directory-expected-list = write a list, each entry with `id` and `name`
directory-expected-text = write a text
directory-expected-id = write an id: lowercase ASCII letters, digits and hyphens, such as `so-gddt`
directory-expected-date = write a date, such as `2025-02-28`
directory-expected-texts = write a text, or a list of texts
directory-itself = `{ $id }` cannot refer to itself
directory-no-body = no organization with the id `{ $id }` in the directory
directory-until = the end { $until } is before the beginning { $from }
directory-two-ids = two entries with the id `{ $id }`
directory-two-ids-help = give one of them another id, such as one with the position or the organization
directory-alias-of-two = the alias “{ $alias }” of `{ $id }` also means `{ $other }`
directory-alias-help = an alias means one entry; if both are one, run `meeting directory merge`
directory-unfit = `{ $field }` has characters that a name cannot have: { $codes }
directory-unfit-help = write it in one line, without tabs and invisible characters
directory-alias-help-kinds = an alias means one entry: remove it from one of the two
directory-circle = `{ $field }` of `{ $id }` leads back to `{ $id }`

not-in-directory = “{ $name }” is not in the directory
not-in-directory-help = use “{ $name }” with the id `{ $id }`, or add this name to its `aliases`
directory-id = “{ $name }” has the id `{ $other }` in the directory; here it is `{ $id }`
directory-id-help = run `meeting rename { $old } { $new }`
ended-organization = “{ $name }” ended on { $until }
ended-organization-person = “{ $name }” left on { $until }
ended-organization-person-help = name the person or the organization that answers for it now
ended-organization-help = replaced by: { $ids }
ended-organization-gone = name the organization that replaced it
ambiguous-in-directory = “{ $name }” is the name of { $count } entries of the directory

directory-refused = not saved: the directory would have these errors
directory-known = the directory already has “{ $name }” (`{ $id }`)
directory-known-help = give it another id with `--id`, or add a name to `aliases` of that entry
directory-too-large = the directory would be larger than 1 MiB with { $count } new entries
directory-no-entry = “{ $name }” is not in the directory
directory-merge-new-help = add it first: `meeting directory add`
directory-merge-same = “{ $old }” already means `{ $new }`
directory-merge-kinds = “{ $old }” and `{ $new }` are not both people or both organizations
directory-merge-ended = “{ $name }” has ended; `merge` is only for two spellings of one name
directory-merge-ended-help = what was recorded for the old one stays with it; `replaced_by` names the new one
directory-merge-both = { $file } describes both “{ $old }” and “{ $new }”
directory-merge-both-help = if they are one, remove one of them from that record first; if one has taken the place of the other, write `until` and `replaced_by`
directory-merge-both-help-person = if they are one person, remove one of them from that record first
directory-merge-above = by `part_of`, one of “{ $old }” and “{ $new }” belongs to the other
directory-merge-above-help = if they are one, correct `part_of` in directory.yaml first
directory-merge-id-taken = { $file } has another part with the id `{ $id }`
directory-merge-id-taken-help = give that part another id first: `meeting rename`
directory-merge-third = “{ $name }” is a name of “{ $old }” and of `{ $other }`
directory-merge-third-help = an alias means one entry: remove the name from one of the two first
directory-merge-kept = { $count ->
    [one] one final record keeps its id; the alias leads to the entry
   *[other] { $count } final records keep their ids; the alias leads to the entry
}
directory-which = add a position or an organization to the name, or use an id instead: { $ids }
directory-which-organization = use the id in place of the name: { $ids }
directory-understood = “{ $name }” is “{ $entry }” in the directory
directory-twice = the record already has “{ $entry }” (`{ $id }`), which “{ $name }” means in the directory
directory-id-of-another = `{ $id }` is “{ $entry }” in the directory; “{ $name }” is `{ $other }`
directory-merge-differs = both have `{ $field }`: { $old } and { $new }
directory-merge-differs-help = make them the same in directory.yaml first
directory-two-names = `{ $id }` has several names in the records: { $names }; only the first is taken
directory-draft-unclear = { $count ->
    [one] one plain name may be anything and is left out: { $names }
   *[other] { $count } plain names may be anything and are left out, such as { $names }
}
directory-draft-taken = “{ $name }” is left out: somebody else has the id `{ $id }`
directory-draft-unfit = “{ $name }” in { $file } is left out: it has characters that a name cannot have: { $codes }
directory-duplicate-key = duplicate field `{ $key }`
directory-escape-help = write it in single quotes
directory-not-yaml = invalid YAML, or YAML that is not allowed in the directory
directory-merge-roll = `{ $place }` has a vote of `{ $old }` and one of `{ $new }`
directory-merge-roll-help = if they are one, remove one of the two votes from that record first
directory-no-id = no id can be made of “{ $name }”
directory-no-id-help = give one with `--id`
directory-alias-known = left out the alias “{ $alias }”: the entry has this name already
