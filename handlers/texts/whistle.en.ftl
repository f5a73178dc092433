# Whistles (吹哨报到): offices are called, report in, and both sides rate each other.

words-whistle = 吹哨|whistle
command-whistle = call offices to a ticket
do-whistle-blow = Whistle: call offices
do-whistle-report-in = Report in
do-whistle-end = End this whistle
log-whistle = whistle
log-report_in = an office reported in
history-whistle = other offices were called
history-report_in = an office came
whistle-number = Which one needs a whistle? Write its number.
whistle-why-kind = Why the whistle?
whistle-kind-residents = a residents’ problem for the street
whistle-kind-joint = joint enforcement
whistle-kind-emergency = emergency
whistle-whom = { $offices ->
        [empty] Which office is to come? Choose one, or write its name.
       *[other] Called: { $offices }. Who else?
    }
whistle-enough = That is all
whistle-what-for = What are they needed for? Write a sentence.
whistle-done =
    The whistle is blown ({ $kind }): { $offices }, to report in by { $time }.
    { $matter } · { $place }
    { $words }
whistle-called =
    You are called by a whistle ({ $kind }); please report in by { $time }.
    { $matter } · { $place }
    { $words }{ $who ->
        [empty] {""}
       *[other] {"\u000A"}Blown by { $who }
    }
whistle-blown =
    { $who ->
        [empty] Residents said for the third time that it is not solved; the whistle blew by itself
       *[other] { $who } has blown the whistle
    } ({ $kind }): { $offices }, to report in by { $time }.
    { $matter } · { $place }
    { $words }
whistle-reported = You have reported in: { $matter } · { $place }. Please get in touch { $who ->
        [empty] on the spot
       *[other] with { $who }
    } and go there.
whistle-came = { $office } has reported in. { $missing ->
        [0] All { $count } offices are there.
       *[other] { $missing } are missing.
    }
whistle-late = Not reported in in time: { $missing }. { $matter } · { $place }
whistle-what-came = What came of it? Write a sentence.
whistle-over = This whistle has ended.
whistle-rate-office = How was { $office }?
whistle-rate-back = The whistle has ended: { $words }. Was it right to blow it?
whistle-rated = Noted.
