# What residents are told while they report a problem.

chat-greeting = 您好。哪里有问题，直接说一句话就行，比如“幸福小区3号楼2单元门口的路灯坏了”。
chat-thanks = 不客气。有事随时说。
chat-small-talk = 我在。身边有什么要修、要管的，直接说一句话，我来找人办。
chat-number = 这里没有可以用数字回答的选项。要报问题，请直接写一句话。
chat-emoji = 只看表情我不明白，请用一句话说说是什么事、在哪里。
chat-empty = 没有收到内容，请用一句话说说是什么事、在哪里。

question-line = · { $matter }：{ $office }
question-answer =
    按责任清单，最接近的是：
    { $lines }
question-unknown = 责任清单里没有找到。您可以换个说法，或者直接上报，由社区判断归谁管。
question-report = 直接上报这件事

out-of-scope = 这件事不归本平台办理，请联系{ $who }：{ $call }。
out-of-scope-file = 还是要登记
out-of-scope-leave = 知道了

report-photo-of-what = 照片收到了。是哪一类的事？也可以直接写一句话。
report-what-is-there = 位置收到了。这里有什么问题？请写一句话，或选一类。
report-unclear = “{ $words }”我还拿不准是什么事。请多说一句，或选一类。
report-whose = 这件事是？
report-duty = 工作中发现，上报
report-own = 我自己的诉求
report-several =
    听起来是 { $count } 件事：
    { $lines }
report-split = 分开登记
report-together = 是同一件事
report-addition = 您有一件正在办的：{ $number } { $matter }。是补充这一件吗？
report-add = 补充到这一件
report-new = 是另一件事
report-next = 接着是下一件：“{ $words }”
number-unknown = 没有找到您名下的这个编号，请核对一下。

filed-unasked = 已按“{ $matter }”登记，不对请点“不是这个”。
filed-not-this = 不是这个
correction-which = 那是哪一件？选一下，马上改派。
correction-browse = 按类别找
correction-keep = 没错，不用改
correction-kept = 好的，不改了。
correction-done = 改好了，已重新派出。
correction-left = 好的，请社区判断是什么事，定了会告诉您。
correction-too-late = 已经有人在办，事项改不了了。可以补充说明，承办人马上看到。

draft-card =
    我的理解：{ $words }
    地点：{ $place }{ $photos ->
        [0] {""}
       *[other] {"\u000A"}照片：{ $photos } 张
    }{ $evidence ->
        [empty] {""}
       *[other] {"\u000A"}依据：{ $evidence }
    }{ $anonymous ->
        [yes] {"\u000A"}匿名：承办人看不到您的姓名
       *[no] {""}
    }{ $behalf ->
        [empty] {""}
       *[other] {"\u000A"}替 { $behalf } 上报
    }
    是哪一件？点一下就登记。
draft-place-asked = 还不清楚，稍后问您
draft-matter = { $matter }｜{ $office }｜{ $time }前
draft-urgent = 情况紧急，马上登记
draft-none = 都不是
draft-more = 更多
draft-options = 还可以：
draft-anonymous = 匿名或取消匿名
draft-behalf = 替别人上报
draft-place = 换一个地点
draft-cancel = 不报了
draft-cancelled = 好的，没有登记。
draft-behalf-who = 替谁上报？请写称呼和电话（电话可以不写）。只有承办人看得到。
words-cancel = 取消|不报了|算了|不用了
draft-gone = 这件事已经登记或取消了。要报新的，直接写一句话。
draft-reminder = 您说的“{ $words }”还没有登记。是哪一件？点一下就行；24 小时后会按原话转给社区。
draft-filed-by-itself = 昨天说的事还没有选定，已经按原话转给社区判断。

place-which = 有几个同名的地方，是哪一个？
place-where = 在哪里？请写小区、楼号或路名，也可以发位置。
place-candidate = { $area }
place-home = 我家：{ $place }
place-unsure = 说不清，先登记
place-not-found = 没有找到这个地方。
location-invalid = 这个位置看不懂，请重新发，或写小区和楼号。
location-outside = 这个位置不在本市的网格里。请核对位置，或写小区和楼号。

neighbour-card =
    附近有一件相同的事正在办：
    { $matter }，{ $place }，{ $distance }
    状态：{ $status }；已有 { $count } 位居民反映。
neighbour-join = 就是这一件，加上我
neighbour-other = 是另一处
distance-same-building = 同一栋楼
distance-same-estate = 同一小区
distance-metres = 约 { $metres } 米

matter-categories = 是哪一类的事？
matter-matters = { $category }里的哪一件？
matter-undecided = 请社区判断
matter-other-category = 换一类
page-next = 下一页
page-back = 上一页

emergency-call = 这里不是紧急热线，请现在就拨打 { $call }。
emergency-self-harm = 请先别一个人扛着：心理援助 12356，有危险请拨 110 或 120，现在就打。您说的只有社区值班人员能看到。
draft-words-full = 一件诉求最多写 { $count } 个字，后面的没有记下。要说别的事，请先报上这一件。
draft-files-full = 一件诉求最多带 { $count } 个文件，多的没有收下。
