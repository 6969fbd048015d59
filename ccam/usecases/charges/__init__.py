"""The evaluation of technical charges: CP by source, what is agreed, disputed, missing."""
