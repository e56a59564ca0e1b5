"""The papers of the year's package, each built from one dossier."""
