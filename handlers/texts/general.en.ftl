# What everybody may be told: help, greeting, settings, refusals, and the names of times and places.

words-help = 帮助|怎么用|help
words-start = 开始|start
words-search = 查事项|一搜就管|search
words-home = 我家|绑定我家|home
words-language = 语言|language
words-forget = 忘记我|forget me
words-export = 我的数据|export my data
words-link = 关联|关联账号|link

privacy-notice =
    Huying is run by the city's grid service centre. Your words, photos and places serve to handle your requests only, are seen by those who handle them, and are removed two years after the end.
    You can see, export or delete them at any time: write “export my data” or “forget me”. By going on you take note of this.

greeting = Hello, this is Huying. Just say in one sentence what is wrong and where, for example “幸福小区3号楼2单元门口的路灯坏了”. I find who does it, until you say it is done.
greeting-staff = Hello { $name }. New tasks arrive here.
greeting-token = This link is not known, it may have expired. That does no harm: just say what is wrong.
do-help = What can you do
do-home = Save my home
do-mine = My requests
do-search = Who handles what

help-residents =
    Say in one sentence what is wrong; photos and locations help. No command is needed, but there are some:
    mine /mine: my requests and where they stand
    cancel /cancel: drop what I am writing
    search /search: who handles something, and how fast
    home /home: remember my address
    language /language: 中文 or English
    link /link: join your accounts on several channels
    export my data /export: a copy of my data
    forget me /forget: delete my data
    In danger call first: fire and gas 119, police 110, ambulance 120.
help-staff =
    New tasks arrive here; the buttons do the rest. You can also write:
    tasks /tasks: your tasks, overdue ones first
    today /today: due and done today
    found /found: a problem found on duty
    leave /leave: leave and deputy
    whistle /whistle: call offices to a ticket
    login /login: enter an invitation code
    What residents have is yours too: mine /mine, cancel /cancel, search /search, home /home, language /language, link /link, export my data /export.
help-admins =
    Administration:
    triage /triage: what no rule could give to anybody
    assign /assign: give a ticket to somebody, by number
    intake /intake: file for somebody who phoned or walked in
    find /find: by number, matter or place
    figures /figures: the figures of your area
    hot /hot: words that rise this week
    keywords /keywords: words that the list lacks (district and city)
    broadcast /broadcast: tell the residents of your area
    staff /staff: who is there, who is on leave
    undelivered /undelivered: messages that failed, send them again
    invite /invite: invite a colleague
help-unsupported = I cannot read this kind of message yet. Please say in one sentence what is wrong and where, or send a photo or a location.
help-unknown-command = There is no such command. To report a problem, just write a sentence.

search-what = What are you looking for? Write a sentence, for example “路灯不亮归谁管”.
search-line =
    { $n }. { $matter }
    { $office } ({ $handler }), { $limit }
search-found =
    By the responsibility list, the nearest are:
    { $lines }
search-nothing = The responsibility list has nothing like “{ $words }”. Try other words, or report it and the community decides who handles it.
search-report = Report this
search-again = Another search
limit-2h = within 2 hours
limit-24h = within 24 hours
limit-7d = within 7 working days
limit-15d = within 15 working days
handler-grid = the grid worker does it
handler-property = the property company does it, the community looks at it
handler-community = the community does it
handler-street = the street does it
handler-office = the office does it, the grid worker follows up

home-ask = Where is your home? Write the estate and building, for example “幸福小区3号楼2单元”, or send the location.
home-now = Saved now: { $place }. To change it, write the estate and building, or send the location.
home-bound = Saved, your home: { $place }. Reports without a place start from here.
home-which = There are several places of that name. Which one?
home-not-found = This place was not found. Please write the estate and building, or send the location.
home-area = { $place }
home-change = Wrong, write again
home-remove = Do not remember it
home-removed = All right, your home is no longer remembered.
home-keep = Leave it
home-kept = All right, nothing was changed.

language-choose = 用哪种语言？ / Which language?
language-zh-CN = 中文
language-en = English
language-set = All right, English from now on.

forget-ask =
    Delete your data? Your name, phone number, address, words, photos and accounts go; requests that are not done are withdrawn.
    Numbers, matters and times stay, without a trace of who it was.
forget-go-on = Delete my data
forget-keep = Keep it
forget-sure = This cannot be undone. Are you sure?
forget-now = Yes, delete everything
forget-done = Deleted. If you write again, you begin anew.
forget-kept = All right, nothing was deleted.

link-which = Join two accounts? Get a code on the one you want to keep and enter it on the other.
link-show = Get a code here
link-enter = I have a code
link-code = Your code: { $code }, until { $time }, for one use. Write “link” on your other account and enter it there. Tell nobody.
link-code-please = Please enter the code from your other account.
link-sure = The code is right. Your requests here go over to that account, and what you said here can be read there. Go on only if that account is yours too.
link-join = It is mine, link them
link-leave = Do not link
link-left = All right, nothing was linked.
link-done = Linked: both sides show the same requests.

export-head = This is what Huying has stored about you, in { $count } parts; put together they are one JSON text.
export-piece =
    { $n }/{ $count }
    { $piece }

choice-stale = This button has expired. Write “mine” to see where things stand.
choice-foreign = This is not yours to choose.
choice-used = This button was pressed already. Write “mine” to see where things stand.

failed = Something went wrong here and this was not done. Please try again in a while; if it fails again, tell the community this code: { $event }.
refused-generic = This cannot be done now.
refused-not-allowed = This is not yours to do.
refused-not-possible-now = Things have moved on and this cannot be done now. Write “mine” to see where they stand.
refused-proof-missing = This needs a photo before it can be finished. Please send one.
refused-reason-missing = Please say why first.
refused-too-late = More than 15 days have passed, so this is not possible any more. If the problem is still there, say it again and I file it at once.
refused-too-soon = You asked within the last 4 hours, and it was passed on. Please wait a little.
refused-unknown = This was not found.
refused-invitation-invalid = This code is wrong, used or expired.
refused-locked-out = Too many wrong codes. Please try again in 1 hour.
refused-rating-out-of-range = Please choose a number from 1 to 5.
refused-already-linked = Both are one account already.
refused-office-missing = Please say which office.

matter-unknown = Matter to be decided
office-unknown = to be decided
place-unknown = place to be decided
place-building = building { $number }
place-entrance = entrance { $number }
place-room = room { $number }
place-in-area = { $place } ({ $area })
time-today = today { $clock }
time-tomorrow = tomorrow { $clock }
time-date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
    } { $clock }
