# What admins are told.

words-triage = 待分派|分派|triage
words-assign = 派单|assign
triage-none = Nothing waits for triage.
triage-list = { $count } wait for triage:
triage-which = Which matter is it?
triage-browse = Browse by category
matter-name = { $matter }
did-classify = The matter is set; nobody has it yet, please give it to somebody.
did-reclassify = The matter has been changed.
did-dispatch = The matter is set and the ticket is on its way.
decline-why = Why is it declined? Write one sentence; the resident sees it.
did-decline = Declined; the resident has been told why.
assign-number = Which one? Send its number.
assign-unknown = There is no such number in your area. Please check it and send it again.
assign-whom = Who gets “{ $matter }”?
assign-nobody = Nobody else nearby can take “{ $matter }”. Invite a grid worker with /invite, or take it yourself.
assign-self = I take it
did-assign = Given to { $name }.
did-verify = Verified; the resident is asked to confirm.

role-worker = grid worker
role-part_time = part-time grid worker
role-leader = grid leader
role-office = office staff
role-community_admin = community admin
role-street_admin = street admin
role-district_admin = district admin
role-city_admin = city admin

words-intake = 代录|代登记|intake
intake-open = You have a report of your own that is not filed. Drop it and take down the caller's, or go on with it?
intake-anew = Drop it, take down the caller's
intake-go-on = Go on with mine
intake-who = Who is calling or here? Write the name and the phone; the phone may be left out.
intake-nameless = No name given
intake-what = What is it about, and where? Write it down; photos are welcome.

words-find = 查单|查工单|find
find-what = Which one? Send its number, or write what and where, for example “幸福小区 路灯”.
find-none = Nothing found in your area for “{ $words }”.
find-list = { $count } found, newest first:
find-list-newest = More than { $count } found, here are the newest; add a place or a matter to narrow it:

words-figures = 数据|指标|figures
figures-which-area = Which area's figures?
figures-large = { $area } has more than { $most } tickets in { $year }-{ $month }, so please choose one of its areas; for the whole, ask whoever runs Huying for huying export assessment.
figures =
    { $area } { $year }-{ $month }, { $total } tickets
    { $lines }{ $excluded ->
        [0] {""}
       *[other] {"\u000A"}{ $excluded } more were found by staff themselves and do not count
    }
figure-line = { $name } { $percent } ({ $good }/{ $counted })
figure-none = { $name }: nothing to count yet
figure-response = Accepted in time
figure-resolution = Resolved
figure-on_time = Resolved in time
figure-satisfaction = Satisfied
figure-reopened = Sent back
figure-response-yes = Accepted in time
figure-response-no = Not accepted in time
figure-resolution-yes = Resolved
figure-resolution-no = Late and not resolved
figure-on_time-yes = Resolved in time
figure-on_time-no = Not resolved in time
figure-satisfaction-yes = Rated 4 or 5
figure-satisfaction-no = Rated 3 or less
figure-reopened-yes = Sent back
figure-reopened-no = Solved at once
figures-before = Previous month
figures-behind = Which tickets
figures-which = Which tickets?
figures-listed = { $what }: { $count }
figures-nothing = Nothing counts yet this month.
figures-numbers =
    { $what }: { $count }
    { $numbers }
    Send /find with a number to see it.

words-staff = 人员|人员名单|staff
staff-none = Nobody found. Send /invite to invite a colleague.
staff-list = { $count } people; choose one, or send /staff with a name:
staff-line = { $name } ({ $role }, { $where })
staff-line-away = { $name } ({ $role }, { $where }, on leave)
staff-card =
    { $name }, { $role }, { $where }{ $phone ->
        [empty] {""}
       *[other] {"\u000A"}Phone: { $phone }
    }
    { $tasks } open{ $away ->
        [empty] {""}
       *[other] {"\u000A"}On leave until { $away }
    }
staff-end = End this role
staff-end-sure = End the role of { $name } as { $role }? New tasks no longer reach them.
staff-end-yes = End it
staff-end-no = Keep it
staff-ended = The role of { $name } has ended. { $tasks ->
        [0] No tasks are left.
       *[other] { $tasks } tasks are left; please give them to somebody:
    }
staff-your-role-ended = Your role as { $role } was ended by { $name }. You can go on as a resident.

words-invite = 邀请|邀请同事|invite
invite-role = To which role?
invite-area = { $role }: where? Choose, or write part of the name.
invite-area-unknown = There is no such name in your area. Please write it again, for example a community.
invite-office = Which office? Choose, or write part of its name.
invite-office-unknown = The responsibility list has no such office. Please write it again.
invite-name = Who becomes { $role } of { $area }? Write the name.
invite-made =
    The code of { $name } ({ $role }, { $area }):
    { $code }
    It is shown only now and works once within 48 hours. Tell it to them in person or by phone: they send /login and the code here. You or another admin will then be asked whether it is them.

words-login = 登录|登陆|login
login-code = Please send the code of 16 letters and digits.
login-not-a-code = A code has 16 letters and digits; this is none. Please send it again, or use the button below.
login-waits = The code is right ({ $name }, { $role }, { $area }). { $names } will say whether it is you; you hear of it at once.
login-nobody-confirms = The code is right ({ $name }, { $role }, { $area }), but there is no other admin yet who could confirm it. Please ask the city's admin.
login-is-that-them = Somebody used the code of { $name } ({ $role }, { $area }). Is that them? Please check in person or by phone first.
login-yes = Yes, that is them
login-no = No
login-confirmed = Confirmed; { $name } is now { $role } of { $area }.
login-refused = Refused; the code of { $name } is void. Invite them again if need be.
login-you-are-refused = Nobody confirmed that it is you; the code is void. Please ask whoever invited you.
login-answered = Somebody has answered this already.
login-welcome = { $name }, you are now { $role } of { $area }. New tasks arrive here; send /help to see what you can do.
login-tasks = My tasks
login-triage = Triage

words-undelivered = 未送达|undelivered
undelivered-none = No message has failed.
undelivered-list =
    { $count } messages of your areas could not be sent; the newest:
    { $lines }
undelivered-line = · { $time } { $number ->
        [empty] (no number)
       *[other] { $number }
    } { $channel }: { $reason }
do-undelivered-resend = Send again{ $number ->
        [empty] {""}
       *[other] {" "}{ $number }
    }
do-undelivered-all = Send all again
did-resend = { $count ->
        [0] It has been sent again already.
        [one] { $count } message will be sent again; look at /undelivered later.
       *[other] { $count } messages will be sent again; look at /undelivered later.
    }
