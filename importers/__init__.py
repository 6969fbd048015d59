"""One file per source format: from a file to the domain, with typed findings, all or nothing."""
