# Platforms without buttons: WeChat and WeCom.

choices-by-number = 回复数字即可选择。

# The menu of the official account: at most four Chinese characters each.
menu-report = 我要反映
menu-mine = 我的诉求
menu-help = 使用帮助
