"""How many actions and messages each journey costs, for each role: `python -m tests.journeys`.

Journeys press what is labelled and answer what is asked, so that they go on when a flow is rebuilt;
`before.toml` holds what they cost before the wish in one sentence.
"""
