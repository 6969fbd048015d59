"""Pages made of blocks: what a document says in headings, paragraphs, lists, tables and drawings, and its renderers."""
