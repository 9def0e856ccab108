"""What the families of tables share: header trees, captions, tables over page breaks, and what columns are."""
