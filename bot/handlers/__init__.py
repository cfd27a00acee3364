"""What commands, buttons and forms do, a few lines each: one package a subject."""
