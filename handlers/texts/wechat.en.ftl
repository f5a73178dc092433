# Platforms without buttons: WeChat and WeCom.

choices-by-number = Reply with the number.

# The menu of the official account: at most sixteen bytes each.
menu-report = Report
menu-mine = My requests
menu-help = Help
