# 终端里的话：huying chat 和 huying demo。

console-how =
    一行就是一条消息。输入数字或按钮上的字就是选择；/photo 路径 发照片，/location 纬度,经度 发位置；Ctrl-D 结束。

demo-open = 演示城市已经启动。
demo-resident = 居民聊天
demo-together = 居民、网格员、社区管理员在一起
demo-terminal = 在终端里扮演他们（另开一个窗口）
demo-stop = Ctrl-C 停止，数据会保留。
