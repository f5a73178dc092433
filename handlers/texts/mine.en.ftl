# What residents are told of their own requests: cards, progress, results, ratings.

words-mine = 我的|我的诉求|mine

mine-none = You have no requests yet. Just say in one sentence what is wrong.
mine-list = { $open } open, { $ended } ended. Choose one to see where it stands:
mine-line = { $number } { $matter } | { $status }
mine-back = My requests

status-submitted = waiting for triage
status-dispatched = given to somebody
status-accepted = accepted
status-in_progress = in progress
status-paused = paused
status-resolved = done, to be confirmed
status-closed = closed
status-declined = declined
status-withdrawn = withdrawn

reason-waits_for_resident = waits for the resident
reason-weather = weather or season
reason-funds = waits for funds
reason-procedure = legal procedure
reason-not_mine = not mine to handle
reason-wrong_place = not in my grid
reason-needs_skills = needs specialists
reason-out_of_scope = not handled here
reason-no_worker = nobody to give it to
reason-no_matter = matter to be decided
reason-no_answer = no answer for 72 hours
reason-all_answered = everybody confirmed
reason-respond_clock = the time to accept
reason-resolve_clock = the time to resolve
reason-forgotten = the resident deleted their data
reason-unasked = filed by the words alone

receipt =
    Filed, number { $number }
    { $matter }
    Place: { $place }
    { $who }
    { $promise }
    If it is late, I ask for it and tell the grid leader, the community and the street in turn.
request-card =
    { $number } { $matter }
    Status: { $status }
    Place: { $place }
    { $who }
    { $promise }{ $words ->
        [empty] {""}
       *[other] {"\u000A"}Your words: { $words }
    }
request-history =
    { $card }
    So far:
    { $lines }
history-line = { $time } { $what }
history-file = filed
history-join = joined a neighbour's request
history-given = given to { $who }
history-accept = accepted
history-on_the_way = on the way
history-arrive = arrived
history-start = work begun
history-ask = asked you: { $words }
history-answer = you answered{ $words ->
        [empty] {""}
       *[other] : { $words }
    }
history-add = you added{ $words ->
        [empty] {""}
       *[other] : { $words }
    }
history-pause = paused: { $reason }
history-resume = resumed
history-return = returned, to be given to somebody else
history-finish = done{ $words ->
        [empty] {""}
       *[other] : { $words }
    }
history-verify = checked by the community
history-send_back = the community found it wanting and sent it back
history-confirm = you confirmed it
history-close = closed: { $reason }
history-dispute = you said it is not fixed{ $words ->
        [empty] {""}
       *[other] : { $words }
    }
history-dispute_other = a neighbour said it is not fixed, another round
history-not_seen = you have not seen it yet
history-rate = you rated it
history-chase = you asked for it
history-decline = declined: { $words }
history-withdraw = withdrawn
history-classify = matter changed
history-correct = you changed the matter
history-overdue = over { $reason }, reported upwards

do-request-add = Add something
do-request-chase = Ask for it
do-request-withdraw = Withdraw
do-result-confirm = It is fixed
do-result-not-fixed = Not fixed
do-result-not-seen = Not seen yet
do-result-rating = Rate
do-mine-detail = Where it stands

add-what = What do you want to add? Words, photos or a location.
add-leave = Nothing to add
add-location = Location: { $label } { $map }
add-nothing = Nothing arrived. Please write a sentence, or send a photo or a location.
request-added = Added to { $number }; those who handle it will see it.
request-chased = Asked for { $number }; those who handle it hear of it now. You can ask again in 4 hours.
withdraw-ask = Withdraw { $number } { $matter }? It will not be handled any further.
withdraw-shared = Withdraw { $number } { $matter }? Only your own request goes; your neighbours' go on.
withdraw-yes = Withdraw
withdraw-no = Keep it
request-withdrawn = { $number } is withdrawn. If the problem is still there, say so at any time.

result-confirmed = Thank you, { $number } is noted as fixed. How was it done? Please rate it.
result-rate = How was { $number } done? Please rate it; you can change it for 15 days.
rating-1 = 1, very bad
rating-2 = 2, bad
rating-3 = 3, fair
rating-4 = 4, good
rating-5 = 5, very good
rating-kept = Noted, { $rating } of 5. Do you want to say more?
rating-no-comment = No, thank you
rating-thanks = Thank you.
rating-comment-kept = Thank you, your words are noted.
comment-is-report = It is another problem, report it
not-fixed-what = What is not fixed? A sentence or a photo helps them when they come again.
not-fixed-no-words = No words, it is not fixed
result-disputed = { $number } goes back to be done again. { $promise }
result-disputed-street = { $number } is in round { $cycle }; the street watches it too. { $promise }
result-not-seen-kept = All right, tell me when you have seen it. After 72 hours without an answer it ends as “not rated”; for 15 days after that you can still say it is not fixed.

notice-given = { $number } { $matter }. { $who }. { $promise }
notice-accepted = { $number } { $matter }: accepted. { $promise }
notice-on-the-way = { $number } { $matter }: somebody is on the way.
notice-arrived = { $number } { $matter }: somebody has arrived.
notice-started = { $number } { $matter }: work has begun.
notice-question =
    { $number } { $matter }: a question to you
    “{ $words }”
    Press “Add something” to answer; then it goes on.
notice-paused = { $number } { $matter }: paused. Reason: { $reason }.
notice-resumed = { $number } { $matter }: it goes on. { $promise }
notice-done =
    { $number } { $matter }: done.{ $words ->
        [empty] {""}
       *[other] {"\u000A"}{ $words }
    }
    Please look whether it is fixed:
notice-verified =
    { $number } { $matter }: the property company has done it and the community has looked at it.
    Please look whether it is fixed:
notice-closed-silently = { $number } { $matter }: no answer for 72 hours, so it ends as “not rated”. If it is not fixed, press “Not fixed” within 15 days.
notice-declined =
    { $number } { $matter }: not accepted.
    Reason: { $words }
    If you do not agree, press “Not fixed” within 15 days.
notice-classified = { $number }: the matter is now “{ $matter }”. { $promise }
notice-late = { $number } { $matter }: over { $reason }, sorry. It was asked for and reported upwards.
