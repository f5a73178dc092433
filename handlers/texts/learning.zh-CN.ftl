# What admins are told of words that residents use.

words-keywords = 关键词|keywords
command-keywords = 居民常用、清单里还没有的词
keywords-none = 没有等着看的词。居民用得多、清单里没有的词，每小时找一次。
keywords-next =
    “{ $word }”：有 { $people } 位居民用它说“{ $matter }”（{ $category }）。
    加进清单的关键词吗？还有 { $count } 个没看。
keywords-approve = 加进去
keywords-refuse = 不加
keywords-later = 先看下一个
keywords-approved = “{ $word }”加好了，一会儿就认得。
keywords-refused = “{ $word }”不加，以后不再提。

words-hot = 热词|hot
command-hot = 本辖区这周说得多的词
hot-unknown = 本辖区没有“{ $area }”。
hot-none = { $area }：这一周没有明显增多的词。
hot-words =
    { $area } 这一周说得多起来的词：
    { $lines }
hot-line = · { $word }：{ $people } 人（前四周共 { $before } 人）
