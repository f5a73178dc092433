# What somebody is asked who scans the poster at a building's door.

door-ask = 您在 { $place } 吗？
door-here = 是的，就在这里
door-elsewhere = 不是，在别处
door-taken = 好的，{ $place }。哪里有问题，直接说一句话，可以带照片，这次不用再写地点。
door-home = 这里是我家，记下来
door-not-here = 好的。哪里有问题，直接说一句话，写上小区和楼号，或者发位置。

# The poster itself; both languages stand on it.
poster-title = 有问题，扫一扫
poster-how = 说一句话，网格员来办，办到您说好为止
poster-emergency = 遇到危险先打电话：火警、燃气 119　报警 110　急救 120
poster-scan-web = 微信或浏览器扫码
poster-scan-wechat = 微信扫码关注
poster-scan-telegram = Telegram
