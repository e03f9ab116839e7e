# Changes of records.

edit-unreadable = cannot change it: not a readable record
edit-no-place = nothing to change at { $place }
edit-unproven = cannot edit { $place } safely, so nothing was changed; edit it by hand with `meeting edit`
change-refused = not saved: the change would introduce these errors
set-no-assignment = expected FIELD=VALUE, found `{ $text }`
set-no-assignment-help = write FIELD=VALUE; FIELD= removes the field; FIELD+=VALUE and FIELD-=VALUE change a list
set-unknown-field = `{ $id }` has no field `{ $field }`
set-of-part = `{ $field }` is a field of an item: add the item's id, as in { $example }
set-parts = `{ $field }` has fields of its own and cannot take one value
set-parts-help = name one of its fields, such as `session.place` or `papers.minutes.number`; to add an item use `meeting add`, for the rest `meeting edit`
set-no-time = { $field }: `{ $value }` is not a clock time; write 08:30 or 8h30
set-no-number = { $field }: `{ $value }` is not a whole number
set-no-truth = { $field }: `{ $value }` is neither true nor false
set-no-choice = { $field }: invalid value `{ $value }`
set-no-list = `{ $field }` is not a list; write `{ $field }=…`
set-not-there = `{ $field }` does not contain `{ $value }`
set-record-id = the id of a record is also its file name, and other records refer to it
set-record-id-help = to change it everywhere: meeting rename { $id }
set-part-id = other items and other records may refer to the id of an item
set-part-id-help = to change it with all references to it: meeting rename { $id } { $new }
set-updates = `updates` is append-only
set-updates-help = use meeting { $command } { $id }: it keeps the status and the updates consistent
set-status = the updates of { $id } say another status
set-final = cannot change `{ $field }`: the record is final
set-final-help = to correct the record, make it a draft first: meeting set { $id } state=draft
set-final-due-help = to move the deadline: meeting task extend { $id } --due DATE
set-final-lead-help = to change who does it: meeting task assign { $id } --{ $field } NAME
add-to-part = `{ $id }` is an item, but `add` needs a record: write the record id alone
add-flag = { $flag } cannot be used with { $what }
add-paper-no-kind = a paper needs a kind, such as `kind=minutes`
add-no-kind = a proceeding needs --kind
add-known = the record already has { $name }, with the id `{ $id }`
add-known-help = to change it: meeting set { $id } FIELD=VALUE; somebody else of this name needs another position, or an id of its own on --stdin
edit-too-large = not saved: the record would be larger than { $limit } KiB
set-twice = `{ $what }` is named twice
set-too-many = a command can change at most { $limit } fields
set-no-decimal = { $field }: `{ $value }` is not a number
set-long-number = `{ $field }`: `{ $value }` has more digits than a number keeps; declare the field as `text` for such values
turn-record = `{ $id }` is a record; only an item of it can become one of another kind
turn-record-help = add the item's id, as in { $id }#p1
turn-no-such = `{ $id }` is { $kind }; only proceedings, directives and tasks can become another kind
turn-kept = `{ $field }` cannot be removed
turn-lost = `{ $id }` cannot become { $kind } without losing { $fields }
turn-lost-help = move what is needed to another field first; then remove the rest: { $cleared }
turn-updates = `{ $id }` has updates: what has been followed up keeps its kind
turn-referred = `{ $id }` cannot become { $kind } while this refers to it: { $places }
turn-referred-left = `{ $id }` cannot be taken out while this refers to it: { $places }
turn-referred-help = change or remove these references first
turn-no-kind = a proceeding needs a kind: add kind=…
turn-text-alone = what the item becomes is a text alone and has no fields to set
turn-no-left = `{ $id }`: the import has left over { $count ->
    [0] nothing
    [one] one passage, left1
   *[other] { $count } passages, left1 to left{ $count }
}
turn-not-imported = `{ $id }` was not read by an import, so it cannot go back to what was left over
turn-no-import = `{ $id }` cannot go back to what was left over: the record has no notes of an import (`x-import`)
turn-not-imported-help = to delete it: meeting edit { $id }
turn-left-already = `{ $id }` is left out of the record already
turn-not-out = `{ $id }` was not taken out of the record, so it cannot be put back
issue-known = the record has another { $field ->
    [number] number
   *[date] date
} of this paper: { $known }
issue-known-help = leave the option out to make the paper once more; if the record is wrong: { $command }
