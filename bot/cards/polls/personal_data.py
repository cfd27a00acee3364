"""What is kept about the polls that somebody asked and what they chose, in their copy."""

from bot.cards.polls.polls import short
from bot.register.copies import Reader, copied
from storage.polls.polls import Poll
from storage.polls.votes import Vote


@copied("polls")
def asked(reader: Reader, poll: Poll) -> list[str]:
    title, day = short(poll.question), reader.day(poll.written_at)
    return [reader.words("mine-poll", title=title, day=day)]


@copied("votes")
def chose(reader: Reader, vote: Vote) -> list[str]:
    poll = reader.session.get_one(Poll, vote.poll_id)
    option, day = poll.choices[vote.option], reader.day(vote.at)
    return [reader.words("mine-vote", title=short(poll.question), option=option, day=day)]
