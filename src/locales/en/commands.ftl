# What the commands say.
output-failure = the output cannot be written: { $reason }
usage-no-value = { $argument } needs a value
usage-invalid-value = { $argument }: `{ $value }` is not possible
usage-unknown-argument = unknown argument `{ $argument }`
usage-unknown-command = unknown command `{ $command }`
usage-number-of-values = wrong number of values for { $argument }
usage-twice = { $argument } stands twice
usage-conflict = { $argument } and { $other } do not go together
usage-missing = missing: { $arguments }
usage-no-command = no command is given
usage-not-utf8 = an argument is not UTF-8 text
usage-other = the command line cannot be understood
usage-help = `meeting --help` shows the commands, `meeting COMMAND --help` their flags
unknown-code = there is no finding `{ $code }`
unknown-code-help = `meeting explain` lists them all
index-waiting = Waiting for another process that is reading the archive
indexing = Reading the archive
left-out = { $file } is left out: { $counted } has the id { $id } as well, and counts
unreadable-records = { $count ->
    [one] 1 record cannot be read and is left out; `meeting validate` says why
   *[other] { $count } records cannot be read and are left out; `meeting validate` says why
}
list-none = no { $what } found
list-count = { $shown } of { $total } { $what }
usage-bom = --bom goes with --format csv only
unknown-column = `{ $name }` is no column of { $kind }
unknown-part = `{ $name }` is no part of a record
editor-failure = the editor `{ $editor }` failed: { $reason }
editor-help = set VISUAL or EDITOR to your editor
index-in-memory = the index is made in memory each time: the cache folder cannot be written
index-status = { $records } records, { $size } KiB, { $place }
index-unreadable = not read: { $file }
init-made = created { $path }
init-kept = kept { $path } as it is
init-next = Next: meeting new
new-kept = Nothing was written. Your text is kept in { $path }
new-kept-help = Mend it and run: meeting new --stdin < { $path }
new-edit-again = Edit again? [Y/n]
kind-as-words = `{ $words }` was searched for as words; for { $what }, write `{ $command }`
list-kind = did you mean `meeting list { $kind }`?
usage-no-columns = --columns needs at least one column
usage-group = --group does not go with --format ids
index-cleared = the index is deleted; it is made again when it is needed
new-unsaved = (new record)
# Changes of several files.
edit-busy = { $name } is being edited already
edit-final = { $name } is final: beyond the follow-up of its work it should not change
edit-unchanged = { $name } is as it was
edit-kept = { $name } is not changed. Your text is kept in { $path }, and `meeting edit` goes on with it
edit-go-on = Your earlier text of { $name } is in { $path }. Go on with it? [Y/n]
edit-goes-on = Going on with your earlier text of { $name }
edit-stale = { $name } has been changed since you began to edit it; your text is in { $path }. Bring both together there and in the record, then delete that file
edit-put-aside = Your earlier text is kept in { $path }
# `edit`.

set-unchanged = nothing to change: that is what the record says already
# `validate --fix`.
fix-diff-format = --diff shows changes, not findings: it goes with --format human only
fix-several-archives = --fix and --diff work on one archive at a time; run them in each
fix-changes = --fix and --diff work on the files on disk, not on what is staged or has changed
fix-changes-help = run `meeting validate --fix`, then `git add` what you want to commit
# `fmt`.
fmt-clean = { $files } looked at: the layout is canonical
fmt-changed = { $files } looked at, { $count } laid out anew
fmt-would-change = { $files } looked at, { $count } would be laid out anew
fmt-left = { $summary }, { $count } left as they are
# Following work.
following-no-index = the index cannot be read: what other records say is left out
# `hook`.


staged-nothing = nothing is staged that concerns the records of this archive
since-nothing = nothing has changed that concerns the records of this archive

hook-installed = installed { $path }: every commit checks its records first
hook-kept = the hook that was there is kept as { $path } and called first
hook-kept-idle = what was there is kept as { $path }; it is not called, because it is no program that can be run
hook-present = { $path } is installed already
hook-removed = removed { $path }
hook-restored = removed our { $path }; the hook that was there before is back
hook-absent = no hook is installed at { $path }
hook-stopped = The commit is stopped: records that are to be committed have errors.
hook-stopped-help = Mend them, `git add` them and commit again. To commit all the same: git commit --no-verify
hook-not-staged = Not as staged on disk (if it is mended there already, only `git add` is missing): { $files }
# `import`.
import-found = Found: people { $people }, organizations { $organizations }, proceedings { $proceedings }, directives { $directives }, tasks { $tasks }
import-uncertain = To be looked at ({ $count }):
import-doubt = line { $line }, { $field }
import-left = Not understood, kept in x-import ({ $count }):
import-dropped = Left out as no part of the text ({ $count }):
import-line = line { $line }
import-more = and { $count } more; x-import lists all
# `list`.
usage-at = `--at` is for `people` and `organizations`; for others ask with `date:`, such as `before:2023-06-30`
columns-hidden = { $count ->
    [one] 1 column has no room here: { $names }; choose with `--columns`
   *[other] { $count } columns have no room here: { $names }; choose with `--columns`
}
# `search`.
search-more = { $shown } of { $total } hits; --limit N shows more
search-none = nothing found
search-no-words = nothing to search for
search-telex = nothing for `{ $typed }`; shown for `{ $meant }` (Telex/VNI)
search-near =
    nothing found
    {"  "}did you mean `{ $query }`?
# `report` and `view`.
report-day = As of { $day }.
report-shares = Done % is of the number; in time % is of what is done.
report-rows = { $shown } of { $total } rows are shown; the total counts all.
report-shared = Counted in several rows, in the total once: { $count }.
report-withdrawn = Not counted, because cancelled, superseded or revoked: { $count }.
report-chart-total = As of { $day }; { $what } by the month of the session: { $count }.
report-chart-rest = Not drawn, because earlier or without a date: { $count }.
report-kind = a report counts tasks or directives, not { $kind }
usage-chart-format = --chart goes with --format table only
usage-chart-by = --chart draws months: it goes with --by month only
usage-chart-limit = --chart draws all months: it does not go with --limit
view-unknown = `meeting.yaml` has no view `{ $name }`
view-none = No views are saved in `meeting.yaml`
view-none-help = write them there: `views: {"{"}tre-han: "list tasks is:overdue --group lead"{"}"}`
view-here = in the view `{ $name }`, { $file }:{ $line }: { $command }
# `task` and `directive`.

work-changed = { $id } { $text }: { $before } → { $after }
work-noted = { $id } { $text }: noted ({ $status })
work-repeated = { $id } { $text }: the last update says this already ({ $status }), nothing changed
work-already = { $id } { $text }: { $status } already, nothing changed
work-day = "{ $value }" is understood as { $date }
