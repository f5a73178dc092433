# What admins are told.

words-triage = 待分派|分派|triage
words-assign = 派单|assign
triage-none = Nothing waits for triage.
triage-list = { $count } wait for triage:
triage-which = Which matter is it?
triage-browse = Browse by category
matter-name = { $matter }
did-classify = The matter is set; nobody has it yet, please give it to somebody.
did-dispatch = The matter is set and the ticket is on its way.
decline-why = Why is it declined? Write one sentence; the resident sees it.
did-decline = Declined; the resident has been told why.
assign-number = Which one? Send its number.
assign-whom = Who gets it?
assign-nobody = Nobody in this community can take it. Invite a grid worker first.
assign-colleague = { $name } ({ $area }, { $tasks } open)
did-assign = Given to { $name }.
