# The archive: root, settings, walk, reading.

archive-io = cannot read { $path }: { $reason }
archive-not-a-folder = { $path } is not a folder
archive-outside = { $path } is a symbolic link to a place outside the archive
archive-unreadable = cannot read { $path }: { $reason }
archive-settings = { $count ->
    [one] { $file } has an error
   *[other] { $file } has { $count } errors
}

read-io = { $reason }
read-not-a-file = not a regular file
read-too-large = too large: { $size } bytes (limit: { $limit })
read-utf16 = UTF-16 text; save it as UTF-8
read-not-utf8 = invalid UTF-8 at byte { $offset }; save it as UTF-8

walk-outside = skipped { $path }: symbolic link to a file outside the archive
walk-dangling = skipped { $path }: broken symbolic link
walk-name = skipped { $path }: its name is not UTF-8
walk-io = skipped { $path }: { $reason }

write-emit = cannot write the record as YAML: { $reason }
write-unreadable = the record would be too large or nested too deeply
write-different = internal error: the record changes when written as YAML and read back; nothing was written

store-exists = not saved: { $path } already exists
store-changed = not saved: { $path } was modified by another program; run the command again
store-outside = not saved: { $path } is outside the archive
store-full = cannot write { $path }: the disk is full
store-read-only = cannot write { $path }: read-only, or permission denied
store-io = cannot write { $path }: { $reason }

lock-busy = another `meeting` is changing the archive; try again in a moment

id-not-found = no record `{ $id }`
id-ambiguous = `{ $id }` matches { $count } records

walk-folder = skipped { $path }: symbolic link to a folder
read-name = its name is not UTF-8
read-dangling = symbolic link to a file that does not exist
read-outside = symbolic link to a place outside the archive
walk-ending = skipped { $path }: the name of a record must end in `.yaml`; rename it
walk-not-a-file = skipped { $path }: not a regular file
