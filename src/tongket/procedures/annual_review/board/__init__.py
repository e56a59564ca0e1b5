"""Following a round: the calendar, where each unit stands, whom to remind."""
