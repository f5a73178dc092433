"""Made-up Chinese names of areas, roads, estates and persons, none of a kind twice."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import count, product

_FAIR_SIGNS = (
    "阳光幸福金海海天翠湖紫金凤凰滨海观海御景锦绣学府书香东方南山世纪时代中央国际绿地北山西郊名仕天泰"
    "福临祥和安泰永和兴业富华中海华润怡景盛世黄海银河青年建设文化迎春松涛柳岸云峰明珠康宁新华桃源竹园"
    "梅苑兰亭"
)
_FAIR = [_FAIR_SIGNS[at : at + 2] for at in range(0, len(_FAIR_SIGNS), 2)]
_HOMES = ("小区", "花园", "家园", "公寓", "新村", "苑", "府", "城", "湾", "庭")
_WAYS = ("路", "街", "大街", "巷", "东路", "西路", "南路", "北路")
_CLANS = tuple("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕")
_SETTLEMENTS = tuple(f"家{sign}" for sign in "庄疃沟夼埠洼岭屯寨集堡湾滩口泊坡崖窑营店河桥台楼园")
_GIVEN = tuple("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚玲桂英华建文辉力海波宁健东亮政谦亨奇固")
_AREA_ENDINGS = {"district": "区", "street": "街道", "community": "社区"}


class Names:
    """Names in an order that chance has shuffled; used up, they go on with numbers."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        pairs = [(one, other) for one, other in product(_FAIR, _FAIR) if one != other]
        self._estates = _shuffled(("".join(p) for p in pairs), _HOMES, chance)
        self._roads = _shuffled(("".join(p) for p in pairs), _WAYS, chance)
        self._settlements = _shuffled(_CLANS, _SETTLEMENTS, chance)

    def area(self, kind: str) -> str:
        """Return the name of a district, street or community."""
        return f"{next(self._settlements)}{_AREA_ENDINGS[kind]}"

    def road(self) -> str:
        """Return the name of a road."""
        return next(self._roads)

    def estate(self) -> str:
        """Return the name of an estate."""
        return next(self._estates)

    def person(self) -> str:
        """Return the name of a person, which others may have too."""
        return self._chance.choice(_CLANS) + "".join(self._chance.choices(_GIVEN, k=2))


def _shuffled(
    firsts: Sequence[str] | Iterator[str], lasts: Sequence[str], chance: random.Random
) -> Iterator[str]:
    names = ["".join(parts) for parts in product(firsts, lasts)]
    chance.shuffle(names)
    for turn in count(1):
        for name in names:
            yield name if turn == 1 else f"{name}{turn}期"
