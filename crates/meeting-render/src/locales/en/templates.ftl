# What is wrong with templates (src/template_problems.rs).
template-document = document
template-header = header { $number }
template-footer = footer { $number }
template-footnotes = footnotes
template-endnotes = endnotes
template-line = line { $line }
template-paragraph = { $part }, paragraph { $paragraph }
template-cell = { $part }, paragraph { $paragraph } (table { $table }, row { $row }, column { $column })

template-too-large = larger than { $limit } MB when unpacked
template-too-many-parts = the file has more than { $limit } parts
template-not-document = not a Word document
template-not-document-help = save it as “Word document (.docx)”
template-encrypted = the file is protected by a password
template-macros = the file holds macros
template-not-text = not a text in UTF-8
template-xml = the file is damaged: { $detail }
template-document-type = the file declares a document type, which Word never writes
template-too-many-elements = more than { $limit } elements
template-too-many-attributes = an element with more than { $limit } attributes
template-too-deep = nested deeper than { $limit } levels
template-too-many-tags = more than { $limit } tags

template-unclosed-tag = the tag does not end
template-unclosed-tag-help = a tag begins and ends in one paragraph, with the same signs: {"`{{ … }}`, `{% … %}`"}
template-unclosed-quote = a quotation mark in the tag is not closed
template-unclosed-bracket = a bracket in the tag is not closed
template-stray-end = the end of a tag that does not begin
template-empty-tag = the tag is empty
template-syntax = the tag cannot be read
template-syntax-near = the tag cannot be read from `{ $name }` on
template-unknown-statement = there is no statement `{ $name }`
template-not-allowed = `{ $name }` is not allowed in templates
template-unclosed-block = the block is not closed
template-unclosed-block-help = where it ends, write `{"{%"} { $name } {"%}"}`
template-unmatched-end = no block is open that this would belong to
template-too-many-blocks = blocks nested deeper than { $limit } levels
template-tracked-change = the tag is part of a tracked change
template-tracked-change-help = accept or reject the changes, then save
template-not-in-text = a tag where nothing can be filled in, such as a field code or an equation
template-not-alone = the block goes over several paragraphs, but this tag does not stand alone in its own
template-not-alone-help = put the tag into a paragraph of its own, or the whole block into one paragraph
template-unrepeatable = between this tag and { $other } nothing can be repeated
template-unrepeatable-help = put both ends alone into paragraphs beside each other, or into rows of one table

template-unknown-field = there is no field `{ $name }`
template-unknown-field-help = for all fields, run `meeting template fields`
template-not-a-text = `{ $name }` is no text: name one of its fields
template-not-a-list = `{ $name }` is no list
template-unknown-filter = there is no filter `{ $name }`
template-unknown-test = there is no test `{ $name }`
template-unknown-function = there is no function `{ $name }`

template-too-much-work = filling in the template takes too much time or memory
template-result-too-large = the result is larger than { $limit } MB
template-failed = this cannot be filled in: { $detail }
