# What is said where a platform has more than words: menus, groups, replies, edits, contacts.

group-hint =
    { $link ->
        [empty] Please report problems to me in a private chat; a group is not the place for it.
       *[other] Please report problems to me in a private chat; a group is not the place for it: { $link }
    }

command-help = What can be done here
command-mine = My requests and how they stand
command-cancel = Drop what I am writing
command-search = Who handles a matter, and how fast
command-home = Remember where I live
command-language = 中文 or English
command-link = Join my account of another channel
command-export = Get my data
command-forget = Delete my data
command-tasks = My tasks
command-today = Due and done today
command-found = Report what I found on duty
command-leave = Leave and deputy
command-triage = What waits to be assigned
command-assign = Assign by number
command-intake = Take down a caller's request
command-find = Find by number, matter or place
command-figures = Figures of my area
command-staff = Who is on duty, who is on leave
command-invite = Invite a colleague
command-login = Enter an invitation code
command-undelivered = Messages that were not delivered

note-added = Noted in { $number }.
phone-bound = Your phone is kept: { $phone }. Only whoever handles your request sees it, when needed.
phone-remove = Forget it
phone-removed = Your phone is forgotten.
phone-invalid = This phone number cannot be read and was not kept.
edit-unknown = I have not used what you changed. To change something, just say it again.
edit-words = Correction: { $words }
edit-added = What you changed was added to { $number }.
task-noted = { $number } A colleague adds: { $words }
do-task-show = Show the task
