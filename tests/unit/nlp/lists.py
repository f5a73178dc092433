"""A small responsibility list for the tests."""

from nlp.responsibility_list import Category, ListedMatter, Office, ResponsibilityList


def matter(number: str, name: str, *wordings: str, not_words: tuple[str, ...] = ()) -> ListedMatter:
    """Build a matter of which only the words differ."""
    return ListedMatter(
        id=number,
        category=number[:2],
        name=name,
        name_en=name,
        includes="",
        excludes="",
        handler="office",
        office="lighting",
        helpers=(),
        time_class="7d",
        proof=True,
        keywords=(),
        wordings=wordings,
        not_words=not_words,
    )


MATTERS = (
    matter("01-001", "垃圾未清运", "垃圾三天没人收", "垃圾堆成山", "垃圾桶满了", "臭气熏天"),
    matter("01-002", "流动摊贩占道", "路边摊占道经营", "摆摊的把路堵了", "小贩占着人行道"),
    matter("02-001", "路灯不亮", "路灯坏了", "晚上黑灯瞎火", "灯不亮", not_words=("景观灯",)),
    matter("02-002", "路面坑洼破损", "马路上有大坑", "路面坑坑洼洼", "路坏了没人修"),
    matter("05-001", "电梯故障停运", "电梯坏了", "电梯停了好几天", "老人爬不动楼"),
    matter("05-002", "楼上漏水", "楼上漏水到我家", "天花板滴水", "屋顶渗水"),
    matter("07-001", "突然停水", "家里没水了", "停水了", "水龙头不出水"),
    matter("07-002", "暖气不热", "暖气冰凉", "屋里冷", "供暖温度不够"),
    matter("10-001", "校园伙食差", "食堂饭菜难吃", "孩子在学校吃坏肚子"),
    matter("12-001", "拖欠工资", "工资不发", "老板欠薪跑了", "干活不给钱"),
)
LISTED = ResponsibilityList(
    (
        Category("01", "市容环卫", "Sanitation"),
        Category("02", "市政设施", "Municipal facilities"),
        Category("05", "物业管理", "Property"),
        Category("07", "水电气热", "Water, power, gas, heat"),
        Category("10", "教育", "Education"),
        Category("12", "就业", "Work"),
    ),
    (Office("lighting", "城市照明管理中心", "Street lighting centre", "department"),),
    MATTERS,
)
