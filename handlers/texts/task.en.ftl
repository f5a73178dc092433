# What grid workers, leaders and offices are told about their tasks.

mark-task = 📋
mark-urgent = 🔴
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
    Office: { $office }
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

do-task-accept = Accept
do-task-on-the-way = On my way
do-task-arrive = Arrived
do-task-start = Start
do-task-finish = Done
do-task-ask = Ask the resident
do-task-pause = Pause
do-task-resume = Go on
do-task-return = Return
do-task-reveal = Who is the resident
do-triage-classify = Set the matter
do-assign-choose = Give to
do-verify-done = Verified
do-triage-decline = Decline

did-accept = Accepted.
did-on-the-way = Noted: on the way.
did-arrive = Noted: arrived.
did-start = Work has begun.
did-resume = Going on.
did-finish = Done; the resident is asked to confirm.
did-ask = The resident has been asked.
did-pause = Paused; the resident sees the reason.
did-return = Returned; the community gives it to somebody else.

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
task-joined = { $number }: one more resident reports it.
task-added = { $number }: the resident adds: { $words }
task-answered = { $number }: the resident answers: { $words }
task-chased = { $number }: the resident asks to hurry.
task-confirmed = { $number }: the resident confirms that it is solved.
task-disputed = { $number }: the resident says it is not solved (cycle { $cycle }): { $words }
task-rated = { $number }: the resident has rated it.
task-withdrawn = { $number }: the resident has withdrawn it.
task-to-verify = { $number }: done by the property company, please verify.
task-reminder = { $number } is close to its limit: { $reason }
task-late = { $number } is late: { $reason }

words-tasks = 任务|我的任务|tasks
words-today = 今日|今天|today
words-found = 上报|我要上报|found
tasks-none = You have no open tasks.
tasks-list = { $count } open, { $late } late:
task-line = { $matter } ({ $status }, { $time })
task-line-due = by { $time }
task-line-late = late, was due { $time }
task-line-no-limit = no limit
today-list = Today: { $due } due, { $late } late, { $done } done.
found-what = What did you find? Send a photo and a sentence with the place.
