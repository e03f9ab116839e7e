# Changes of records.

edit-unreadable = cannot be changed: it cannot be read as a record
edit-no-place = nothing to change at { $place }
edit-unproven = not changed: at { $place } the text is written in a way that cannot be changed safely; change it by hand with meeting edit
change-refused = nothing has been changed: the record would have errors
set-no-assignment = `{ $text }` is no FIELD=VALUE
set-no-assignment-help = write FIELD=VALUE; FIELD= takes the field away; FIELD+=VALUE and FIELD-=VALUE change a list
set-unknown-field = `{ $id }` has no field `{ $field }`
set-of-part = `{ $field }` is a field of a part: name the part as well, as in { $example }
set-parts = `{ $field }` has fields of its own and takes no single value
set-parts-help = name one of its fields, as in `session.place`; add with `meeting add`, or write it with `meeting edit`
set-no-time = { $field }: `{ $value }` is not a clock time; write 08:30 or 8h30
set-no-number = { $field }: `{ $value }` is not a whole number
set-no-choice = { $field }: `{ $value }` is not possible
set-no-list = `{ $field }` holds one value, no list; write `{ $field }=…`
set-not-there = `{ $field }` does not hold `{ $value }`
set-day = { $field }: "{ $value }" is understood as { $date }
set-record-id = the id of a record is also the name of its file and stands in other records
set-record-id-help = meeting rename { $id } gives it a new id everywhere
set-part-id = the id of a part may stand in other places, here and in other records
set-part-id-help = leave it as it is, or change all of them by hand: meeting edit { $id }
set-updates = `updates` is only ever added to
set-updates-help = meeting { $command } follows the work up and keeps the status and the updates together
set-status = { $id } has updates that say another status
set-final = the record is final: `{ $field }` is frozen
set-final-help = to correct the record, make it a draft first: meeting set { $id } state=draft
add-to-part = `{ $id }` is a part; something is added to a record: give its id alone
add-flag = { $flag } does not go with { $what }
add-no-kind = a proceeding needs its --kind
add-known = the record has { $name } already, as `{ $id }`
add-known-help = change what it says with meeting set { $id } FIELD=VALUE; another one of that name needs another position, or an id of its own on --stdin
edit-too-large = not changed: the record would be larger than { $limit } KiB
set-too-many = a command changes at most { $limit } fields
