# What admins are told.

words-triage = 待分派|分派
words-assign = 派单
triage-none = 没有等待分派的工单。
triage-list = 等待分派 { $count } 件：
triage-which = 这是哪一件事？
triage-browse = 按类别找
matter-name = { $matter }
did-classify = 事项已定，还没有人接，请派给一个人。
did-reclassify = 事项已改。
did-dispatch = 事项已定，已经派出。
decline-why = 为什么不受理？请写一句话，居民会看到。
did-decline = 已不受理，原因已告诉居民。
assign-number = 要派哪一件？请发编号。
assign-unknown = 本辖区没有这个编号，请核对后再发。
assign-whom = “{ $matter }”派给谁？
assign-nobody = “{ $matter }”附近没有别人可派。可以先发“邀请”添加网格员，或者自己办。
assign-self = 我来办
did-assign = 已派给{ $name }。
did-verify = 核查通过，已请居民确认。

role-worker = 网格员
role-part_time = 兼职网格员
role-leader = 网格长
role-office = 承办单位
role-community_admin = 社区管理员
role-street_admin = 街道管理员
role-district_admin = 区市管理员
role-city_admin = 市级管理员

words-intake = 代录|代登记
intake-open = 您还有一件没报完的。先丢开，登记来电来访，还是接着报？
intake-anew = 丢开，登记来电来访
intake-go-on = 接着报
intake-who = 谁来电或来访？请写姓名和电话，电话可以不写。
intake-nameless = 没有留姓名
intake-what = 说的是什么事、在哪里？请写下来，也可以发照片。

words-find = 查单|查工单
find-what = 查哪一件？请发编号，或写事项、地点，比如“幸福小区 路灯”。
find-none = 本辖区没有找到“{ $words }”。
find-list = 找到 { $count } 件，新的在前：
find-list-newest = 找到的超过 { $count } 件，先列最新的；加上地点或事项可以找得更准：

words-figures = 数据|指标
figures-which-area = 看哪里的数据？
figures-large = { $area } { $year }年{ $month }月的工单超过 { $most } 件，请点一个下级辖区看数据；要看整体，可以请系统管理员用 huying export assessment 导出。
figures =
    { $area } { $year }年{ $month }月，共 { $total } 件
    { $lines }{ $excluded ->
        [0] {""}
       *[other] {"\u000A"}另有 { $excluded } 件是工作人员自己发现的，不计入
    }
figure-line = { $name } { $percent }（{ $good }/{ $counted }）
figure-none = { $name } 还没有可算的
figure-response = 按时接单率
figure-resolution = 办结率
figure-on_time = 按时办结率
figure-satisfaction = 满意率
figure-reopened = 退回重办率
figure-response-yes = 按时接单
figure-response-no = 没按时接单
figure-resolution-yes = 已办结
figure-resolution-no = 超期没办结
figure-on_time-yes = 按时办结
figure-on_time-no = 没按时办结
figure-satisfaction-yes = 评 4 或 5 分
figure-satisfaction-no = 评 3 分以下
figure-reopened-yes = 退回重办过
figure-reopened-no = 一次办好
figures-before = 上个月
figures-behind = 是哪些工单
figures-which = 看哪些工单？
figures-listed = { $what } { $count } 件
figures-nothing = 这个月还没有可算的工单。
figures-numbers =
    { $what } { $count } 件：
    { $numbers }
    发“查单”加编号看详情。

words-staff = 人员|人员名单
staff-none = 没有找到人。发“邀请”可以邀请新同事。
staff-list = 共 { $count } 人，点一个看详情；发“人员”加姓名可以查找：
staff-line = { $name }（{ $role }，{ $where }）
staff-line-away = { $name }（{ $role }，{ $where }，请假）
staff-card =
    { $name }，{ $role }，{ $where }{ $phone ->
        [empty] {""}
       *[other] {"\u000A"}电话：{ $phone }
    }
    在办 { $tasks } 件{ $away ->
        [empty] {""}
       *[other] {"\u000A"}请假到{ $away }
    }
staff-end = 结束这个岗位
staff-end-sure = 要结束{ $name }的“{ $role }”岗位吗？结束后就收不到新任务。
staff-end-yes = 结束
staff-end-no = 不结束
staff-ended = 已结束{ $name }的岗位。{ $tasks ->
        [0] 没有留下的任务。
       *[other] 还有 { $tasks } 件任务，请派给别人：
    }
staff-your-role-ended = 您的“{ $role }”岗位已由{ $name }结束。居民的功能照常可用。

words-invite = 邀请|邀请同事
invite-role = 邀请做什么？
invite-area = 在哪里做{ $role }？点一个，或写名称的一部分。
invite-area-unknown = 本辖区没有这个名称。请再写一次，比如社区名。
invite-office = 是哪个单位？点一个，或写名称的一部分。
invite-office-unknown = 责任清单里没有这个单位，请再写一次。
invite-name = 邀请谁到{ $area }做{ $role }？请写姓名。
invite-made =
    { $name }的邀请码（{ $role }，{ $area }）：
    { $code }
    只显示这一次，48 小时内用一次。请当面或打电话告诉本人：在这里发“登录”加邀请码。输入后会请您或另一位管理员确认是不是本人。

words-login = 登录|登陆|login
login-code = 请发 16 位邀请码。
login-not-a-code = 邀请码是 16 位字母和数字，这条不像。请再发一次，或者点下面的按钮。
login-waits = 邀请码对了（{ $name }，{ $role }，{ $area }）。等{ $names }确认是您本人，确认后马上通知您。
login-nobody-confirms = 邀请码对了（{ $name }，{ $role }，{ $area }），但还没有别的管理员可以确认。请联系市级管理员。
login-is-that-them = 有人用了{ $name }的邀请码（{ $role }，{ $area }）。是本人吗？请先当面或打电话核实。
login-yes = 是本人
login-no = 不是
login-confirmed = 已确认，{ $name }现在是{ $area }的{ $role }。
login-refused = 已拒绝，{ $name }的邀请码作废。需要的话请重新邀请。
login-you-are-refused = 没有确认是您本人，邀请码已作废。请联系邀请您的人。
login-answered = 这个邀请已经有人处理了。
login-welcome = { $name }，您现在是{ $area }的{ $role }。新任务会发到这里，发“帮助”看能做什么。
login-tasks = 我的任务
login-triage = 待分派

words-undelivered = 未送达|发送失败|undelivered
undelivered-none = 没有发不出去的消息。
undelivered-list =
    本辖区有 { $count } 条消息没能送达，最近的：
    { $lines }
undelivered-line = · { $time } { $number ->
        [empty] （无编号）
       *[other] { $number }
    } { $channel }：{ $reason }
do-undelivered-resend = 重发{ $number ->
        [empty] {""}
       *[other] {" "}{ $number }
    }
do-undelivered-all = 全部重发
did-resend = { $count ->
        [0] 这条消息已经重发过了。
       *[other] 已安排重发 { $count } 条，送达情况稍后再看“未送达”。
    }
