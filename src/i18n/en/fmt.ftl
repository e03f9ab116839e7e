# What `meeting fmt` says (src/cli/fmt.rs).
fmt-syntax = { $name }:{ $line }: { $reason }; left as it is
fmt-syntax-help = `meeting validate { $name }` shows the place
fmt-no-record = { $name }: this is no record; left as it is
fmt-unsafe = { $name }: the layout cannot be changed without changing the record; left as it is
fmt-allowance = { $name }: in the new layout a comment `# meeting: …` would cover something else; left as it is
fmt-clean = { $files } looked at: the layout is canonical
fmt-changed = { $files } looked at, { $count } laid out anew
fmt-would-change = { $files } looked at, { $count } would be laid out anew
fmt-left = { $summary }, { $count } left as they are
