search-more = { $shown } of { $total } hits; --limit N shows more
search-none = nothing found
search-no-words = nothing to search for
search-telex = nothing for `{ $typed }`; shown for `{ $meant }` (Telex/VNI)
search-near =
    nothing found
    {"  "}did you mean `{ $query }`?
