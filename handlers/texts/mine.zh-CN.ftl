# What residents are told of their own requests: cards, progress, results, ratings.

words-mine = 我的|我的诉求|mine

mine-none = 您还没有诉求。哪里有问题，直接说一句话就行。
mine-list = 您有 { $open } 件在办，{ $ended } 件已结束。点一件看进展：
mine-line = { $number } { $matter }｜{ $status }
mine-back = 我的诉求

status-submitted = 待分派
status-dispatched = 已派单
status-accepted = 已接单
status-in_progress = 处理中
status-paused = 暂缓
status-resolved = 已办好，待确认
status-closed = 已办结
status-declined = 不受理
status-withdrawn = 已撤回

reason-waits_for_resident = 等居民回复
reason-weather = 天气或季节不合适
reason-funds = 等经费
reason-procedure = 走法定程序
reason-not_mine = 不归我管
reason-wrong_place = 不在我的网格
reason-needs_skills = 要专业队伍
reason-out_of_scope = 不在受理范围
reason-no_worker = 没有可派的人
reason-no_matter = 事项待判断
reason-no_answer = 72 小时没有回复
reason-all_answered = 居民都确认了
reason-respond_clock = 接单时限
reason-resolve_clock = 办结时限
reason-forgotten = 居民删除了资料
reason-unasked = 按原话直接登记

receipt =
    已登记，编号 { $number }
    { $matter }
    地点：{ $place }
    { $who }
    { $promise }
    到期没办好，我会催，并逐级告诉网格长、社区和街道。
request-card =
    { $number } { $matter }
    状态：{ $status }
    地点：{ $place }
    { $who }
    { $promise }{ $words ->
        [empty] {""}
       *[other] {"\u000A"}原话：{ $words }
    }
request-history =
    { $card }
    经过：
    { $lines }
history-line = { $time } { $what }
history-file = 登记
history-join = 加入邻居的同一件事
history-given = 派给 { $who }
history-accept = 接单
history-on_the_way = 出发
history-arrive = 到达
history-start = 开始处理
history-ask = 问您：{ $words }
history-answer = 您回复{ $words ->
        [empty] {""}
       *[other] ：{ $words }
    }
history-add = 您补充{ $words ->
        [empty] {""}
       *[other] ：{ $words }
    }
history-pause = 暂缓：{ $reason }
history-resume = 继续办理
history-return = 退回，重新分派
history-finish = 办好{ $words ->
        [empty] {""}
       *[other] ：{ $words }
    }
history-verify = 社区核查过了
history-send_back = 社区核查不合格，退回再办
history-confirm = 您确认解决了
history-close = 办结：{ $reason }
history-dispute = 您说没解决{ $words ->
        [empty] {""}
       *[other] ：{ $words }
    }
history-dispute_other = 有邻居说没解决，再办一轮
history-not_seen = 您还没看到
history-rate = 您打了分
history-chase = 您催办
history-decline = 不受理：{ $words }
history-withdraw = 撤回
history-classify = 改了事项
history-correct = 您改了事项
history-overdue = 超过{ $reason }，已报上级

do-request-add = 补充
do-request-chase = 催一下
do-request-withdraw = 撤回
do-result-confirm = 解决了
do-result-not-fixed = 没解决
do-result-not-seen = 还没去看
do-result-rating = 打分
do-mine-detail = 看进展

add-what = 要补充什么？写一句话、发照片或位置都行。
add-leave = 不补充了
add-location = 位置：{ $label } { $map }
add-nothing = 没有收到内容，请写一句话，或发照片、位置。
request-added = 已补充到 { $number }，承办人会看到。
request-chased = 已催办 { $number }，承办人马上会收到。4 小时后可以再催。
withdraw-ask = 要撤回 { $number } { $matter } 吗？撤回后就不再办理。
withdraw-shared = 要撤回 { $number } { $matter } 吗？只撤您这一份，其他邻居的照常办。
withdraw-yes = 撤回
withdraw-no = 不撤了
request-withdrawn = { $number } 已撤回。问题还在的话，随时再说。

result-confirmed = 谢谢，{ $number } 记为已解决。办得怎么样？请打个分。
result-rate = { $number } 办得怎么样？请打个分，15 天内可以改。
rating-1 = 1 分，很不满意
rating-2 = 2 分，不满意
rating-3 = 3 分，一般
rating-4 = 4 分，满意
rating-5 = 5 分，很满意
rating-kept = 记下了，{ $rating } 分。想多说一句吗？
rating-no-comment = 不用了
rating-thanks = 谢谢您。
rating-comment-kept = 谢谢，您的话记下了。
comment-is-report = 这是另一件事，登记
not-fixed-what = 哪里没解决？写一句话或发张照片，承办人好再去。
not-fixed-no-words = 不用说明，就是没好
result-disputed = { $number } 退回重办，{ $promise }
result-disputed-street = { $number } 第 { $cycle } 次办理，街道也会盯着。{ $promise }
result-not-seen-kept = 好的，看过再告诉我。72 小时没有回复会按“未评价”结束，之后 15 天内仍可以说没解决。

notice-given = { $number } { $matter }。{ $who }。{ $promise }
notice-accepted = { $number } { $matter }：已接单。{ $promise }
notice-on-the-way = { $number } { $matter }：人已出发。
notice-arrived = { $number } { $matter }：人到了。
notice-started = { $number } { $matter }：开始处理了。
notice-question =
    { $number } { $matter }：承办人想问您
    “{ $words }”
    点“补充”回答，答了就接着办。
notice-paused = { $number } { $matter }：先停一停，原因：{ $reason }。
notice-resumed = { $number } { $matter }：接着办了。{ $promise }
notice-done =
    { $number } { $matter }：办好了。{ $words ->
        [empty] {""}
       *[other] {"\u000A"}{ $words }
    }
    请看看是不是解决了：
notice-verified =
    { $number } { $matter }：物业办好了，社区也看过了。
    请看看是不是解决了：
notice-closed-silently = { $number } { $matter }：72 小时没有收到您的回复，按“未评价”结束。没解决的话，15 天内点“没解决”。
notice-declined =
    { $number } { $matter }：没有受理。
    原因：{ $words }
    不同意的话，15 天内点“没解决”。
notice-classified = { $number }：事项改为“{ $matter }”。{ $promise }
notice-late = { $number } { $matter }：超过了{ $reason }，对不起。已经催办，并报给上一级。
