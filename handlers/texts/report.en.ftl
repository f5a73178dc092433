# What residents are told while they report a problem.

chat-greeting = Hello. Just say in one sentence what is wrong and where, for example “幸福小区3号楼2单元门口的路灯坏了”.
chat-thanks = You are welcome. Write whenever something is wrong.
chat-small-talk = I am here. If something near you needs fixing, say it in one sentence and I will find who does it.
chat-number = There is nothing here to answer with a number. To report a problem, write a sentence.
chat-emoji = I cannot read it from symbols alone. Please say in one sentence what is wrong and where.
chat-empty = Nothing arrived. Please say in one sentence what is wrong and where.

question-line = · { $matter }: { $office }
question-answer =
    By the responsibility list, the nearest are:
    { $lines }
question-unknown = The responsibility list has nothing like it. Try other words, or report it and the community decides who handles it.
question-report = Report this

out-of-scope = This is not handled here. Please call { $who }: { $call }.
out-of-scope-file = File it all the same
out-of-scope-leave = All right

report-photo-of-what = The photo has arrived. What kind of problem is it? You can also write a sentence.
report-what-is-there = The location has arrived. What is wrong there? Write a sentence or choose a category.
report-unclear = I am not sure what “{ $words }” is about. Please say a little more, or choose a category.
report-whose = What is this?
report-duty = Found on duty
report-own = My own request
report-several =
    This sounds like { $count } problems:
    { $lines }
report-split = File them separately
report-together = It is one problem
report-addition = You have an open request: { $number } { $matter }. Do you want to add to it?
report-add = Add to that one
report-new = It is another problem
report-next = And the next one: “{ $words }”
number-unknown = There is no request of yours with this number. Please check it.

filed-unasked = Filed as “{ $matter }”. If that is wrong, tap “Not this”.
filed-not-this = Not this
correction-which = What is it, then? One tap, and it goes to the right people.
correction-browse = Browse by category
correction-keep = It is right, leave it
correction-kept = All right, nothing was changed.
correction-done = Changed, and sent to the right people.
correction-left = All right, the community decides what it is and you will hear of it.
correction-too-late = Somebody is working on it, so the matter cannot be changed. You can add words, they see them at once.

draft-card =
    I understood: { $words }
    Place: { $place }{ $photos ->
        [0] {""}
       *[other] {"\u000A"}Photos: { $photos }
    }{ $evidence ->
        [empty] {""}
       *[other] {"\u000A"}Because of: { $evidence }
    }{ $anonymous ->
        [yes] {"\u000A"}Anonymous: those who handle it do not see your name
       *[no] {""}
    }{ $behalf ->
        [empty] {""}
       *[other] {"\u000A"}Reported for { $behalf }
    }
    Which is it? One tap files it.
draft-place-asked = not clear yet, I will ask
draft-matter = { $matter } | { $office } | by { $time }
draft-urgent = It is urgent, file it now
draft-none = None of these
draft-more = More
draft-options = You can also:
draft-anonymous = Anonymous or not
draft-behalf = Report for somebody else
draft-place = Another place
draft-cancel = Do not report
draft-cancelled = All right, nothing was filed.
draft-behalf-who = For whom? Write a name and a phone number (the number may be left out). Only those who handle it see this.
words-cancel = 取消|不报了|算了|cancel|never mind
draft-gone = This was filed or dropped already. To report something new, write a sentence.
draft-reminder = “{ $words }” is not filed yet. Which is it? One tap is enough; after 24 hours it goes to the community as it stands.
draft-filed-by-itself = Yesterday's report was never chosen, so it went to the community as it stands.

place-which = There are several places of that name. Which one?
place-where = Where is it? Write the estate, building or road, or send the location.
place-candidate = { $area }
place-home = My home: { $place }
place-unsure = Hard to say, file it
place-not-found = This place was not found.
location-invalid = This location cannot be read. Please send it again, or write the estate and building.
location-outside = This location is not in a grid of this city. Please check it, or write the estate and building.

neighbour-card =
    The same problem is being handled nearby:
    { $matter }, { $place }, { $distance }
    Status: { $status }; reported by { $count }.
neighbour-join = This is it, add me
neighbour-other = It is another one
distance-same-building = same building
distance-same-estate = same estate
distance-metres = about { $metres } m

matter-categories = What kind of problem is it?
matter-matters = Which one of { $category }?
matter-undecided = Let the community decide
matter-other-category = Another category
page-next = Next page
page-back = Previous page

emergency-call = This is not an emergency line. Call { $call } now.
emergency-self-harm = Please do not carry this alone: call 12356 (counselling), and 110 or 120 if there is danger, now. Only the community's person on call sees what you write.
draft-words-full = A report takes { $count } characters; the rest was not kept. For something else, file this one first.
draft-files-full = A report takes { $count } files; the others were not kept.
