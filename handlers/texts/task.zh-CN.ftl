# What grid workers, leaders and offices are told about their tasks.

mark-task = 📋
mark-urgent = 🔴
task-card =
    { $mark } { $matter }（{ $status }）
    地点：{ $place }{ $words ->
        [empty] {""}
       *[other] {"\u000A"}原话：{ $words }
    }
    { $requester }{ $neighbours ->
        [0] {""}
       *[other] ，另有 { $neighbours } 位居民反映
    }
    责任单位：{ $office }
    { $promise }{ $map ->
        [empty] {""}
       *[other] {"\u000A"}地图：{ $map }
    }
requester-none = 居民已撤回
requester-anonymous = 居民：匿名
requester-resident = 居民
requester-masked = 居民：{ $name }{ $phone ->
        [empty] {""}
       *[other] {" "}{ $phone }
    }

do-task-accept = 接单
do-task-on-the-way = 出发
do-task-arrive = 到达
do-task-start = 开始处理
do-task-finish = 办结
do-task-ask = 问居民
do-task-pause = 暂缓
do-task-resume = 继续办理
do-task-return = 退回
do-task-reveal = 查看居民信息
do-triage-classify = 定事项
do-assign-choose = 派给
do-verify-done = 核查通过
do-triage-decline = 不受理

did-accept = 已接单。
did-on-the-way = 已记录出发。
did-arrive = 已记录到达。
did-start = 开始处理了。
did-resume = 继续办理。
did-finish = 已办结，等居民确认。
did-ask = 已问居民，等回复。
did-pause = 已暂缓，居民能看到原因。
did-return = 已退回，由社区重新分派。

finish-photo = 请发一张办结后的照片，可以带一句说明。
finish-words = 请写一句办理结果，也可以发照片。
finish-plain = 直接办结
finish-photo-missing = 这件事要有照片才能办结，请发一张。
ask-what = 想问居民什么？请写一句话。
pause-why = 为什么要等？
return-why = 为什么退回？
reveal = 仅供办理使用，本次查看已记录：
    { $lines }
reveal-line = · { $name }：{ $phone }{ $behalf ->
        [empty] {""}
       *[other] ，替 { $behalf } 上报
    }
reveal-no-phone = 没有留电话
reveal-nobody = 居民选择了匿名。

task-new = 新任务 { $number }
task-returned = 退回的任务 { $number }，原因：{ $reason }
task-triage = 待分派 { $number }
task-joined = { $number } 又有一位居民反映。
task-added = { $number } 居民补充：{ $words }
task-answered = { $number } 居民回复：{ $words }
task-chased = { $number } 居民催办了。
task-confirmed = { $number } 居民确认已解决。
task-disputed = { $number } 居民说没有解决（第 { $cycle } 轮）：{ $words }
task-rated = { $number } 居民评价了。
task-withdrawn = { $number } 居民撤回了。
task-to-verify = { $number } 物业已办结，请核查。
task-reminder = { $number } 快到时限了：{ $reason }
task-late = { $number } 已超时：{ $reason }

words-tasks = 任务|我的任务
words-today = 今日|今天
words-found = 上报|我要上报
tasks-none = 手上没有待办的任务。
tasks-list = 待办 { $count } 件，超时 { $late } 件：
task-line = { $matter }（{ $status }，{ $time }）
task-line-due = { $time }前
task-line-late = 已超时，{ $time }到期
task-line-no-limit = 无时限
today-list = 今天：到期 { $due } 件，超时 { $late } 件，办结 { $done } 件。
found-what = 发现了什么？拍张照片，写一句话，带上地点。
