"""Teaching the bot which words are words of danger; nothing here runs in the bot."""
