# What grid workers, leaders and offices are told about their tasks.

mark-task = 【任务】
mark-urgent = 【紧急】
task-card =
    { $mark }{ $matter }（{ $status }）
    地点：{ $place }{ $words ->
        [empty] {""}
       *[other] {"\u000A"}原话：{ $words }
    }
    { $requester }{ $neighbours ->
        [0] {""}
       *[other] ，另有 { $neighbours } 位居民反映
    }
    责任单位：{ $office }{ $holder ->
        [empty] {""}
       *[other] {"\u000A"}跟进人：{ $holder }
    }
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

who-triage = 承办：社区正在分派
who-assignee = 承办：{ $name }{ $phone ->
        [empty] {""}
       *[other] {" "}{ $phone }
    }
who-office = 承办：{ $office }，由{ $name }{ $phone ->
        [empty] {""}
       *[other] {" "}{ $phone }{" "}
    }跟进
promise-paused = 暂缓中，时限顺延
promise-due = { $time }前办好
promise-resolved = { $time }办好
promise-ended = 已结束

do-task-accept = 接单
do-task-on-the-way = 出发
do-task-arrive = 到达
do-task-start = 开始处理
do-task-finish = 办结
do-task-ask = 问居民
do-task-pause = 暂缓
do-task-resume = 继续办理
do-transfer-choose = 转给同事
do-task-return = 退回
do-task-reveal = 查看居民信息
do-triage-classify = 定事项
do-assign-choose = 派给
do-verify-done = 核查通过
do-verify-bad = 不合格，退回
do-triage-decline = 不受理
do-history-show = 经过

did-accept = 已接单。
did-on-the-way = 已记录出发。
did-arrive = 已记录到达。
did-start = 开始处理了。
did-resume = 继续办理。
did-finish = 已办结，等居民确认。
did-ask = 已问居民，等回复。
did-pause = 已暂缓，居民能看到原因。
did-return = 已退回，由社区重新分派。
did-send-back = 已退回，承办单位会接着办。

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
task-reclassified = 事项改了 { $number }，请按新的事项办
task-joined = { $number } 又有一位居民反映。
task-added = { $number } 居民补充：{ $words }
task-answered = { $number } 居民回复：{ $words }
task-chased = { $number } 居民催办了。
task-confirmed = { $number } 居民确认已解决。
task-disputed = { $number } 居民说没有解决（第 { $cycle } 轮）：{ $words }
task-rated = { $number } 居民评价了。
task-withdrawn = { $number } 居民撤回了。
task-to-verify = { $number } 物业已办结，请核查。
verify-what-is-wrong = 哪里不合格？写一句话，可以带照片。
task-sent-back = { $number } 核查不合格，请接着办：{ $words }
task-reminder = { $number } 快到时限了：{ $reason }
task-late = { $number } 已超时：{ $reason }
task-unreached = { $number } 的居民在聊天里联系不上，请打电话告知进展。{ $requester }

words-tasks = 任务|我的任务
words-today = 今日|今天
words-found = 上报|我要上报
tasks-none = 手上没有待办的任务。
tasks-list = 待办 { $count } 件，超时 { $late } 件：
task-line = { $matter } · { $place } · { $time }
task-line-due = { $time }前
task-line-late = 已超时
today-list = 今天：到期 { $due } 件，超时 { $late } 件，办结 { $done } 件。
found-what = 发现了什么？拍张照片，写一句话，带上地点。

task-last-time = 上次同类问题这样办好：{ $words }
task-history =
    经过{ $earlier ->
        [0] {""}
       *[other] （更早的 { $earlier } 条略）
    }：
    { $lines }
history-back = 看任务
log-line = { $time } { $what }{ $to ->
        [empty] {""}
       *[other] {" "}{ $to }
    }{ $who ->
        [empty] {""}
       *[other] （{ $who }）
    }{ $detail ->
        [empty] {""}
       *[other] ：{ $detail }
    }
log-file = 上报
log-join = 又有居民反映
log-given = 派给
log-accept = 接单
log-start = 开始处理
log-on_the_way = 出发
log-arrive = 到达
log-ask = 问居民
log-answer = 居民回复
log-add = 补充
log-pause = 暂缓
log-resume = 继续办理
log-return = 退回
log-finish = 办结
log-verify = 核查通过
log-send_back = 核查不合格，退回
log-confirm = 确认已解决
log-close = 结案
log-dispute = 反映没有解决
log-not_seen = 还没有看到
log-rate = 评价
log-chase = 催办
log-decline = 不受理
log-withdraw = 撤回
log-classify = 定事项
log-correct = 居民改了事项
log-reveal = 查看居民信息
log-remind = 提醒
log-overdue = 超时上报
list-comma = 、

colleague = { $name }（{ $where }，在办 { $tasks } 件）
transfer-whom = 转给谁？
transfer-nobody = 附近没有可以转的同事。办不了的话，可以退回。
transfer-why = 为什么转给{ $name }？请写一句话。
did-transfer = 已转给{ $name }。

found-open = 手上还有一件没报完的。按工作中发现的报，还是另起一件？
found-use-it = 就报这件
found-anew = 另起一件

words-leave = 请假|休假
leave-until = 请到哪天？点一个，或写日期，比如“11月25日”“3天”。
leave-now = 您在请假，到{ $time }。要延长，请选新的日期，或写日期。
leave-today = 今天
leave-tomorrow = 到明天
leave-week = 一周
leave-not-a-day = 没看懂是哪天。请点一个，或写日期，比如“11月25日”“3天”，一年以内。
leave-deputy = 请到{ $time }。新任务由谁代办？
leave-without = 不用代办
leave-taken = 已请假，到{ $time }。{ $deputy ->
        [empty] 新任务先给网格长或社区。
       *[other] 新任务由{ $deputy }代办。
    }手上的任务还在您这里，需要的话可以转给同事。
leave-you-stand-in = { $name }请假到{ $time }，这段时间的新任务由您代办。
leave-stands = 已经请假到{ $time }，比这个日期晚，不用再请。
leave-end-words = 结束|销假|end
leave-end = 提前销假
leave-none = 您没有在请假。
leave-ended = 已销假，新任务直接发给您。请假期间派给代办人的，还由代办人办。
leave-is-back = { $name }提前销假了，新任务不再由您代办；手上的请接着办完。
answer-is-report = 这是要上报的问题
