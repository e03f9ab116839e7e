# Drafts out of documents.
