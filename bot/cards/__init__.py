"""How things look and what is told about them: row → Message, one package a subject."""
