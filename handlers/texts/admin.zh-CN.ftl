# What admins are told.

words-triage = 待分派|分派
words-assign = 派单
triage-none = 没有等待分派的工单。
triage-list = 等待分派 { $count } 件：
triage-which = 这是哪一件事？
triage-browse = 按类别找
matter-name = { $matter }
did-classify = 事项已定，还没有人接，请派给一个人。
did-dispatch = 事项已定，已经派出。
decline-why = 为什么不受理？请写一句话，居民会看到。
did-decline = 已不受理，原因已告诉居民。
assign-number = 要派哪一件？请发编号。
assign-whom = 派给谁？
assign-nobody = 这个社区还没有人可派，请先邀请网格员。
assign-colleague = { $name }（{ $area }，在办 { $tasks } 件）
did-assign = 已派给{ $name }。
