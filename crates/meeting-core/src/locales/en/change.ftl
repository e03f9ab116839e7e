# Changes of several files, renaming, the editor.
store-link = { $path } is a symbolic link; only the file that it points to can be renamed
store-unfinished = cannot write: an interrupted change is unfinished; if no other `meeting` is running, inspect { $path } and move it away
store-half-done = { $reason }; some files have been changed, and the next command that changes records completes the change
recovery-finished = { $files ->
    [one] Completed an interrupted change of 1 file
   *[other] Completed an interrupted change of { $files } files
}
recovery-dropped = Discarded an interrupted change; no file had been modified
recovery-taken-back = Rolled back an interrupted change, because { $paths } had been modified since
recovery-left = Completed an interrupted change except in { $path }, which was modified since; the intended text is in { $kept }
rename-same = { $id } already has this id
rename-unreadable = it is not valid YAML; for details, run `meeting validate`
rename-unwritable = cannot edit the id in `{ $place }` safely; write it on one line
rename-no-date = { $id }: no date in `session.date` or in the id; give the full new id
rename-bad-id = invalid id `{ $id }`: use lowercase ASCII letters, digits and hyphens (the date is optional)
rename-bad-part = invalid id `{ $id }` of an item: use lowercase ASCII letters, digits and hyphens
rename-part-needs-name = an item needs a new id: meeting rename ID#d1 d2
rename-line-needs-part = --line only works with an item of a record: meeting rename ID#t1 t2 --line 12
rename-no-line = line { $line } does not have exactly one item with the id `{ $part }`; the id is on line { $lines }
rename-references = Check the references to { $id }: they were kept and now mean the other item: { $places }
rename-part-taken = the record already has an item `{ $id }`
rename-mentions = Not changed: { $id } is also mentioned in the text of { $places }
rename-date = Changed the date of the meeting to { $date }
rename-kept = An unfinished edit of { $id } is still in { $path }
journal-abandoned = a change of the archive was interrupted, so some records may be new and others old: { $path }
journal-abandoned-help = the next command that changes records completes it; so does `meeting validate --fix`
journal-foreign = { $path } was written on another computer or in another copy of the archive, so nothing was changed
journal-foreign-help = check the records, then delete that file (`git rm --cached` it too if git tracks it)
store-scratch = cannot write: { $path } is not a folder; move it away
store-unflushed = { $path } was written, but the system has not confirmed that it is on the disk ({ $reason }); do not repeat the command
lock-refused = cannot lock { $path }, so nothing was written: { $reason }
