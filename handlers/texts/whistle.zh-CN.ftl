# Whistles (吹哨报到): offices are called, report in, and both sides rate each other.

words-whistle = 吹哨|whistle
command-whistle = 吹哨，请部门来
do-whistle-blow = 吹哨，请部门来
do-whistle-report-in = 报到
do-whistle-end = 办结这次吹哨
log-whistle = 吹哨
log-report_in = 部门报到
history-whistle = 吹哨，请部门来一起办
history-report_in = 有部门报到了
whistle-number = 给哪一件吹哨？请写诉求编号。
whistle-why-kind = 为什么吹哨？
whistle-kind-residents = 群众诉求，要街道协调
whistle-kind-joint = 联合执法
whistle-kind-emergency = 应急处置
whistle-whom = { $offices ->
        [empty] 请哪个部门来？点一个，或写名称。
       *[other] 已选：{ $offices }。还要请谁？
    }
whistle-enough = 就这些
whistle-what-for = 请他们来做什么？写一句话。
whistle-done =
    已吹哨（{ $kind }），请{ $offices }在{ $time }前报到。
    { $matter } · { $place }
    { $words }
whistle-called =
    有人吹哨（{ $kind }），请在{ $time }前报到。
    { $matter } · { $place }
    { $words }{ $who ->
        [empty] {""}
       *[other] {"\u000A"}吹哨人：{ $who }
    }
whistle-blown =
    { $who ->
        [empty] 居民第三次说没解决，自动吹哨
       *[other] { $who }吹哨
    }（{ $kind }），请{ $offices }在{ $time }前报到。
    { $matter } · { $place }
    { $words }
whistle-reported = 已报到：{ $matter } · { $place }。请和吹哨人{ $who ->
        [empty] {""}
       *[other] { $who }
    }联系，到现场一起办。
whistle-came = { $office }报到了。{ $missing ->
        [0] { $count } 个部门都到了。
       *[other] 还有 { $missing } 个没到。
    }
whistle-late = 过了报到时间，{ $missing }还没报到。{ $matter } · { $place }
whistle-what-came = 结果怎么样？写一句话。
whistle-over = 这次吹哨办结了。
whistle-rate-office = { $office }配合得怎么样？
whistle-rate-back = 这次吹哨办结了：{ $words }。您觉得这次吹哨吹得合适吗？
whistle-rated = 记下了。
