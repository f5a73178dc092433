# What grid workers, leaders and offices are told about their tasks.

mark-task = [Task]
mark-urgent = [Urgent]
task-card =
    { $mark } { $matter } ({ $status })
    Place: { $place }{ $words ->
        [empty] {""}
       *[other] {"\u000A"}Words: { $words }
    }
    { $requester }{ $neighbours ->
        [0] {""}
       *[other] , and { $neighbours } more
    }
    Office: { $office }{ $holder ->
        [empty] {""}
       *[other] {"\u000A"}With: { $holder }
    }
    { $promise }{ $map ->
        [empty] {""}
       *[other] {"\u000A"}Map: { $map }
    }
requester-none = The resident has withdrawn
requester-anonymous = Resident: anonymous
requester-resident = resident
requester-masked = Resident: { $name }{ $phone ->
        [empty] {""}
       *[other] {" "}{ $phone }
    }

who-triage = In charge: the community is finding somebody
who-assignee = In charge: { $name }{ $phone ->
        [empty] {""}
       *[other] {" "}{ $phone }
    }
who-office = In charge: { $office }, followed up by { $name }{ $phone ->
        [empty] {""}
       *[other] {" "}{ $phone }
    }
promise-paused = Paused; the deadline moves
promise-due = Due { $time }
promise-resolved = Done { $time }
promise-ended = Ended

do-task-accept = Accept
do-task-on-the-way = On my way
do-task-arrive = Arrived
do-task-start = Start
do-task-finish = Done
do-task-ask = Ask the resident
do-task-pause = Pause
do-task-resume = Go on
do-transfer-choose = Hand to a colleague
do-task-return = Return
do-task-reveal = Who is the resident
do-triage-classify = Set the matter
do-assign-choose = Give to
do-verify-done = Verified
do-verify-bad = Not good, send back
do-triage-decline = Decline
do-history-show = History

did-accept = Accepted.
did-on-the-way = Noted: on the way.
did-arrive = Noted: arrived.
did-start = Work has begun.
did-resume = Going on.
did-finish = Done; the resident is asked to confirm.
did-ask = The resident has been asked.
did-pause = Paused; the resident sees the reason.
did-return = Returned; the community gives it to somebody else.
did-send-back = Sent back; the office goes on with it.

finish-photo = Please send a photo of the result; a sentence may go with it.
finish-words = Please write one sentence on the result, or send a photo.
finish-plain = Finish without words
finish-photo-missing = This matter needs a photo of the result. Please send one.
ask-what = What do you want to ask the resident? Write one sentence.
pause-why = Why does it have to wait?
return-why = Why do you return it?
reveal = For this work only; this look has been recorded:
    { $lines }
reveal-line = · { $name }: { $phone }{ $behalf ->
        [empty] {""}
       *[other] , reported for { $behalf }
    }
reveal-no-phone = no phone given
reveal-nobody = The resident chose to stay anonymous.

task-new = New task { $number }
task-returned = Returned task { $number }: { $reason }
task-triage = Waits for triage: { $number }
task-reclassified = The matter has changed: { $number }. Please go by the new one
task-joined = { $number }: one more resident reports it.
task-added = { $number }: the resident adds: { $words }
task-answered = { $number }: the resident answers: { $words }
task-chased = { $number }: the resident asks to hurry.
task-confirmed = { $number }: the resident confirms that it is solved.
task-disputed = { $number }: the resident says it is not solved (cycle { $cycle }): { $words }
task-rated = { $number }: the resident has rated it.
task-withdrawn = { $number }: the resident has withdrawn it.
task-to-verify = { $number }: done by the property company, please verify.
verify-what-is-wrong = What is not good? Write a sentence, with photos if you like.
task-sent-back = { $number } was looked at and is not good, please go on: { $words }
task-reminder = { $number } is close to its limit: { $reason }
task-late = { $number } is late: { $reason }
task-unreached = The resident of { $number } cannot be reached by chat; please phone. { $requester }

words-tasks = 任务|我的任务|tasks
words-today = 今日|今天|today
words-found = 上报|我要上报|found
tasks-none = You have no open tasks.
tasks-list = { $count } open, { $late } late:
task-line = { $matter } · { $place } · { $time }
task-line-due = by { $time }
task-line-late = late
today-list = Today: { $due } due, { $late } late, { $done } done.
found-what = What did you find? Send a photo and a sentence with the place.

task-last-time = What solved the last one here: { $words }
task-history =
    History{ $earlier ->
        [0] {""}
       *[other] {" "}({ $earlier } earlier ones left out)
    }:
    { $lines }
history-back = Show the task
log-line = { $time } { $what }{ $to ->
        [empty] {""}
       *[other] {" "}{ $to }
    }{ $who ->
        [empty] {""}
       *[other] {" "}({ $who })
    }{ $detail ->
        [empty] {""}
       *[other] : { $detail }
    }
log-file = reported
log-join = one more resident reports it
log-given = given to
log-accept = accepted
log-start = begun
log-on_the_way = on the way
log-arrive = arrived
log-ask = resident asked
log-answer = resident answered
log-add = added
log-pause = paused
log-resume = went on
log-return = returned
log-finish = done
log-verify = verified
log-send_back = sent back after a look
log-confirm = confirmed
log-close = closed
log-dispute = said not to be solved
log-not_seen = not seen yet
log-rate = rated
log-chase = asked to hurry
log-decline = declined
log-withdraw = withdrawn
log-classify = matter set
log-correct = the resident changed the matter
log-reveal = looked up the resident
log-remind = reminded
log-overdue = late, next level told
list-comma = {", "}

colleague = { $name } ({ $where }, { $tasks } open)
transfer-whom = Who gets it?
transfer-nobody = There is no colleague nearby who could take it. If you cannot do it, return it.
transfer-why = Why do you hand it to { $name }? Write one sentence.
did-transfer = Handed to { $name }.

found-open = There is still a report that is not filed. Report it as found on duty, or begin another?
found-use-it = Report this one
found-anew = Begin another

words-leave = 请假|休假|leave
leave-until = Until when? Choose, or write a day, for example “11-25” or “3 days”.
leave-now = You are on leave until { $time }. To stay longer, choose another day or write one.
leave-today = today
leave-tomorrow = until tomorrow
leave-week = a week
leave-not-a-day = I could not read that day. Choose, or write one within a year, for example “11-25” or “3 days”.
leave-deputy = Until { $time }. Who takes your new tasks?
leave-without = Nobody
leave-taken = You are on leave until { $time }. { $deputy ->
        [empty] New tasks go to the grid leader or the community.
       *[other] New tasks go to { $deputy }.
    } What you have stays yours; hand it to a colleague if need be.
leave-you-stand-in = { $name } is on leave until { $time }; new tasks come to you meanwhile.
leave-stands = You are on leave until { $time } already, which is later.
leave-end-words = 结束|销假|end
leave-end = Come back now
leave-none = You are not on leave.
leave-ended = Your leave is over; new tasks come to you. What your deputy got meanwhile stays with them.
leave-is-back = { $name } is back early; new tasks come to you no longer. Please finish those you have.
answer-is-report = This is a problem to report
