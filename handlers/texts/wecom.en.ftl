# WeCom, where staff work.

wecom-digest = You have { $count } new messages. Many came within a short time, so they are told as one.
    Reply "tasks" to see what you have on hand; what is urgent comes on its own.
