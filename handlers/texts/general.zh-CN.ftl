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
    呼应由本市网格服务中心运行。您写的话、照片和位置只用来办理诉求，只给经办的人看，办结两年后清除。
    您可以随时查看、导出或删除：发“我的数据”或“忘记我”。接着写，就表示您知道了。

greeting = 您好，这里是呼应。哪里有问题，直接说一句话就行，比如“幸福小区3号楼2单元门口的路灯坏了”。我来找人办，办到您说好为止。
greeting-staff = { $name }，您好。新任务会直接发到这里。
greeting-token = 这个链接认不出来，可能已经过期。不影响使用，有事直接说就行。
do-help = 能做什么
do-home = 绑定我家
do-mine = 我的诉求
do-search = 查事项归谁管

help-residents =
    哪里有问题，直接说一句话，可以带照片和位置。不用记命令，需要时也可以发这些：
    我的 /mine：我的诉求和进展
    取消 /cancel：正在写的不报了
    查事项 /search：一件事归谁管、多久办好
    我家 /home：记住住址，报家里的事不用再写
    语言 /language：中文或 English
    关联 /link：把别的渠道上的账号并到一起
    我的数据 /export：导出我的资料
    忘记我 /forget：删除我的资料
    遇到危险先打电话：火警、燃气 119，报警 110，急救 120。
help-staff =
    新任务会直接发到这里，点按钮就能办。也可以发：
    任务 /tasks：手上的任务，先看超时的
    今日 /today：今天到期和办结的
    上报 /found：工作中发现的问题
    请假 /leave：请假和代班
    吹哨 /whistle：请部门来一起办
    登录 /login：输入邀请码
    居民的功能您也能用：我的 /mine、取消 /cancel、查事项 /search、我家 /home、语言 /language、关联 /link、我的数据 /export。
help-admins =
    管理：
    待分派 /triage：规则派不出去的
    派单 /assign：按编号派给人
    代录 /intake：替来电来访的居民登记
    查单 /find：按编号、事项、地点查
    数据 /figures：本辖区的指标
    热词 /hot：这一周说得多起来的词
    关键词 /keywords：清单里还没有的词（区市、市级）
    广播 /broadcast：给本辖区居民发通知
    人员 /staff：谁在岗、谁请假
    未送达 /undelivered：没发出去的消息，重发
    邀请 /invite：邀请新同事
help-unsupported = 这种消息我还看不懂。请用一句话说说是什么事、在哪里，也可以发照片或位置。
help-unknown-command = 没有这个命令。要报问题，直接说一句话就行。

search-what = 想查什么事？写一句话，比如“路灯不亮归谁管”。
search-line =
    { $n }. { $matter }
    { $office }（{ $handler }），{ $limit }办结
search-found =
    按责任清单，最接近的是：
    { $lines }
search-nothing = 责任清单里没有找到“{ $words }”。换个说法再查，或者直接上报，由社区判断归谁管。
search-report = 上报这件事
search-again = 再查一件
limit-2h = 2 小时内
limit-24h = 24 小时内
limit-7d = 7 个工作日内
limit-15d = 15 个工作日内
handler-grid = 网格员办
handler-property = 物业办，社区核查
handler-community = 社区办
handler-street = 街道办
handler-office = 部门办，网格员跟进

home-ask = 您家在哪里？请写小区和楼号，比如“幸福小区3号楼2单元”，也可以发位置。
home-now = 现在记的是：{ $place }。要换的话，请写小区和楼号，也可以发位置。
home-bound = 记下了，您家：{ $place }。以后没写地点，就先按这里。
home-which = 有几个同名的地方，是哪一个？
home-not-found = 没有找到这个地方。请写小区和楼号，或者发位置。
home-area = { $place }
home-change = 不对，重写
home-remove = 不再记住
home-removed = 好的，不再记住您家在哪里。
home-keep = 不换了
home-kept = 好的，没有改动。

language-choose = 用哪种语言？ / Which language?
language-zh-CN = 中文
language-en = English
language-set = 好的，以后用中文。

forget-ask =
    要删除您的资料吗？会删掉称呼、电话、住址、说过的话、照片和账号关联，没办完的诉求会撤回。
    编号、事项和处理时间会留下，但看不出是谁。
forget-go-on = 我要删除
forget-keep = 不删了
forget-sure = 删了就找不回来。确定吗？
forget-now = 确定，全部删除
forget-done = 已经删除。再写一句话，就是重新开始。
forget-kept = 好的，什么都没有删。

link-which = 要把两个账号并成一个吗？在想保留的那边取码，在另一边输入。
link-show = 在这里取码
link-enter = 我有码，要输入
link-code = 关联码：{ $code }，{ $time }前有效，只能用一次。请在另一个账号里发“关联”，再输入。不要告诉别人。
link-code-please = 请输入另一个账号里的关联码。
link-sure = 码对了。关联以后，这里的诉求会归到那个账号，那边看得到您在这里说过的话。只有那个账号也是您本人的，才请继续。
link-join = 是我本人，关联
link-leave = 不关联了
link-left = 好的，没有关联。
link-done = 关联好了，两边看到的是同样的诉求。

export-head = 这是呼应里存的您的资料，共 { $count } 段，连起来是一份 JSON。
export-piece =
    { $n }/{ $count }
    { $piece }

choice-stale = 这个按钮已经过期了。发“我的”可以看最新进展。
choice-foreign = 这不是给您的选项。
choice-used = 这个按钮已经点过了。发“我的”可以看最新进展。

failed = 我这边出了点问题，这一步没有做成。请过一会儿再试；还不行，请告诉社区这个代码：{ $event }。
refused-generic = 这一步现在做不了。
refused-not-allowed = 这件事不归您操作。
refused-not-possible-now = 这件事的状态已经变了，这一步现在做不了。发“我的”可以看最新进展。
refused-proof-missing = 这件事要有照片才能办结，请发一张。
refused-reason-missing = 请先说明原因。
refused-too-late = 已经过了 15 天，这一步做不了了。问题还在的话，请重新说一遍，我马上登记。
refused-too-soon = 4 小时内已经催过一次，承办人收到了。请再等等。
refused-unknown = 没有找到这一件。
refused-invitation-invalid = 这个码不对，或者已经用过、过期了。
refused-locked-out = 输错次数太多，请 1 小时后再试。
refused-rating-out-of-range = 请在 1 到 5 里选一个数。
refused-already-linked = 这两边本来就是同一个账号。
refused-office-missing = 还要说明是哪个承办单位。

matter-unknown = 待判断的事项
office-unknown = 待定
place-unknown = 地点待定
place-building = { $number }号楼
place-entrance = { $number }单元
place-room = { $number }室
place-in-area = { $place }（{ $area }）
time-today = 今天 { $clock }
time-tomorrow = 明天 { $clock }
time-date = { $month }月{ $day }日 { $clock }
