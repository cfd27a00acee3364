# Polls: neighbours decide something together.

command-poll = Let the neighbours decide something
command-polls = What the neighbours are deciding

poll-heading = Let's decide together
poll-result-decided = Decided together
poll-result-tied = A tie: nothing is decided
poll-result-nobody = Nobody chose: nothing is decided
poll-preview = Everybody will read
poll-voice-person = one voice per person
poll-voice-household = one voice per household
poll-ballot-hidden = secret
poll-ballot-named = by name, which workers see
poll-figures-start = figures from the start
poll-figures-end = figures at the end
poll-until-label = Until
poll-voice-label = Voices
poll-ballot-label = By name or not
poll-figures-label = Figures
poll-count = { $count } ({ $share }%)
poll-until = { $count ->
    [0] One tap is enough, until { $at }.
    [one] { $count } voice so far; open until { $at }, and you can change yours until then.
   *[other] { $count } voices so far; open until { $at }, and you can change yours until then.
}
poll-ended = { $count ->
    [0] Over since { $at }; nobody chose.
    [one] Over since { $at }, with { $count } voice. Thank you all.
   *[other] Over since { $at }, with { $count } voices. Thank you all.
}
poll-voted = Noted: { $title }. To change it before the end, just tap another.
poll-you-chose = You chose: { $option }

# -- /poll

poll-write-where = Which community do you ask?
poll-write-where-label = Community

poll-write-what = What shall the neighbours decide? One sentence, { $limit } characters at most.
poll-write-what-label = Question
poll-write-what-example = What about the old bicycles in the stairwell?

poll-write-options = What may be chosen? One a line, or parted by semicolons, { $least } to { $most }.
poll-write-options-label = Options
poll-write-options-example = into the shed; their owners take them; the caretaker sees to it

poll-write-until = Until when? Tap one, or write "Saturday 8 pm".
poll-write-until-label = Until
poll-write-until-example = Saturday 8 pm

poll-write-voice = Who has a voice?
poll-write-voice-label = Voices
poll-write-voice-person = { poll-voice-person }
poll-write-voice-household = { poll-voice-household }

poll-write-ballot = By name? The group reads figures only, never who chose what.
poll-write-ballot-label = By name or not
poll-write-ballot-hidden = Secret: nobody can find out afterwards
poll-write-ballot-named = { poll-ballot-named }

poll-write-figures = When does everybody see the figures?
poll-write-figures-label = Figures
poll-write-figures-start = { poll-figures-start }
poll-write-figures-end = { poll-figures-end }

poll-write-sure = Shall the group be asked so?
poll-write-sure-yes = Ask the group
poll-write-done = It goes to the group. It ends by itself, and you hear the result at once. To end it sooner: /polls.
poll-write-became = The neighbours were asked this already; /polls shows it.
poll-write-cancelled = All right, nobody is asked.

# -- afterwards

told-poll-ended = What you asked the neighbours is over:
polls-title = What we decide together
polls-none = There is nothing to decide together now.
poll-is-open = { $title } (open)
poll-is-decided = { $title } (decided)
poll-is-tied = { $title } (a tie)
poll-is-nobody = { $title } (nobody chose)

poll-close-button = End it now
poll-close-question = End "{ $title }" now? All that was chosen counts; nobody can choose after that.
poll-close-sure = End it
poll-close-keep = Let it run

poll-who-button = Who chose what
poll-who = Who chose what
poll-who-nobody = nobody yet
poll-who-more = { $names } and { $more } more

settings-group-polls = Deciding together
setting-poll-days = Days to choose
setting-about-poll-days = Where no day is named, a question ends after so many days, at 8 pm.

mine-polls = What you asked the neighbours
mine-poll = "{ $title }", { $day }
mine-votes = What you chose
mine-vote = "{ $title }": { $option }, { $day }
did-poll-asked = Asked the neighbours something
did-poll-closed = Ended a poll before its time

refused-poll-over = This poll is over.
refused-home-has-voted = Your household has chosen ({ $name } did), and has one voice. To change it, { $name } taps another.
refused-no-such-option = There is no such option; please tap one on the card.
refused-not-for-all = There is a telephone or identity number in it, or a call for money, which no group is asked. Please write it without.
refused-too-few-options = It takes { $least } to { $most } different options of { $limit } characters at most, one a line.
refused-no-time-left = It has to end later than now, and within two months. Please name another time.

group-menu-polls = Decide together
week-polls = To be decided together:
week-poll = · { $title } (until { $at })
