"""The euros of a draft, along every axis that a source carries."""
