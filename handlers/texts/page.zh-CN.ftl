# What a person reads on the web chat page and on /demo. Served as flat JSON: no selectors, no plurals.

page-title = 呼应
page-language-label = 语言
page-language-zh-CN = 中文
page-language-en = English
page-log-label = 对话
page-author-own = 您
page-author-bot = 呼应
page-newer-messages = 新消息

page-status-line-connecting = 正在连接
page-status-line-offline = 连接断了
page-status-line-sending = 正在发送
page-status-line-busy = 稍等
page-status-line-online = 在线

page-banner-offline = 连接断了。您写的话会先存着，恢复后自动发出。
page-banner-busy = 现在人多，稍等一下会自动重发。

page-empty-title = 哪里需要修，说一句就行
page-empty-text = 写明小区和楼号，有照片更好。几秒钟内就会交到负责的人手里。
page-empty-example-1 = 小区门口的井盖松了，车一过就响
page-empty-example-2 = 3号楼楼道灯不亮
page-empty-example-3 = 楼下垃圾两天没人收
page-empty-emergency = 遇到危险请先打电话：火警、燃气 119，报警 110，急救 120。

page-composer-label = 写消息
page-composer-hint = 写在这里
page-composer-send = 发送
page-composer-photo = 添加照片
page-composer-location = 发送我的位置
page-composer-remove-photo = 移除照片 { $number }

page-photo-open = 查看照片
page-photo-alt = 照片
page-photo-close = 关闭
page-photo-loading = 正在载入照片
page-photo-broken = 照片暂时打不开
page-photo-undisplayable = 浏览器显示不了这种格式
page-photo-download = 下载附件
page-photo-too-large = 「{ $name }」超过 10 MB，没有添加。请选小一点的照片。
page-photo-wrong-type = 「{ $name }」不是可用的照片格式。请用 JPEG、PNG、WebP 或 HEIC。
page-photo-too-many = 一次最多 { $count } 张照片，多的没有添加。

page-location-own = 我的位置
page-location-searching = 正在定位
page-location-refused = 没有得到定位权限。您可以直接写地址，比如小区、楼号、单元。
page-location-failed = 暂时定位不了。您可以直接写地址，比如小区、楼号、单元。

page-own-pending = 等待发送
page-own-sent = 已发送
page-own-failed = 没有发出
page-own-uploading = 正在上传
page-own-retry = 重新发送
page-own-secret = 邀请码已提交

page-upload-offline = 网络断了，恢复后会接着上传。
page-upload-400 = 这张照片读不出来，请换一张。
page-upload-401 = 登录已经失效，请刷新页面后再发。
page-upload-413 = 照片超过 10 MB，请选小一点的。
page-upload-415 = 这种格式收不了。请用 JPEG、PNG、WebP 或 HEIC。
page-upload-429 = 照片发得太快了，请过一分钟再发。
page-upload-unknown = 照片没有传上去，请再试一次。

page-error-busy = 现在人多，稍等一下会自动重发。
page-error-bad-frame = 这条消息没能读懂，请换个说法再发。
page-error-too-long = 这条消息太长了，请分几条发。
page-error-too-many = 发得太快了，请过一分钟再发。
page-error-not-yours = 这个按钮不是给您的。
page-error-expired = 这个按钮已经过期，请看最新的一条消息。
page-error-unknown-media = 照片没有找到，请重新添加。
page-error-forbidden = 您没有权限做这一步。
page-error-signed-out = 登录已经失效，请刷新页面后重新登录。
page-error-failed = 这一步没有办成，我们已经记下。请再试一次。
page-error-unknown = 这条消息没有处理成功，请再试一次。

page-signin-open = 工作人员登录
page-signin-title = 工作人员登录
page-signin-text = 请输入邀请码。邀请码由您的上级发给您，48 小时内有效，只能用一次。
page-signin-code = 邀请码
page-signin-submit = 登录
page-signin-cancel = 取消

page-sound-on = 打开提示音
page-sound-off = 关闭提示音

page-role-worker = 网格员
page-role-part_time = 兼职网格员
page-role-leader = 网格长
page-role-office = 承办单位
page-role-community_admin = 社区管理员
page-role-street_admin = 街道管理员
page-role-district_admin = 区市管理员
page-role-city_admin = 市级管理员

page-status-submitted = 待分派
page-status-dispatched = 已派单
page-status-accepted = 已接单
page-status-in_progress = 处理中
page-status-paused = 已暂停
page-status-resolved = 待确认
page-status-closed = 已办结
page-status-declined = 不予受理
page-status-withdrawn = 已撤回
page-ticket-number = 编号 { $number }

page-demo-title = 呼应 · 演示
page-demo-lead = 居民说一句话，网格员办，社区看着办完。
page-demo-step-1 = 居民发一句话
page-demo-step-2 = 网格员接单，办完拍照
page-demo-step-3 = 居民确认、打分
page-demo-try = 替居民写一句
page-demo-example = 幸福小区3号楼2单元门口的路灯坏了三天了
page-demo-source = 居民页面
page-demo-tabs = 选择角色
page-demo-resident = 居民
page-demo-worker = 网格员
page-demo-admin = 社区管理员
page-demo-unread = 有新消息
page-demo-empty-worker = 居民的任务会出现在这里，一步一点就行。
page-demo-empty-admin = 需要社区处理的事会出现在这里。
