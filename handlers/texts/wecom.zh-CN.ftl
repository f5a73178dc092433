# WeCom, where staff work.

wecom-digest = 您有 { $count } 条新消息。短时间内消息较多，已为您合并。
    回复“任务”查看手上的任务，紧急的会单独提醒。
