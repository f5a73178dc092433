"""Measure how names of places are found: ``python -m benchmarks.matching_addresses VILLAGES.csv``.

The file (columns ``code,name``) gives real names; made-up estates fill up to 20,000. Messages about
them are made clean, with homophones, and with characters missing.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations, product
from pathlib import Path

from pypinyin import lazy_pinyin

from nlp.address import AddressReader
from nlp.normalise import fold
from nlp.place_names import PlaceName

NAMES = 20_000
MESSAGES = 2_000

_FIRST = (
    *(
        "阳光",
        "幸福",
        "金海",
        "海天",
        "翠湖",
        "紫金",
        "凤凰",
        "滨海",
        "观海",
        "御景",
        "锦绣",
        "学府",
    ),
    *(
        "书香",
        "东方",
        "南山",
        "世纪",
        "时代",
        "中央",
        "国际",
        "绿地",
        "北山",
        "西郊",
        "名仕",
        "天泰",
    ),
    *(
        "福临",
        "祥和",
        "安泰",
        "永和",
        "兴业",
        "富华",
        "中海",
        "华润",
        "怡景",
        "盛世",
        "黄海",
        "银河",
    ),
    *("青年", "建设", "文化", "迎春"),
)
_ENDINGS = ("小区", "花园", "家园", "公寓", "新村", "苑", "府", "城", "湾", "庭")
_MESSAGES = (
    "{name}{building}号楼2单元漏水",
    "我家住{name}{building}栋，楼道灯坏了",
    "{name}门口垃圾没人清",
    "反映一下{name}停水的事",
    "尊敬的领导你好，我是{name}的居民，电梯坏了好几天",
)

Noise = Callable[[str], str]


def main(arguments: Sequence[str]) -> int:
    """Print the share of messages whose area is found, and how long one takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("villages", type=Path, help="CSV with the columns code, name")
    chance = random.Random(1)  # noqa: S311  # test data needs no cryptography
    places = list(_places(parser.parse_args(arguments).villages))
    started = time.process_time()
    reader = AddressReader(places)
    _write(f"{len(places)} names; built in {time.process_time() - started:.2f} s")
    noises: dict[str, Noise] = {
        "clean": str,
        "homophones .20": _homophones(chance, 0.2),
        "missing .12": lambda text: "".join(c for c in text if chance.random() > 0.12) or text,
    }
    for label, noise in noises.items():
        found, seconds = _measure(reader, places, noise, chance)
        _write(f"{label:<15} area found {found:.3f}  {seconds * 1e6:.0f} µs a message")
    return 0


def _places(villages: Path) -> Iterator[PlaceName]:
    with villages.open(encoding="utf-8-sig", newline="") as file:
        real = {row["name"]: row["code"] for row in csv.DictReader(file)}
    made = ("".join(parts) for parts in product(map("".join, permutations(_FIRST, 2)), _ENDINGS))
    names = real | {name: f"made-{name}" for name in made}
    for name, code in list(names.items())[:NAMES]:
        yield PlaceName("village" if name in real else "estate", name, (), code)


def _measure(
    reader: AddressReader, places: Sequence[PlaceName], noise: Noise, chance: random.Random
) -> tuple[float, float]:
    found, seconds = 0, 0.0
    for place in chance.choices(places, k=MESSAGES):
        name = place.name.replace("居民委员会", "").replace("居委会", "")
        name = name.replace("村民委员会", "村").replace("村委会", "村").replace("村村", "村")
        template, building = chance.choice(_MESSAGES), chance.randint(1, 60)
        message = fold(template.format(name=noise(name), building=building))
        started = time.process_time()
        address = reader.read(message).address
        seconds += time.process_time() - started
        found += address is not None and place.area_code in address.areas
    return found / MESSAGES, seconds / MESSAGES


def _homophones(chance: random.Random, share: float) -> Noise:
    """Return a noise that replaces a share of the characters by common ones of like sound."""
    alike: dict[str, list[str]] = defaultdict(list)
    for code in range(0x4E00, 0x9FA6):
        if len(chr(code).encode("gb2312", "ignore")) == 2:
            alike[lazy_pinyin(chr(code))[0]].append(chr(code))

    def noise(text: str) -> str:
        return "".join(
            chance.choice(alike[lazy_pinyin(sign)[0]] or [sign])
            if chance.random() < share
            else sign
            for sign in text
        )

    return noise


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
