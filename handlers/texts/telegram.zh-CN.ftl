# What is said where a platform has more than words: menus, groups, replies, edits, contacts.

group-hint =
    { $link ->
        [empty] 反映问题请和我私聊，群里不方便说。
       *[other] 反映问题请和我私聊，群里不方便说：{ $link }
    }

command-help = 能做什么
command-mine = 我的诉求和进展
command-cancel = 正在写的不报了
command-search = 一件事归谁管、多久办好
command-home = 记住住址
command-language = 中文或 English
command-link = 关联别的渠道上的账号
command-export = 导出我的资料
command-forget = 删除我的资料
command-tasks = 手上的任务
command-today = 今天到期和办结的
command-found = 上报工作中发现的问题
command-leave = 请假和代班
command-triage = 待分派的
command-assign = 按编号派给人
command-intake = 替来电来访的居民登记
command-find = 按编号、事项、地点查
command-figures = 本辖区的指标
command-staff = 谁在岗、谁请假
command-invite = 邀请新同事
command-login = 输入邀请码
command-undelivered = 没送达的消息

note-added = 已记到 { $number } 里。
phone-bound = 电话记下了：{ $phone }。只有承办人需要时才看得到。
phone-remove = 不再记住
phone-removed = 好的，不再记住您的电话。
phone-invalid = 这个电话号码看不懂，没有记下。
edit-unknown = 改过的那句话我没有用上。要改什么，请直接再说一遍。
edit-words = 更正：{ $words }
edit-added = 改过的话已补充到 { $number }。
task-noted = { $number } 同事补充：{ $words }
do-task-show = 看任务
