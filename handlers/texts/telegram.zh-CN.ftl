# What is said on Telegram alone: the menu of commands, and the hint in groups.

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
