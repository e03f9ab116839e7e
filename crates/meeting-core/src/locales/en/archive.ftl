# The archive: root, settings, walk, reading.

archive-io = cannot look at { $path }: { $reason }
archive-not-a-folder = { $path } is not a folder
archive-outside = { $path } is a link that leaves the archive
archive-unreadable = cannot read { $path }: { $reason }
archive-settings = { $count ->
    [one] { $file } has a mistake
   *[other] { $file } has { $count } mistakes
}

read-io = { $reason }
read-not-a-file = it is not a regular file
read-too-large = it has { $size } bytes; at most { $limit } are read
read-utf16 = it is UTF-16 text; save it as UTF-8
read-not-utf8 = it is not UTF-8 text (byte { $offset }); save it as UTF-8

walk-outside = { $path } is left out: it is a link that leaves the archive
walk-dangling = { $path } is left out: it is a link to nothing
walk-name = { $path } is left out: its name is not UTF-8
walk-io = { $path } is left out: { $reason }

write-emit = the record cannot be written as YAML: { $reason }
write-unreadable = the record would be too large or nested too deep
write-different = the record would not read back as it is

store-exists = { $path } exists already and is not overwritten
store-changed = { $path } has been changed by somebody else meanwhile; nothing is written
store-outside = { $path } leads out of the archive; nothing is written
store-full = cannot write { $path }: no space is left
store-read-only = cannot write { $path }: it is read-only, or you may not write there
store-io = cannot write { $path }: { $reason }

lock-busy = another process is changing the archive; try again in a moment

id-not-found = there is no record `{ $id }`
id-ambiguous = `{ $id }` begins the ids of { $count } records

walk-folder = { $path } is left out: it is a linked folder
read-outside = it is a link that leaves the archive
walk-ending = { $path } is left out: a record's file ends in `.yaml`, so rename it
walk-not-a-file = { $path } is left out: it is not a regular file
