# Changes of several files, renaming, the editor.
store-link = { $path } is a link; only the file that it points to can be given another name
store-unfinished = an interrupted change of the archive cannot be finished, so nothing is written; where no other command is running, look at its journal and move it away: { $path }
store-half-done = { $reason }; some files are changed already, and the next command that changes records finishes the change
recovery-finished = { $files ->
    [one] An interrupted change of 1 file has been finished
   *[other] An interrupted change of { $files } files has been finished
}
recovery-dropped = An interrupted change had not begun yet; nothing has changed
recovery-taken-back = An interrupted change has been taken back, for { $paths } has been changed meanwhile
recovery-left = An interrupted change has been finished, save in { $path }, which has been changed meanwhile; what it would have become is in { $kept }
rename-same = The id is { $id } already
rename-unreadable = it cannot be read as YAML; `meeting validate` says why
rename-unwritable = the id in `{ $place }` is written in a way that cannot be changed safely; write it on one line
rename-no-date = { $id }: neither `session.date` nor the id says a day; give the whole new id
rename-bad-id = `{ $id }` is no id: write small letters without marks, digits and hyphens, with or without the date
rename-bad-part = `{ $id }` is no id of a part: write small letters without marks, digits and hyphens
rename-part-needs-name = a part needs its new id: meeting rename ID#d1 d2
rename-line-needs-part = --line is for a part of a record: meeting rename ID#t1 t2 --line 12
rename-no-line = no part, or more than one, with the id `{ $part }` stands on line { $line }; the id is on line { $lines }
rename-references = Look at the references to { $id }, which stay and now mean the other one: { $places }
rename-part-taken = the record has a part `{ $id }` already
rename-mentions = Left as they are, for they are words and no references, are mentions of { $id } in { $places }
rename-date = The session's date is now { $date }
rename-kept = A text of { $id } that was being edited is still in { $path }
journal-abandoned = a change of the archive was interrupted, so some of its records may be new and others old: { $path }
journal-abandoned-help = the next command that changes records finishes it; `meeting validate --fix` does as well
journal-foreign = { $path } was not written here: it came with a copy or a commit, so nothing is done with it
journal-foreign-help = compare the records with git, then delete that file (`git rm --cached` it as well where git tracks it)
store-scratch = { $path } is not a folder, so nothing can be written; move it away
store-unflushed = { $path } is written, but the system has not confirmed that it is on the disk ({ $reason }); do not repeat the command
lock-refused = cannot lock { $path }, so nothing is written: { $reason }
