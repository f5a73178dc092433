# What an administration tells the residents of its area.

words-broadcast = 广播|发通知|broadcast
command-broadcast = 给本辖区居民发通知
broadcast-where = 发给哪个辖区的居民？
broadcast-what = 要告诉{ $area }的居民什么？请写出来，{ $count }字以内。只发给登记了住址的居民。
broadcast-message =
    { $area }通知：
    { $text }
broadcast-preview =
    居民会看到：
    { $message }

    { $count ->
        [0] 这个辖区还没有居民登记住址，发出去没有人收到。
       *[other] 发给{ $area }登记了住址的 { $count } 位居民，{ $time ->
            [now] 现在就发
           *[other] { $time }开始发
        }，3 天内没送到的不再发。
    }
broadcast-send = 确认发出
broadcast-change = 重写
broadcast-drop = 不发了
broadcast-sent = 已开始发，发完告诉您。
broadcast-dropped = 好的，没有发。
broadcast-done = { $area }的通知发完了，共 { $count } 位居民。
refused-broadcast-text = 通知要有内容，500 字以内。
