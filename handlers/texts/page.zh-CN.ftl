# What a person reads on the web chat page and on /demo. Served as flat JSON: no selectors, no plurals.

page-title = 呼应
page-tagline = 您说一声，我们来办
language-label = 语言
language-zh-CN = 中文
language-en = English
log-label = 对话
author-own = 您
author-bot = 呼应
newer-messages = 新消息

status-line-connecting = 正在连接
status-line-offline = 连接断了，写下的话会先存着，恢复后自动发出
status-line-sending = 正在发送
status-line-busy = 现在人多，稍等一下会自动重发
status-line-online = 在线

empty-title = 哪里需要修，说一句就行
empty-text = 写明小区和楼号，有照片更好。几秒钟内就会交到负责的人手里。
empty-example-1 = 小区门口的井盖松了，车一过就响
empty-example-2 = 3号楼楼道灯不亮
empty-example-3 = 楼下垃圾两天没人收
empty-emergency = 遇到危险请先打电话：火警、燃气 119，报警 110，急救 120。

composer-label = 写消息
composer-hint = 哪里出了什么问题
composer-send = 发送
composer-photo = 添加照片
composer-location = 发送我的位置
composer-remove-photo = 移除照片 { $number }

photo-open = 查看照片
photo-alt = 照片
photo-close = 关闭
photo-loading = 正在载入照片
photo-broken = 照片暂时打不开
photo-undisplayable = 浏览器显示不了这种格式
photo-download = 下载附件
photo-too-large = 「{ $name }」超过 10 MB，没有添加。请选小一点的照片。
photo-wrong-type = 「{ $name }」不是可用的照片格式。请用 JPEG、PNG、WebP 或 HEIC。
photo-too-many = 一次最多 { $count } 张照片，多的没有添加。

location-own = 我的位置
location-searching = 正在定位
location-refused = 没有得到定位权限。您可以直接写地址，比如小区、楼号、单元。
location-failed = 暂时定位不了。您可以直接写地址，比如小区、楼号、单元。

own-pending = 等待发送
own-sent = 已发送
own-failed = 没有发出
own-uploading = 正在上传
own-retry = 重新发送
own-secret = 邀请码已提交

upload-offline = 网络断了，恢复后会接着上传。
upload-400 = 这张照片读不出来，请换一张。
upload-401 = 登录已经失效，请刷新页面后再发。
upload-413 = 照片超过 10 MB，请选小一点的。
upload-415 = 这种格式收不了。请用 JPEG、PNG、WebP 或 HEIC。
upload-429 = 照片发得太快了，请过一分钟再发。
upload-unknown = 照片没有传上去，请再试一次。

error-busy = 现在人多，稍等一下会自动重发。
error-bad-frame = 这条消息没能读懂，请换个说法再发。
error-too-long = 这条消息太长了，请分几条发。
error-too-many = 发得太快了，请过一分钟再发。
error-not-yours = 这个按钮不是给您的。
error-expired = 这个按钮已经过期，请看最新的一条消息。
error-unknown-media = 照片没有找到，请重新添加。
error-forbidden = 您没有权限做这一步。
error-signed-out = 登录已经失效，请刷新页面后重新登录。
error-failed = 这一步没有办成，我们已经记下。请再试一次。
error-unknown = 这条消息没有处理成功，请再试一次。

signin-open = 工作人员登录
signin-title = 工作人员登录
signin-text = 请输入邀请码。邀请码由您的上级发给您，48 小时内有效，只能用一次。
signin-code = 邀请码
signin-submit = 登录
signin-cancel = 取消

sound-on = 打开提示音
sound-off = 关闭提示音

role-worker = 网格员
role-part-time = 兼职网格员
role-leader = 网格长
role-office = 承办单位
role-community = 社区管理员
role-street = 街道管理员
role-district = 区市管理员
role-city = 市级管理员
role-admin = 管理员

status-submitted = 待分派
status-dispatched = 已派单
status-accepted = 已接单
status-in_progress = 处理中
status-paused = 已暂停
status-resolved = 待确认
status-closed = 已办结
status-declined = 不予受理
status-withdrawn = 已撤回
ticket-number = 编号 { $number }

demo-title = 呼应 · 演示
demo-lead = 居民说一句话，网格员办，社区看着办完。
demo-step-1 = 居民发一句话，点选事项
demo-step-2 = 网格员接单，办完拍照
demo-step-3 = 居民确认、打分
demo-try = 替居民写一句
demo-example = 幸福小区3号楼2单元门口的路灯坏了三天了
demo-source = 打开居民实际使用的页面
demo-tabs = 选择角色
demo-resident = 居民
demo-worker = 网格员
demo-admin = 社区管理员
demo-unread = 有新消息
demo-empty-worker = 居民的任务会出现在这里，一步一点就行。
demo-empty-admin = 需要社区处理的事会出现在这里。
