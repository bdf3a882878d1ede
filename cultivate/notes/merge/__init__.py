"""Three versions of a note made one, by what they mean: base, ours and theirs in, one text out."""
