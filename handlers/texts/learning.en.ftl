# What admins are told of words that residents use.

words-keywords = 关键词|keywords
command-keywords = words that residents use and the list lacks
keywords-none = No word waits. What several residents write and the list lacks is looked for once an hour.
keywords-next =
    “{ $word }”: { $people } residents mean “{ $matter }” ({ $category }) by it.
    Add it to the list's keywords? { $count } more to look at.
keywords-approve = Add it
keywords-refuse = Do not add it
keywords-later = Next one first
keywords-approved = “{ $word }” was added and will be understood in a moment.
keywords-refused = “{ $word }” was not added and will not come again.

words-hot = 热词|hot
command-hot = words that rise in your area this week
hot-unknown = There is no “{ $area }” in your area.
hot-none = { $area }: no word has risen this week.
hot-words =
    Words that rise in { $area } this week:
    { $lines }
hot-line = · { $word }: { $people } people ({ $before } in the four weeks before)
